"""Editing a proposal: one's own city's drafts and what was returned, nothing else."""

import pytest

from cooperation.lifecycle import STATES
from cooperation.models import Project
from tests.cooperation.test_permissions import ROLES, expected_to_edit
from tests.factories import TODAY, a_project, a_project_in, an_area, an_initiative, proposal_texts
from tests.oresund.views.reading import (
    LANGUAGES,
    address,
    content,
    errors_beside,
    fields_with_errors,
    without_token,
)

NOW = "2026-11-23T12:00:00Z"


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def draft(frame):
    return a_project(state="draft", ref="P-2026-77")


@pytest.fixture
def send(browse):
    """Send the form for a project, as it was read at a version."""

    def post(project, role="secretary-cph", language="da", action="save", **fields):
        url = address(language, "cooperation:proposal_edit", project.ref)
        return browse(role).post(url, {**proposal_texts(), "version": "1", "action": action, **fields})

    return post


@pytest.mark.parametrize("state", ["draft", "returned"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_own_proposal_is_saved(send, state, language):
    project = a_project_in(state)
    answer = send(project, language=language, title_da="Nyt navn", summary_sv="Ny text")
    assert answer["Location"] == address(language, "cooperation:proposal_list")
    project.refresh_from_db()
    assert (project.title_da, project.summary_sv, project.state, project.version) == (
        "Nyt navn",
        "Ny text",
        state,
        2,
    )


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_an_own_proposal_is_submitted(send, state):
    project = a_project_in(state)
    send(project, action="submit")
    project.refresh_from_db()
    assert (project.state, project.submitted_on, project.title_da) == ("submitted", TODAY, "Fælles badebro")


def test_the_form_shows_what_stands_there(browse):
    project = a_project(
        state="draft", focus_area=an_area(), ground="deepening", deepens=an_initiative(), title_sv="Å & <b>"
    )
    answer = browse("secretary-cph").get(address("sv", "cooperation:proposal_edit", project.ref))
    html = content(answer)
    assert "Å &amp; &lt;b&gt;" in html
    for choice in (project.focus_area_id, project.deepens_id, "deepening", "public"):
        assert f'value="{choice}" selected' in html
    assert '<input type="hidden" name="version" value="1"' in html


def test_saving_what_was_read_changes_nothing_but_the_version(browse):
    project = a_project(state="draft", focus_area=an_area(), summary_da="Linje 1\r\nLinje 2")
    url = address("da", "cooperation:proposal_edit", project.ref)
    client = browse("secretary-cph")
    form = client.get(url).context["form"]
    read = {name: form[name].value() or "" for name in form.fields}
    before = Project.objects.values(*proposal_texts()).get()
    assert client.post(url, {**read, "action": "save"}).status_code == 302
    after = Project.objects.values(*proposal_texts()).get()
    assert {name: value or "" for name, value in after.items()} == {
        name: value or "" for name, value in before.items()
    }


def test_an_area_that_was_retired_since_is_not_lost_by_saving(browse):
    project = a_project(state="returned", focus_area=an_area(state="retired"))
    url = address("da", "cooperation:proposal_edit", project.ref)
    assert f'value="{project.focus_area_id}" selected' in content(browse("secretary-cph").get(url))


@pytest.mark.parametrize("role", [role for role in ROLES if role != "visitor"])
@pytest.mark.parametrize("city", ["cph", "malmo"])
def test_each_role_reaches_what_it_may_edit_and_no_more(browse, send, role, city):
    found, saved = {}, {}
    for state in STATES:
        project = a_project_in(state, city)
        found[state] = browse(role).get(address("da", "cooperation:proposal_edit", project.ref)).status_code
        saved[state] = send(project, role).status_code
    may = {state: expected_to_edit(role, city, state) for state in STATES}
    assert found == {state: 200 if may[state] else 404 for state in STATES}
    assert saved == {state: 302 if may[state] else 404 for state in STATES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("role", "city", "state"),
    [
        ("secretary-cph", "malmo", "draft"),
        ("secretary-cph", "malmo", "returned"),
        ("secretary-cph", "cph", "submitted"),
        ("secretary-cph", "cph", "adopted"),
        ("member-cph", "cph", "draft"),
        ("administrator", "cph", "draft"),
    ],
)
def test_forbidden_looks_exactly_like_absent(browse, language, role, city, state):
    project = a_project_in(state, city, ref="P-2026-77")
    url = address(language, "cooperation:proposal_edit", project.ref)
    client = browse(role)
    forbidden = client.get(url)
    Project.objects.all().delete()
    absent = client.get(url)
    assert (forbidden.status_code, absent.status_code) == (404, 404)
    assert without_token(forbidden) == without_token(absent)
    assert {**forbidden.headers, "ETag": ""} == {**absent.headers, "ETag": ""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_learns_nothing_before_logging_in(browse, draft, language):
    for ref in (draft.ref, "P-1999-1"):
        url = address(language, "cooperation:proposal_edit", ref)
        answer = browse("visitor").get(url)
        assert answer["Location"] == f"{address(language, 'account_login')}?next={url}"
        assert browse("visitor").post(url, proposal_texts()).status_code == 302
    draft.refresh_from_db()
    assert draft.version == 1


@pytest.mark.parametrize("junk", ["abc", "0", "-1", "1.5", "\x00", "9" * 400, "<script>"])
def test_a_junk_version_saves_nothing(send, draft, junk):
    answer = send(draft, version=junk, title_da="Nyt")
    assert answer.status_code in (409, 422)
    assert "<script>" not in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.version, draft.title_da != "Nyt") == (1, True)


def test_without_a_version_nothing_is_overwritten(send, draft):
    answer = send(draft, version="", title_da="Nyt")
    assert answer.context["conflict"]
    draft.refresh_from_db()
    assert draft.version == 1


def test_what_is_not_asked_for_is_not_taken(send, draft):
    forged = {
        "state": "adopted",
        "city": "malmo",
        "ref": "P-1",
        "decided_on": "2020-01-01",
    }
    send(draft, **forged, submitted_on="2020-01-01", original_language="sv", merged_into=draft.pk, id="999")
    draft.refresh_from_db()
    assert (draft.state, draft.city_id, draft.ref, draft.original_language) == (
        "draft",
        "cph",
        "P-2026-77",
        "da",
    )
    assert (draft.decided_on, draft.submitted_on, draft.merged_into_id) == (None,) * 3


def test_a_mistake_is_said_beside_its_field_and_nothing_typed_is_lost(send, draft):
    answer = send(
        draft, language="sv", action="submit", origin="", title_da="Skrevet <i>nu</i>", ground="new"
    )
    assert fields_with_errors(answer) == ["origin"]
    assert errors_beside(answer, "origin")
    assert 'value="Skrevet &lt;i&gt;nu&lt;/i&gt;"' in answer.content.decode()
    assert '<input type="hidden" name="version" value="1"' in answer.content.decode()
    draft.refresh_from_db()
    assert draft.version == 1


def test_reading_writes_nothing(browse, draft):
    url = address("da", "cooperation:proposal_edit", draft.ref)
    browse("secretary-cph").get(url, {**proposal_texts(), "version": "1", "action": "submit"})
    draft.refresh_from_db()
    assert (draft.version, draft.state) == (1, "draft")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_verbs_are_refused(browse, draft, method):
    url = address("da", "cooperation:proposal_edit", draft.ref)
    assert getattr(browse("secretary-cph"), method)(url).status_code == 405


def test_a_post_that_claims_to_be_another_verb_stays_a_post(browse, draft):
    url = address("da", "cooperation:proposal_edit", draft.ref)
    answer = browse("secretary-cph").post(url, {"title_da": ""}, headers={"x-http-method-override": "DELETE"})
    assert answer.status_code == 422
    assert Project.objects.filter(pk=draft.pk).exists()
