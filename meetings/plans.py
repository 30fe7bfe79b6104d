"""Proposed meetings for the years ahead: on free days in good weeks, with hosts by rotation."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from meetings.dates import (
    JOINT_COUNCIL,
    MERITS,
    POOR,
    WORKING_GROUP,
    Avoid,
    Verdict,
    days_of,
    judge,
)
from meetings.rotation import CITIES, Turn, exceptions, suggested_hosts

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
HOURS = {WORKING_GROUP: (time(13), time(16)), JOINT_COUNCIL: (time(16), time(19))}
PREFIXES = {WORKING_GROUP: "AG", JOINT_COUNCIL: "JC"}
OTHER_PREFIX = "M"
APART = timedelta(days=14)  # at least, between any two meetings

# Where several days are worth the same: Monday, Wednesday, Tuesday, Friday; Thursdays belong to the councils.
_WEEKDAYS = (1, 3, 2, 5, 4, 6, 7)


@dataclass(frozen=True, slots=True)
class Season:
    """A part of the year in which a body should meet once: ISO weeks, both included, and the one to aim at."""

    first: int
    last: int
    aim: int

    def holds(self, day: date) -> bool:
        return self.first <= day.isocalendar().week <= self.last

    def distance(self, day: date) -> int:
        return abs(day.isocalendar().week - self.aim)


# In the order in which they are filled (domain §4.3).
SEASONS = {
    WORKING_GROUP: (Season(2, 25, 10), Season(33, 50, 46), Season(34, 41, 38), Season(15, 19, 17)),
    JOINT_COUNCIL: (Season(2, 50, 21),),
}
MOST_A_YEAR = len(SEASONS[WORKING_GROUP])

Turns = Mapping[str, Sequence[Turn]]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A body and when it might meet; aware datetimes."""

    body: str
    starts_at: datetime
    ends_at: datetime

    @property
    def day(self) -> date:
        return self.starts_at.astimezone(COPENHAGEN).date()


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting as it would be: its reference, host, what its date is worth, and the meeting of the body before it.

    before: that meeting's turn, or None for the first one; broken: refs of meetings that this one makes neighbours of
    one host, though they were not before.
    """

    ref: str
    sitting: Sitting
    host: str
    verdict: Verdict
    before: Turn | None
    broken: tuple[str, ...] = ()


def propose(
    years: Iterable[int], *, turns: Turns, avoid: Collection[Avoid], today: date, working_group: int = 2
) -> list[Sitting]:
    """Return when the bodies should meet in some years, in order: the working group and once a year the councils.

    turns: all meetings there are, by body; what is live in a year covers its duty, so that only the rest is proposed.
    working_group: how many meetings of it a year, 2 to MOST_A_YEAR, else ValueError. Every day is after today, free of
    collisions, in a good week, and apart from other meetings; where a year has too few such days left, less is proposed.
    Source: S13, S15, R-57, domain §4.3.
    """
    if not 2 <= working_group <= MOST_A_YEAR:
        raise ValueError(f"the working group meets 2 to {MOST_A_YEAR} times a year, not {working_group}")
    live = {body: [_day(turn) for turn in of_body if not turn.cancelled] for body, of_body in turns.items()}
    taken = [day for days in live.values() for day in days]
    sittings: list[Sitting] = []
    for year in sorted(set(years)):
        coming = [day for day in days_of(year) if day > today]
        for body, number in ((JOINT_COUNCIL, 1), (WORKING_GROUP, working_group)):
            there = [day for day in live.get(body, ()) if day.year == year]
            for day in _good_days(body, _open_seasons(body, number, there), coming, taken, avoid):
                taken.append(day)
                sittings.append(sitting_on(body, day))
    return sorted(sittings, key=_order)


def sitting_on(body: str, day: date) -> Sitting:
    """Return the usual hours of a body on a day; they exist on every day, since clocks change at night."""
    start, end = HOURS[body]
    return Sitting(
        body, datetime.combine(day, start, tzinfo=COPENHAGEN), datetime.combine(day, end, tzinfo=COPENHAGEN)
    )


def lay_out(sittings: Iterable[Sitting], *, turns: Turns, avoid: Collection[Avoid]) -> list[Planned]:
    """Return the meetings that sittings would become, in order: reference, host by rotation, verdict.

    The working group's hosts follow one another with the meetings there are (S16); those of the joint meeting alternate
    on their own (R-28). turns: all meetings there are, by body.
    """
    known = {body: list(of_body) for body, of_body in turns.items()}
    in_use = {turn.ref for of_body in turns.values() for turn in of_body}
    planned = []
    for sitting in sorted(sittings, key=_order):
        ref = reference(sitting.body, sitting.day.year, in_use)
        in_use.add(ref)
        of_body = known.setdefault(sitting.body, [])
        turn, before = _seated(Turn(ref, sitting.starts_at, sitting.ends_at, CITIES[0]), of_body)
        broken = set(exceptions([*of_body, turn])) - set(exceptions(of_body))
        of_body.append(turn)
        verdict = judge(sitting.day, sitting.body, avoid)
        planned.append(Planned(ref, sitting, turn.host, verdict, before, tuple(sorted(broken))))
    still = {ref for of_body in known.values() for ref in exceptions(of_body)}
    # What one proposal breaks the next one may mend.
    return [replace(one, broken=tuple(ref for ref in one.broken if ref in still)) for one in planned]


def reference(body: str, year: int, in_use: Collection[str]) -> str:
    """Return the next free reference, such as AG-2028-1 for the working group and JC-2028 for the councils.

    in_use: those that no other meeting may get.
    """
    stem = f"{PREFIXES.get(body, OTHER_PREFIX)}-{year}"
    if body == JOINT_COUNCIL and stem not in in_use:
        return stem
    first = 2 if body == JOINT_COUNCIL else 1
    return next(ref for number in count(first) if (ref := f"{stem}-{number}") not in in_use)


def fingerprint(turns: Turns) -> str:
    """Return a mark that differs when any meeting is added, moved, cancelled or given another host."""
    rows = sorted(
        (body, turn.ref, turn.starts_at.timestamp(), turn.ends_at.timestamp(), turn.host, turn.cancelled)
        for body, of_body in turns.items()
        for turn in of_body
    )
    return _mark(rows)


def mark(planned: Iterable[Planned]) -> str:
    """Return a mark that differs when a plan has other meetings, hours, hosts or references."""
    rows = [
        (one.ref, one.sitting.starts_at.timestamp(), one.sitting.ends_at.timestamp(), one.host)
        for one in planned
    ]
    return _mark(rows)


def overlapping(sitting: Sitting, others: Iterable[Sitting | Turn]) -> Sitting | Turn | None:
    """Return the first of others that takes place while a sitting does, or None; cancelled meetings do not."""
    return next(
        (
            one
            for one in others
            if one is not sitting
            and not getattr(one, "cancelled", False)
            and one.starts_at < sitting.ends_at
            and sitting.starts_at < one.ends_at
        ),
        None,
    )


def _open_seasons(body: str, number: int, there: list[date]) -> list[Season]:
    """The seasons of a year without a meeting; one that there is counts for the season it lies nearest."""
    seasons = list(SEASONS[body][:number])
    for day in sorted(there)[:number]:
        seasons.remove(min(seasons, key=lambda season: season.distance(day)))
    return seasons


def _good_days(
    body: str, seasons: list[Season], coming: list[date], taken: list[date], avoid: Collection[Avoid]
) -> Iterator[date]:
    """The best day for each season, within it; then, for those that have none, anywhere in what is left of the year.

    taken: days of other meetings; the caller adds each day that is given before asking for the next.
    """
    verdicts = [judge(day, body, avoid) for day in coming]
    good = [one for one in verdicts if one.is_free and one.merit != POOR]
    passed = []
    for season in seasons:
        if day := _best([one for one in good if season.holds(one.day)], season, taken):
            yield day
        else:
            passed.append(season)
    for season in passed:
        if day := _best(good, season, taken):
            yield day


def _best(verdicts: Iterable[Verdict], season: Season, taken: list[date]) -> date | None:
    apart = (one for one in verdicts if all(abs(one.day - day) >= APART for day in taken))
    best = min(apart, key=lambda one: _rank(one, season), default=None)
    return best.day if best else None


def _rank(verdict: Verdict, season: Season) -> tuple[int, int, int, date]:
    day = verdict.day
    return (
        MERITS.index(verdict.merit),
        season.distance(day),
        _WEEKDAYS.index(day.isoweekday()),
        day,
    )


def _seated(turn: Turn, of_body: list[Turn]) -> tuple[Turn, Turn | None]:
    """A turn with the host whose turn it is, and the live turn before it."""
    suggestions = suggested_hosts([*of_body, turn])
    order = list(suggestions)
    place = order.index(turn.ref)
    before = next((one for one in of_body if one.ref == order[place - 1]), None) if place else None
    return replace(turn, host=suggestions[turn.ref]), before


def _mark(rows: list[Any]) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def _order(sitting: Sitting) -> tuple[datetime, str]:
    return sitting.starts_at, sitting.body


def _day(turn: Turn) -> date:
    return turn.starts_at.astimezone(COPENHAGEN).date()
