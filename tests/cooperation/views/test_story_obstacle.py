"""The border obstacle in a project's story: the one that it names, with its measure, and no obstacle twice."""

import pytest

from cooperation import actions
from cooperation.models import Indicator, Obstacle
from tests.factories import a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, content, in_words, words

QUEUES = {"name_da": "To køer", "name_sv": "Två köer"}
MEASURE = {"obstacle_measure_da": "Ventetiden i dage.", "obstacle_measure_sv": "Väntetiden i dagar."}


@pytest.fixture
def client(client, frame):
    return client


def need(client, project, language="da"):
    """The words of the chapter on where it is needed."""
    answer = client.get(address(language, "cooperation:project_detail", project.ref))
    return in_words(content(answer).split('id="story-need"')[1].split("</section>")[0])


def measured(project, da, sv):
    named = {"name_da": "Hvor længe?", "name_sv": "Hur länge?", "unit_da": "dage", "unit_sv": "dagar"}
    step = Indicator(**named, obstacle_da=da, obstacle_sv=sv)
    actions.tell(by=None, project=project, step=step)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_once_with_its_measure(client, language):
    project = a_project(obstacle=Obstacle.objects.create(owner="city", **QUEUES), **MEASURE)
    said = need(client, project, language)
    for one in (QUEUES[f"name_{language}"], MEASURE[f"obstacle_measure_{language}"]):
        assert one in said
        page = client.get(address(language, "cooperation:project_detail", project.ref))
        assert words(page).count(one) == 1


@pytest.mark.parametrize(
    ("da", "sv", "times"),
    [
        ("To køer", "Två köer", 1),
        ("to  KØER", "", 1),
        ("", "Två köer.", 1),
        ("Noget andet", "Två köer", 1),
        ("To køer i Malmø", "Två köer i Malmö", 2),
    ],
)
def test_one_that_an_indicator_names_too_is_not_told_twice(client, da, sv, times):
    project = a_project(obstacle=Obstacle.objects.create(owner="city", **QUEUES))
    measured(project, da, sv)
    assert need(client, project).count("To køer") == times


def test_two_indicators_of_one_obstacle_tell_it_once_and_others_are_told(client):
    project = a_project()
    for da, sv in (("To køer", ""), ("To køer", "Två köer"), ("To takster", "Två taxor"), ("", "")):
        measured(project, da, sv)
    said = need(client, project)
    assert (said.count("To køer"), said.count("To takster")) == (1, 1)


@pytest.mark.parametrize(("owner", "is_told"), [("city", False), ("state", True), ("eu", True)])
def test_what_the_cities_cannot_remove_is_no_promise(client, owner, is_told):
    project = a_project(obstacle=Obstacle.objects.create(owner=owner, **QUEUES))
    assert ("Byerne kan ikke fjerne den" in need(client, project)) is is_told


def test_without_one_nothing_is_said(client):
    assert "hindring" not in need(client, a_project())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_assessor_reads_what_is_extra_and_whose_obstacle_it_is(browse, language):
    project = a_project_in(
        "under_review",
        obstacle=Obstacle.objects.create(owner="state", **QUEUES),
        extra_effort_da="Ud over driften.",
        extra_effort_sv="Utöver driften.",
        **MEASURE,
    )
    for name in ("assessment_new", "assessment_list"):
        said = words(browse("secretary-cph").get(address(language, f"cooperation:{name}", project.ref)))
        for one in (
            {"da": "Ud over driften.", "sv": "Utöver driften."}[language],
            QUEUES[f"name_{language}"],
            MEASURE[f"obstacle_measure_{language}"],
            {"da": "den sendes videre til staten", "sv": "det lämnas vidare till staten"}[language],
        ):
            assert one in said
