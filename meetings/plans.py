"""Proposed meetings for the years ahead: on free days in good weeks, with hosts by rotation."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
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
from meetings.planning import KEEP_CONFIRMED, Scheduled, keeps_host
from meetings.rotation import CITIES, Turn, by_turns, exceptions

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

    before: that meeting's turn, or None for the first one; broken: refs of meetings that share their predecessor's host
    because of this one, and cannot follow it.
    """

    ref: str
    sitting: Sitting
    host: str
    verdict: Verdict
    before: Turn | None
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The meetings of a plan in order, and which of those that there are get another host by it: city by ref (W5)."""

    meetings: tuple[Planned, ...]
    new_hosts: Mapping[str, str]


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


def lay_out(
    sittings: Iterable[Sitting], *, turns: Turns, avoid: Collection[Avoid], unlocked: Collection[str] = ()
) -> Plan:
    """Return the meetings that sittings would become, with reference, host by rotation and verdict, and what they change.

    The working group's hosts follow one another with the meetings there are, and later ones that are unlocked follow
    them (S16, W5); those of the joint meeting alternate on their own, and none of them follows (R-28). turns: all
    meetings there are, by body; unlocked: those of `unlocked_refs`.
    """
    numbered = _numbered(sittings, turns)
    meetings: dict[str, Planned] = {}
    new_hosts: dict[str, str] = {}
    for body in dict.fromkeys(sitting.body for sitting in numbered.values()):
        new = {ref: sitting for ref, sitting in numbered.items() if sitting.body == body}
        there = {turn.ref: turn for turn in turns.get(body, ()) if not turn.cancelled}
        takes_turns = body == WORKING_GROUP
        hosted = _hosted(there, new, unlocked if takes_turns else ())
        before = dict(zip([turn.ref for turn in hosted], [None, *hosted], strict=False))
        broken = _broken(hosted, there, new) if takes_turns else {}
        new_hosts |= {one.ref: one.host for one in hosted if one.ref in there and one != there[one.ref]}
        for turn in hosted:
            if sitting := new.get(turn.ref):
                verdict = judge(sitting.day, body, avoid)
                refs = tuple(broken.get(turn.ref, ()))
                meetings[turn.ref] = Planned(turn.ref, sitting, turn.host, verdict, before[turn.ref], refs)
    return Plan(tuple(meetings[ref] for ref in numbered), new_hosts)


def unlocked_refs(schedule: Collection[Scheduled], now: datetime) -> set[str]:
    """Return which meetings of the working group change hosts with the others: planned and still to come (clarification 2).

    schedule: its live meetings; now: aware.
    """
    were = exceptions(one.turn for one in schedule)
    return {one.ref for one in schedule if not keeps_host(one, KEEP_CONFIRMED, now, were)}


def reference(body: str, year: int, in_use: Collection[str]) -> str:
    """Return the next free reference, such as AG-2028-1 for the working group and JC-2028 for the councils.

    in_use: those that no other meeting may get.
    """
    stem = f"{PREFIXES.get(body, OTHER_PREFIX)}-{year}"
    if body == JOINT_COUNCIL and stem not in in_use:
        return stem
    first = 2 if body == JOINT_COUNCIL else 1
    return next(ref for number in count(first) if (ref := f"{stem}-{number}") not in in_use)


def fingerprint(turns: Turns, unlocked: Collection[str] = ()) -> str:
    """Return a mark that differs when any meeting is added, moved, cancelled, given another host, or no longer unlocked."""
    rows: list[Any] = sorted(
        (body, turn.ref, turn.starts_at.timestamp(), turn.ends_at.timestamp(), turn.host, turn.cancelled)
        for body, of_body in turns.items()
        for turn in of_body
    )
    return _mark([*rows, *sorted(unlocked)])


def mark(plan: Plan) -> str:
    """Return a mark that differs when a plan has other meetings, hours, hosts or references, or changes other hosts."""
    rows: list[Any] = [
        (one.ref, one.sitting.starts_at.timestamp(), one.sitting.ends_at.timestamp(), one.host)
        for one in plan.meetings
    ]
    return _mark([*rows, *sorted(plan.new_hosts.items())])


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


def _numbered(sittings: Iterable[Sitting], turns: Turns) -> dict[str, Sitting]:
    """The sittings in order, by the reference that each gets."""
    in_use = {turn.ref for of_body in turns.values() for turn in of_body}
    numbered: dict[str, Sitting] = {}
    for sitting in sorted(sittings, key=_order):
        ref = reference(sitting.body, sitting.day.year, in_use | numbered.keys())
        numbered[ref] = sitting
    return numbered


def _hosted(there: Mapping[str, Turn], new: Mapping[str, Sitting], unlocked: Collection[str]) -> list[Turn]:
    """All turns of a body in order, each of the new ones, and of the unlocked ones after the first of them, in its city."""
    turns = [Turn(ref, one.starts_at, one.ends_at, CITIES[0]) for ref, one in new.items()]
    first = min(_place(turn) for turn in turns)
    free = {*new, *(ref for ref in unlocked if ref in there and _place(there[ref]) > first)}
    return list(by_turns(sorted([*there.values(), *turns], key=_place), free, CITIES[0]))


def _broken(hosted: list[Turn], there: Mapping[str, Turn], new: Collection[str]) -> dict[str, list[str]]:
    """By each new meeting: the refs up to the next one that share their predecessor's host, and did not before."""
    broken = set(exceptions(hosted)) - set(exceptions(there.values()))
    found: dict[str, list[str]] = {}
    latest = ""
    for turn in hosted:
        latest = turn.ref if turn.ref in new else latest
        if turn.ref in broken:
            found.setdefault(latest, []).append(turn.ref)
    return found


def _mark(rows: list[Any]) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def _order(sitting: Sitting) -> tuple[datetime, str]:
    return sitting.starts_at, sitting.body


def _place(turn: Turn) -> tuple[datetime, str]:
    return turn.starts_at.astimezone(UTC), turn.ref


def _day(turn: Turn) -> date:
    return turn.starts_at.astimezone(COPENHAGEN).date()
