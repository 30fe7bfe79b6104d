"""Danish formats where Django's own are not what Danes write."""

DATE_FORMAT = "j.\u00a0F Y"
MONTH_DAY_FORMAT = "j.\u00a0F"
TIME_FORMAT = "\\k\\l.\u00a0H.i"
DATETIME_FORMAT = f"{DATE_FORMAT} {TIME_FORMAT}"
SHORT_DATETIME_FORMAT = "d.m.Y H.i"
# <input type=date> sends the ISO form.
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "kl. %H.%M", "kl. %H:%M"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M", "%d.%m.%Y %H.%M", "%d.%m.%Y kl. %H.%M"]
