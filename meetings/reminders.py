"""When a reminder goes out: the policy as data, and working days in the recipient's country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from cooperation.parity import ITEMS_DUE

SEND_AT_HOUR = 8  # local time in the recipient's city
AGENDA_CALL = "agenda_call"  # the purpose of a message that asks for agenda items

# Why a message that was planned does not go out; the words are keys, pages translate them.
TOO_LATE = "too late"  # the meeting has begun, or is over
SUPERSEDED = "a later one went out"
OLD_DATE = "the date has changed"
CALLED_OFF = "the meeting is off"  # cancelled, or a draft again
NOT_WANTED = "no longer wanted"  # apologies, a seat that has ended, another policy

# Offices are closed on these days although the law does not make them public holidays.
_CLOSED_IN_DENMARK = {(6, 5), (12, 24), (12, 31)}


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that a meeting should have: how many days before, and the date it goes out."""

    days_before: int
    send_on: date


def send_on(meeting_day: date, days_before: int, country: str) -> date:
    """Return the last working day on or before the due day, in the recipient's country.

    meeting_day: the date of the meeting in Copenhagen; days_before: calendar days, 0 or more; country: "DK" or "SE".
    Raises ValueError on any other country or a negative number. Source: R-51, domain §2 clarifications 6 and 7.
    """
    if days_before < 0:
        raise ValueError("a reminder cannot follow its meeting")
    day = meeting_day - timedelta(days=days_before)
    while not is_working_day(day, country):
        day -= timedelta(days=1)
    return day


def is_working_day(day: date, country: str) -> bool:
    """Return whether offices in a country ("DK" or "SE") are open on a day.

    Raises ValueError on any other country. Source: R-51 and the calendar of domain §3.
    """
    return day not in _free_days(country, day.year) and day.weekday() < 5


def still_true(purposes: Mapping[int, str], days_left: int) -> list[int]:
    """Return the leads whose message would still be true: nobody is asked for items when their deadline has passed.

    purposes: what is said how many days before; days_left: from today to the meeting. Source: R-52.
    """
    too_late = days_left < ITEMS_DUE
    return [lead for lead, purpose in purposes.items() if not (too_late and purpose == AGENDA_CALL)]


def due_reminders(meeting_day: date, leads: Iterable[int], country: str, today: date) -> list[Due]:
    """Return the reminders one recipient should still get, earliest first.

    leads: days before, one for each rule that reaches this recipient. Of those whose day has passed only the latest
    is kept, to be sent at once, and not even that when another one falls due today; none when the meeting day has
    passed (domain §2 clarification 6).
    """
    if today > meeting_day:
        return []
    planned = [Due(lead, send_on(meeting_day, lead, country)) for lead in sorted(set(leads), reverse=True)]
    missed = [due for due in planned if due.send_on < today]
    still_to_come = [due for due in planned if due.send_on >= today]
    another_today = any(due.send_on == today for due in still_to_come)
    return ([] if another_today else missed[-1:]) + still_to_come


@cache
def _free_days(country: str, year: int) -> frozenset[date]:
    if country == "DK":
        public = holidays.country_holidays("DK", years=year)
        closed = holidays.country_holidays("DK", years=year, categories=("optional",))
        return frozenset(public) | {day for day in closed if (day.month, day.day) in _CLOSED_IN_DENMARK}
    if country == "SE":
        days = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"))
        return frozenset(days)
    raise ValueError(f"unknown country {country!r}, expected 'DK' or 'SE'")
