"""Where a project has been and why, as pages tell it: step by step, as much of it as its reader may know."""

from collections import namedtuple

from cooperation import lifecycle
from cooperation.models import Project

# state: a code; label: its words; day; move: the row, None where only the day is known; reason: whether it may be read here
Step = namedtuple("Step", "state label day move has_reason by")


def steps_of(project, works):
    """The journey so far. works: for a secretariat, who also reads what was written to the proposer, and who moved it.

    Of days before moves were kept only those are told that the register knows: none is invented.
    """
    labels = dict(Project.State.choices)
    steps = []
    for move in project.moves.in_order():
        readable = works or _is_for_all(move)
        has_reason = bool(move.reason_da or move.reason_sv) and readable
        by = move.moved_by if works else None
        steps.append(Step(move.to_state, labels[move.to_state], move.moved_at, move, has_reason, by))
    told = {step.state for step in steps}
    known = []
    if project.submitted_on and lifecycle.SUBMITTED not in told:
        known.append(_known(lifecycle.SUBMITTED, project.submitted_on, labels))
    if project.decided_on and not told & (lifecycle.PUBLIC | {lifecycle.WITHDRAWN}):
        state = project.state if project.state not in lifecycle.STARTED else lifecycle.ADOPTED
        known.append(_known(state, project.decided_on, labels))
    return known + steps if not steps else sorted([*known, *steps], key=_day)


def _is_for_all(move):
    """Rejections, mergers and withdrawals say why to everybody; other moves only where a meeting's open item said it."""
    if move.to_state in lifecycle.REASON_IN_BOTH and not move.corrects_id:
        return True
    return any(one.is_open for one in move.decisions.all())


def _known(state, day, labels):
    return Step(state, labels[state], day, None, False, None)


def _day(step):
    return step.day.date() if step.move else step.day
