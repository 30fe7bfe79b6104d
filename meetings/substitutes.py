"""Who comes in the place of a member who cannot, in turn; and until when an answer is awaited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meetings.reminders import is_working_day, send_on

NOON = time(12)
MEMBERS_ANSWER = 7  # days before the meeting, when the papers are out
SUBSTITUTES_ANSWER = 2  # working days after they are called

ATTENDING, APOLOGIES = "attending", "apologies"


@dataclass(frozen=True, slots=True)
class Call:
    """What is known of one person called to a meeting."""

    person: int
    answer: str
    answer_by: datetime | None
    released_at: datetime | None


def is_overdue(call: Call, now: datetime) -> bool:
    """Return whether the time to answer has passed without a promise to come; "perhaps" fills no place."""
    silent = call.answer not in (ATTENDING, APOLOGIES)
    return silent and call.answer_by is not None and call.answer_by <= now


def next_in_turn(turn: Iterable[int], calls: Iterable[Call]) -> int | None:
    """Return the first person of a delegation's substitutes who can be called, or None when nobody is left.

    turn: the substitutes' keys in order; calls: everybody called to this meeting so far. Who is called already, has
    sent apologies or let the time pass is not asked again; who was released because the member came after all, is.
    Source: R-33, and the orders of both cities (domain §3.6).
    """
    spent = {call.person for call in calls if _is_spent(call)}
    return next((person for person in turn if person not in spent), None)


def members_answer_by(starts_at: datetime, now: datetime, country: str, zone: ZoneInfo) -> datetime:
    """Return until when a member is asked to answer: noon of the last working day a week or more before.

    starts_at, now: aware, now before the start; country: "DK" or "SE". Who is called later than that has as long as a
    substitute. Source: R-51, R-52.
    """
    day = send_on(starts_at.astimezone(zone).date(), MEMBERS_ANSWER, country)
    noon = _noon(day, zone)
    return noon if noon > now else substitutes_answer_by(starts_at, now, country, zone)


def substitutes_answer_by(starts_at: datetime, now: datetime, country: str, zone: ZoneInfo) -> datetime:
    """Return until when a substitute is asked to answer: noon two working days later, or the start when that is sooner.

    starts_at, now: aware, now before the start; country: the substitute's, "DK" or "SE". Never in the past.
    """
    day = now.astimezone(zone).date()
    for _one in range(SUBSTITUTES_ANSWER):
        day = _next_working_day(day, country)
    return min(_noon(day, zone), starts_at)


def _is_spent(call: Call) -> bool:
    if call.released_at is None or call.answer == APOLOGIES:
        return True
    return is_overdue(call, call.released_at)


def _next_working_day(day: date, country: str) -> date:
    day += timedelta(days=1)
    while not is_working_day(day, country):
        day += timedelta(days=1)
    return day


def _noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, NOON, zone)
