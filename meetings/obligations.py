"""The yearly minimums of the declaration, counted from meetings that were really held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

FULFILLED, ON_TRACK, AT_RISK, MISSED = "fulfilled", "on_track", "at_risk", "missed"
OPEN = "open"  # what the public reads for a year at risk before the first of September

TIME_TO_SETTLE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Duty:
    """A yearly minimum: the commitment it comes from, the body that meets, and how often."""

    commitment: str
    body: str
    required: int


DUTIES = (
    # "Arbejdsgruppen skal mødes mindst to gange om året" (S15)
    Duty(commitment="C5", body="working_group", required=2),
    # "De to kommunalbestyrelser … skal mødes en gang om året" (S13)
    Duty(commitment="C3", body="joint_council", required=1),
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
