"""A line of time: where its marks, years and today stand, so that nothing covers anything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

# In thousandths of the line, as wide as they are on a telephone: a mark, a year in figures, and what is left free at the ends.
MARK, YEAR, EDGE = 95, 130, 60


class Event(NamedTuple):
    """Something that was to happen on a day, and whether it has."""

    on: date
    is_done: bool


class Mark(NamedTuple):
    """An event on the line: its number in the order given (from 1), its place in thousandths, and its row, 0 the lowest."""

    number: int
    at: int
    lane: int


class Year(NamedTuple):
    """A year in figures under the line, where it begins."""

    year: int
    at: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """marks in the order of the events; today: its place, None where the story is over or has not begun."""

    marks: list[Mark]
    years: list[Year]
    today: int | None
    lanes: int


def lay_out(events: Sequence[Event], today: date) -> Timeline:
    """Lay events out on a line from the first to the last; as long as something is still to happen, today is on it too.

    Marks that would touch stand one above the other; years that would are left out. Raises ValueError without events.
    """
    days = [event.on for event in events]
    if not all(event.is_done for event in events):
        days.append(today)
    first, last = min(days), max(days)
    marks = _in_lanes([_place(event.on, first, last) for event in events])
    return Timeline(
        marks=marks,
        years=_years(first, last),
        today=_place(today, first, last) if first <= today <= last else None,
        lanes=1 + max(mark.lane for mark in marks),
    )


def _place(day: date, first: date, last: date) -> int:
    if first == last:
        return 500
    return EDGE + round((1000 - 2 * EDGE) * (day - first).days / (last - first).days)


def _in_lanes(places: list[int]) -> list[Mark]:
    """Each in the lowest row where it has room."""
    ends: list[int] = []
    found: dict[int, Mark] = {}
    for index in sorted(range(len(places)), key=lambda one: (places[one], one)):
        at = places[index]
        lane = next((row for row, end in enumerate(ends) if end + MARK <= at), len(ends))
        ends[lane : lane + 1] = [at]
        found[index] = Mark(index + 1, at, lane)
    return [found[index] for index in range(len(places))]


def _years(first: date, last: date) -> list[Year]:
    """The year in which it begins, and the beginnings of the later ones as far as there is room."""
    found = [Year(first.year, _place(first, first, last))]
    for year in range(first.year + 1, last.year + 1):
        at = _place(date(year, 1, 1), first, last)
        if at >= found[-1].at + YEAR:
            found.append(Year(year, at))
    return found
