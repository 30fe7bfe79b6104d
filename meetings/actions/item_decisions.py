"""Writes about what a meeting decided on a project: the decision, how the delegations stood, and what became of the project."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cooperation import actions as projects
from cooperation.actions import Reason
from cooperation.models import Move, Project, User
from cooperation.models.texts import columns
from meetings.actions.changing import NotAllowed, changing_meetings
from meetings.models import AgendaItem, Decision, Meeting, Stance


class Words(NamedTuple):
    """What was decided: outcome, a code of Decision.Outcome; why, in both languages or not at all; into: of a merger.

    reservations: city code → {"da": …, "sv": …}; a delegation without one agreed.
    """

    outcome: str
    reason: Reason
    reservations: Mapping[str, Reason]
    into: Project | None = None


class DecidedAlready(Exception):
    """A decision is on record that was not there when the page was read; `decision` is it."""

    def __init__(self, decision: Decision):
        super().__init__(str(decision))
        self.decision = decision


def decide_item(
    *,
    by: User | None,
    item: AgendaItem,
    project: Project,
    words: Words,
    version: int | None = None,
    corrects: Decision | None = None,
) -> Decision:
    """Record what a meeting that was held decided about a project on its agenda, and move the project.

    corrects: the decision that stood when the page was read; it stays on record, and what it did to the project is undone.
    version: that of the project then. Raises PermissionDenied; NotAllowed when the meeting was not held or the item does
    not list the project; DecidedAlready; and what the verbs in `cooperation.actions` raise that move a project.
    """
    with changing_meetings(by=by, why="decide", meeting=item.meeting):
        if item.meeting.status != Meeting.Status.HELD or not item.projects.filter(pk=project.pk).exists():
            raise NotAllowed(item.meeting.ref)
        standing = item.decisions.standing().filter(project=project).first()
        if standing and standing != corrects:
            raise DecidedAlready(standing)
        move = _moved(by, project, words, item.meeting.day, version, standing)
        return _written(by, item, project, words, move, standing)


def take_over_decision(
    *, item: AgendaItem, project: Project, words: Words, move: Move | None = None
) -> Decision:
    """Enter a decision out of an earlier record, of a project that is already where the decision put it.

    The portal's own commands only, never a page.
    """
    with changing_meetings(by=None, why="take over a decision", meeting=item.meeting):
        return _written(None, item, project, words, move, None)


def _moved(
    by: User | None,
    project: Project,
    words: Words,
    day: date,
    version: int | None,
    standing: Decision | None,
) -> Move | None:
    if standing and (standing.outcome, standing.project.merged_into) == (words.outcome, words.into):
        return standing.move  # other words, same decision
    if standing:
        if version is not None and (current := Project.objects.get(pk=project.pk)).version != version:
            raise projects.Changed(current)
        version = None
        if standing.outcome != Decision.Outcome.DEFERRED:
            if standing.move is None:
                raise projects.Blocked(projects.GONE_ON)
            projects.take_back(by=by, move=standing.move, reason=words.reason)
    return _MOVES[Decision.Outcome(words.outcome)](
        by=by, project=project, version=version, words=words, day=day
    )


def _written(
    by: User | None,
    item: AgendaItem,
    project: Project,
    words: Words,
    move: Move | None,
    corrects: Decision | None,
) -> Decision:
    decision = Decision.objects.create(
        item=item,
        project=project,
        outcome=words.outcome,
        move=move,
        corrects=corrects,
        recorded_by=by,
        **_both("words", words.reason),
    )
    for city in item.meeting.body.delegations.values_list("city", flat=True):
        reservation = words.reservations.get(city)
        kind = Stance.Kind.RESERVATION if reservation else Stance.Kind.AGREES
        Stance.objects.create(decision=decision, city_id=city, kind=kind, **_both("words", reservation or {}))
    return decision


def _both(field: str, words: Reason) -> dict[str, str | None]:
    return {name: text or "" for name, text in columns(field, words).items()}


_MOVES = {
    Decision.Outcome.ADOPTED: lambda words, day, **told: projects.adopt(
        reason=words.reason, decided_on=day, **told
    ),
    Decision.Outcome.REJECTED: lambda words, day, **told: projects.reject(
        reason=words.reason, decided_on=day, at_a_meeting=True, **told
    ),
    Decision.Outcome.RETURNED: lambda words, day, **told: projects.return_for_change(
        reason=words.reason, at_a_meeting=True, **told
    ),
    Decision.Outcome.MERGED: lambda words, day, **told: projects.merge(
        reason=words.reason, into=words.into, decided_on=day, at_a_meeting=True, **told
    ),
    Decision.Outcome.DEFERRED: lambda words, day, **told: None,
}
