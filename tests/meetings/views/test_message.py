"""The page of one message: what is known of it, how it reads, and what a secretariat does with it."""

import re
from datetime import timedelta

import pytest

from cooperation.actions import claim
from cooperation.models import Letter
from meetings.models import Meeting, Notice
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.outbox import (
    a_notice,
    a_password,
    a_reminder,
    again,
    an_invited_member,
    change,
    due,
    failed,
    formal_mail_waits,
    sent,
)
from tests.meetings.queue import WORKER
from tests.meetings.views.pages import TITLES, address, is_absent, queries
from tests.oresund.views import reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]


@pytest.fixture
def secretary(browse):
    return browse("secretary-malmo")


def url(row, language="da"):
    return address("message", row._meta.model_name, row.pk, language=language)


def in_words(answer):
    return reading.in_words(answer.content.decode())


def words(client, row, language="da"):
    answer = client.get(url(row, language))
    assert answer.status_code == 200
    return in_words(answer)


def act(client, row, what, **fields):
    return client.post(url(row), {what: "1", "seen": row.mark, **fields})


# --- What is known, and how it reads


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("da", ["Studiebesøg", "Møde", "Planlagt til 23. nov. 2026 kl. 13.00", "Sådan ville den lyde nu"]),
        ("sv", ["Studiebesök", "Möte", "Planerat till 23 nov. 2026 kl. 13.00", "Så skulle det lyda nu"]),
    ],
)
def test_all_that_is_known_of_one_that_will_be_sent(secretary, language, expected):
    notice = a_notice(a_meeting(**TITLES))
    shown = words(secretary, notice, language)
    recipient = notice.recipient
    assert all(one in shown for one in [*expected, recipient.name, recipient.email, str(notice.uid)]), shown


def test_it_reads_as_the_worker_would_send_it_but_for_secret_links(secretary):
    notice = a_notice()
    assert f"Kære {notice.recipient.name}" in words(secretary, notice)
    content = secretary.get(url(notice)).content.decode()
    assert f"{notice.meeting.get_absolute_url()}svar/***" in content
    assert not re.search(r"/svar/(?!\*\*\*)[^\s<\"]", content)
    Meeting.objects.update(venue_da="Rundetårn", venue_sv="Rundetårn")
    assert "Rundetårn" in words(secretary, notice)


def test_a_question_about_dates_hides_its_link(secretary):
    notice = a_notice(kind="poll", revision=7)
    assert "Der er ikke mere at sige" in words(secretary, notice)


def test_a_reminder_says_how_many_days_before(secretary):
    reminder = a_reminder(14)
    shown = words(secretary, reminder)
    assert "14 dage før" in shown
    assert "Sådan ville den lyde nu" in shown


def test_what_was_sent_stands_as_it_was_said(secretary):
    notice = sent(
        a_notice(), subject="Emne", body="<b>Hej</b>\nlinje", address="gammel@kbh.example", language="sv"
    )
    Meeting.objects.update(venue_da="Rundetårn", venue_sv="Rundetårn")
    content = secretary.get(url(notice)).content.decode()
    assert "&lt;b&gt;Hej&lt;/b&gt;<br>linje" in content
    assert "Rundetårn" not in content
    assert "gammel@kbh.example" in content
    assert 'class="letter" lang="sv"' in content
    assert "Det, der blev sendt" in content
    assert "Teksten gemmes ikke længere" in words(secretary, change(notice, body=""))


def test_the_text_of_a_password_is_nowhere(secretary):
    letter = a_password()
    for row in (letter, sent(letter, body="Hemmelig tekst")):
        shown = words(secretary, row)
        assert "teksten vises ikke" in shown
        assert "Hemmelig" not in shown
        assert "/adgangskode/ny/" not in secretary.get(url(row)).content.decode()


def test_one_that_would_tell_nothing_new_says_so(secretary):
    notice = a_notice()
    change(notice, kind="cancellation")
    notice.meeting.invitations.update(released_at=NOW)
    assert "Der er ikke mere at sige" in words(secretary, notice)


def test_a_broken_template_hides_nothing_else(secretary, settings, tmp_path, caplog):
    (tmp_path / "emails").mkdir()
    (tmp_path / "emails/invitation.subject.txt").write_text("{% nonsense %}")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    notice = failed(a_notice(), "TemplateSyntaxError('nonsense')")
    shown = words(secretary, notice)
    assert "Beskeden kan ikke laves, som tingene står nu." in shown
    assert "Beskedens skabelon er i stykker." in shown
    assert f"Notice {notice.uid} could not be shown" in caplog.text


# --- A look


