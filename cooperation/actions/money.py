"""Writes about money: the lines of a budget, exchange rates, and the rate on which a decision rests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pghistory
from django.core.exceptions import PermissionDenied

from cooperation import lifecycle
from cooperation.actions.history import recorded
from cooperation.actions.moving import locked
from cooperation.models import BudgetLine, City, ExchangeRate, FrozenRate, Project, User
from cooperation.permissions import may_keep_budget, may_keep_rates


class LineChanged(Exception):
    """Somebody else has changed the same line meanwhile; `line` is what it is now."""

    def __init__(self, line: BudgetLine):
        super().__init__(str(line))
        self.line = line


class RateChanged(Exception):
    """Somebody else has changed the same rate meanwhile, or a decision has frozen it; `rate` is what it is now."""

    def __init__(self, rate: ExchangeRate):
        super().__init__(str(rate))
        self.rate = rate


class Unexplained(Exception):
    """After the decision a budget changes only for a reason that can be read."""


class NotOfThatDay(Exception):
    """The decision has not been made, or the rate is not of its day or shortly before."""


def add_line(*, by: User, project: Project, reason: str = "", **fields: Any) -> BudgetLine:
    """Enter what one's own city, or a partner on its side, puts into a project.

    fields: those of BudgetLine but its city and version; reason: asked for after the decision.
    Raises PermissionDenied, Unexplained, and IntegrityError for what the database refuses (nothing, a partner of
    another project, no word of what it is for).
    """
    with _budget_of(by, project, "add budget line", reason) as current:
        # A secretariat has a city.
        return BudgetLine.objects.create(project=current, city=cast(City, by.city), **fields)


def change_line(*, by: User, line: BudgetLine, version: int, reason: str = "", **fields: Any) -> BudgetLine:
    """Change a line of one's own city. version: of the line that was on the page.

    Raises as `add_line`, LineChanged when it is no longer that version, BudgetLine.DoesNotExist when it is gone.
    """
    with _budget_of(by, line.project, "change budget line", reason):
        stored = _held(by, line, version)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.version += 1
        stored.save()
    return stored


def remove_line(*, by: User, line: BudgetLine, version: int, reason: str = "") -> None:
    """Take a line of one's own city out; history keeps it. Raises as `change_line`."""
    with _budget_of(by, line.project, "remove budget line", reason):
        _held(by, line, version).delete()


def enter_rate(*, by: User | None, **fields: Any) -> ExchangeRate:
    """Enter a rate as it was published. fields: on, sek_per_100_dkk, source, source_url.

    Raises PermissionDenied, and IntegrityError for a second one of the same day and source, one the wrong way round,
    or one whose source is not on the web.
    """
    if by is not None and not may_keep_rates(by):
        raise PermissionDenied
    with recorded(by=by, why="enter rate"):
        return ExchangeRate.objects.create(entered_by=by, **fields)


def change_rate(*, by: User, rate: ExchangeRate, version: int, **fields: Any) -> ExchangeRate:
    """Put a rate right that was entered wrongly and that no decision rests on.

    Raises PermissionDenied, RateChanged, ExchangeRate.DoesNotExist when it is gone, and IntegrityError as `enter_rate`.
    """
    with recorded(by=by, why="change rate"):
        stored = _held_rate(by, rate, version)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.version += 1
        stored.save()
    return stored


def remove_rate(*, by: User, rate: ExchangeRate, version: int) -> None:
    """Take a rate out that no decision rests on. Raises as `change_rate`."""
    with recorded(by=by, why="remove rate"):
        _held_rate(by, rate, version).delete()


def freeze_rate(*, by: User | None, project: Project, rate: ExchangeRate | None = None) -> FrozenRate | None:
    """Copy a rate to a project that has just been adopted, for ever; to be called after its state and day are stored.

    rate: None takes the latest one of the day of the decision, or of the 31 days before. Returns None, and the totals
    stay apart, when there is none. What is frozen already stays as it is and is returned.
    Raises PermissionDenied, and NotOfThatDay when the project is not adopted or the rate is younger or older than that.
    """
    if by is not None and not may_keep_rates(by):
        raise PermissionDenied
    with recorded(by=by, why="freeze rate"):
        current = locked(project)
        if current.state not in lifecycle.STARTED or current.decided_on is None:
            raise NotOfThatDay
        if frozen := FrozenRate.objects.filter(project=current).first():
            return frozen
        of_that_day = ExchangeRate.objects.at(current.decided_on)
        # Held, so that nobody puts it right while it is being copied.
        held = (
            of_that_day.select_for_update()
            if rate is None
            else of_that_day.filter(pk=rate.pk).select_for_update()
        )
        chosen = held.first()
        if chosen is None and rate is not None:
            raise NotOfThatDay
        return _freeze(by, current, chosen) if chosen else None


def _freeze(by: User | None, project: Project, rate: ExchangeRate) -> FrozenRate:
    return FrozenRate.objects.create(
        project=project,
        rate=rate,
        on=rate.on,
        sek_per_100_dkk=rate.sek_per_100_dkk,
        source=rate.source,
        source_url=rate.source_url,
        frozen_by=by,
    )


@contextmanager
def _budget_of(by: User, project: Project, why: str, reason: str) -> Iterator[Project]:
    """The project as stored, held until the change is done; the reason goes into the history."""
    with recorded(by=by, why=why):
        current = locked(project)
        if not may_keep_budget(by, current):
            raise PermissionDenied
        if current.state not in lifecycle.STARTED:
            yield current
        elif not reason.strip():
            raise Unexplained
        else:
            with pghistory.context(reason=reason):
                yield current


def _held(by: User, line: BudgetLine, version: int) -> BudgetLine:
    if line.city_id != by.city_id:
        raise PermissionDenied
    stored = BudgetLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    if stored.version != version:
        raise LineChanged(stored)
    return stored


def _held_rate(by: User, rate: ExchangeRate, version: int) -> ExchangeRate:
    if not may_keep_rates(by):
        raise PermissionDenied
    stored = ExchangeRate.objects.select_for_update().get(pk=rate.pk)
    if stored.version != version or stored.frozen.exists():
        raise RateChanged(stored)
    return stored
