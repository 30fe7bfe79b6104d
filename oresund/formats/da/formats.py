"""Danish formats where Django's own are not what Danes write."""

DATE_FORMAT = "j. F Y"
TIME_FORMAT = r"\k\l. H.i"
DATETIME_FORMAT = r"j. F Y \k\l. H.i"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H.i"
# <input type=date> sends the ISO form.
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