def test_one_is_looked_at_and_goes(secretary, people):
    notice = a_notice()
    assert "Send denne" not in words(secretary, notice)
    formal_mail_waits()
    assert "Den venter på, at du ser den igennem" in words(secretary, notice)
    answer = act(secretary, notice, "approve")
    assert (answer.status_code, answer["Location"]) == (302, url(notice))
    assert again(notice).approved_by == people["secretary-malmo"]
    shown = words(secretary, notice)
    assert "1 besked sendes." in shown
    assert f"Set igennem af {people['secretary-malmo'].name}" in shown
    assert act(secretary, notice, "approve").status_code == 409


def test_all_of_a_meeting_and_kind_go_together_and_nothing_that_came_since(secretary):
    meeting, other = a_meeting(host="cph"), a_meeting(host="malmo", starts_at=NOW + timedelta(days=90))
    rows = [
        Notice.objects.get(recipient=an_invited_member(meeting, name=name)) for name in ("Bo", "Anna", "Carl")
    ]
    elsewhere = a_notice(other)
    formal_mail_waits()
    content = secretary.get(url(rows[0])).content.decode()
    assert "3 beskeder af denne slags om dette møde venter, til:" in content
    assert "Anna, Bo, Carl" in content
    shown = re.findall(r'name="shown" value="(\d+)"', content)
    late = Notice.objects.get(recipient=an_invited_member(meeting))
    assert act(secretary, rows[0], "approve_all", shown=shown).status_code == 302
    assert all(again(one).approved_at for one in rows)
    assert not again(late).approved_at
    assert not again(elsewhere).approved_at


def test_as_many_queries_for_one_that_waits_and_for_thirty(secretary):
    meeting = a_meeting()
    notice = a_notice(meeting)
    formal_mail_waits()
    few = queries(secretary, url(notice))
    for _ in range(30):
        an_invited_member(meeting)
    assert queries(secretary, url(notice)) == few


# --- Again, and back


@pytest.mark.parametrize(
    "make", [lambda: failed(a_notice()), lambda: sent(a_notice()), lambda: sent(due(a_reminder()))]
)
def test_it_is_sent_again(secretary, make):
    row = make()
    assert "Send igen" in words(secretary, row)
    answer = act(secretary, row, "resend")
    assert (answer.status_code, answer["Location"]) == (302, url(row))
    assert again(row).state == "planned"
    assert "Den sendes igen." in words(secretary, row)
    assert act(secretary, row, "resend").status_code == 409


def test_what_would_not_be_true_is_not_offered_and_not_sent(secretary):
    notice = sent(a_notice())
    Meeting.objects.update(status="held")
    assert "Send igen" not in words(secretary, notice)
    answer = act(secretary, notice, "resend")
    assert answer.status_code == 409
    assert "Den sendes ikke igen" in in_words(answer)
    assert again(notice).state == "sent"


def test_a_letter_is_withdrawn_unless_a_worker_was_faster(secretary):
    first, second = a_password(), a_password(a_member("malmo"))
    assert act(secretary, first, "withdraw").status_code == 302
    assert again(first).state == "withdrawn"
    shown = words(secretary, first)
    assert "Den er trukket tilbage." in shown
    assert "Et sekretariat har trukket den tilbage." in shown
    claim(Letter, now=NOW, sender=WORKER)
    answer = act(secretary, second, "withdraw")
    assert answer.status_code == 409
    assert "Den er ændret i mellemtiden" in in_words(answer)
    assert again(second).state == "planned"


def test_what_a_plan_would_put_back_cannot_be_withdrawn(secretary):
    notice = a_notice()
    assert "Træk tilbage" not in words(secretary, notice)
    assert act(secretary, notice, "withdraw").status_code == 409
    assert again(notice).state == "planned"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 422),
        ({"nonsense": "\0"}, 422),
        ({"resend": "1"}, 409),
        ({"resend": "1", "seen": "\0"}, 409),
        ({"withdraw": "1", "seen": "x" * 9999}, 409),
        ({"approve": "\0"}, 409),
        ({"approve_all": "1", "shown": ["\0", "x", "²", "9" * 99]}, 409),
    ],
)
def test_nonsense_does_nothing(secretary, fields, status):
    notice = failed(a_notice())
    assert secretary.post(url(notice), fields).status_code == status
    assert again(notice).state == "failed"


# --- Who


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_others_find_nothing(browse, role):
    client, notice = browse(role), failed(a_notice())
    assert is_absent(client, url(notice))
    assert act(client, notice, "resend").status_code == 404
    assert again(notice).state == "failed"


def test_a_visitor_is_asked_to_log_in(client, people):
    notice = failed(a_notice())
    assert client.get(url(notice)).status_code == act(client, notice, "resend").status_code == 302
    assert again(notice).state == "failed"


@pytest.mark.parametrize("path", ["notice/0/", "notice/99999999999999999999/", "nobody/1/", "reminder/1/"])
def test_what_was_never_there(secretary, path):
    a_notice()
    assert secretary.get(address("outbox") + path).status_code == 404
    assert secretary.post(address("outbox") + path, {"resend": "1"}).status_code == 404
