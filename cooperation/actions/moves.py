"""Moves of a project through its life, one verb each. Which of them may be made, `cooperation.lifecycle` says.

by: the user who asks, None for the portal itself (its commands, never a page); version: that of the project as it was
read, None where nobody read it on a page. Every verb raises PermissionDenied from who has no part in the project, Changed
when somebody saved it after that version, Blocked with the codes of what must hold first, and ReasonMissing.
"""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cooperation import lifecycle
from cooperation.actions.facts import facts_of
from cooperation.actions.history import recorded
from cooperation.actions.money import freeze_rate
from cooperation.actions.moving import Changed, locked, write_move
from cooperation.actions.publication import Reason, require_both_languages
from cooperation.models import (
    Move,
    Project,
    User,
    reasons_to_withdraw,
)
from cooperation.permissions import may_publish_early, side_of

# Codes beside those of the table.
NOT_FROM_HERE, GONE_ON, NO_TARGET = "not_from_here", "gone_on", "no_target"


class Blocked(Exception):
    """The project may not go there now; `codes` say why."""

    def __init__(self, *codes: str):
        super().__init__(", ".join(codes))
        self.codes = codes


class ReasonMissing(Exception):
    """A reason is asked for; `languages` are those in which it lacks."""

    def __init__(self, languages: list[str]):
        super().__init__(", ".join(languages))
        self.languages = languages


def moves_of(
    project: Project,
    *,
    by: User | None,
    at_a_meeting: bool = False,
    facts: lifecycle.Facts | None = None,
    state: str = "",
) -> list[lifecycle.Move]:
    """The moves out of a project's state for somebody, each with what blocks it.

    facts: where they are known already; state: another one than its own, as if it were there again.
    """
    actor = _actor(by, project, at_a_meeting)
    return lifecycle.moves(state or project.state, actor=actor, facts=facts or facts_of(project))


def may_be_taken_back(move: Move) -> bool:
    """Whether a move is what put its project where it is now, and none that takes back another."""
    now = Project.objects.get(pk=move.project_id)
    is_last = now.moves.order_by("pk").last() == move and now.state == move.to_state
    return move.corrects_id is None and is_last


def take_up(*, by: User | None, project: Project, version: int | None = None) -> Move:
    """Begin to assess a proposal that was handed in."""
    return _move(lifecycle.TAKE_UP, by=by, project=project, version=version)


def return_for_change(
    *,
    by: User | None,
    project: Project,
    reason: Reason,
    version: int | None = None,
    at_a_meeting: bool = False,
) -> Move:
    """Send a proposal back to its city to be completed; reason: at least in the language it was written in."""
    return _move(
        lifecycle.RETURN,
        by=by,
        project=project,
        version=version,
        reason=reason,
        at_a_meeting=at_a_meeting,
        published_early=False,
    )


def recommend(*, by: User | None, project: Project, version: int | None = None) -> Move:
    """Recommend to the working group what has been assessed as additional or as a deepening (R-21)."""
    return _move(lifecycle.RECOMMEND, by=by, project=project, version=version)


def adopt(
    *,
    by: User | None,
    project: Project,
    decided_on: date,
    reason: Reason | None = None,
    version: int | None = None,
) -> Move:
    """Adopt a project as a joint initiative, as the cities decided at a meeting (R-23); decided_on: its day.

    The rate of that day is frozen with it, where one is known.
    """
    with transaction.atomic():
        move = _move(
            lifecycle.ADOPT,
            by=by,
            project=project,
            version=version,
            reason=reason,
            at_a_meeting=True,
            decided_on=decided_on,
        )
        freeze_rate(by=by, project=project)
    return move


def reject(
    *,
    by: User | None,
    project: Project,
    decided_on: date,
    reason: Reason,
    version: int | None = None,
    at_a_meeting: bool = False,
) -> Move:
    """Turn a proposal down; everybody reads why (R-22)."""
    return _move(
        lifecycle.REJECT,
        by=by,
        project=project,
        version=version,
        reason=reason,
        at_a_meeting=at_a_meeting,
        decided_on=decided_on,
    )


