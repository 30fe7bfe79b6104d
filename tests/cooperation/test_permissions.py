"""Who may see, edit, submit and propose: every role, every city, every state."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from cooperation import actions
from cooperation.lifecycle import STATES
from cooperation.models import Project
from cooperation.permissions import may_assess, may_edit, may_enter_declaration, may_propose, may_submit
from tests.factories import TODAY, a_project_in, a_user

ROLES = ["visitor", "member-cph", "member-malmo", "secretary-cph", "secretary-malmo", "administrator"]
PUBLIC = {"adopted", "in_progress", "completed", "archived", "rejected", "merged"}
PROPOSERS = {"secretary-cph": "cph", "secretary-malmo": "malmo"}


def expected_to_see(role, city, state):
    if role == "administrator":
        return True
    if role in PROPOSERS:
        return state != "draft" or PROPOSERS[role] == city
    return state in PUBLIC


def expected_to_edit(role, city, state):
    return PROPOSERS.get(role) == city and state in {"draft", "returned"}


@pytest.fixture
def user(people):
    return lambda role: people[role] or AnonymousUser()


@pytest.mark.parametrize(("city", "state"), list(product(["cph", "malmo"], STATES)))
def test_each_role_sees_edits_and_submits_what_is_its(user, city, state):
    project = a_project_in(state, city)
    found = {
        role: (
            Project.objects.visible_to(user(role)).filter(pk=project.pk).exists(),
            bool(may_edit(user(role), project)),
            bool(may_submit(user(role), project)),
        )
        for role in ROLES
    }
    edit = {role: expected_to_edit(role, city, state) for role in ROLES}
    assert found == {role: (expected_to_see(role, city, state), edit[role], edit[role]) for role in ROLES}


@pytest.mark.parametrize("role", ROLES)
def test_only_secretariats_propose(user, role):
    assert bool(may_propose(user(role))) is (role in PROPOSERS)


@pytest.mark.parametrize("role", ROLES)
def test_only_secretariats_enter_versions_of_the_declaration(user, role):
    assert bool(may_enter_declaration(user(role))) is (role in PROPOSERS)


@pytest.mark.parametrize("role", ROLES)
def test_secretariats_assess_the_proposals_of_both_cities(user, role):
    project = a_project_in("submitted", "malmo")
    assert bool(may_assess(user(role))) is (role in PROPOSERS)
    if role == "visitor":
        return
    fields = {"outcome": "additional", "assessed_on": TODAY, "reason_da": "Nyt.", "reason_sv": "Nytt."}
    if role in PROPOSERS:
        assert actions.assess(by=user(role), project=project, **fields).assessed_by == user(role)
    else:
        with pytest.raises(PermissionDenied):
            actions.assess(by=user(role), project=project, **fields)
        assert not project.assessments.exists()


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_only_secretariats_take_over_what_was_recorded_before(user, role):
    with pytest.raises(PermissionDenied):
        actions.register(
            by=user(role), ref="P-2019-01", city_id="cph", original_language="da", title_da="Bro"
        )
    assert not Project.objects.exists()


@pytest.mark.parametrize("role", ["member", "secretariat", "administrator"])
def test_a_closed_account_may_nothing(frame, role):
    closed = a_user(role, is_active=False)
    project = a_project_in("draft")
    assert not (may_propose(closed))
    assert not (may_edit(closed, project))
    assert not (may_submit(closed, project))
    assert not may_assess(closed)
    assert not may_enter_declaration(closed)


@pytest.mark.parametrize("role", ["member", "secretariat", "administrator"])
def test_a_closed_account_sees_no_more_than_a_visitor(frame, role):
    closed = a_user(role, is_active=False)
    a_project_in("draft")
    a_project_in("submitted")
    assert not Project.objects.visible_to(closed).exists()
