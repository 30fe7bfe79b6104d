"""Whoever was only reminded of a meeting hears once of each change of it, and of nothing else."""

from datetime import timedelta

import pytest

from cooperation.models import Seat, User
from meetings import actions, tasks
from meetings.models import Invitation, Meeting, Notice, Reminder
from tests.factories import NOW, a_member, a_user
from tests.meetings.convened import (
    CITIES,
    DATES,
    LATER,
    NEW_DATES,
    REASON,
    START,
    VENUES,
    calendar_parts,
    cancel,
    move,
)
from tests.meetings.queue import arrived, claim, plan, queue, release, send_all
from tests.meetings.test_notifications import both_parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

HOUR = timedelta(hours=1)


def remind(now=NOW):
    """Every reminder that waits arrives."""
    Reminder.objects.filter(state="planned").update(due_at=now, not_before=now)
    while row := claim(now, Reminder):
        arrived(row, now)


@pytest.fixture
def reminded(convened):
    """A member, a substitute and a secretariat have been reminded of a meeting to which nobody has been called."""
    users = [a_member("cph"), a_member("malmo", role=Seat.Role.SUBSTITUTE), a_user("secretariat", "malmo")]
    actions.plan_reminders(meeting=convened, now=NOW)
    remind()
    return users


def turn_to_the_other_host(meeting):
    Meeting.objects.update(host_city="cph", sequence=meeting.sequence + 1)
    plan(meeting)


def elsewhere(meeting):
    Meeting.objects.update(venue_da="Ny sal", venue_sv="Ny sal", sequence=meeting.sequence + 1)
    plan(meeting)


