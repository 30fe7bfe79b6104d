"""Adding and removing a trigger in a migration: the state knows it, and the models already drawn stay as they are."""

import pgtrigger
import pytest
from django.db import models
from django.db.migrations.state import ModelState, ProjectState

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
