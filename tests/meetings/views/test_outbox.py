"""The page of all messages: what will be sent, what waits for a look, what was sent, and what failed."""

from datetime import timedelta

import pytest

from cooperation.actions import Choice, ask_to_follow
from cooperation.models import Body, Letter
from meetings.models import Notice
from tests.factories import NOW, a_meeting
from tests.meetings.outbox import (
    NO_MAILBOX,
    a_notice,
    a_password,
    a_reminder,
    an_invited_member,
    change,
    failed,
    formal_mail_waits,
    sent,
)
from tests.meetings.queue import refused
from tests.meetings.views.pages import TITLES, address, is_absent, page, queries
from tests.oresund.views.reading import in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]
FOLLOWED = Choice(language="sv", rhythm="daily", bodies=["working_group"])
STATES = ["planned", "look", "sent", "failed"]


@pytest.fixture
def secretary(browse):
    return browse("secretary-malmo")


def words(client, query="", language="da", status=200):
    answer = client.get(address("outbox", language=language) + query)
    assert answer.status_code == status
    return in_words(answer.content.decode())


def setting(body="working_group"):
    return address("formal_mail", body)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("da", ["Skal sendes (10)", "Indkaldelse", "Til Anna på dansk", "Studiebesøg", "Ny adgangskode"]),
        ("sv", ["Ska skickas (10)", "Kallelse", "Till Anna på danska", "Studiebesök", "Nytt lösenord"]),
    ],
)
def test_what_will_be_sent_to_whom_and_about_what(secretary, language, expected):
    member = an_invited_member(a_meeting(**TITLES), name="Anna")
    a_password(member)
    shown = words(secretary, language=language)
    assert all(one in shown for one in expected), shown
    assert member.email not in shown


@pytest.mark.parametrize(
    ("language", "reason", "tried"),
    [
        ("da", "Postkassen findes ikke. Noteret dengang: 550 No such mailbox", "Forsøgt én gang."),
        ("sv", "Brevlådan finns inte. Noterat då: 550 No such mailbox", "Försökt en gång."),
    ],
)
def test_what_failed_says_why_in_words_and_in_those_of_the_server(secretary, language, reason, tried):
    failed(a_notice(tries=1))
    shown = words(secretary, "?state=failed", language)
    assert reason in shown
    assert tried in shown
    assert {"da": "Mislykkede (1)", "sv": "Misslyckade (1)"}[language] in shown


def test_what_is_tried_again_says_when(secretary):
    notice = a_notice(tries=2)
    refused(notice, error="ConnectionRefusedError(111, 'Connection refused')")
    change(notice, not_before=NOW + timedelta(minutes=5))
    shown = words(secretary)
    assert "Mailserveren kunne ikke nås." in shown
    assert "Forsøgt 2 gange. Næste forsøg: 23. nov. 2026 kl. 13.05" in shown


def test_what_a_worker_sends_now_is_marked(secretary):
    a_notice(claimed_by=7)
    assert "Ved at blive sendt" in words(secretary)


@pytest.mark.parametrize("state", STATES)
def test_each_view_has_its_own_rows_and_an_empty_one_says_so(secretary, state):
    assert "Der er ingen beskeder her." in words(secretary, f"?state={state}")
    meeting = a_meeting()
    formal_mail_waits()
    rows = {
        "look": a_notice(meeting),
        "failed": failed(a_notice(meeting)),
        "sent": sent(a_notice(meeting)),
        "planned": a_password(),
    }
    content = page(secretary, "outbox") if state == "planned" else None
    content = content or secretary.get(address("outbox") + f"?state={state}").content.decode()
    for name, row in rows.items():
        assert (address("message", row._meta.model_name, row.pk) in content) is (name == state)


@pytest.mark.parametrize(
    "query", ["person={0.recipient_id}", "kind=invitation&person={0.recipient_id}", "meeting=M"]
)
def test_the_address_chooses(secretary, query):
    notice = a_notice(a_meeting("M"))
    a_password()
    content = secretary.get(f"{address('outbox')}?{query.format(notice)}").content.decode()
    assert address("message", "notice", notice.pk) in content
    assert "/letter/" not in content
    assert "Vis alle beskeder" in content


