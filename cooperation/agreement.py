"""Do the two cities agree? What their assessments of a proposal come to, round by round."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from cooperation.assessing import UNDETERMINED

# What several assessments come to.
NONE, WAITING, AGREED, DISAGREED, SETTLED, REVIEW_DUE = STATES = (
    "none",
    "waiting",
    "agreed",
    "disagreed",
    "settled",
    "review_due",
)
REVIEW_AFTER_MONTHS = 24


class Assessed(NamedTuple):
    """An assessment that was handed in. city: None for both together; by: who; settled_on: the day of the group's decision."""

    city: str | None
    outcome: str
    round: int = 1
    version: int = 1
    by: int | None = None
    settled_on: date | None = None
    review_on: date | None = None
    key: int = 0

    @property
    def is_judgement(self) -> bool:
        return self.outcome != UNDETERMINED


class Standing(NamedTuple):
    """What the assessments of one round come to; keys: of those that count."""

    state: str
    outcome: str
    waiting_for: tuple[str, ...]
    round: int = 1
    keys: tuple[int, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Whether it may be acted on: agreed or settled, also while it is to be looked at again."""
        return self.state in (AGREED, SETTLED, REVIEW_DUE)


def standing(
    assessments: Iterable[Assessed], *, cities: Sequence[str], today: date, round: int | None = None
) -> Standing:
    """Return how a proposal stands; round: the one that has begun, the latest that was assessed unless told.

    The same outcome from one assessor in each city is valid (R-21); different ones go to the working group, whose
    decision settles it (R-15). "Undetermined" is no judgement yet. What was taken over from before, without a city,
    counts as the decision of both. On its review date a valid one is due again.
    """
    rows = list(assessments)
    now = max([one.round for one in rows], default=1) if round is None else round
    own = sorted((one for one in rows if one.round == now), key=lambda one: (one.version, one.key))
    joint = [one for one in own if one.city is None and one.is_judgement]
    if joint:
        return _valid(SETTLED, joint[-1:], today, now, cities)
    latest = {one.city: one for one in own if one.city in cities}
    judged = {city: one for city, one in latest.items() if one.is_judgement}
    waiting = tuple(city for city in cities if city not in judged)
    if waiting or not cities:
        return Standing(WAITING if latest else NONE, "", waiting, now)
    if _one_person(judged.values()):
        return Standing(WAITING, "", tuple(cities[1:]), now)
    if len({one.outcome for one in judged.values()}) > 1:
        return Standing(DISAGREED, "", (), now, tuple(judged[city].key for city in cities))
    return _valid(AGREED, [judged[city] for city in cities], today, now, cities)


def last_valid(assessments: Iterable[Assessed], *, cities: Sequence[str], today: date) -> Standing | None:
    """Return the latest standing that is valid: it holds while a later round is still going on; None before the first."""
    rows = list(assessments)
    for number in sorted({one.round for one in rows}, reverse=True):
        found = standing(rows, cities=cities, today=today, round=number)
        if found.is_valid:
            return found
    return None


def may_hand_in(now: Standing) -> bool:
    """Return whether a city may hand in an assessment, or a new version of its own.

    Until both have judged; then the two are compared as they are. When a review is due, that begins the next round.
    """
    return now.state in (NONE, WAITING, REVIEW_DUE)


def review_after(day: date) -> date:
    """Return the day on which what was found is looked at again, unless another one is chosen."""
    return day + relativedelta(months=REVIEW_AFTER_MONTHS)


def _one_person(rows: Iterable[Assessed]) -> bool:
    """One person is one assessor, whatever city they sat in (R-21)."""
    people = [one.by for one in rows if one.by is not None]
    return len(set(people)) < len(people)


def _valid(state: str, rows: Sequence[Assessed], today: date, round: int, cities: Sequence[str]) -> Standing:
    days = [one.review_on for one in rows if one.review_on]
    keys = tuple(one.key for one in rows)
    if days and min(days) <= today:
        return Standing(REVIEW_DUE, rows[0].outcome, tuple(cities), round, keys)
    return Standing(state, rows[0].outcome, (), round, keys)
