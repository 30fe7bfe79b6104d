"""The assessor's form: what it asks, what it refuses, and that nothing typed is lost."""

import re

import pytest

from cooperation.models import Assessment, Project
from tests.cooperation.assessors import fields, hand_in, typed
from tests.cooperation.test_permissions import PROPOSERS, ROLES
from tests.factories import NOW, PASSWORD, a_project, a_project_in, a_user, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, queries, words

QUOTES = {"da": "endnu ikke er tænkt", "sv": "ännu inte"}


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def project(frame):
    return a_project_in("under_review", ref="P-2026-90")


@pytest.fixture
def url(project):
    return address("da", "cooperation:assessment_new", project.ref)


@pytest.fixture
def send(browse, url):
    return lambda role="secretary-cph", **other: browse(role).post(url, typed(**other))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_secretariats_assess_and_nobody_else(browse, project, role, language):
    url = address(language, "cooperation:assessment_new", project.ref)
    client = browse(role)
    expected = 302 if role == "visitor" else 200 if role in PROPOSERS else 404
    answer = client.get(url)
    assert answer.status_code == expected
    if role in PROPOSERS:
        assert QUOTES[language] in words(answer)
        return
    assert client.post(url, typed()).status_code == expected
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("state", ["draft", "returned", "recommended", "adopted", "rejected"])
def test_only_what_is_proposed_is_assessed(browse, state):
    url = address("da", "cooperation:assessment_new", a_project_in(state, "malmo").ref)
    assert browse("secretary-malmo").get(url).status_code == 404


