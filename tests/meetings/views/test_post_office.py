"""The page on which somebody says what became of mail after a restore, and the notices that lead there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from cooperation.actions import open_post_office
from cooperation.models import PostOffice
from tests.factories import NOW
from tests.meetings.outbox import a_notice, a_password, again
from tests.meetings.views.pages import address, is_absent, queries
from tests.oresund.views.reading import in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]
HELD = {"da": "Databasen er gendannet fra en kopi", "sv": "databasen har återställts från en kopia"}
SILENT = {"da": "Portalens ur står stille", "sv": "Portalens klocka står stilla"}


@pytest.fixture
def held():
    open_post_office(now=NOW)
    PostOffice.objects.update(identity="the one of yesterday")
    open_post_office(now=NOW)


def words(client, name="post_office", language="da", status=200):
    answer = client.get(address(name, language=language))
    assert answer.status_code == status
    return in_words(answer.content.decode().replace("\u00a0", " "))


def say(client, due):
    return client.post(address("post_office"), {"due": due})


@pytest.mark.parametrize("name", ["outbox", "post_office"])
def test_a_secretariat_is_told_how_many_are_in_doubt(held, browse, language, name):
    a_notice()
    a_password()
    shown = words(browse("secretary-malmo"), name, language)
    assert HELD[language] in shown
    assert {"da": "2 beskeder skulle have været sendt", "sv": "2 meddelanden skulle ha skickats"}[
        language
    ] in shown
    assert {"da": "send ingen af dem", "sv": "skicka inga av dem"}[language] in shown


def test_an_administrator_is_led_here(held, browse, language):
    client = browse("administrator")
    with override(language):
        index = reverse("admin:index")
    assert address("post_office", language=language) in client.get(index).content.decode()
    assert HELD[language] in words(client, language=language)
    PostOffice.objects.update(held_since=None)
    assert address("post_office", language=language) not in client.get(index).content.decode()


@pytest.mark.parametrize(
    ("due", "state", "done"),
    [("send", "planned", "Der sendes beskeder igen, først 1"), ("leave", "sent", "regnes som sendt")],
)
@pytest.mark.parametrize("role", ["secretary-cph", "administrator"])
def test_one_word_and_they_go_out_again(held, browse, role, due, state, done):
    client, notice = browse(role), a_notice()
    then = "post_office" if role == "administrator" else "outbox"
    answer = say(client, due)
    assert (answer.status_code, answer["Location"]) == (302, address(then))
    assert again(notice).state == state
    shown = words(client, then)
    assert done in shown
    assert HELD["da"] not in shown
    assert say(client, due).status_code == 409


@pytest.mark.parametrize("due", ["", "\0", "both"])
def test_nonsense_resumes_nothing(held, browse, due):
    answer = say(browse("secretary-cph"), due)
    assert answer.status_code == 422
    assert "Vælg, hvad der skal ske" in answer.content.decode()
    assert PostOffice.get().held_since


@pytest.mark.parametrize("ticked", [None, NOW - timedelta(minutes=5, seconds=1)])
def test_a_clock_that_stands_still_is_seen(browse, language, ticked):
    PostOffice.objects.create(pk=1, ticked_at=ticked)
    client = browse("secretary-cph")
    for name in ("outbox", "post_office"):
        assert SILENT[language] in words(client, name, language)


def test_a_clock_that_runs_is_not_spoken_of_but_on_its_own_page(browse, language):
    PostOffice.objects.create(pk=1, ticked_at=NOW - timedelta(minutes=5))
    client = browse("secretary-cph")
    assert SILENT[language] not in words(client, "outbox", language)
    shown = words(client, "post_office", language)
    assert SILENT[language] not in shown
    assert {
        "da": "Uret så sidst efter den 23. nov. 2026 kl. 12.55.",
        "sv": "Klockan såg senast efter den 23 nov. 2026 kl. 12.55.",
    }[language] in shown


def test_members_find_nothing(held, browse):
    client = browse("member-cph")
    assert is_absent(client, address("post_office"))
    assert say(client, "send").status_code == 404
    assert PostOffice.get().held_since


def test_a_visitor_is_asked_to_log_in(held, client):
    assert client.get(address("post_office")).status_code == say(client, "send").status_code == 302
    assert PostOffice.get().held_since


def test_as_many_queries_for_any_number_in_doubt(held, browse):
    client = browse("secretary-cph")
    a_password()
    few = queries(client, address("post_office"))
    for _ in range(30):
        a_password()
    assert queries(client, address("post_office")) == few
