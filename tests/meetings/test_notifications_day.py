"""The day of a secretariat as it arrives: once, in the reader's language, and what it says of messages."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.models import Letter, PostOffice, Refusal, User
from meetings import notifications, tasks
from meetings.models import Notice, StrayAnswer
from tests.factories import NOW, a_meeting, a_project, a_user, at
from tests.meetings.convened import START
from tests.meetings.mornings import NAMED, SITE, says
from tests.meetings.outbox import a_notice, a_password, a_reminder, change, failed, formal_mail_waits
from tests.meetings.subscribers import html, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame", "frozen")]


@pytest.fixture
def meeting(frame):
    return a_meeting("AG-2027-1", host="malmo", starts_at=START)


# --- The mail


def test_it_reads_in_the_language_of_whoever_gets_it(quiet, meeting, morning, secretary, language):
    a_notice(meeting)
    mail = morning()
    assert (
        mail["Subject"]
        == {
            "da": "Sekretariatets dag: mandag den 23. november 2026",
            "sv": "Sekretariatets dag: måndag 23 november 2026",
        }[language]
    )
    assert mail["Content-Language"] == language
    says(mail, language, {"da": "Kære Åse Ørsted", "sv": "Hej Åse Ørsted!"})
    letter = Letter.objects.get(recipient=secretary)
    assert (letter.state, letter.subject) == ("sent", mail["Subject"])


def test_one_click_in_it_ends_it(quiet, meeting, morning, mornings, secretary, language):
    a_notice(meeting)
    mail = morning()
    address = mail["List-Unsubscribe"].strip("<> ")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address.startswith(f"{SITE}/{language}/{ {'da': 'afmeld', 'sv': 'avanmal'}[language] }/")
    assert address in text(mail)
    assert address not in Letter.objects.get(recipient=secretary).body
    Client().post(address.removeprefix(SITE), {"List-Unsubscribe": "One-Click"})
    Letter.objects.all().delete()
    assert mornings() == []


def test_once_a_day(quiet, meeting, mornings):
    a_notice(meeting)
    assert [len(mornings()) for _tick in range(3)] == [1, 0, 0]


def test_nothing_to_say_no_mail(quiet, mornings, secretary):
    assert mornings() == []
    assert Letter.objects.get(recipient=secretary).state == "withdrawn"


@pytest.mark.parametrize(
    "change",
    [
        lambda: User.objects.filter(role="secretariat").update(declined=["digest"]),
        lambda: User.objects.filter(role="secretariat").update(role="member"),
        lambda: Letter.objects.update(about="2026-11-20"),
    ],
    ids=["declined", "another role", "of another day"],
)
def test_what_waits_is_not_sent_when_it_is_of_no_use(quiet, meeting, mail_server, secretary, change):
    a_notice(meeting)
    tasks.plan_days()
    change()
    tasks.send_due_letters()
    assert mail_server.to(secretary.email) == []


# --- What it says


def test_what_goes_out_today_and_in_the_week(quiet, meeting, morning, language):
    first, second, near, late, _far = [a_reminder(lead, meeting=meeting) for lead in (14, 14, 7, 1, 7)]
    for one in (first, second):
        change(one, due_at=NOW - timedelta(hours=5), state="sent", sent_at=NOW)
    change(near, due_at=NOW + timedelta(hours=3))
    change(late, due_at=NOW + timedelta(days=7))
    mail = morning()
    today, week = (
        {"da": "Sendes i dag", "sv": "Skickas i dag"},
        {
            "da": "Sendes de næste syv dage",
            "sv": "Skickas de närmaste sju dagarna",
        },
    )
    pages = {"da": "planlaegning/udbakke/", "sv": "planering/utkorg/"}
    says(mail, language, today, pages[language])
    says(
        mail,
        language,
        {
            "da": f"Dagsordenen er klar, 2 beskeder ({NAMED['da']})",
            "sv": f"Dagordningen är klar, 2 meddelanden ({NAMED['sv']})",
        },
    )
    says(mail, language, week, pages[language])
    lines = {
        "da": f"30. nov. 2026: mødet nærmer sig, 1 besked ({NAMED['da']})",
        "sv": f"30 nov. 2026: mötet närmar sig, 1 meddelande ({NAMED['sv']})",
    }
    says(mail, language, lines)
    assert text(mail).index(today[language]) < text(mail).index(week[language])
    assert len(re.findall(r"\b[12] (?:besked|meddeland)", text(mail))) == 3


def test_what_waits_for_a_look_is_no_message_that_goes_out(quiet, meeting, morning, language):
    formal_mail_waits()
    a_notice(meeting)
    mail = morning()
    titles = {"da": "Venter på, at du ser dem igennem", "sv": "Väntar på att du ser igenom dem"}
    pages = {"da": "planlaegning/udbakke/?state=look", "sv": "planering/utkorg/?state=look"}
    says(mail, language, titles, pages[language])
    lines = {"da": f"Indkaldelse, 1 besked ({NAMED['da']})", "sv": f"Kallelse, 1 meddelande ({NAMED['sv']})"}
    says(mail, language, lines)
    assert "Sendes i dag" not in text(mail)
    assert "Skickas i dag" not in text(mail)


def test_what_failed_since_the_last_one_that_arrived(quiet, meeting, mornings, morning, language):
    notice = change(failed(a_notice(meeting)), not_before=NOW - timedelta(minutes=1))
    User.objects.filter(pk=notice.recipient_id).update(name="Bo <b>")
    mail = morning()
    words = {
        "da": f"indkaldelse, {NAMED['da']}. Postkassen findes ikke.",
        "sv": f"kallelse, {NAMED['sv']}. Brevlådan finns inte.",
    }
    kinds = {"da": "planlaegning/udbakke/", "sv": "planering/utkorg/"}
    says(mail, language, words, f"{kinds[language]}notice/{notice.pk}/")
    assert "Bo <b>:" in text(mail)
    assert "Bo &lt;b&gt;:" in html(mail)
    Letter.objects.update(about="yesterday")
    assert mornings() == []


@pytest.mark.parametrize("error", ["", "it may have arrived, and is not sent a second time"])
def test_what_the_lost_one_told_is_told_again(quiet, meeting, morning, mornings, language, error):
    failed(a_notice(meeting))
    morning()
    Letter.objects.update(about="yesterday", state="failed", sent_at=None, last_error=error)
    [mail] = mornings()
    says(mail, language, {"da": "Postkassen findes ikke.", "sv": "Brevlådan finns inte."})


def test_of_old_failures_the_first_one_says_nothing(quiet, meeting, mornings):
    change(failed(a_notice(meeting)), not_before=NOW - timedelta(days=8))
    assert mornings() == []


def test_a_great_many_failures_stand_in_the_outbox(quiet, meeting, morning, language):
    for _ in range(22):
        failed(a_password())
    mail = morning()
    assert len(re.findall("Postkassen findes ikke|Brevlådan finns inte", text(mail))) == 20
    says(mail, language, {"da": "Der er flere på portalen.", "sv": "Det finns fler på portalen."})


def test_refused_addresses_lead_to_the_persons(quiet, meeting, morning, language):
    notice = a_notice(meeting)
    Notice.objects.all().delete()
    user = notice.recipient
    Refusal.objects.create(user=user, address=user.email, said="(550, b'No')", refused_at=NOW)
    other = a_user("secretariat", "malmo")
    Refusal.objects.create(user=other, address="old@malmo.example", said="(550, b'No')", refused_at=NOW)
    mail = morning()
    who = {"da": f"{user.name} (København)", "sv": f"{user.name} (Köpenhamn)"}
    says(mail, language, who, f"personer/{user.person_id}/")
    assert user.email not in text(mail)
    assert other.name not in text(mail)


def test_that_nothing_goes_out_is_told_by_the_pages(quiet, meeting, people, language):
    a_reminder(meeting=meeting, due_at=NOW, not_before=NOW)
    PostOffice.objects.create(pk=1, identity="another", held_since=NOW, ticked_at=NOW)
    mail = notifications.specimen("day", people["secretary-malmo"], language, NOW)
    words = {"da": "Der sendes ingen beskeder", "sv": "Inga meddelanden skickas"}
    assert words[language] in mail.text
    assert {"da": "/da/planlaegning/udbakke/", "sv": "/sv/planering/utkorg/"}[language] in mail.html


# --- How much it asks for


def test_as_many_queries_for_one_row_as_for_many(quiet, secretary, meeting):
    few = queries_with_one_more_of_everything(secretary)
    for number in range(6):
        queries_with_one_more_of_everything(secretary, number + 1)
    assert queries_with_one_more_of_everything(secretary, 9) == few


def queries_with_one_more_of_everything(secretary, number=0):
    meeting = a_meeting(starts_at=START + timedelta(days=number + 1), body_id="joint_council")
    change(a_reminder(meeting=meeting), due_at=NOW + timedelta(hours=1))
    refused = failed(a_notice(meeting)).recipient
    Refusal.objects.create(user=refused, address=refused.email, said="(550, b'No')", refused_at=NOW)
    StrayAnswer.objects.create(meeting=meeting, attendee="x@kbh.example", why="stranger", received_at=NOW)
    a_project(title_sv="")
    over = at(2026, 9, 1) + timedelta(days=number)
    a_meeting(starts_at=over, now=at(2026, 8, 1), body_id="joint_council")
    letter = Letter(kind="day", recipient=secretary, about="2026-11-23")
    notifications.write(letter)
    with CaptureQueriesContext(connection) as captured:
        mail = notifications.write(letter)
    assert mail.text.count("\n- ") >= 6
    return len(captured)
