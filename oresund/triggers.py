"""Migrations that put triggers on tables without drawing all models anew, which is most of the time that migrating takes."""

from django.db.migrations.state import ProjectState
from pgtrigger import migrations


class AddTrigger(migrations.AddTrigger):
    """pgtrigger's own, but that models already drawn stay: a trigger is no part of what a migration does with them."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        drawn = state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)
        if drawn is not None:
            state.__dict__["apps"] = drawn
