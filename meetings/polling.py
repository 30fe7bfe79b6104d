"""Dates by poll: which times may be offered, and which of them suits best."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from meetings.rotation import Turn, jumped_over

FEWEST, MOST = 2, 12
LONGEST = timedelta(days=1)

# What can be wrong with an offered time,
IN_THE_PAST = "in_the_past"
ENDS_FIRST = "ends_first"
TOO_LONG = "too_long"
TWICE = "twice"
TAKEN = "taken"
OUT_OF_TURN = "out_of_turn"
# with how many there are,
TOO_FEW = "too_few"
TOO_MANY = "too_many"
# and with the time until which one may answer.
CLOSES_IN_THE_PAST = "closes_in_the_past"
CLOSES_TOO_LATE = "closes_too_late"

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Span:
    """A time that may be offered: aware datetimes."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and with which meetings (references, in order)."""

    code: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answered what about one time."""

    yes: int = 0
    if_need_be: int = 0
    no: int = 0

    @property
    def can_come(self) -> int:
        return self.yes + self.if_need_be


def offer_problems(
    spans: Sequence[Span],
    closes_at: datetime,
    *,
    ref: str,
    meetings: Sequence[Turn],
    alternates: bool,
    now: datetime,
) -> dict[int | str, Problem]:
    """Return what is wrong with an offer: by the place of a span (0 …), "spans" for all of them, or "closes_at".

    ref: the meeting that is asked about; meetings: all of its body, itself too; alternates: whether they are turns of
    the rotation. Answers are wanted before the first of the times. All datetimes are aware.
    Source: "Møderne i den politiske arbejdsgruppe afholdes på skift i København og i Malmø" (S16).
    """
    found: dict[int | str, Problem] = {}
    if not FEWEST <= len(spans) <= MOST:
        found["spans"] = Problem(TOO_FEW if len(spans) < FEWEST else TOO_MANY)
    starts: set[datetime] = set()
    for place, span in enumerate(spans):
        start = span.starts_at.astimezone(UTC)
        wrong = slot_problem(span, ref=ref, meetings=meetings, alternates=alternates, now=now)
        if wrong or start in starts:
            found[place] = wrong or Problem(TWICE)
        else:
            starts.add(start)
    if closes_at <= now:
        found["closes_at"] = Problem(CLOSES_IN_THE_PAST)
    elif starts and closes_at > min(starts):
        found["closes_at"] = Problem(CLOSES_TOO_LATE)
    return found


def slot_problem(
    span: Span, *, ref: str, meetings: Iterable[Turn], alternates: bool, now: datetime
) -> Problem | None:
    """Return why a meeting cannot be put at a time, or None; the arguments are those of `offer_problems`."""
    # In UTC, because within one zone Python compares what clocks show, and one hour of October comes twice.
    start, end = span.starts_at.astimezone(UTC), span.ends_at.astimezone(UTC)
    if end <= start:
        return Problem(ENDS_FIRST)
    if end - start > LONGEST:
        return Problem(TOO_LONG)
    if start <= now:
        return Problem(IN_THE_PAST)
    meetings = list(meetings)
    taken = tuple(
        one.ref for one in meetings if one.ref != ref and not one.cancelled and _overlap(one, start, end)
    )
    if taken:
        return Problem(TAKEN, taken)
    jumped = tuple(jumped_over(meetings, ref, start)) if alternates else ()
    return Problem(OUT_OF_TURN, jumped) if jumped else None


def best(tallies: Mapping[Key, Tally]) -> set[Key]:
    """Return what most can come to; among equals those that most can come to gladly. Nothing where nobody can."""
    ranks = {key: (one.can_come, one.yes) for key, one in tallies.items() if one.can_come}
    return {key for key, rank in ranks.items() if rank == max(ranks.values())}


def _overlap(meeting: Turn, start: datetime, end: datetime) -> bool:
    return meeting.starts_at.astimezone(UTC) < end and start < meeting.ends_at.astimezone(UTC)
