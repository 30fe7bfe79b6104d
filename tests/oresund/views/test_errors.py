"""Pages for errors: in the language of the address, with a way on, and without a word about the cause."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client

from oresund import views
from tests.oresund.views.reading import LANGUAGES, address, links, words

NOT_FOUND = {"da": "Siden findes ikke", "sv": "Sidan finns inte"}


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def is_a_page_in(language, answer, switch=("/da/", "/sv/")):
    html = answer.content.decode()
    assert f'<html lang="{language}">' in html
    assert html.count("<h1") == 1
    assert {*switch, address(language, "home"), address(language, "meetings:meeting_list")} <= set(
        links(answer)
    )
    assert 'name="robots" content="noindex"' in html
    assert "<script" not in html
    return True


@pytest.mark.parametrize(
    "path",
    [
        "nothing/",
        "projekter/P-1/",
        "<script>alert(1)</script>/",
        "%00",
        "x" * 5000,
        "moeder/9999999999999/",
        "%ff%fe/",
    ],
)
def test_what_is_not_there_is_not_there(client, frame, language, path):
    answer = client.get(f"/{language}/{path}")
    assert answer.status_code == 404
    assert NOT_FOUND[language] in words(answer)
    assert is_a_page_in(language, answer)
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize(("accepted", "shown"), [("sv", "sv"), ("da", "da"), ("en", "da")])
def test_without_a_language_in_the_address_the_browsers_counts(client, frame, accepted, shown):
    answer = client.get("/nothing/", headers={"accept-language": accepted})
    assert answer.status_code == 404
    assert is_a_page_in(shown, answer)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "testserver:junk",
        "testserver@evil.example",
        "<script>",
        "test server",
        "testserver, evil",
        "",
    ],
)
def test_a_junk_host_is_refused_in_words(client, frame, language, host):
    answer = client.get(f"/{language}/", HTTP_HOST=host)
    assert answer.status_code == 400
    assert is_a_page_in(language, answer)
    assert "evil" not in answer.content.decode()


def test_a_host_that_a_proxy_claims_is_not_believed(client, frame):
    answer = client.get("/da/", HTTP_X_FORWARDED_HOST="evil.example")
    assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize(
    "name", ["account_login", "account_logout", "cooperation:proposal_new", "meetings:my_meetings"]
)
def test_a_form_without_its_token_is_refused_in_words(people, language, name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["secretary-cph"])
    answer = client.post(address(language, name))
    assert answer.status_code == 403
    other = address("sv" if language == "da" else "da", name)
    assert is_a_page_in(language, answer, switch=[other])
    assert {"da": "formular", "sv": "formulär"}[language] in words(answer).lower()


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (PermissionDenied("hemmeligt"), 403),
        (SuspiciousOperation("hemmeligt"), 400),
        (Http404("hemmeligt"), 404),
    ],
)
def test_the_cause_is_nobodys_business(client, frame, monkeypatch, language, raised, status):
    def fail(*args):
        raise raised

    monkeypatch.setattr(views, "chair_now", fail)
    answer = client.get(f"/{language}/")
    assert answer.status_code == status
    assert is_a_page_in(language, answer)
    assert "hemmeligt" not in answer.content.decode()


def test_a_mistake_of_ours_is_said_in_both_languages_without_asking_anything(
    client, frame, monkeypatch, django_assert_num_queries
):
    def fail(*args):
        raise RuntimeError("hemmeligt")

    monkeypatch.setattr(views, "chair_now", fail)
    client.raise_request_exception = False
    answer = client.get("/sv/")
    assert answer.status_code == 500
    assert "hemmeligt" not in answer.content.decode()
    with django_assert_num_queries(0):
        html = render_to_string("500.html")
    assert html == answer.content.decode()
    for words_of_it in (
        'lang="da"',
        'lang="sv"',
        "Der er sket en fejl",
        "Något gick fel",
        'href="/da/"',
        'href="/sv/"',
    ):
        assert words_of_it in html


@pytest.mark.parametrize("away", [OperationalError, InterfaceError, DatabaseError])
def test_while_the_database_is_away_readers_are_asked_to_come_back(client, frame, monkeypatch, away):
    def fail(*args):
        raise away("hemmeligt")

    monkeypatch.setattr(views, "chair_now", fail)
    client.raise_request_exception = False
    answer = client.get("/da/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer.content.decode() == render_to_string("500.html")


def test_whoever_is_logged_in_still_is_on_a_page_that_is_not_there(browse, people):
    answer = browse("member-cph").get("/da/nothing/")
    assert people["member-cph"].name in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


WAY = {"da": "Siden kan ikke åbnes på den måde", "sv": "Sidan kan inte öppnas på det sättet"}


@pytest.mark.parametrize(
    ("method", "page", "allowed"),
    [
        ("post", ("home",), {"GET", "HEAD"}),
        ("put", ("account_login",), {"GET", "HEAD", "POST"}),
        ("delete", ("meetings:meeting_list",), {"GET", "HEAD"}),
        ("get", ("cooperation:translation_draft", 1), {"POST"}),
    ],
)
def test_a_verb_that_a_page_does_not_know_is_refused_in_words(
    browse, people, language, method, page, allowed
):
    answer = getattr(browse("secretary-cph"), method)(address(language, *page))
    assert answer.status_code == 405
    assert WAY[language] in words(answer)
    assert is_a_page_in(language, answer)
    assert set(answer["Allow"].split(", ")) == allowed
    assert "no-store" in answer["Cache-Control"]


def test_machines_are_refused_without_a_page_and_without_the_database(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.post("/healthz")
    assert (answer.status_code, answer.content) == (405, b"")
