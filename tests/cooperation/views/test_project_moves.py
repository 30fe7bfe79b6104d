"""The page on which the secretariats move a project on: who opens it, what it offers, and what its buttons do."""

import pytest

from cooperation import actions
from cooperation.lifecycle import STATES
from cooperation.models import Move, Project
from tests.cooperation.moving import WHY, both_sign, ready, signs
from tests.factories import TODAY, a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, links, queries, words

REASON = {"reason_da": "Andre gør det.", "reason_sv": "Andra gör det."}
POSTS = ["project_move", "project_merge", "sign_off", "council_decision_save"]
JUNK = ["", "abc", "-1", "9" * 40, "1\x00"]


def page(client, project, language="da"):
    return client.get(address(language, "cooperation:project_moves", project.ref))


def press(client, project, name, language="da", **fields):
    project.refresh_from_db()
    kind = "project_merge" if name == "merge" else "project_move"
    data = {"move": name, "version": project.version, **fields}
    return client.post(address(language, f"cooperation:{kind}", project.ref), data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_read_by_the_secretariats(browse, language, state):
    project = a_project_in(state)
    assert page(browse("secretary-cph"), project, language).status_code == 200
    other = page(browse("secretary-malmo"), project, language).status_code
    assert other == (404 if state == "draft" else 200)


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_to_others_who_are_logged_in_it_is_absent(browse, role):
    client, project = browse(role), a_project()
    assert page(client, project).status_code == 404
    for name in POSTS:
        assert client.post(address("da", f"cooperation:{name}", project.ref)).status_code == 404


@pytest.mark.parametrize("name", ["project_moves", *POSTS])
def test_visitors_are_led_to_the_log_in(browse, name):
    url = address("sv", f"cooperation:{name}", a_project().ref)
    client = browse("visitor")
    for answer in [client.post(url)] if name != "project_moves" else [client.get(url)]:
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/sv/konto/logga-in/")


@pytest.mark.parametrize("name", POSTS)
def test_the_language_switch_of_a_refused_form_leads_back(browse, name):
    project = a_project()
    answer = browse("secretary-cph").get(address("sv", f"cooperation:{name}", project.ref))
    assert answer["Location"] == address("sv", "cooperation:project_moves", project.ref)


@pytest.mark.parametrize(
    ("language", "begin", "why"),
    [
        ("da", "Begynd vurderingen", "Først skal begge byer have vurderet"),
        ("sv", "Börja bedömningen", "Först måste båda städerna ha bedömt"),
    ],
)
def test_it_offers_what_can_happen_and_says_why_something_cannot(browse, language, begin, why):
    client = browse("secretary-cph")
    assert begin in words(page(client, a_project(state="submitted"), language))
    text = words(page(client, a_project(state="under_review"), language))
    assert why in text
    assert begin not in text


def test_a_button_moves_the_project(browse):
    client, project = browse("secretary-malmo"), ready("submitted")
    answer = press(client, project, "take_up")
    assert answer["Location"] == address("da", "cooperation:project_moves", project.ref)
    assert Project.objects.get(pk=project.pk).state == "under_review"
    assert "Under vurdering" in words(client.get(answer["Location"]))


@pytest.mark.parametrize(
    ("state", "name"), [("submitted", "return_for_change"), ("under_review", "reject"), ("draft", "withdraw")]
)
def test_a_reason_that_lacks_is_asked_for_and_what_was_typed_stays(browse, state, name):
    client, project = browse("secretary-cph"), ready(state)
    answer = press(client, project, name, reason_da="", reason_sv="Bara på svenska")
    assert answer.status_code == 422
    assert errors_beside(answer, f"{name}_reason_da")
    assert not errors_beside(answer, f"{name}_reason_sv")
    assert "Bara på svenska" in content(answer)
    assert 'class="error-summary"' in content(answer)
    assert not project.moves.exists()


def test_a_reason_is_no_longer_than_it_may_be_and_no_markup(browse):
    client, project = browse("secretary-cph"), ready("under_review")
    answer = press(client, project, "reject", reason_da="x" * 2001, reason_sv="Nej")
    assert (answer.status_code, bool(errors_beside(answer, "reject_reason_da"))) == (422, True)
    xss = "<script>alert(1)</script>"
    assert press(client, project, "reject", reason_da=xss, reason_sv=xss).status_code == 302
    assert "<script" not in page(client, project).content.decode()
    assert xss in words(page(client, project))


def test_whoever_comes_second_is_told_what_happened_and_nothing_is_lost(browse):
    project = ready("submitted")
    press(browse("secretary-malmo"), project, "take_up")
    client = browse("secretary-cph")
    data = {"move": "return_for_change", "version": 1, "reason_da": "Mangler et tal", "reason_sv": ""}
    answer = client.post(address("da", "cooperation:project_move", project.ref), data)
    assert answer.status_code == 409
    assert "En anden kom før dig" in words(answer)
    assert "under vurdering" in words(answer)
    assert "Mangler et tal" in content(answer)
    assert Project.objects.get(pk=project.pk).state == "under_review"


def test_words_for_which_there_is_no_place_any_more_are_shown_to_be_copied(browse):
    project = ready("under_review")
    press(browse("secretary-malmo"), project, "reject", **REASON)
    client = browse("secretary-cph")
    data = {"move": "return_for_change", "version": 1, "reason_da": "Mangler et tal"}
    answer = client.post(address("da", "cooperation:project_move", project.ref), data)
    assert (answer.status_code, "Mangler et tal" in words(answer)) == (409, True)


@pytest.mark.parametrize("junk", JUNK)
def test_a_version_that_is_none_moves_nothing(browse, junk):
    client, project = browse("secretary-cph"), ready("submitted")
    assert press(client, project, "take_up", version=junk).status_code == 409
    assert press(client, project, "publish", version=junk).status_code == 409
    assert Project.objects.get(pk=project.pk).state == "submitted"


@pytest.mark.parametrize("name", [*JUNK, "adopt", "submit", "delete"])
def test_a_move_that_has_no_button_is_absent(browse, name):
    client, project = browse("secretary-cph"), ready("recommended")
    assert press(client, project, name).status_code == 404


def test_what_is_blocked_stays_blocked_when_it_is_posted(browse):
    client, project = browse("secretary-malmo"), ready("adopted")
    for name in ("start", "withdraw", "archive"):
        answer = press(client, project, name)
        assert (answer.status_code, "Det er ikke muligt nu." in words(answer)) == (422, True)
    assert not project.moves.exists()


def test_a_draft_that_was_withdrawn_leaves_its_owner_a_page(browse):
    client, project = browse("secretary-cph"), ready("draft")
    answer = press(client, project, "withdraw", **REASON)
    assert client.get(answer["Location"]).status_code == 200
    assert Project.objects.get(pk=project.pk).state == "withdrawn"


def test_its_own_secretariat_shows_it_to_everybody_and_hides_it(browse, client):
    project = ready("submitted")
    for name, status in (("publish", 200), ("hide", 404)):
        assert press(browse("secretary-cph"), project, name).status_code == 302
        url = address("da", "cooperation:project_detail", project.ref)
        assert browse("visitor").get(url).status_code == status
    assert press(browse("secretary-malmo"), project, "publish").status_code == 404


def test_a_title_in_one_language_is_not_shown_early(browse):
    client, project = browse("secretary-cph"), ready("submitted", title_sv="")
    assert press(client, project, "publish").status_code == 422
    assert not Project.objects.public().exists()


def test_the_whole_life_by_buttons(browse, people):
    """From draft to archive, the meeting's decision and the signatures apart."""
    project, client = ready("submitted"), browse("secretary-cph")
    press(client, project, "take_up")
    press(client, project, "recommend")
    actions.adopt(by=people["secretary-cph"], project=project, decided_on=TODAY)
    both_sign(people, project, "adoption")
    press(client, project, "start")
    both_sign(people, project, "completion")
    press(client, project, "complete")
    press(client, project, "archive")
    assert list(Move.objects.values_list("to_state", flat=True)) == [
        "under_review",
        "recommended",
        "adopted",
        "in_progress",
        "completed",
        "archived",
    ]


def test_a_long_course_needs_no_more_queries(browse, people):
    client, project = browse("secretary-cph"), ready("submitted", extra_effort_da="Ud over driften.")
    url = address("da", "cooperation:project_moves", project.ref)
    press(client, project, "return_for_change", **REASON)
    page(client, project)  # which also tells that it is done
    few = queries(client, url)
    for _ in range(10):
        actions.submit(by=people["secretary-cph"], project=project, today=TODAY)
        actions.return_for_change(by=people["secretary-malmo"], project=project, reason=WHY)
    assert project.moves.count() == 21
    assert queries(client, url) == few


def test_the_project_leads_the_secretariats_here_and_nobody_else(browse):
    project = a_project()
    for role, shown in (("secretary-malmo", True), ("member-cph", False), ("visitor", False)):
        answer = browse(role).get(address("da", "cooperation:project_detail", project.ref))
        assert (address("da", "cooperation:project_moves", project.ref) in links(answer)) is shown


def test_a_secretariat_reads_who_moved_it(browse, people):
    project = ready("adopted")
    signs(people["secretary-malmo"], project, "adoption")
    assert people["secretary-malmo"].name in words(page(browse("secretary-cph"), project))
