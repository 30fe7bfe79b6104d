"""What the database holds about progress and effect, and who may see it."""

from datetime import date

import pytest

from cooperation.models import Evaluation, Indicator, Measurement, Milestone, Translation, Update
from tests.cooperation.database import refused
from tests.factories import NOW, TODAY, a_project, a_project_in

pytestmark = pytest.mark.django_db
NAMED = {"name_da": "Hvor mange?", "name_sv": "Hur många?", "unit_da": "dage", "unit_sv": "dagar"}


@pytest.fixture
def project(frame):
    return a_project()


@pytest.fixture
def indicator(project):
    return Indicator.objects.create(project=project, **NAMED)


def measure(indicator, **fields):
    defaults = {"moment": "before", "city_id": "cph", "on": TODAY, "value": "5"}
    return Measurement.objects.create(indicator=indicator, **{**defaults, **fields})


@pytest.mark.parametrize("missing", ["title_da", "title_sv"])
def test_a_milestone_has_a_title_in_both_languages(project, missing):
    titles = {"title_da": "Åbnet", "title_sv": "Öppnat", missing: ""}
    with refused("milestone_titled_in_both_languages"):
        Milestone.objects.create(project=project, due_on=TODAY, **titles)


def test_of_an_update_one_language_may_wait_but_not_both(project):
    Update.objects.create(project=project, happened_on=TODAY, text_sv="Öppnat")
    with refused("update_has_a_text"):
        Update.objects.create(project=project, happened_on=TODAY, text_da="")


@pytest.mark.parametrize("missing", NAMED)
def test_an_indicator_is_named_in_both_languages(project, missing):
    with refused("indicator_named_in_both_languages"):
        Indicator.objects.create(project=project, **{**NAMED, missing: None})


@pytest.mark.parametrize("url", ["ftp://x.example", "javascript:alert(1)", "x"])
def test_sources_are_on_the_web(project, indicator, url):
    with refused("indicator_source_is_on_the_web"):
        Indicator.objects.create(project=project, source_url=url, **NAMED)
    with refused("measurement_source_is_on_the_web"):
        measure(indicator, source_url=url)


@pytest.mark.parametrize("city", ["cph", None])
def test_a_city_is_measured_once_a_day(indicator, city):
    measure(indicator, city_id=city)
    measure(indicator, city_id="malmo")
    measure(indicator, city_id=city, on=date(2026, 1, 1))
    with refused("one_measurement_a_day_and_city"):
        measure(indicator, city_id=city, moment="after")


def test_a_measurement_is_of_before_or_after(indicator):
    with refused("measured_before_or_after"):
        measure(indicator, moment="now")


def test_an_evaluation_says_what_was_noticed_once_a_day(project):
    Evaluation.objects.create(project=project, evaluated_on=TODAY, noticed_da="Meget")
    with refused("one_evaluation_a_day"):
        Evaluation.objects.create(project=project, evaluated_on=TODAY, noticed_da="Lidt")
    with refused("evaluation_says_what_was_noticed"):
        Evaluation.objects.create(project=project, evaluated_on=date(2026, 1, 1), learnt_da="Noget")


def test_milestones_come_as_they_happened_or_are_to_happen(project):
    titles = {"title_da": "x", "title_sv": "x"}
    late = Milestone.objects.create(
        project=project, due_on=date(2026, 1, 1), reached_on=date(2026, 9, 1), **titles
    )
    first = Milestone.objects.create(project=project, due_on=date(2026, 5, 1), position=2, **titles)
    second = Milestone.objects.create(project=project, due_on=date(2026, 5, 1), position=3, **titles)
    assert list(project.milestones.in_order()) == [first, second, late]


@pytest.mark.parametrize(("state", "shown"), [("adopted", True), ("recommended", False)])
def test_the_public_sees_what_is_told_of_what_it_sees(frame, state, shown):
    project = a_project_in(state)
    Milestone.objects.create(project=project, due_on=TODAY, title_da="x", title_sv="y")
    Update.objects.create(project=project, happened_on=TODAY, text_da="x", published_at=NOW)
    Update.objects.create(project=project, happened_on=TODAY, text_da="Udkast")
    measure(Indicator.objects.create(project=project, **NAMED))
    Evaluation.objects.create(project=project, evaluated_on=TODAY, noticed_da="x")
    found = [
        model.objects.public().exists() for model in (Milestone, Update, Indicator, Measurement, Evaluation)
    ]
    assert found == [shown] * 5
    assert Update.objects.public().count() == shown


def test_translators_find_what_lacks_a_language(project, people):
    update = Update.objects.create(project=project, happened_on=TODAY, text_da="Åbnet")
    assert Translation.objects.of(update).get().state == "missing"
    assert update in Update.objects.for_translators(people["secretary-malmo"])
    hidden = Update.objects.create(project=a_project_in("draft", "cph"), happened_on=TODAY, text_da="x")
    assert hidden not in Update.objects.for_translators(people["secretary-malmo"])