def test_what_is_complete_is_handed_in(send, project, people):
    other = a_project_in("adopted", ref="P-2024-03")
    answer = send(compared_projects=["P-2024-03"], known="yes", known_evidence_sv="Finns i Bergen.")
    assert answer.status_code == 302
    assert answer["Location"] == address("da", "cooperation:assessment_list", project.ref)
    one = Assessment.objects.get()
    assert (one.city_id, one.assessed_by, one.outcome) == ("cph", people["secretary-cph"], "additional")
    assert (one.known_evidence_sv, list(one.compared_projects.all())) == ("Finns i Bergen.", [other])


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"taken": ""}, "taken"),
        ({"extra_evidence_da": " "}, "extra_evidence"),
        ({"taken": "yes", "taken_evidence_da": "Ja"}, "taken_by"),
        ({"taken": "yes", "taken_evidence_da": "Ja"}, "taken_since"),
        ({"outcome": "duplicate"}, "outcome"),
        ({"reason_sv": ""}, "reason_sv"),
        ({"reason_da": "x" * 2001}, "reason_da"),
        ({"nothing_found_da": ""}, "nothing_found_da"),
        ({"review_on": "2026-11-23"}, "review_on"),
        ({"review_on": "i morgen"}, "review_on"),
        ({"repeated": "yes", "repeats": "P-1999-01"}, "repeats"),
        ({"compared_projects": ["P-1999-01"]}, "compared_projects"),
        ({"relation": "999999"}, "relation"),
        ({"extra": "perhaps"}, "extra"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_lacks_something_is_shown_again(browse, project, other, field, language):
    url = address(language, "cooperation:assessment_new", project.ref)
    answer = browse("secretary-cph").post(url, typed(**{"known_evidence_da": "Mine ord", **other}))
    assert answer.status_code == 422
    assert errors_beside(answer, field if field != "extra_evidence" else f"{field}_{language}")
    assert "Mine ord" in content(answer)
    assert not Assessment.objects.exists()


def test_a_proposal_of_its_own_or_a_draft_is_no_comparison(send, project):
    a_project_in("draft", ref="P-2026-91")
    for ref in (project.ref, "P-2026-91"):
        assert errors_beside(send(repeated="yes", repeats=ref), "repeats")


@pytest.mark.parametrize(
    "junk",
    [
        {"round": "x", "version": "-1"},
        {"round": "99999999999999999999"},
        {"compared_projects": ["a\0b"], "compared_initiatives": ["\0"], "repeats": "\0"},
        {"find": "\0%_\\", "action": "find"},
        {"taken_by": "\0", "relation": "1e9", "taken_since": "\0"},
        {"reason_da": "a\0b"},
    ],
)
def test_junk_is_refused_in_words(send, junk):
    assert send(**junk).status_code in (200, 409, 422)
    assert not Assessment.objects.exists()


def test_nothing_at_all_is_refused_in_words(browse, url):
    answer = browse("secretary-cph").post(url, {})
    assert answer.status_code == 422
    assert errors_beside(answer, "outcome")


def test_a_search_finds_more_and_loses_nothing(send):
    a_project(ref="P-2020-07", title_da="Fælles badebro")
    an_initiative("badeland", name="Badeland")
    answer = send(find="bade", action="find", reason_da="Mine ord", compared_projects=[])
    assert answer.status_code == 200
    html = content(answer)
    assert "P-2020-07" in html
    assert "Badeland" in html
    assert "Mine ord" in html
    assert "errorlist" not in html
    assert "Søgningen gav intet" in words(send(find="zzz", action="find"))


def test_what_was_ticked_stays_ticked(send):
    a_project_in("adopted", ref="P-2020-07")
    answer = send(find="andet", action="find", compared_projects=["P-2020-07"])
    assert 'value="P-2020-07"' in content(answer)
    ticked = re.search(r'<input[^>]*value="P-2020-07"[^>]*>', content(answer))[0]
    assert " checked" in ticked


def test_a_colleague_is_told_what_stands_and_may_hand_in_a_version(send, project, people):
    hand_in(a_user("secretariat"), project, fields(reason_da="Kollegas ord"))
    answer = send(reason_da="Mine ord")
    assert answer.status_code == 409
    assert "Kollegas ord" in words(answer)
    assert "Mine ord" in content(answer)
    assert Assessment.objects.count() == 1
    assert send(reason_da="Mine ord", version="1").status_code == 302
    assert Assessment.objects.count() == 2


def test_a_round_that_has_closed_takes_nothing_more(send, project, people):
    hand_in(people["secretary-cph"], project)
    hand_in(people["secretary-malmo"], project)
    answer = send(reason_da="Mine ord", version="1")
    assert answer.status_code == 409
    assert "Mine ord" in content(answer)
    assert 'value="hand_in"' not in content(answer)


def test_the_other_citys_words_do_not_show_in_a_conflict(send, project, people):
    hand_in(people["secretary-malmo"], project, fields(reason_da="Hemmeligt"))
    Project.objects.update(state="returned")
    answer = send(version="5")
    assert answer.status_code == 409
    for state in ("submitted", "under_review"):
        Project.objects.update(state=state)
    assert "Hemmeligt" not in content(send(version="5"))


def test_a_new_version_begins_with_the_last_one(browse, url, project, people):
    hand_in(people["secretary-cph"], project, fields(reason_da="Mine gamle ord"))
    assert "Mine gamle ord" in content(browse("secretary-cph").get(url))
    assert "Mine gamle ord" not in content(browse("secretary-malmo").get(url))


def test_what_was_typed_survives_a_log_in_that_ran_out(client, people, url):
    me = people["secretary-cph"]
    me.set_password(PASSWORD)
    me.save()
    away = client.post(url, typed(reason_da="Mine ord", writer=str(me.pk)))
    assert away.status_code == 302
    assert not Assessment.objects.exists()
    client.post(away["Location"], {"login": me.email, "password": PASSWORD})
    back = client.get(url)
    assert "Mine ord" in content(back)
    assert "Du var blevet logget ud" in words(back)
    assert client.post(url, typed(reason_da="Mine ord")).status_code == 302
    assert "Mine ord" not in str(dict(client.session))


def test_somebody_elses_words_stay_theirs(client, people, url):
    client.post(url, typed(reason_da="Mine ord", writer=str(people["secretary-malmo"].pk)))
    client.force_login(people["secretary-cph"])
    assert "Mine ord" not in content(client.get(url))


def test_what_is_far_too_large_is_not_kept(client, people, url):
    me = people["secretary-cph"]
    client.post(url, typed(reason_da="x" * 300_000, writer=str(me.pk)))
    assert "typed" not in client.session


def test_more_to_compare_needs_no_more_queries(browse, project, url):
    Project.objects.filter(pk=project.pk).update(focus_area=an_area())
    a_project(focus_area=Project.objects.get(pk=project.pk).focus_area)
    client = browse("secretary-cph")
    client.get(url)  # which prepares what has come in, to be compared
    few = queries(client, url)
    for number in range(30):
        a_project(focus_area=Project.objects.get(pk=project.pk).focus_area)
        an_initiative(f"i-{number}")
    client.get(url)
    assert queries(client, url) == few
