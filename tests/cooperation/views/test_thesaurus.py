"""Secretariats add words by which ideas are compared, and take them out again."""

import pytest

from cooperation.models import Concept
from tests.oresund.views.reading import fields_with_errors, queries, words

PAGES = ["/da/forslag/ord/", "/sv/forslag/ord/"]
ENTRY = {"kind": "same", "danish": "lånerkort, biblioteksbevis", "swedish": "lånekort", "note": ""}


@pytest.fixture
def client(client, people):
    client.force_login(people["secretary-cph"])
    return client


@pytest.mark.parametrize("page", PAGES)
def test_words_are_added_and_shown(client, page, people):
    assert client.post(page, ENTRY, follow=True).status_code == 200
    concept = Concept.objects.get()
    assert (concept.danish, concept.changed_by) == (ENTRY["danish"], people["secretary-cph"])
    assert "biblioteksbevis" in words(client.get(page))


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"danish": ""}, ["danish"]),
        ({"swedish": " , ,"}, ["swedish"]),
        ({"danish": "x" * 2001}, ["danish"]),
        ({"kind": "other"}, ["kind"]),
        ({"note": "\0", "swedish": "\0"}, ["swedish", "note"]),
    ],
)
def test_what_is_no_word_is_refused_beside_its_field(client, changes, fields):
    page = client.post(PAGES[0], {**ENTRY, **changes})
    assert page.status_code == 422
    assert set(fields_with_errors(page)) <= set(fields)
    assert fields_with_errors(page)
    assert not Concept.objects.exists()


def test_words_are_taken_out_again(client):
    client.post(PAGES[0], ENTRY)
    assert client.post(PAGES[0], {"remove": Concept.objects.get().pk}).status_code == 302
    assert not Concept.objects.exists()


@pytest.mark.parametrize("key", ["x", "0", "999", "9" * 40, "²"])
def test_an_entry_that_is_not_there_cannot_be_removed(client, key):
    assert client.post(PAGES[0], {"remove": key}).status_code == 404


def test_marks_in_words_are_text(client):
    client.post(PAGES[0], {**ENTRY, "danish": "<b>fed</b>"})
    assert "&lt;b&gt;" in client.get(PAGES[0]).content.decode()


def test_the_number_of_queries_does_not_grow(client):
    Concept.objects.create(kind="same", danish="a", swedish="b")
    few = queries(client, PAGES[0])
    Concept.objects.bulk_create(Concept(kind="same", danish=f"a{n}", swedish="b") for n in range(30))
    assert queries(client, PAGES[0]) == few


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_it_is_for_secretariats(client, people, role):
    client.force_login(people[role])
    assert client.get(PAGES[0]).status_code == client.post(PAGES[0], ENTRY).status_code == 404
