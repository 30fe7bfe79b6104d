"""What somebody who is called to a meeting gets, as mail programs and calendar programs receive it."""

from urllib.parse import urlsplit

import pytest
from django.utils.translation import get_language, override

from cooperation.models import User
from meetings import actions, tasks
from meetings.models import Invitation, Meeting, Notice, Reminder
from tests.factories import NOW
from tests.meetings.convened import (
    DATES,
    NAMES,
    NEW_DATES,
    SECRETARIATS,
    START,
    VENUES,
    calendar_parts,
    cancel,
    event_of,
    move,
)
from tests.meetings.queue import alive, claim, refused
from tests.meetings.test_notifications import both_parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


# --- The message as a whole


def test_text_page_and_calendar_are_alternatives_and_the_file_is_beside_them(invited):
    assert invited.get_content_type() == "multipart/mixed"
    alternatives, file = invited.iter_parts()
    assert [part.get_content_type() for part in alternatives.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "invite.ics")


def test_the_method_stands_in_the_part_and_in_the_file(invited):
    shown, file = calendar_parts(invited)
    assert (shown.get_param("method"), shown.get_content_charset()) == ("REQUEST", "utf-8")
    assert event_of(invited)[0]["METHOD"] == "REQUEST"
    assert shown.get_payload(decode=True) == file.get_payload(decode=True)


def test_every_line_arrives_as_it_left(invited):
    for part in calendar_parts(invited):
        assert part["Content-Transfer-Encoding"] == "base64"
        lines = part.get_payload(decode=True).split(b"\r\n")
        assert lines[0] == b"BEGIN:VCALENDAR"
        assert not [line for line in lines if b"\n" in line or len(line) > 75]


def test_each_message_has_a_name_of_its_own_and_follows_the_first(invited, receive, convened, settings):
    host = urlsplit(settings.SITE_URL).hostname
    assert invited["Message-ID"] == f"<{Notice.objects.get().uid}@{host}>"
    assert invited["In-Reply-To"] is None
    move(convened)
    [changed] = receive()
    cancel(convened)
    [cancelled] = receive()
    assert len({one["Message-ID"] for one in (invited, changed, cancelled)}) == 3
    for later in (changed, cancelled):
        assert later["In-Reply-To"] == later["References"] == invited["Message-ID"]


def test_the_sender_is_the_secretariat_and_answers_go_where_they_are_read(
    settings, reader, receive, language
):
    settings.REPLIES_ADDRESS = "svar@portal.example"
    [message] = receive()
    [sender] = message["From"].addresses
    organizer = event_of(message)[1]["ORGANIZER"]
    assert organizer == "mailto:svar@portal.example"
    assert sender.display_name == organizer.params["CN"] == SECRETARIATS[language]
    assert message["Content-Language"] == language


def test_the_calendar_calls_the_reader_and_nobody_else(invited, reader, convened):
    event = event_of(invited)[1]
    assert event["ATTENDEE"] == f"mailto:{reader.email}"
    assert event["ATTENDEE"].params["CN"] == "Åse Ørsted"
    assert (event["UID"], event["SEQUENCE"]) == (f"{convened.uid}@en-by-en-stad", 0)


@pytest.mark.parametrize("active", ["da", "sv", "en"])
def test_the_language_is_the_readers_whatever_is_active(receive, language, active):
    with override(active):
        [message] = receive()
        assert get_language() == active
    other = {"da": "sv", "sv": "da"}[language]
    event = event_of(message)[1]
    for words in (message["Subject"], *both_parts(message)):
        assert DATES[language] in words
        assert NAMES[other] not in words
    assert (event["SUMMARY"], event["LOCATION"]) == (NAMES[language], VENUES[language])
    assert f"/{language}/" in event["URL"]


def test_who_wants_nothing_for_a_calendar_program_gets_the_words_alone(convened, reader, receive):
    User.objects.filter(pk=reader.pk).update(calendar_attachments=False)
    [invitation] = receive()
    cancel(convened)
    [cancellation] = receive()
    for message in (invitation, cancellation):
        assert message.get_content_type() == "multipart/alternative"
        assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
        assert not list(message.iter_attachments())


