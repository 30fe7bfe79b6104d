"""Similar ideas: a page for secretariats, and the part of it that stands beside a proposal."""

import pytest

from tests.factories import a_project
from tests.oresund.views.reading import LANGUAGES, address, fields_with_errors, words

PAGE = "/da/forslag/lignende/"
LIBRARY = {
    "title": "Ét lånerkort til bibliotekerne",
    "summary": "Bøger lånes i begge byer.",
    "language": "da",
}


@pytest.fixture
def idea(frame):
    return a_project(
        "malmo",
        state="submitted",
        original_language="sv",
        title_sv="Gemensamt lånekort på biblioteken <b>",
        summary_sv="Böcker lånas i båda städerna.",
        title_da="",
        summary_da="",
    )


@pytest.fixture
def client(client, people):
    client.force_login(people["secretary-cph"])
    return client


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_idea_is_found_in_the_other_language_with_the_reason(client, idea, language):
    page = client.post(address(language, "cooperation:similar_ideas"), LIBRARY)
    assert page.status_code == 200
    assert idea.get_absolute_url().split("/")[-2] in page.content.decode()
    assert "bibliotekerne" in words(page)
    assert "&lt;b&gt;" in page.content.decode()


def test_a_part_of_the_page_is_for_a_page_that_stands_already(client, idea):
    page = client.post(PAGE, {**LIBRARY, "part": "1"})
    assert "<html" not in page.content.decode()
    assert idea.title_sv.split(" <")[0] in page.content.decode()


def test_a_proposal_is_compared_by_its_own_text_and_not_with_itself(client, idea):
    page = client.post(PAGE, {"ref": idea.ref, "part": "1"})
    assert page.status_code == 200
    assert f"/{idea.ref}/" not in page.content.decode()


@pytest.mark.parametrize(
    "fields", [{}, {"title": "", "language": "da"}, {"title": "x" * 201, "language": "sv"}]
)
def test_what_cannot_be_compared_says_why_and_keeps_what_was_typed(client, idea, fields):
    page = client.post(PAGE, fields)
    assert page.status_code == 422
    assert fields_with_errors(page)


@pytest.mark.parametrize(
    "fields",
    [{"title": "\0", "language": "da"}, {"title": "x", "language": "en"}, {"title": "x", "ref": "\0"}],
)
def test_nonsense_is_no_fault_of_the_portal(client, idea, fields):
    assert client.post(PAGE, fields).status_code in (200, 404, 422)


def test_a_draft_of_the_other_city_is_not_there(client, frame):
    draft = a_project("malmo", state="draft", title_sv=LIBRARY["title"])
    assert client.post(PAGE, {"ref": draft.ref}).status_code == 404
    assert draft.ref not in client.post(PAGE, LIBRARY).content.decode()


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_it_is_for_secretariats(client, people, role):
    client.force_login(people[role])
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, LIBRARY).status_code == 404
