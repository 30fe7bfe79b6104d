"""What an entry in the register of others' initiatives must say (R-14, R-17). Pure: plain values in, codes out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cooperation import sources

PUBLIC, PRIVATE, MIXED = AUSPICES = ("public", "private", "mixed")
# "Counts from the moment it is publicly decided or funded": what is only talked about is nobody's yet.
DECIDED, RUNNING, ENDED = STATUSES = ("decided", "running", "ended")

EARLIEST, LATEST = 1000, 2199
LONGEST = {"name": 200, "run_by": 200, "identifier": 100, "what_da": 5000, "what_sv": 5000}

# Problems are codes; the words for them stand where they are shown.
MISSING = "missing"
TOO_LONG = "too_long"
UNKNOWN = "unknown"
YEAR_OUTSIDE = "year_outside"
UNTIL_BEFORE_SINCE = "until_before_since"
HAS_ENDED = "has_ended"
ENDS_AHEAD = "ends_ahead"
CHECKED_AHEAD = "checked_ahead"
WHAT_MISSING = "what_missing"
SOURCE_MISSING = "source_missing"


def problems(entry: Mapping[str, Any], today: date, *, without_what: bool = False) -> list[tuple[str, str]]:
    """Return what is wrong with an entry, as pairs of a field and a code, in the order of the form; none: [].

    entry: name, what_da, what_sv, run_by, auspices, status, since, until, source, identifier, last_checked_on.
    without_what: it may say nothing of what it does, when that was written in neither language where it comes from.
    """
    found = [(field, TOO_LONG) for field, longest in LONGEST.items() if len(entry.get(field) or "") > longest]
    if not entry.get("name"):
        found.insert(0, ("name", MISSING))
    if not (without_what or entry.get("what_da") or entry.get("what_sv")):
        found.append(("what", WHAT_MISSING))
    if entry.get("auspices") not in AUSPICES:
        found.append(("auspices", UNKNOWN if entry.get("auspices") else MISSING))
    found += _of_time(entry, today)
    found += _of_source(entry, today)
    return found


def status_on(status: str, until: int | None, today: date) -> str:
    """Return the status as it is today: what was to end in a year that has passed has ended."""
    return ENDED if until is not None and until < today.year else status


def probable_status(since: int | None, until: int | None, today: date) -> str:
    """Return the status that the years speak of, where nobody has said one."""
    if until is not None and until < today.year:
        return ENDED
    return DECIDED if since is not None and since > today.year else RUNNING


def _of_time(entry: Mapping[str, Any], today: date) -> list[tuple[str, str]]:
    since, until, status = entry.get("since"), entry.get("until"), entry.get("status")
    years = {"since": since, "until": until}
    found = [
        (field, YEAR_OUTSIDE)
        for field, year in years.items()
        if year is not None and not EARLIEST <= year <= LATEST
    ]
    if status not in STATUSES:
        found.append(("status", UNKNOWN if status else MISSING))
    if since is not None and until is not None and until < since:
        found.append(("until", UNTIL_BEFORE_SINCE))
    elif until is not None and until < today.year and status in (DECIDED, RUNNING):
        found.append(("status", HAS_ENDED))
    elif until is not None and until > today.year and status == ENDED:
        found.append(("until", ENDS_AHEAD))
    return found


def _of_source(entry: Mapping[str, Any], today: date) -> list[tuple[str, str]]:
    source, checked_on = entry.get("source") or "", entry.get("last_checked_on")
    found = [("source", sources.problem(source) if source else SOURCE_MISSING)]
    if checked_on is not None and checked_on > today:
        found.append(("last_checked_on", CHECKED_AHEAD))
    return [pair for pair in found if pair[1]]
