"""Answering with the link from a message: good for one person and one meeting, and never by opening it."""

from datetime import date, timedelta

import pytest
from django.core import signing

from cooperation.models import User
from meetings import actions
from meetings.models import Invitation, Meeting
from oresund import links
from tests.factories import NOW
from tests.meetings.delegations import a_convened_meeting, called, delegations, of, says
from tests.meetings.views.pages import TITLES, address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]

GONE = {"da": "Linket kan ikke bruges", "sv": "Länken kan inte användas"}


@pytest.fixture
def meeting():
    delegations()
    return a_convened_meeting("M", **TITLES)


def token(name="Bo", *, until=NOW + timedelta(days=30), purpose=links.INVITATION, subject=None, person=None):
    invitation = of(name)
    return links.make(
        purpose, subject=subject or str(invitation.uid), person=person or invitation.person_id, until=until
    )


def link(made=None, *, ref="M", language="da"):
    return address("answer_by_link", ref, made or token(), language=language)


def sent(answer="attending", reason="", **more):
    return {"answer": answer, "reason": reason, "seen": of("Bo").seen, **more}


@pytest.mark.parametrize("language", ["da", "sv"])
def test_it_needs_no_log_in_and_is_kept_by_nobody(meeting, client, language):
    answer = client.get(link(language=language))
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("query", ["", "?answer=attending&seen=0.0"])
def test_opening_it_changes_nothing(meeting, client, method, query):
    """Programs that protect mailboxes open every link in a mail."""
    before = list(Invitation.objects.order_by("pk").values())
    getattr(client, method)(link() + query)
    assert list(Invitation.objects.order_by("pk").values()) == before


def test_an_answer_and_another_one(meeting, client):
    answer = client.post(link(), sent())
    assert answer.status_code == 302
    assert (of("Bo").answer, of("Bo").channel) == ("attending", "link")
    client.post(link(), sent("apologies", "Syg"))
    assert (of("Bo").answer, of("Bo").reason) == ("apologies", "Syg")
    assert called(meeting)["Carl"] == "Bo"


def test_it_is_the_person_of_the_link_who_answers_whoever_is_logged_in(meeting, client):
    client.force_login(of("Elsa").person.user)
    client.post(link(), sent())
    assert (of("Bo").answer, of("Elsa").answer) == ("attending", "")


def test_apologies_without_a_reason_are_refused_in_words(meeting, client):
    answer = client.post(link(), sent("apologies"))
    assert answer.status_code == 422
    assert "Skriv, hvorfor du ikke kan komme." in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert of("Bo").answer == ""


def altered(made):
    return made[:-1] + ("A" if made[-1] != "A" else "B")


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (lambda: token(until=NOW - timedelta(seconds=1)), 410),
        (lambda: altered(token()), 404),
        (lambda: token()[:-5], 404),
        (lambda: "x", 404),
        (lambda: "a:b:c", 404),
        (lambda: token(purpose=links.POLL), 404),
        (lambda: token(person=of("Elsa").person_id), 404),
        (lambda: token(subject="00000000-0000-4000-8000-000000000000"), 404),
        (lambda: signing.dumps({"s": str(of("Bo").uid)}, salt="meetings.links.invitation"), 404),
        (lambda: signing.dumps(["x"], salt="meetings.links.invitation"), 404),
    ],
)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_link_that_is_old_altered_or_for_something_else(meeting, client, made, status, language):
    url = link(made(), language=language)
    before = list(Invitation.objects.order_by("pk").values())
    for answer in (client.get(url), client.post(url, sent())):
        assert answer.status_code == status
        assert GONE[language] in answer.content.decode()
        assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
    assert list(Invitation.objects.order_by("pk").values()) == before


def test_it_is_for_one_meeting(meeting, client):
    other = a_convened_meeting("OTHER", starts_at=NOW + timedelta(days=90), host="malmo")
    made = links.make(
        links.INVITATION,
        subject=str(of("Bo", meeting).uid),
        person=of("Bo", meeting).person_id,
        until=NOW + timedelta(days=1),
    )
    assert client.get(link(made, ref="M")).status_code == 200
    for ref in ("OTHER", "NEVER"):
        assert client.get(link(made, ref=ref)).status_code == 404
        assert client.post(link(made, ref=ref), {"answer": "attending"}).status_code == 404
    assert set(other.invitations.values_list("answer", flat=True)) == {""}


def cancel(meeting):
    reason = {"da": "Sne", "sv": "Snö"}
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=reason, now=NOW)


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        (cancel, 410, "Mødet er aflyst."),
        (lambda meeting: Invitation.objects.update(released_at=NOW), 410, "Du er ikke længere indkaldt"),
        (
            lambda meeting: Meeting.objects.update(starts_at=NOW, ends_at=NOW + timedelta(hours=1)),
            410,
            "Mødet er begyndt",
        ),
        (lambda meeting: User.objects.update(is_active=False), 404, "Linket er ufuldstændigt"),
        (lambda meeting: Meeting.objects.update(visibility="draft"), 404, "Linket er ufuldstændigt"),
    ],
)
def test_what_can_no_longer_be_answered(meeting, client, change, status, words):
    url, data = link(), sent()
    change(meeting)
    for answer in (client.get(url), client.post(url, data)):
        assert answer.status_code == status
        assert words in answer.content.decode()
    assert of("Bo").answer == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ("Studiebesøg", "Afbud", "link i en besked")),
        ("sv", ("Studiebesök", "Anmält förhinder", "länk i ett meddelande")),
    ],
)
def test_a_link_that_has_expired_says_what_was_answered_but_not_why(meeting, client, language, words):
    says("Bo", "apologies", reason="Operation")
    content = client.get(link(token(until=NOW - timedelta(seconds=1)), language=language)).content.decode()
    assert all(one in content.replace("\u00a0", " ") for one in words)
    assert "Operation" not in content


def test_one_that_is_for_something_else_says_nothing_of_it(meeting, client):
    for made in (token(person=of("Elsa").person_id, until=NOW - timedelta(seconds=1)), altered(token())):
        answer = client.get(link(made))
        assert answer.status_code == 404
        assert "Studiebesøg" not in answer.content.decode()


def test_a_substitute_who_was_released_is_told(meeting, client):
    says("Bo", "apologies")
    url = link(token("Carl"))
    says("Bo", "attending")
    assert client.get(url).status_code == 410


def test_the_token_stands_in_no_log(meeting, client, caplog):
    caplog.set_level("INFO")
    made = token(until=NOW - timedelta(seconds=1))
    client.get(link(made))
    from oresund.logs import MaskCalendarTokens  # the filter of the handler

    for record in caplog.records:
        MaskCalendarTokens().filter(record)
        assert made not in record.getMessage()