def test_more_than_a_page_leads_on(secretary):
    meeting = a_meeting()
    for _ in range(31):
        an_invited_member(meeting)
    first = secretary.get(address("outbox") + "?kind=invitation")
    assert first.content.decode().count('class="row message-row"') == 30
    [link] = [
        part.split('"')[0]
        for part in first.content.decode().split('href="')
        if "after=" in part.split('"')[0]
    ]
    second = secretary.get(address("outbox") + link.replace("&amp;", "&"))
    assert second.content.decode().count('class="row message-row"') == 1
    assert "after=" not in second.content.decode().split("<main", 1)[1]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?state=nonsense&kind=nonsense&person=x&meeting=%00", 200),
        ("?state=%00&person=%00&kind=%00", 200),
        ("?person=99999999999999999999", 200),
        ("?person=²", 200),
        (f"?meeting={'x' * 9999}", 200),
        ("?after=x", 404),
        ("?after=%00", 404),
        ("?after=99999999999999999.notice.1", 200),
        ("?after=1.notice.999999999999999999", 200),
    ],
)
def test_nonsense_in_the_address(secretary, query, status):
    a_notice()
    assert secretary.get(address("outbox") + query).status_code == status


def test_as_many_queries_for_one_row_and_for_thirty(secretary):
    meeting = a_meeting()
    a_password(an_invited_member(meeting))
    a_reminder(14, meeting)
    few = queries(secretary, address("outbox"))
    for _ in range(12):
        a_password(an_invited_member(meeting))
    assert queries(secretary, address("outbox")) == few


# --- Which mail waits


@pytest.mark.parametrize("language", ["da", "sv"])
def test_formal_mail_of_a_body_is_made_to_wait_and_let_go(secretary, language):
    url = address("formal_mail", "working_group", language=language)
    assert secretary.get(url).status_code == 405
    for value, waits in (("1", True), ("0", False)):
        answer = secretary.post(url, {"waits": value})
        assert (answer.status_code, answer["Location"]) == (302, address("outbox", language=language))
        assert Body.objects.get(pk="working_group").formal_mail_waits is waits
        shown = words(secretary, language=language)
        assert {"da": "Gemt.", "sv": "Sparat."}[language] in shown
        assert {"da": "formel post venter på", "sv": "formell post väntar på"}[language] in shown or not waits


@pytest.mark.parametrize("value", ["", "2", "\0", "yes"])
def test_a_setting_that_is_none_is_refused(secretary, value):
    answer = secretary.post(setting(), {"waits": value})
    assert answer.status_code == 422
    assert "Vælg, om formel post skal vente." in answer.content.decode()
    assert not Body.objects.filter(formal_mail_waits=True).exists()


@pytest.mark.parametrize("body", ["nobody", "br"])
def test_a_body_that_calls_nobody(secretary, body):
    assert secretary.post(setting(body), {"waits": "1"}).status_code == 404


# --- Who, and from where


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_others_find_nothing(browse, role):
    client = browse(role)
    assert is_absent(client, address("outbox"))
    assert client.post(setting(), {"waits": "1"}).status_code == 404
    assert not Body.objects.filter(formal_mail_waits=True).exists()


def test_a_visitor_is_asked_to_log_in(client, people):
    assert client.get(address("outbox")).status_code == 302
    assert client.post(setting(), {"waits": "1"}).status_code == 302


@pytest.mark.parametrize(
    ("language", "label"), [("da", "Udbakke (2 at se til )"), ("sv", "Utkorg (2 att se över )")]
)
def test_the_schedule_leads_here_and_says_how_many_there_are_to_see_to(secretary, language, label):
    meeting = a_meeting()
    failed(a_password())
    a_notice(meeting)
    a_reminder(14, meeting)
    formal_mail_waits()
    content = page(secretary, "meeting_list", language=language)
    assert f"{address('outbox', language=language)}?state=look" in content
    assert label in in_words(content)
    Notice.objects.update(state="withdrawn")
    failed(change(a_password(), due_at=NOW - timedelta(days=9)), NO_MAILBOX)
    assert label.replace("2", "1") in in_words(page(secretary, "meeting_list", language=language))


def test_nobody_else_reads_how_many(browse):
    failed(a_notice())
    for role in ("visitor", "member-cph", "administrator"):
        assert address("outbox") not in browse(role).get(address("meeting_list")).content.decode()


# --- To those who follow the news


@pytest.mark.parametrize(
    ("language", "who"), [("da", "en, der følger med"), ("sv", "någon som följer nyheterna")]
)
def test_the_address_of_a_follower_is_shown_to_nobody(secretary, language, who):
    ask_to_follow(email="anna@privat.example", choice=FOLLOWED, now=NOW)
    letter = Letter.objects.get(kind="confirmation")
    for state in ("planned", "failed"):
        shown = words(secretary, f"?state={state}", language)
        page_of_it = secretary.get(
            address("message", "letter", letter.pk, language=language)
        ).content.decode()
        assert who in shown
        assert who in in_words(page_of_it)
        assert "anna@privat.example" not in shown + page_of_it
        assert "/folj/***" in page_of_it
        failed(letter)
