"""What the worklist knows of several projects at once is what each page of one knows of it."""

from datetime import timedelta

import pytest

from cooperation import actions, lifecycle, to_do
from cooperation.models import (
    CouncilDecision,
    ExistingInitiative,
    Project,
    cases,
    concerned,
    signed_matters,
    signed_matters_of,
    standing_of,
    touched_by,
)
from tests.cooperation.assessors import fields, hand_in
from tests.cooperation.moving import both_sign, signs
from tests.factories import NOW, TODAY, a_line, a_project, a_project_in, an_initiative

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def known():
    """The cases of all projects, by their references."""

    def read():
        projects = list(Project.objects.all())
        signed = signed_matters_of(projects)
        facts = actions.facts_of_all(projects, signed)
        found = cases(projects, signed=signed, facts=facts, today=TODAY)
        return {one.ref: found[one.pk] for one in projects}

    return read


def test_of_several_projects_the_same_is_known_as_of_each(people):
    draft, asked = a_project_in("draft", origin=""), a_project_in("submitted", title_sv="")
    a_line(adopted := a_project(), "cph")
    a_line(running := a_project(state="in_progress"), "malmo")
    both_sign(people, adopted, "adoption")
    signs(people["secretary-cph"], adopted, "budget")
    signs(people["secretary-malmo"], running, "completion")
    hand_in(people["secretary-cph"], asked)
    projects = [draft, asked, adopted, running]
    signed = signed_matters_of([Project.objects.get(pk=one.pk) for one in projects])
    assert signed == {one.pk: signed_matters(one) for one in projects}
    assert actions.facts_of_all(projects, signed) == {one.pk: actions.facts_of(one) for one in projects}


def test_a_case_says_what_stands(people, known):
    project = a_project_in("under_review")
    review_on = TODAY + timedelta(days=20)
    for role in ("secretary-cph", "secretary-malmo"):
        hand_in(people[role], project, fields(review_on=review_on))
    case = known()[project.ref]
    assert (case.state, case.city, case.review_on) == ("under_review", "cph", review_on)
    assert case.standing == standing_of(project, TODAY)
    assert (case.is_on_agenda, case.agenda_by, case.paying) == (False, None, frozenset())


@pytest.mark.parametrize(
    ("outcome", "expected"), [("approved", {"malmo"}), ("rejected", {"malmo"}), ("referred", set())]
)
def test_a_decision_that_sends_the_matter_back_decides_nothing(frame, known, outcome, expected):
    project = a_project()
    a_line(project, "malmo")
    CouncilDecision.objects.create(
        project=project, city_id="malmo", body="ks", decided_on=TODAY, outcome=outcome
    )
    assert known()[project.ref].councils == expected
    assert known()[project.ref].paying == {"malmo"}


@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
def test_what_concerns_a_secretariat_is_what_it_sees_and_may_still_come_to_something(people, role):
    for city in ("cph", "malmo"):
        for state in lifecycle.STATES:
            a_project_in(state, city)
    found = concerned(people[role])
    assert {one.state for one in found} == to_do.CONCERNED
    assert {one.city_id for one in found if one.state == "draft"} == {people[role].city_id}


def test_nobody_has_touched_what_they_only_read(people):
    project = a_project_in("submitted")
    hand_in(people["secretary-malmo"], project)
    assert touched_by(people["secretary-malmo"]) == {project.pk}
    assert touched_by(people["secretary-cph"]) == set()


@pytest.mark.parametrize(("days", "expected"), [(-1, False), (0, True), (41, True), (42, False)])
def test_a_check_runs_out_when_it_will_no_longer_count(frame, days, expected):
    checked = TODAY.replace(year=TODAY.year - 2) + timedelta(days=days)
    an_initiative(last_checked_on=checked, source="https://bro.example")
    found = ExistingInitiative.objects.stale_by(TODAY + to_do.AHEAD, TODAY)
    assert found.exists() is expected
