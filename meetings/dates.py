"""What a date is worth for a meeting, and what it collides with in the two cities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import holidays
from dateutil.easter import easter

WORKING_GROUP, JOINT_COUNCIL = "working_group", "joint_council"

# Merit, best first.
BEST, GOOD, POSSIBLE, POOR = "best", "good", "possible", "poor"
MERITS = (BEST, GOOD, POSSIBLE, POOR)

# Kinds of collision; days to avoid bring their own (school, council, budget, election, other).
WEEKEND, HOLIDAY, CLOSED, HALF_DAY = "weekend", "holiday", "closed", "half_day"
ELECTION, ELECTION_AUTUMN = "election", "election_autumn"

# How days to avoid come back.
NEVER, WEEKS, FROM_EASTER = "never", "weeks", "easter"

MONDAY, WEDNESDAY = 1, 3
ANY_DAY = frozenset(range(1, 8))
SUNDAY = 7

# What the `holidays` library calls its lists, and what a day in one means for a meeting (domain §4.1).
_LISTS = (
    ("DK", "public", HOLIDAY),
    ("DK", "optional", CLOSED),
    ("SE", "public", HOLIDAY),
    ("SE", "de_facto", CLOSED),
    ("SE", "bank", HALF_DAY),
)
_HALF = " (from 2pm)"


@dataclass(frozen=True, slots=True)
class Avoid:
    """Days in one city that meetings should avoid, once or again every year.

    city: "cph" or "malmo"; kind: "school", "council", "budget", "election" or "other"; title_da, title_sv: its names.
    repeats: "never" (starts_on to ends_on), "weeks" (ISO weeks first to last of every year) or "easter" (first to last
    day counted from Easter Sunday). weekday: only on this ISO weekday, Monday is 1.
    """

    city: str
    kind: str
    title_da: str
    title_sv: str
    repeats: str = NEVER
    starts_on: date | None = None
    ends_on: date | None = None
    first: int | None = None
    last: int | None = None
    weekday: int | None = None

    def covers(self, day: date) -> bool:
        """Return whether a day is one of them. Raises ValueError on an unknown way to repeat."""
        if self.weekday and day.isoweekday() != self.weekday:
            return False
        if self.repeats == NEVER:
            return _between(self.starts_on, day, self.ends_on)
        if self.repeats == WEEKS:
            return _between(self.first, day.isocalendar().week, self.last)
        if self.repeats == FROM_EASTER:
            return _between(self.first, (day - easter(day.year)).days, self.last)
        raise ValueError(f"unknown way to repeat {self.repeats!r}")

    def days(self, year: int) -> list[date]:
        """Return the days it covers in a calendar year, in order."""
        return [day for day in days_of(year) if self.covers(day)]


@dataclass(frozen=True, slots=True)
class Collision:
    """Something that a date collides with.

    countries: "DK", "SE" or both, for holidays and elections; holiday: its English name in the `holidays` library;
    avoid: the days to avoid, where it is some of a city's.
    """

    kind: str
    countries: tuple[str, ...] = ()
    holiday: str = ""
    avoid: Avoid | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """ISO weeks, both included, with what they are worth and why; on some weekdays only."""

    first: int
    last: int
    merit: str
    reason: str
    weekdays: frozenset[int] = ANY_DAY

    def holds(self, day: date) -> bool:
        return self.first <= day.isocalendar().week <= self.last and day.isoweekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a date is worth for a meeting, the reason, and what it collides with; it warns and never blocks (R-57)."""

    day: date
    merit: str
    reason: str
    collisions: tuple[Collision, ...] = ()

    @property
    def is_free(self) -> bool:
        return not self.collisions


# A realistic year (domain §4.3); the first window that holds a day counts.
_COMMON = (
    Window(16, 19, GOOD, "late_spring"),
    Window(43, 43, GOOD, "between_autumn_breaks"),
    Window(37, 39, POSSIBLE, "early_autumn"),
    Window(41, 41, POSSIBLE, "early_autumn"),
    Window(26, 32, POOR, "summer"),
    Window(34, 36, POOR, "late_summer"),
    Window(49, 50, POOR, "year_end"),
    Window(3, 6, POOR, "preparation"),
)
WINDOWS = {
    WORKING_GROUP: (
        Window(9, 11, BEST, "spring"),
        Window(45, 47, BEST, "autumn"),
        *_COMMON,
        Window(20, 22, POOR, "joint_weeks"),
    ),
    JOINT_COUNCIL: (
        # Both councils meet on Thursdays.
        Window(20, 22, BEST, "late_may", frozenset({MONDAY, WEDNESDAY})),
        Window(20, 22, GOOD, "late_may_other_day"),
        *_COMMON,
    ),
}
# In Danish election years the autumn meeting comes before week 43.
_BEFORE_THE_ELECTION = (
    Window(37, 39, BEST, "before_election"),
    Window(41, 41, BEST, "before_election"),
)
_CAMPAIGN_FROM = 43
OUTSIDE = "outside"


