"""The working group's decision, and asking for a new round: forms of the secretariats."""

import pytest

from cooperation.models import Assessment, AssessmentRound
from tests.cooperation.assessors import duplicate_of, hand_in
from tests.cooperation.test_actions_assessments import settle
from tests.cooperation.test_permissions import PROPOSERS, ROLES
from tests.factories import NOW, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, words

DECISION = {
    "round": "1",
    "settled_on": "2026-11-23",
    "outcome": "additional",
    "reason_da": "Det er nyt.",
    "reason_sv": "Det är nytt.",
    "review_on": "2028-11-23",
}


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def disputed(people):
    project = a_project_in("under_review")
    hand_in(people["secretary-cph"], project, duplicate_of(a_project_in("adopted")))
    hand_in(people["secretary-malmo"], project)
    return project


def of(name, project, language="da"):
    return address(language, f"cooperation:assessment_{name}", project.ref)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ["settle", "again"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_secretariats_enter_it_and_nobody_else(browse, disputed, role, name, language):
    client, url = browse(role), of(name, disputed, language)
    expected = 302 if role == "visitor" else 200 if role in PROPOSERS else 404
    assert client.get(url).status_code == expected
    if role not in PROPOSERS:
        assert client.post(url, DECISION | {"why": "Fordi"}).status_code == expected
        assert not AssessmentRound.objects.exists()
        assert not Assessment.objects.filter(city=None).exists()


@pytest.mark.parametrize("name", ["settle", "again"])
def test_there_is_nothing_to_settle_before_both_have_judged(browse, people, name):
    project = a_project_in("under_review")
    hand_in(people["secretary-cph"], project)
    assert browse("secretary-cph").get(of(name, project)).status_code == 404
    assert browse("secretary-cph").post(of(name, project), {}).status_code == 404


def test_a_decision_counts_for_both(browse, disputed):
    answer = browse("secretary-malmo").post(of("settle", disputed), DECISION)
    assert answer.status_code == 302
    joint = Assessment.objects.get(city=None)
    assert (joint.outcome, joint.reason_sv) == ("additional", "Det är nytt.")
    assert "Arbejdsgruppen har afgjort det." in words(browse("secretary-cph").get(of("list", disputed)))


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"reason_sv": " "}, "reason_sv"),
        ({"settled_on": ""}, "settled_on"),
        ({"settled_on": "2026-11-24"}, "settled_on"),
        ({"settled_on": "2026-11-22"}, "settled_on"),
        ({"settled_on": "\0"}, "settled_on"),
        ({"outcome": "undetermined"}, "outcome"),
        ({"outcome": ""}, "outcome"),
        ({"review_on": "2026-11-01"}, "review_on"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_that_lacks_something_is_shown_again(browse, disputed, other, field, language):
    url = of("settle", disputed, language)
    answer = browse("secretary-cph").post(url, DECISION | {"reason_da": "Mine ord"} | other)
    assert answer.status_code == 422
    assert errors_beside(answer, field)
    assert "Mine ord" in content(answer)


def test_the_second_to_enter_it_is_told(browse, people, disputed):
    settle(people["secretary-malmo"], disputed)
    answer = browse("secretary-cph").post(of("settle", disputed), DECISION | {"reason_da": "Mine ord"})
    assert answer.status_code == 409
    assert "Mine ord" in content(answer)
    assert Assessment.objects.filter(city=None).count() == 1


def test_a_new_round_says_why(browse, disputed):
    client, url = browse("secretary-cph"), of("again", disputed)
    assert errors_beside(client.post(url, {"round": "1", "why": " "}), "why")
    assert client.post(url, {"round": "1", "why": "x" * 501}).status_code == 422
    assert client.post(url, {"round": "1", "why": "Ny viden"}).status_code == 302
    begun = AssessmentRound.objects.get()
    assert (begun.why, begun.why_language, begun.cause) == ("Ny viden", "da", "asked")
    late = client.post(url, {"round": "1", "why": "Også mig"})
    assert late.status_code == 409
    assert "Også mig" in content(late)