CHANGES = {
    "another date": move,
    "another hour": lambda meeting: move(meeting, START + HOUR),
    "another place": elsewhere,
    "another host": turn_to_the_other_host,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_of_them_hears_of_a_change_once(convened, reminded, change):
    change(convened)
    for _ in range(2):
        actions.plan_all_notices(now=NOW)
    assert sorted(send_all()) == sorted((user.pk, "change") for user in reminded)
    actions.plan_all_notices(now=NOW)
    assert queue() == []


def test_neither_a_confirmation_nor_a_draft_is_worth_a_message(convened, reminded):
    actions.confirm(by=None, meeting=convened, now=NOW)
    assert queue() == []
    move(convened)
    Meeting.objects.update(visibility="draft")
    for _ in range(2):
        actions.plan_all_notices(now=NOW)
        assert queue() == []
    Meeting.objects.update(visibility="closed")
    actions.plan_all_notices(now=NOW)
    assert {kind for _user, kind in send_all()} == {"change"}


def test_who_has_not_been_reminded_yet_hears_nothing(convened):
    a_member("cph")
    actions.plan_reminders(meeting=convened, now=NOW)
    move(convened)
    assert queue() == []


def test_what_is_moved_twice_is_told_in_one_message_and_what_is_moved_back_in_none(convened, reminded):
    move(convened)
    move(convened, LATER + HOUR)
    assert len(queue()) == 3
    move(convened, START)
    assert queue() == []


def test_who_has_heard_of_one_change_hears_of_the_next_and_that_it_is_cancelled(convened, reminded):
    for to in (LATER, LATER + HOUR, LATER):
        move(convened, to)
        assert len(send_all()) == 3
    cancel(convened)
    assert [kind for _user, kind in send_all()] == ["cancellation"] * 3
    actions.plan_all_notices(now=NOW)
    assert queue() == []


def test_a_reminder_of_the_new_date_tells_it_as_well(convened, reminded):
    """The message of the change was refused for good; the reminder came through."""
    move(convened)
    Notice.objects.update(state="failed")
    remind()
    actions.plan_all_notices(now=NOW)
    assert queue() == []


def test_who_is_called_before_the_change_was_told_is_invited_and_no_more(convened, reminded):
    member, substitute, secretary = (user.pk for user in reminded)
    move(convened)
    actions.convene(by=None, meeting=convened, now=NOW)
    expected = {(member, "invitation"), (substitute, "change"), (secretary, "change")}
    assert set(send_all()) == expected
    actions.plan_all_notices(now=NOW)
    assert queue() == []


def test_a_substitute_who_is_told_of_changes_is_not_released_for_that_but_called_when_needed(
    convened, reminded
):
    substitute = reminded[1].pk
    actions.convene(by=None, meeting=convened, now=NOW)
    member = a_member("malmo")
    plan(convened)
    send_all()
    for to in (LATER, LATER + HOUR):
        move(convened, to)
        assert dict(send_all())[substitute] == "change"
    asked = Invitation.objects.get(person=member.person)
    actions.answer(invitation=asked, answer="apologies", reason="Syg", channel="link", now=NOW)
    assert send_all() == [(substitute, "invitation")]
    release(reminded[1])
    plan(convened)
    assert send_all() == [(substitute, "release")]


def test_what_a_substitute_reads_after_being_released_counts_again(convened, reminded):
    substitute = reminded[1]
    Notice.objects.create(
        meeting=convened,
        recipient=substitute,
        kind="release",
        revision=0,
        state="sent",
        sent_at=NOW - HOUR,
        due_at=NOW,
        not_before=NOW,
    )
    cancel(convened)
    assert (substitute.pk, "cancellation") in send_all()


@pytest.mark.parametrize("why", ["deactivated", "no address"])
def test_who_cannot_be_written_to_is_not_told(convened, reminded, why):
    gone = {"is_active": False} if why == "deactivated" else {"email": ""}
    User.objects.filter(pk=reminded[0].pk).update(**gone)
    move(convened)
    assert len(queue()) == 2


def test_a_reminder_that_did_not_say_of_what_is_no_reason_to_write(convened, reminded):
    """Those of before that was noted."""
    Reminder.objects.update(revision=None)
    move(convened)
    assert queue() == []
    cancel(convened)
    assert len(queue()) == 3


# --- What they read


@pytest.fixture
def read(convened, mail_server, language):
    """Somebody is reminded of a meeting; returns a function that sends what is due and returns what arrived."""
    user = a_member(CITIES[language], language=language, email="reader@portal.example")
    actions.plan_reminders(meeting=convened, now=NOW)
    Reminder.objects.filter(days_before=14).update(due_at=NOW, not_before=NOW)
    tasks.send_due_reminders()

    def read():
        seen = len(mail_server.to(user.email))
        tasks.send_due_notices()
        return mail_server.to(user.email)[seen:]

    read.reminder = mail_server.to(user.email)[0]
    return read


def test_a_change_tells_old_and_new_together_and_puts_nothing_in_a_calendar(read, convened, language):
    actions.confirm(by=None, meeting=convened, now=NOW)
    move(convened)
    [message] = read()
    was, now = DATES[language], NEW_DATES[language]
    words = {
        "da": [f"Flyttet fra {was}, kl. 13.00–16.00, til {now}, kl. 14.00–17.00.", "har fået en påmindelse"],
        "sv": [f"Flyttat från {was}, kl. 13.00–16.00, till {now}, kl. 14.00–17.00.", "fått en påminnelse"],
    }[language]
    confirmed = {"da": "nu bekræftet", "sv": "nu bekräftat"}[language]
    for part in both_parts(message):
        text = part.replace("\u00a0", " ")
        assert [word for word in (*words, REASON[language]) if word not in text] == []
        assert [word for word in (confirmed, "/svar/") if word in text] == []
    assert now in message["Subject"].replace("\u00a0", " ")
    assert [part for part in message.walk() if "calendar" in part.get_content_type()] == []
    assert message["In-Reply-To"] == read.reminder["Message-ID"]


def test_a_cancellation_says_why_and_takes_nothing_out_of_a_calendar(read, convened, language):
    cancel(convened)
    [message] = read()
    words = {"da": "har fået en påmindelse", "sv": "fått en påminnelse"}[language]
    for part in both_parts(message):
        assert words in part
        assert REASON[language] in part
    assert [part for part in message.walk() if "calendar" in part.get_content_type()] == []


def test_the_invitation_tells_them_what_has_changed_since(read, convened, language):
    actions.confirm(by=None, meeting=convened, now=NOW)
    Meeting.objects.update(venue_da="Ny sal", venue_sv="Ny sal", sequence=2)
    convened.refresh_from_db()
    actions.convene(by=None, meeting=convened, now=NOW)
    [message] = read()
    words = {"da": f"Ny sal (tidligere: {VENUES['da']})", "sv": f"Ny sal (tidigare: {VENUES['sv']})"}
    for part in both_parts(message):
        assert words[language] in part
        assert {"da": "Du er indkaldt", "sv": "Du är kallad"}[language] in part
        assert {"da": "nu bekræftet", "sv": "nu bekräftat"}[language] not in part
    assert calendar_parts(message)