def judge(day: date, body: str, avoid: Iterable[Avoid]) -> Verdict:
    """Return what a date is worth for a meeting of a body, and everything it collides with.

    body: code of the body; other ones than the working group and the joint council meeting have the common windows.
    Source: R-57, domain §4.
    """
    merit, reason = _merit(day, body)
    return Verdict(day, merit, reason, tuple(collisions(day, avoid)))


def collisions(day: date, avoid: Iterable[Avoid]) -> list[Collision]:
    """Return what a date collides with: weekend, holidays of both countries, elections, then the cities' own days."""
    weekend = [Collision(WEEKEND)] if day.isoweekday() > 5 else []
    own = [Collision(one.kind, avoid=one) for one in avoid if one.covers(day)]
    return [*weekend, *_holidays(day.year).get(day, ()), *_elections(day), *own]


def danish_election(year: int) -> date | None:
    """Return the day of the Danish local election in a year, the third Tuesday of November, or None."""
    return _nth_weekday(year, 11, 2, 3) if year % 4 == 1 else None


def swedish_election(year: int) -> date | None:
    """Return the day of the Swedish election in a year, the second Sunday of September, or None."""
    return _nth_weekday(year, 9, SUNDAY, 2) if year % 4 == 2 else None


def joint_date_warning(year: int, *, is_set: bool, today: date) -> str:
    """Return "due" or "overdue" when the secretariats must hear that a year lacks its joint meeting, else "".

    is_set: whether the year has a joint council meeting that is not cancelled. From 1 May of the year before it is due,
    after 31 July overdue, until the year begins. Source: R-31.
    """
    if is_set or not date(year - 1, 5, 1) <= today < date(year, 1, 1):
        return ""
    return "overdue" if today > joint_date_due(year) else "due"


def joint_date_due(year: int) -> date:
    """Return the day by which the joint meeting of a year should have its date. Source: R-31."""
    return date(year - 1, 7, 31)


def days_of(year: int) -> Iterable[date]:
    """Return all days of a calendar year."""
    first = date(year, 1, 1)
    return (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))


def _between(first: Any, value: Any, last: Any) -> bool:
    """What has no beginning or no end yet covers nothing."""
    return None not in (first, last) and first <= value <= last


def _merit(day: date, body: str) -> tuple[str, str]:
    windows = WINDOWS.get(body, _COMMON)
    if body == WORKING_GROUP and danish_election(day.year):
        windows = (*_BEFORE_THE_ELECTION, *windows)
    return next(((one.merit, one.reason) for one in windows if one.holds(day)), (POOR, OUTSIDE))


def _elections(day: date) -> list[Collision]:
    danish, swedish = danish_election(day.year), swedish_election(day.year)
    found = []
    if danish and date.fromisocalendar(day.year, _CAMPAIGN_FROM, 1) <= day:
        found.append(Collision(ELECTION if day == danish else ELECTION_AUTUMN, countries=("DK",)))
    if day == swedish:
        found.append(Collision(ELECTION, countries=("SE",)))
    return found


@cache
def _holidays(year: int) -> dict[date, tuple[Collision, ...]]:
    """The holidays of both countries in a year; one that both have under the same name stands once."""
    found: dict[date, dict[tuple[str, str], list[str]]] = {}
    for country, category, kind in _LISTS:
        for day, names in holidays.country_holidays(
            country, years=year, categories=(category,), language="en_US"
        ).items():
            for name in names.split("; "):
                # A bank's whole days are those when everybody is closed.
                meant = CLOSED if kind == HALF_DAY and not name.endswith(_HALF) else kind
                countries = found.setdefault(day, {}).setdefault((meant, name.removesuffix(_HALF)), [])
                if country not in countries:
                    countries.append(country)
    return {
        day: tuple(Collision(kind, tuple(countries), name) for (kind, name), countries in of_day.items())
        for day, of_day in found.items()
    }


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
