"""The yearly minimums of the declaration, counted from meetings that were really held."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

FULFILLED, ON_TRACK, AT_RISK, MISSED = "fulfilled", "on_track", "at_risk", "missed"
OPEN = "open"  # what the public reads for a year at risk before the first of September

TIME_TO_SETTLE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Duty:
    """A yearly minimum: the commitment it comes from, the body that meets, how often, and the longest gap.

    longest_gap: in calendar months; beyond it the portal says so, without a verdict (R-26, R-35).
    names_extra: whether a meeting above the minimum is called an extra one (R-26).
    """

    commitment: str
    body: str
    required: int
    longest_gap: int
    names_extra: bool = False


DUTIES = (
    # "Arbejdsgruppen skal mødes mindst to gange om året" (S15)
    Duty(commitment="C5", body="working_group", required=2, longest_gap=8),
    # "De to kommunalbestyrelser … skal mødes en gang om året" (S13)
    Duty(commitment="C3", body="joint_council", required=1, longest_gap=15, names_extra=True),
)


def was_held(present: Mapping[str, int], delegations: Iterable[str], *, both_confirmed: bool = False) -> bool:
    """Return whether a meeting that took place counts as held: every delegation was there, or both cities say so.

    present: number present by city code; delegations: codes of the cities that have seats in the body;
    both_confirmed: the two secretariats agree that it was held all the same. Source: domain W8.
    """
    return both_confirmed or all(present.get(city, 0) > 0 for city in delegations)


def awaits_confirmation(ends_at: datetime, now: datetime) -> bool:
    """Return whether a meeting that nobody has recorded as held or cancelled should have been by now.

    Both are aware datetimes. Source: domain W9, three days after its end.
    """
    return now - ends_at > TIME_TO_SETTLE


def year_status(*, held: int, planned: int, required: int, year: int, today: date) -> str:
    """Return how one calendar year stands: "fulfilled", "on_track", "at_risk" or "missed" (R-36).

    held: meetings held that started in the year (Copenhagen date); planned: live meetings still to come in it;
    required: the yearly minimum; today: the date in Copenhagen. Raises ValueError on a negative number.
    """
    if min(held, planned, required) < 0:
        raise ValueError("numbers of meetings cannot be negative")
    if held >= required:
        return FULFILLED
    if today.year > year:
        return MISSED
    return ON_TRACK if held + planned >= required else AT_RISK


def public_status(status: str, *, year: int, today: date) -> str:
    """Return a status of `year_status` as the public reads it: "at_risk" before 1 September of the year is "open".

    year: the calendar year it is about; today: the date in Copenhagen. Source: R-36, early risks are for secretariats.
    """
    early = today < date(year, 9, 1)
    return OPEN if status == AT_RISK and early else status


def days_left(*, year: int, today: date) -> int | None:
    """Return how many days of a calendar year are still to come; None before it has begun and when it is over."""
    return (date(year, 12, 31) - today).days if today.year == year else None


def lacks_quorum(present: int, seats: int) -> bool:
    """Return whether no more than half of a council was there: it cannot decide, yet the meeting was held (W14)."""
    return present * 2 <= seats


@dataclass(frozen=True, slots=True)
class Gap:
    """A long time between two meetings of a body: from which day to which, in whole calendar months."""

    since: date
    until: date

    @property
    def months(self) -> int:
        whole = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month
        return whole if _months_after(self.since, whole) <= self.until else whole - 1


def present_gap(held: Iterable[date], *, longest: int, today: date) -> Gap | None:
    """Return the time since the last meeting when it is more than `longest` calendar months, else None.

    held: days of meetings that were held; of a body that never met nothing is said. Source: R-26 (15 months), R-35 (8).
    """
    last = max(held, default=None)
    return Gap(last, today) if last and _is_too_long(last, today, longest) else None


def planned_gaps(held: Iterable[date], planned: Iterable[date], *, longest: int) -> list[Gap]:
    """Return the gaps of more than `longest` calendar months that the plan leaves, in order.

    held: days of meetings that were held, of which the last counts; planned: days of those to come. Source: R-26, R-35.
    """
    days = sorted([*sorted(held)[-1:], *planned])
    return [Gap(before, day) for before, day in pairwise(days) if _is_too_long(before, day, longest)]


def _is_too_long(since: date, until: date, months: int) -> bool:
    return until > _months_after(since, months)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
