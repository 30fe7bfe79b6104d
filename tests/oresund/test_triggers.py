"""Adding and removing a trigger in a migration: the state knows it, and the models already drawn stay as they are."""

import pgtrigger
import pytest
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from pgtrigger import migrations

from oresund.triggers import AddTrigger, RemoveTrigger

TRIGGER = pgtrigger.Protect(name="stays", operation=pgtrigger.Delete)


@pytest.mark.parametrize("drawn", [True, False])
def test_the_state_knows_the_trigger_and_draws_nothing_anew(drawn):
    state = ProjectState()
    state.add_model(ModelState("meetings", "Thing", [("id", models.BigAutoField(primary_key=True))]))
    before = state.apps if drawn else None
    AddTrigger("thing", TRIGGER).state_forwards("meetings", state)
    assert state.models["meetings", "thing"].options["triggers"] == [TRIGGER]
    assert state.__dict__.get("apps") is before
    RemoveTrigger("thing", TRIGGER.name).state_forwards("meetings", state)
    assert state.models["meetings", "thing"].options["triggers"] == []
    assert state.__dict__.get("apps") is before
    assert state.apps.get_model("meetings", "thing")


def test_no_migration_of_ours_draws_all_models_anew_for_a_trigger():
    """`makemigrations` writes pgtrigger's own class; each of them would cost the first start a tenth of a second."""
    slow = [
        str(migration)
        for migration in MigrationLoader(None).disk_migrations.values()
        for operation in migration.operations
        if type(operation) in (migrations.AddTrigger, migrations.RemoveTrigger)
    ]
    assert slow == []
