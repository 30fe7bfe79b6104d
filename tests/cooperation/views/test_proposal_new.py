"""Writing a new proposal: nothing typed is lost, nothing else is taken."""

import pytest
from django.test import Client

from cooperation.models import Project
from tests.factories import TODAY, a_project, an_area, proposal_texts
from tests.oresund.views.reading import LANGUAGES, address, errors_beside, fields_with_errors, words

NOW = "2026-11-23T12:00:00Z"
OUTSIDERS = ["member-cph", "member-malmo", "administrator"]
XSS = '"><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def send(browse):
    """Send the form as somebody."""

    def post(role="secretary-cph", language="da", action="save", **fields):
        url = address(language, "cooperation:proposal_new")
        return browse(role).post(url, {**proposal_texts(**fields), "action": action})

    return post


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_form_asks_for_everything_in_both_languages(browse, language):
    answer = browse("secretary-cph").get(address(language, "cooperation:proposal_new"))
    for name in proposal_texts():
        assert f'name="{name}"' in answer.content.decode()
    assert not fields_with_errors(answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_saved_and_said_to_be_saved(send, language):
    answer = send(language=language)
    assert (answer.status_code, answer["Location"]) == (302, address(language, "cooperation:proposal_list"))
    project = Project.objects.get()
    assert (project.state, project.city_id, project.title_sv) == ("draft", "cph", "Gemensam badbrygga")
    assert project.ref in words(answer.client.get(answer["Location"]))


def test_a_proposal_is_submitted_at_once(send):
    send("secretary-malmo", "sv", action="submit")
    project = Project.objects.get()
    assert (project.state, project.city_id, project.submitted_on) == ("submitted", "malmo", TODAY)
    assert project.original_language == "sv"


@pytest.mark.parametrize("action", ["save", "submit", "", "approve"])
def test_only_the_button_that_submits_submits(send, action):
    send(action=action)
    assert Project.objects.get().state == ("submitted" if action == "submit" else "draft")


@pytest.mark.parametrize(
    ("language", "role", "field", "said"),
    [
        ("da", "secretary-cph", "title_da", "dansk eller svensk"),
        ("sv", "secretary-malmo", "title_sv", "danska eller svenska"),
    ],
)
def test_a_missing_title_is_said_beside_the_proposers_title(send, language, role, field, said):
    answer = send(role, language, title_da="", title_sv="")
    assert answer.status_code == 422
    assert fields_with_errors(answer) == [field]
    assert said in errors_beside(answer, field)
    assert not Project.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_incomplete_submission_is_not_saved_even_as_a_draft(send, language):
    answer = send(language=language, action="submit", ground="", summary_da="", summary_sv="")
    assert fields_with_errors(answer) == ["summary_da", "ground"]
    assert not Project.objects.exists()


def test_nothing_typed_is_lost(send):
    area = an_area()
    typed = {name: f"{name} <b>æøåä</b> {XSS}" for name in proposal_texts() if name.endswith(("_da", "_sv"))}
    answer = send(action="submit", **typed, ground="deepening", origin="private", focus_area=area.pk)
    form = answer.context["form"]
    for name, value in typed.items():
        assert form[name].value() == value
        assert form[name].value().split()[0] in answer.content.decode()
    assert XSS not in answer.content.decode()
    assert answer.content.decode().count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;") == len(typed)
    for choice in ("deepening", "private", area.pk):
        assert f'value="{choice}" selected' in answer.content.decode()


@pytest.mark.parametrize("field", ["title_da", "title_sv", "summary_sv", "citizens_will_notice_da"])
@pytest.mark.parametrize("bad", ["a\x00b", "ø" * 10_000])
def test_what_cannot_be_kept_is_said_beside_its_field(send, field, bad):
    answer = send(**{field: bad})
    assert answer.status_code == 422
    assert fields_with_errors(answer) == [field]
    assert not Project.objects.exists()


@pytest.mark.parametrize("field", ["deepens", "focus_area", "ground", "origin"])
@pytest.mark.parametrize("junk", ["999999", "0x7f", "\x00", "' OR 1=1 --"])
def test_a_choice_that_was_not_offered_is_refused(send, field, junk):
    answer = send(**{field: junk})
    assert (answer.status_code, fields_with_errors(answer)) == (422, [field])
    assert not Project.objects.exists()


def test_what_is_not_asked_for_is_not_taken(send):
    into = a_project()
    forged = {
        "state": "adopted",
        "city": "malmo",
        "city_id": "malmo",
        "ref": "P-1",
        "decided_on": "2020-01-01",
    }
    forged |= {
        "original_language": "sv",
        "submitted_on": "2020-01-01",
        "merged_into": into.pk,
    }
    send(**forged, version="9", changed_by="1", pk="1", id=into.pk)
    project = Project.objects.exclude(pk=into.pk).get()
    assert (project.state, project.city_id, project.version) == ("draft", "cph", 1)
    assert project.ref.startswith("P-2026-")
    assert (project.decided_on, project.submitted_on) == (None, None)
    assert (project.original_language, project.merged_into_id, project.changed_by.city_id) == (
        "da",
        None,
        "cph",
    )


@pytest.mark.parametrize("role", OUTSIDERS)
def test_for_others_there_is_no_such_page(browse, send, role):
    assert browse(role).get(address("da", "cooperation:proposal_new")).status_code == 404
    assert send(role).status_code == 404
    assert not Project.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_logs_in_first_and_writes_nothing(browse, send, language):
    url = address(language, "cooperation:proposal_new")
    for answer in (browse("visitor").get(url), send("visitor", language)):
        assert answer["Location"] == f"{address(language, 'account_login')}?next={url}"
    assert not Project.objects.exists()


def test_reading_writes_nothing(browse):
    url = address("da", "cooperation:proposal_new")
    browse("secretary-cph").get(url, {**proposal_texts(), "action": "submit"})
    browse("secretary-cph").head(url)
    assert not Project.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_verbs_are_refused(browse, method):
    answer = getattr(browse("secretary-cph"), method)(address("da", "cooperation:proposal_new"))
    assert answer.status_code == 405
    assert not Project.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}])
def test_a_form_from_elsewhere_is_refused(people, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["secretary-cph"])
    answer = client.post(address("da", "cooperation:proposal_new"), proposal_texts(), **headers)
    assert answer.status_code == 403
    assert not Project.objects.exists()