def merge(
    *,
    by: User | None,
    project: Project,
    into: Project,
    decided_on: date,
    reason: Reason,
    version: int | None = None,
    at_a_meeting: bool = False,
) -> Move:
    """Join a proposal with another one that says the same (R-18). Both keep their references, and what each of them has.

    into: a project that both secretariats see and that may still come to something, else Blocked with NO_TARGET.
    """
    # Together, in one order, so that two that are merged into each other at the same time wait instead of deadlocking.
    with recorded(by=by, why=lifecycle.MERGE):
        list(Project.objects.select_for_update().filter(pk__in=[project.pk, into.pk]).order_by("pk"))
        targets = Project.objects.may_be_merged_into().exclude(pk=project.pk)
        return _move(
            lifecycle.MERGE,
            by=by,
            project=project,
            version=version,
            reason=reason,
            at_a_meeting=at_a_meeting,
            blocked=() if targets.filter(pk=into.pk).exists() else (NO_TARGET,),
            decided_on=decided_on,
            merged_into=into,
        )


def withdraw(
    *, by: User | None, project: Project, reason: Reason | None = None, version: int | None = None
) -> Move:
    """Take a proposal back. What both cities have adopted needs both signatures, and has the reason they signed."""
    return _move(lifecycle.WITHDRAW, by=by, project=project, version=version, reason=reason)


def start(*, by: User | None, project: Project, version: int | None = None) -> Move:
    """Begin what was adopted, once both cities have signed the adoption and, where there is one, the budget."""
    return _move(lifecycle.START, by=by, project=project, version=version)


def complete(*, by: User | None, project: Project, version: int | None = None) -> Move:
    """Say that an initiative is done, once both cities have signed that it is."""
    return _move(lifecycle.COMPLETE, by=by, project=project, version=version)


def archive(*, by: User | None, project: Project, version: int | None = None) -> Move:
    """Put away what is done."""
    return _move(lifecycle.ARCHIVE, by=by, project=project, version=version)


def take_back(*, by: User | None, move: Move, reason: Reason | None = None) -> Move:
    """Undo a move that a decision wrote down wrongly: the project is where it was, and both moves stay on record.

    Raises Blocked with GONE_ON when the project has moved on since, or the move was taken back already.
    """
    with recorded(by=by, why="correct"):
        current = locked(move.project)
        if not may_be_taken_back(move):
            raise Blocked(GONE_ON)
        return write_move(
            current,
            move.from_state,
            by=by,
            reason=reason,
            corrects=move,
            decided_on=None,
            merged_into=None,
        )


def publish_early(*, by: User, project: Project, shown: bool, version: int | None = None) -> Project:
    """Let everybody read a proposal before it is decided, or no longer. Raises OneLanguageOnly (R-49)."""
    with recorded(by=by, why="publish early" if shown else "hide again"):
        current = locked(project)
        if side_of(by, current) != lifecycle.OWN:
            raise PermissionDenied
        if version is not None and current.version != version:
            raise Changed(current)
        if not may_publish_early(by, current):
            raise Blocked(NOT_FROM_HERE)
        if shown:
            require_both_languages(current)
        current.published_early = shown
        current.changed_by = by
        current.version += 1
        current.save()
    return current


def _move(
    name: str,
    *,
    by: User | None,
    project: Project,
    version: int | None,
    reason: Reason | None = None,
    at_a_meeting: bool = False,
    blocked: tuple[str, ...] = (),
    **changes: Any,
) -> Move:
    with recorded(by=by, why=name):
        current = locked(project)
        actor = _actor(by, current, at_a_meeting)
        if actor == lifecycle.NOBODY:
            raise PermissionDenied
        if version is not None and current.version != version:
            raise Changed(current)
        offers = lifecycle.moves(current.state, actor=actor, facts=facts_of(current))
        move = next((one for one in offers if one.name == name), None)
        if move is None:
            raise Blocked(NOT_FROM_HERE)
        if codes := (*move.blocked_by, *blocked):
            raise Blocked(*codes)
        if lifecycle.WITHDRAWAL_SIGNED in move.needs:
            reason = reasons_to_withdraw(current)
        _require_reason(move, current, reason or {})
        return write_move(current, move.after, by=by, reason=reason, **changes)


def _actor(by: User | None, project: Project, at_a_meeting: bool) -> str:
    side = lifecycle.OWN if by is None else side_of(by, project)
    return lifecycle.MEETING if at_a_meeting and side != lifecycle.NOBODY else side


def _require_reason(move: lifecycle.Move, project: Project, reason: Reason) -> None:
    asked = {
        lifecycle.NO_REASON: [],
        lifecycle.TO_PROPOSER: [project.original_language],
        lifecycle.IN_BOTH: ["da", "sv"],
    }[move.reason]
    if lacking := [code for code in asked if not (reason.get(code) or "").strip()]:
        raise ReasonMissing(lacking)
