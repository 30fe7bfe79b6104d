"""How every change of a project's state is written: the project under a lock, its new state, and the row that says why."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cooperation.actions.history import recorded
from cooperation.models import Move, Project, User
from cooperation.models.texts import columns


class Changed(Exception):
    """Somebody else has saved the same project meanwhile; `project` is what it is now."""

    def __init__(self, project: Project):
        super().__init__(project.ref)
        self.project = project


def locked(project: Project) -> Project:
    """The project as it is now; whoever else would change it waits."""
    return Project.objects.select_for_update(of=("self",)).get(pk=project.pk)


def take_over_move(
    *, project: Project, before: str, after: str, moved_at: datetime, reason: Mapping[str, str] | None = None
) -> Move:
    """Write down a move out of an earlier record, of a project that has made it already.

    The portal's own commands only, never a page. Raises IntegrityError where the table has no such move.
    """
    words = columns("reason", {"da": "", "sv": "", **(reason or {})})
    with recorded(by=None, why="take over a move"):
        return Move.objects.create(
            project=project,
            from_state=before,
            to_state=after,
            moved_at=moved_at,
            **{name: text or "" for name, text in words.items()},
        )


def write_move(
    project: Project,
    to: str,
    *,
    by: User | None,
    reason: Mapping[str, str] | None = None,
    corrects: Move | None = None,
    **changes: Any,
) -> Move:
    """Put a project that is `locked` into another state, and write down who, when and why.

    reason: {"da": …, "sv": …}, what there is of it; changes: other fields of the project that change along with it.
    """
    # First, since the database looks for it before it lets a correction through.
    move = Move.objects.create(
        project=project,
        from_state=project.state,
        to_state=to,
        moved_by=by,
        corrects=corrects,
        **{
            name: words or ""
            for name, words in columns("reason", {"da": "", "sv": "", **(reason or {})}).items()
        },
    )
    for name, value in {**changes, "state": to, "changed_by": by}.items():
        setattr(project, name, value)
    project.version += 1
    project.save()
    return move
