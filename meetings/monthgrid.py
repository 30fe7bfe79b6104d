"""The weeks of a month as they hang on a wall: from Monday, with the days of the neighbours that fill them up."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Week:
    """A row of the calendar: the number that ISO 8601 gives it, and its seven days from Monday."""

    number: int
    days: list[date]


def weeks_of(year: int, month: int) -> list[Week]:
    """Return the weeks that hold a day of the month, four to six.

    month: 1 to 12. Raises ValueError on any other one. Source: domain §5.1, weeks start on Monday in both countries.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"no month has the number {month}")
    return [Week(days[0].isocalendar().week, days) for days in Calendar().monthdatescalendar(year, month)]
