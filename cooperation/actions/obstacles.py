"""Writes about border obstacles."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied

from cooperation.actions.history import recorded
from cooperation.models import Obstacle, User
from cooperation.permissions import may_propose

OBSTACLE_FIELDS = ("name_da", "name_sv", "owner", "focus_area")


def write_obstacle(
    *, by: User | None, fields: Mapping[str, Any], obstacle: Obstacle | None = None
) -> Obstacle:
    """Enter an obstacle, or write one anew. fields: values for OBSTACLE_FIELDS. Raises PermissionDenied."""
    if by is not None and not may_propose(by):
        raise PermissionDenied
    with recorded(by=by, why="obstacle"):
        written = obstacle or Obstacle()
        for name in OBSTACLE_FIELDS:
            if name in fields:
                setattr(written, name, fields[name])
        written.save()
    return written
