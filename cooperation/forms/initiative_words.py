"""Words for what is wrong with an entry of the register, with a row of a table, and with a table."""

from datetime import date

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation import initiative_columns, initiative_rows, initiatives, sources, tables
from cooperation.actions import initiative_import
from cooperation.models import ExistingInitiative
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund import formats

# Of an entry, beside its field, and of a row, after the value that stands there.
WORDS = {
    initiatives.MISSING: _("This is needed."),
    initiatives.TOO_LONG: _("This is too long: at most %(longest)s characters."),
    initiatives.UNKNOWN: _("This is none of the choices."),
    initiatives.YEAR_OUTSIDE: _("Write a year between 1000 and 2199."),
    initiatives.UNTIL_BEFORE_SINCE: _("It cannot end before it began."),
    initiatives.HAS_ENDED: _("The year in which it ends has passed, so it has ended."),
    initiatives.ENDS_AHEAD: _("What has ended cannot end in a year to come."),
    initiatives.CHECKED_AHEAD: _("Nobody can have checked it on a day to come."),
    initiatives.WHAT_MISSING: _("Say what it does, in Danish or Swedish."),
    initiatives.SOURCE_MISSING: _("Say where this can be read: the address of a page, or a document."),
    sources.NOT_HTTP: _("The address of a page begins with http:// or https://."),
    sources.BROKEN: _("This is no whole address of a page, such as https://example.org/page."),
    sources.LONG: _("This is too long: at most %(longest)s characters."),
    initiative_rows.FORMULA: _("A formula is not computed here. Put its value in its place."),
    initiative_rows.NOT_A_YEAR: _("A year or a day is expected, such as 2021 or 2021-03-15."),
    initiative_rows.NOT_A_DAY: _("A day is expected, such as 2026-03-15 or 15.03.2026."),
    initiative_rows.UNKNOWN_AUSPICES: _("Public, private or mixed is expected."),
    initiative_rows.UNKNOWN_STATUS: _("Decided, running or ended is expected."),
    initiative_rows.ONLY_AN_IDEA: _(
        "Only what is decided or funded belongs in the register, not what is merely talked about."
    ),
    initiative_import.UNKNOWN_CODE: _(
        "No entry has this code. Leave the cell empty if the initiative is a new one."
    ),
    initiative_import.SEVERAL_FIT: _(
        "Several entries have this name. Say in a column “code” which one is meant."
    ),
    initiative_import.TWICE: _("Row %(value)s is about the same initiative."),
}

# Of a whole file. %(row)s: where it is, %(found)s: what stands there.
FILE_WORDS = {
    tables.EMPTY: _("There is nothing in this file."),
    tables.TOO_LARGE: _("The file is larger than 5 MB. Divide it into several."),
    tables.NOT_A_TABLE: _("This is no table. Save it as XLSX or CSV and choose that file."),
    tables.OLD_EXCEL: _(
        "This is an old kind of Excel file (XLS), or one with a password. Save it as XLSX without a password."
    ),
    tables.OPEN_DOCUMENT: _("This is an OpenDocument file. Save it as XLSX or CSV."),
    tables.MACROS: _("This workbook contains macros. Save it as XLSX, without macros."),
    tables.DAMAGED: _("The file is damaged or protected by a password and cannot be read."),
    tables.SWOLLEN: _("The file unpacks to more than can be read. Copy the rows you need into a new one."),
    tables.TOO_MANY_ROWS: _("The table has more than 5,000 rows. Divide it into several files."),
    tables.TOO_MANY_COLUMNS: _(
        "Row %(row)s has more than 1,000 columns. Leave out those that are not needed."
    ),
    tables.NUL: _("Line %(row)s contains characters that no text has (NUL). Save the file again as UTF-8."),
    tables.NOT_TEXT: _("This is no text that can be read. Save the table as XLSX, or as CSV in UTF-8."),
    tables.BAD_QUOTES: _(
        "Row %(row)s cannot be read: a quotation mark has no partner, or a cell is far too long."
    ),
    initiative_columns.DUPLICATE: _("Two columns are headed alike: %(found)s. Leave one of them out."),
    initiative_columns.NO_NAME: _("No column is headed “name”. Found are: %(found)s."),
    initiative_columns.UNKNOWN: _(
        "None of the first ten rows has headings that are known. Found in the first are: %(found)s."
    ),
    "no_rows": _("There are headings, but no rows below them."),
}

# What columns are about, besides the fields of an entry.
_COLUMNS = {
    "acronym": pgettext_lazy("column of a table", "short name"),
    "language": pgettext_lazy("column of a table", "language of the texts"),
    "days": pgettext_lazy("column of a table", "days"),
    "kinds_of_days": pgettext_lazy("column of a table", "kinds of days"),
    "what": _("what it does"),
}

OUTCOMES = {
    initiative_import.NEW: pgettext_lazy("row of a table", "new"),
    initiative_import.CHANGED: pgettext_lazy("row of a table", "changes an entry"),
    initiative_import.SAME: pgettext_lazy("row of a table", "no change"),
    initiative_import.REFUSED: pgettext_lazy("row of a table", "error"),
}


def problem_words(field, code, value=""):
    """What is wrong with a field, as a lazy or plain text."""
    longest = sources.LONGEST if code == sources.LONG else initiatives.LONGEST.get(field, "")
    return WORDS[code] % {"longest": longest, "value": value}


def file_words(problem, row=0, found=""):
    listed = found if isinstance(found, str | int) else ", ".join(f"“{one[:60]}”" for one in found[:12])
    return FILE_WORDS[problem] % {"row": row, "found": listed or "–"}


def field_label(field, language=""):
    """What a field or a column is about; language: of a text, where a column is for one."""
    field, _underscore, code = field.rpartition("_") if field.startswith("what_") else (field, "", language)
    label = _COLUMNS.get(field) or ExistingInitiative._meta.get_field(field).verbose_name
    languages = dict(LANGUAGE_CHOICES)
    if code not in languages:
        return label
    return gettext("%(field)s in %(language)s") % {"field": label, "language": str(languages[code]).lower()}


def entry_word(field, value):
    """A value of an entry as pages show it."""
    if field in ("auspices", "status"):
        return dict(ExistingInitiative._meta.get_field(field).choices).get(value, value)
    return formats.short_date(value) if isinstance(value, date) else value
