"""Writes about progress and effect: by either secretariat, while a project is under way."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cooperation import actions
from cooperation.lifecycle import STATES, UNDER_WAY
from cooperation.models import Evaluation, Indicator, Measurement, Milestone, Update
from tests.cooperation.database import at_once
from tests.factories import NOW, TODAY, a_project, a_project_in

pytestmark = pytest.mark.django_db
NAMED = {"name_da": "Hvor mange?", "name_sv": "Hur många?", "unit_da": "dage", "unit_sv": "dagar"}


def milestone(**fields):
    return Milestone(**{"due_on": TODAY, "title_da": "Åbnet", "title_sv": "Öppnat", **fields})


@pytest.fixture
def project(frame):
    return a_project()


@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
@pytest.mark.parametrize(
    "step",
    [
        milestone,
        lambda: Update(text_da="Åbnet", happened_on=TODAY, published_at=NOW),
        lambda: Indicator(**NAMED),
        lambda: Evaluation(evaluated_on=TODAY, noticed_sv="Mycket"),
    ],
)
def test_either_secretariat_tells_how_it_goes(people, project, role, step):
    told = actions.tell(by=people[role], project=project, step=step())
    assert (told.project, told.version) == (project, 1)
    event = apps.get_model("cooperation", f"{type(told).__name__}Event").objects.get()
    assert event.pgh_context.metadata["user"] == people[role].pk
    assert event.pgh_context.metadata["why"].startswith("tell of ")


@pytest.mark.parametrize("state", STATES)
def test_only_of_what_is_under_way(secretary_cph, state):
    project = a_project_in(state)
    if state in UNDER_WAY:
        assert actions.tell(by=secretary_cph, project=project, step=milestone()).pk
    else:
        with pytest.raises(PermissionDenied):
            actions.tell(by=secretary_cph, project=project, step=milestone())


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_nobody_else_does(people, project, role):
    told = actions.tell(by=None, project=project, step=milestone())
    for verb in (
        lambda: actions.tell(by=people[role], project=project, step=milestone()),
        lambda: actions.tell_anew(by=people[role], step=told, version=1, due_on=date(2027, 1, 1)),
        lambda: actions.take_back_step(by=people[role], step=told, version=1),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert Milestone.objects.get().due_on == TODAY


def test_who_wrote_it_is_filled_in(secretary_cph, project):
    update = actions.tell(by=secretary_cph, project=project, step=Update(text_da="x", happened_on=TODAY))
    evaluation = Evaluation(evaluated_on=TODAY, noticed_da="x")
    actions.tell(by=secretary_cph, project=project, step=evaluation)
    assert (update.written_by, evaluation.evaluated_by) == (secretary_cph, secretary_cph)


def test_milestones_of_one_day_stay_in_the_order_in_which_they_were_entered(secretary_cph, project):
    told = [actions.tell(by=secretary_cph, project=project, step=milestone()) for _ in range(3)]
    assert list(project.milestones.in_order()) == told


def test_a_measurement_is_of_the_projects_own_indicator(secretary_cph, project):
    own = actions.tell(by=secretary_cph, project=project, step=Indicator(**NAMED))
    foreign = Indicator.objects.create(project=a_project(), **NAMED)
    figure = {"moment": "before", "on": TODAY, "value": 5}
    assert actions.tell(by=secretary_cph, project=project, step=Measurement(indicator=own, **figure)).pk
    with pytest.raises(PermissionDenied):
        actions.tell(by=secretary_cph, project=project, step=Measurement(indicator=foreign, **figure))
    with pytest.raises(IntegrityError):
        actions.tell(by=secretary_cph, project=project, step=Measurement(indicator=own, **figure))


def test_an_indicator_that_was_measured_stays(secretary_cph, project):
    indicator = actions.tell(by=secretary_cph, project=project, step=Indicator(**NAMED))
    figure = Measurement(indicator=indicator, moment="before", on=TODAY, value=5)
    actions.tell(by=secretary_cph, project=project, step=figure)
    with pytest.raises(actions.StillMeasured):
        actions.take_back_step(by=secretary_cph, step=indicator, version=1)
    actions.take_back_step(by=secretary_cph, step=figure, version=1)
    actions.take_back_step(by=secretary_cph, step=indicator, version=1)
    assert not Indicator.objects.exists()


def test_the_later_of_two_is_told(people, project):
    step = actions.tell(by=None, project=project, step=milestone())
    actions.tell_anew(by=people["secretary-cph"], step=step, version=1, title_da="Nyt")
    for verb in (
        lambda: actions.tell_anew(by=people["secretary-malmo"], step=step, version=1, title_da="Mit"),
        lambda: actions.take_back_step(by=people["secretary-malmo"], step=step, version=1),
    ):
        with pytest.raises(actions.StepChanged) as told:
            verb()
        assert (told.value.step.title_da, told.value.step.version) == ("Nyt", 2)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_it_at_once_one_is_told(people):
    step = actions.tell(by=None, project=a_project(), step=milestone())

    def change(role, words):
        return actions.tell_anew(by=people[role], step=step, version=1, title_da=words)

    results = at_once(lambda: change("secretary-cph", "A"), lambda: change("secretary-malmo", "B"))
    assert [type(one) for one in results].count(actions.StepChanged) == 1
    assert Milestone.objects.get().version == 2
