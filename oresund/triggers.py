"""Migrations that put triggers on tables without drawing all models anew, which is most of the time that migrating takes."""

from django.db.migrations.state import ProjectState
from pgtrigger import migrations


class _LeavesModels:
    """Models already drawn stay: a trigger is no part of what a migration does with them."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        drawn = state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)  # type: ignore[misc]  # of pgtrigger's class
        if drawn is not None:
            state.__dict__["apps"] = drawn


class AddTrigger(_LeavesModels, migrations.AddTrigger):
    """pgtrigger's own, but quicker."""


class RemoveTrigger(_LeavesModels, migrations.RemoveTrigger):
    """pgtrigger's own, but quicker."""
