"""What a row of somebody's table says of an initiative, and what in it cannot be read. Pure: cells in, values out."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cooperation import folding, initiatives, sources
from cooperation.initiative_columns import (
    DUPLICATE,
    LANGUAGES,
    LOOKED_THROUGH,
    UNKNOWN,
    Column,
    Unfit,
    columns,
)
from cooperation.legible import legible
from cooperation.tables import Cell, Formula, Row

# Problems are codes, besides those of `cooperation.initiatives`; the words for them stand where they are shown.
FORMULA = "formula"
NOT_A_YEAR = "not_a_year"
NOT_A_DAY = "not_a_day"
UNKNOWN_AUSPICES = "unknown_auspices"
UNKNOWN_STATUS = "unknown_status"
ONLY_AN_IDEA = "only_an_idea"

_PUBLIC, _PRIVATE, _MIXED = initiatives.AUSPICES
_DECIDED, _RUNNING, _ENDED = initiatives.STATUSES
_IDEA = "idea"

# What is written for the auspices; the numbers are IATI's types of organisations.
AUSPICES = {
    _PUBLIC: (
        "public", "offentlig", "offentligt", "offentliga", "public auspices", "offentligt regi", "offentlig regi",
        "statlig", "kommunal", "regional", "body governed by public law", "public body", "government",
        "local government", "10", "11", "15", "40", "80",
    ),
    _PRIVATE: ("private", "privat", "private auspices", "privat regi", "private sector", "private body", "70"),
    _MIXED: (
        "mixed", "blandet", "blandat", "blandad", "mixed or civil society", "blandet eller civilsamfund",
        "blandat eller civilsamhälle", "civil society", "civilsamfund", "civilsamhälle", "forening", "förening",
        "public private partnership", "ngo", "foundation", "21", "22", "23", "24", "30", "60", "90",
    ),
}  # fmt: skip
# What is written for the status; the numbers are IATI's. Its first is no decision yet.
STATUSES = {
    _DECIDED: (
        "decided", "funded", "decided or funded", "vedtaget", "besluttet", "beslutad", "beslutat", "finansieret",
        "finansierad", "besluttet eller finansieret", "beslutat eller finansierat", "approved", "contracted", "planned",
    ),
    _RUNNING: (
        "running", "i gang", "pågår", "pågående", "ongoing", "on going", "active", "aktiv", "aktivt", "open",
        "implementation", "finalisation", "suspended", "2", "3", "6",
    ),
    _ENDED: (
        "ended", "afsluttet", "avslutad", "avslutat", "closed", "completed", "finished", "slut", "ophørt", "upphört",
        "cancelled", "post completion", "4", "5",
    ),
    _IDEA: ("idea", "idé", "ide", "forslag", "förslag", "pipeline", "identification", "pipeline identification", "1"),
}  # fmt: skip
_AUSPICES = {folding.key(word): value for value, words in AUSPICES.items() for word in words}
_STATUSES = {folding.key(word): value for value, words in STATUSES.items() for word in words}
_LANGUAGES = {folding.key(word): code for code, words in LANGUAGES.items() for word in words}
# IATI's types of days: planned and actual start, planned and actual end.
_KINDS_OF_DAYS = {"1": "since", "2": "since", "3": "until", "4": "until"}

_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?")
_LOCAL_DAY = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_MONTH = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?"
_YEAR = re.compile(
    r"(?:\d{1,2}[-./ ]+){0,2}(\d{4})|(\d{4})(?:[-/]\d{1,2}){1,2}(?:[T ].*)?"
    rf"|(?:\d{{1,2}}\.?\s+)?{_MONTH}\s+(\d{{4}})",
    re.IGNORECASE,
)


class Defaults(NamedTuple):
    """What the form says of rows that do not say it themselves; language: "da", "sv", or "" for neither of the two."""

    language: str = ""
    auspices: str = ""
    source: str = ""


class CellProblem(NamedTuple):
    """What is wrong with a row: a field, a code, and the heading and the words that stand there, if it has a column."""

    field: str
    code: str
    heading: str = ""
    value: str = ""


class Read(NamedTuple):
    """What one row says. given: what stands in it; fallback: what holds for it when nothing else does."""

    number: int
    given: dict[str, Any]
    fallback: dict[str, Any]
    problems: list[CellProblem]
    headings: dict[str, tuple[str, str]]
    without_what: bool = False


def headed(rows: Sequence[Row]) -> tuple[list[Column], Sequence[Row]]:
    """Return the columns, and the rows below their headings: the first of ten rows that name a name.

    Raises Unfit when there are none, or two columns are headed alike.
    """
    refusals: list[Unfit] = []
    for place, row in enumerate(rows[:LOOKED_THROUGH]):
        try:
            return columns([_words(cell) for cell in row.cells]), rows[place + 1 :]
        except Unfit as unfit:
            if unfit.problem == DUPLICATE:
                raise
            refusals.append(unfit)
    # Of a row that had some headings there is more to say.
    raise min(refusals, key=lambda unfit: unfit.problem == UNKNOWN, default=Unfit(UNKNOWN, []))


def read_row(row: Row, found: Iterable[Column], defaults: Defaults, today: date) -> Read:
    """Return what a row says in the columns that were found."""
    reading = _Reading(row, list(found))
    given: dict[str, Any] = {
        "code": reading.words("code"),
        "identifier": reading.words("identifier"),
        "name": _name(reading),
        "run_by": reading.words("run_by"),
        "auspices": reading.known("auspices", _AUSPICES, UNKNOWN_AUSPICES),
        "status": reading.known("status", _STATUSES, UNKNOWN_STATUS),
        "since": reading.year("since"),
        "until": reading.year("until"),
        "source": sources.tidy(reading.words("source")),
        "last_checked_on": reading.day("last_checked_on"),
    }
    for field, year in _years_of_days(reading).items():
        given[field] = given[field] or year
    texts, is_elsewhere = _texts(reading, defaults.language)
    given = {field: value for field, value in (given | texts).items() if value not in (None, "")}
    if given.get("status") == _IDEA:
        given.pop("status")
        reading.refuse("status", ONLY_AN_IDEA)
    probable = initiatives.probable_status(given.get("since"), given.get("until"), today)
    fallback = {"auspices": defaults.auspices, "source": sources.tidy(defaults.source), "status": probable}
    return Read(row.number, given, fallback, reading.problems, reading.seen, is_elsewhere)


def year_of(cell: Cell) -> int | None:
    """Return the year of a cell: a year, a day in any usual order, a month and a year. None when there is no single one."""
    if isinstance(cell, date):
        return cell.year
    if match := _YEAR.fullmatch(cell.strip()):
        return int(next(filter(None, match.groups())))
    return None


def day_of(cell: Cell) -> date | None:
    """Return the day of a cell: as Excel keeps it, 2026-11-23, or 23.11.2026. None when it is none."""
    if isinstance(cell, date):
        return cell
    if match := _DAY.fullmatch(cell.strip()):
        year, month, day = match.groups()
    elif match := _LOCAL_DAY.fullmatch(cell.strip()):
        day, month, year = match.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


class _Reading:
    """A row while it is being read: what was seen where, and what could not be read."""

    def __init__(self, row: Row, found: list[Column]):
        self.row, self.found = row, found
        self.problems: list[CellProblem] = []
        # field → the heading and the words that it was read from
        self.seen: dict[str, tuple[str, str]] = {}

    def cell(self, field: str, language: str | None = None) -> Cell:
        """The first cell of a field that says something; a formula says nothing, and is refused."""
        for column in self.found:
            if column.field != field or language not in (None, column.language):
                continue
            cell = self.row.cells[column.place] if column.place < len(self.row.cells) else ""
            if cell == "":
                continue
            self.seen[field] = (column.heading, _words(cell))
            if isinstance(cell, Formula):
                self.refuse(field, FORMULA)
                continue
            return cell
        return ""

    def words(self, field: str, language: str | None = None, *, one_line: bool = True) -> str:
        return legible(_words(self.cell(field, language)), one_line=one_line)

    def known(self, field: str, meanings: Mapping[str, str], code: str) -> str:
        """The value that words stand for."""
        words = self.words(field)
        value = meanings.get(folding.key(words), "")
        if words and not value:
            self.refuse(field, code)
        return value

    def year(self, field: str) -> int | None:
        if (cell := self.cell(field)) == "":
            return None
        year = year_of(cell)
        if year is None:
            self.refuse(field, NOT_A_YEAR)
        return year

    def day(self, field: str) -> date | None:
        if (cell := self.cell(field)) == "":
            return None
        day = day_of(cell)
        if day is None:
            self.refuse(field, NOT_A_DAY)
        return day

    def refuse(self, field: str, code: str) -> None:
        self.problems.append(CellProblem(field, code, *self.seen.get(field, ("", ""))))


def _words(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _name(reading: _Reading) -> str:
    """Its own name; in several languages all of them, as they are called in both cities, and the short one behind."""
    names = [reading.words("name", language) for language in ("", "da", "sv")]
    names = list(dict.fromkeys(filter(None, names))) or [reading.words("name", "other")]
    name, acronym = " / ".join(filter(None, names)), reading.words("acronym")
    if acronym and folding.key(acronym) not in folding.key(name).split():
        return f"{name} ({acronym})" if name else acronym
    return name


def _texts(reading: _Reading, language: str) -> tuple[dict[str, str], bool]:
    """What it does, by language, and whether that is said in a language that is neither of the two."""
    texts = {code: reading.words("what", code, one_line=False) for code in ("da", "sv")}
    untold = reading.words("what", "", one_line=False)
    if written_in := reading.words("language"):
        language = _LANGUAGES.get(folding.key(written_in.split("-")[0]), "other")
    if untold and language in texts:
        texts[language] = texts[language] or untold
    is_elsewhere = bool(untold or reading.words("what", "other")) and not any(texts.values())
    return {f"what_{code}": words for code, words in texts.items()}, is_elsewhere


def _years_of_days(reading: _Reading) -> dict[str, int]:
    """Years out of a cell with several days, which another cell says the kinds of; actual days before planned ones."""
    days, kinds = (_several(reading.words(field)) for field in ("days", "kinds_of_days"))
    years: dict[str, int] = {}
    for kind, day in sorted(zip(kinds, days, strict=False)):
        if kind in _KINDS_OF_DAYS and (year := year_of(day)):
            years[_KINDS_OF_DAYS[kind]] = year
    return years


def _several(words: str) -> list[str]:
    """The parts of a cell that holds a list, as JSON or between commas or semicolons."""
    if words.startswith("["):
        try:
            return [str(one) for one in json.loads(words)]
        except (ValueError, RecursionError):
            return []
    return [one.strip() for one in re.split(r"[,;|]", words) if one.strip()]
