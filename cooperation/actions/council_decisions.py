"""Writes about what each city's own council decided: entered by that city's secretariat, and by nobody else (R-23)."""

from typing import Any

from django.core.exceptions import PermissionDenied

from cooperation.actions.history import recorded
from cooperation.actions.moving import locked
from cooperation.models import CouncilDecision, Project, User
from cooperation.permissions import may_note_council_decision


class CouncilDecisionChanged(Exception):
    """Somebody else has entered, changed or removed the same decision meanwhile; `decision` is what stands, or None."""

    def __init__(self, decision: CouncilDecision | None):
        super().__init__(str(decision))
        self.decision = decision


def note_council_decision(
    *, by: User, project: Project, body: str, version: int, **fields: Any
) -> CouncilDecision:
    """Enter or correct what a body of one's own city decided.

    body: a code of CouncilDecision.Body; version: that of the decision as it was read, 0 where none stood; fields:
    decided_on, outcome, reference, url. Raises PermissionDenied, CouncilDecisionChanged.
    """
    with recorded(by=by, why="council decision"):
        current, standing = _standing(by, project, body, version)
        decision = standing or CouncilDecision(
            project=current, body=body, city_id=by.city_id or "", version=0
        )
        for name, value in fields.items():
            setattr(decision, name, value)
        decision.version += 1
        decision.save()
        return decision


def remove_council_decision(*, by: User, project: Project, body: str, version: int) -> None:
    """Take out what was entered by mistake; history keeps it. Raises PermissionDenied, CouncilDecisionChanged."""
    with recorded(by=by, why="remove a council decision"):
        _current, standing = _standing(by, project, body, version)
        if standing:
            standing.delete()


def _standing(by: User, project: Project, body: str, version: int) -> tuple[Project, CouncilDecision | None]:
    current = locked(project)
    if not may_note_council_decision(by, current) or body not in CouncilDecision.BODIES[by.city_id or ""]:
        raise PermissionDenied
    standing = current.council_decisions.filter(body=body).first()
    if (standing.version if standing else 0) != version:
        raise CouncilDecisionChanged(standing)
    return current, standing