# --- What is true at the moment of sending


def test_who_never_got_the_invitation_is_invited_and_not_told_of_changes(
    convened, mail_server, reader, receive, language
):
    claimed = claim()
    move(convened)
    refused(claimed)
    assert receive() == []
    actions.plan_all_notices(now=NOW)
    [message] = receive()
    assert {"da": "Indkaldelse", "sv": "Kallelse"}[language] in message["Subject"]
    assert NEW_DATES[language] in message["Subject"].replace("\u00a0", " ")
    assert event_of(message)[1]["SEQUENCE"] == 1


def test_a_move_that_is_taken_back_before_it_arrived_is_needless(convened, invited, receive):
    move(convened)
    claimed = claim()
    move(convened, START)
    refused(claimed)
    assert Notice.objects.filter(state="planned").count() == 1
    assert receive() == []
    assert not Notice.objects.filter(state="planned").exists()


def test_the_cancellation_of_what_never_arrived_is_needless(convened, reader, receive):
    claimed = claim()
    cancel(convened)
    with alive():
        assert receive() == []  # as long as it may still arrive
    refused(claimed)
    assert receive() == []
    assert set(Notice.objects.values_list("kind", "state", "last_error")) == {
        ("invitation", "withdrawn", "busy"),
        ("cancellation", "withdrawn", "nothing left to say"),
    }


def test_the_invitation_is_as_the_meeting_is_when_it_is_sent(convened, reader, receive, language):
    Meeting.objects.update(venue_da="Ny sal", venue_sv="Ny sal", sequence=5)
    [message] = receive()
    assert event_of(message)[1]["SEQUENCE"] == 5
    assert "Ny sal" in both_parts(message)[0]


# --- A reminder calls nobody, but lets those answer who have not


@pytest.mark.parametrize(("answer", "links_there"), [("", True), ("attending", False)])
def test_the_reminder_with_the_papers_lets_answer_whoever_has_not(
    convened, reader, mail_server, language, answer, links_there
):
    actions.plan_reminders(meeting=convened, now=NOW)
    if answer:
        Invitation.objects.update(answer=answer, answered_at=NOW, channel="page")
    for lead, there in ((7, links_there), (1, False)):
        mail_server.forget()
        Reminder.objects.filter(days_before=lead).update(due_at=NOW, not_before=NOW)
        tasks.send_due_reminders()
        [message] = mail_server.to(reader.email)
        assert ("/svar/" in both_parts(message)[0]) is there
        assert [part.get_content_type() for part in message.walk()] == [
            "multipart/alternative",
            "text/plain",
            "text/html",
        ]


def test_a_reminder_joins_the_thread(convened, invited, reader, mail_server):
    actions.plan_reminders(meeting=convened, now=NOW)
    Reminder.objects.filter(days_before=7).update(due_at=NOW, not_before=NOW)
    tasks.send_due_reminders()
    assert mail_server.to(reader.email)[-1]["In-Reply-To"] == invited["Message-ID"]


def test_a_reminder_can_be_left_with_one_click_and_an_invitation_cannot(
    convened, invited, reader, mail_server, client, language
):
    actions.plan_reminders(meeting=convened, now=NOW)
    Reminder.objects.filter(days_before=7).update(due_at=NOW, not_before=NOW)
    tasks.send_due_reminders()
    reminder = mail_server.to(reader.email)[-1]
    assert (invited["List-Unsubscribe"], invited["List-Unsubscribe-Post"]) == (None, None)
    assert reminder["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = urlsplit(reminder["List-Unsubscribe"].strip(" <>")).path
    assert path.startswith({"da": "/da/afmeld/", "sv": "/sv/avanmal/"}[language])
    assert path in both_parts(reminder)[0]
    assert path.split("/")[3] not in Reminder.objects.get(recipient=reader, state="sent").body
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert User.objects.get(pk=reader.pk).declined == ["papers"]
