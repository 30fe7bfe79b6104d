"""A meeting is moved or cancelled, or a person leaves, while messages about it are being sent: the last one that arrives is true."""

import re
import time
from datetime import date, timedelta

import pytest
from django.db.models import EmailField, Value
from django.db.models.functions import Concat
from django.utils import timezone
from icalendar import Calendar

from cooperation.models import User
from meetings import actions, tasks
from meetings.models import Meeting, Notice, Reminder
from tests.factories import a_meeting, a_member, a_user, an_invitation
from tests.meetings.convened import REASON
from tests.meetings.test_notifications import both_parts
from tests.meetings.threads import PATIENCE, at_once

pytestmark = pytest.mark.django_db(transaction=True)

SENDS = (tasks.send_due_reminders, tasks.send_due_notices)


@pytest.fixture
def meeting(frame, mail_server):
    """Six are called; these and two secretariats are to be reminded now."""
    now = timezone.now()
    start = (now + timedelta(days=60)).replace(hour=12, minute=0, second=0, microsecond=0)
    meeting = a_meeting("AG-1", starts_at=start, now=now)
    for number in range(6):
        an_invitation(meeting, a_member(["cph", "malmo"][number % 2]), called_at=now)
    for city in ("cph", "malmo"):
        a_user("secretariat", city)
    actions.plan_reminders(meeting=meeting, now=now)
    actions.plan_notices(meeting=meeting, now=now)
    Reminder.objects.filter(days_before__in=[42, 14]).update(due_at=now, not_before=now)
    return meeting


def sending(task):
    def job(wait_for_the_others):
        wait_for_the_others()
        task()

    return job


def settle():
    """The clocks tick until nothing is due any more."""
    for _ in range(3):
        actions.plan_all_notices(now=timezone.now())
        for send in SENDS:
            send()
    assert not Notice.objects.filter(state="planned").exists()


def mails(mail_server):
    """To each address what it received, the oldest first."""
    return {user.email: mail_server.to(user.email) for user in User.objects.all()}


def sequences(messages):
    """SEQUENCE of the calendar parts among some messages."""
    parts = [part for one in messages for part in one.walk() if part.get_content_type() == "text/calendar"]
    return [
        event["SEQUENCE"] for part in parts for event in Calendar.from_ical(part.get_content()).walk("VEVENT")
    ]


def move(minutes):
    """Each time the meeting begins some minutes past the hour."""
    meeting = Meeting.objects.get()
    starts_at = meeting.starts_at.replace(minute=minutes)
    ends_at = starts_at + timedelta(hours=3)
    actions.move(
        by=None, meeting=meeting, starts_at=starts_at, ends_at=ends_at, reason={}, now=timezone.now()
    )


@pytest.mark.parametrize("number", range(3))
def test_f32_moved_while_they_are_sent_everybody_last_reads_of_the_newest_time(meeting, mail_server, number):
    def moves(wait_for_the_others):
        wait_for_the_others()
        for minutes in (11, 22, 33):
            move(minutes)
            time.sleep(0.05 * number)

    jobs = [moves, *(sending(task) for task in SENDS), *(sending(task) for task in SENDS)]
    assert at_once(*jobs) == [None] * len(jobs)
    settle()
    received = mails(mail_server)
    assert [address for address, messages in received.items() if not messages] == []
    for messages in received.values():
        hours = re.findall(r"kl\. \d\d\.(\d\d)–", both_parts(messages[-1])[0].replace("\u00a0", " "))
        assert hours[-1] == "33"  # what was comes before what is
        told = sequences(messages)
        assert told == sorted(told)


@pytest.mark.parametrize("number", range(3))
def test_f33_cancelled_while_they_are_sent_whoever_had_one_last_reads_of_that(meeting, mail_server, number):
    def cancels(wait_for_the_others):
        wait_for_the_others()
        time.sleep(0.05 * number)
        on = date(2026, 11, 23)
        actions.cancel(by=None, meeting=Meeting.objects.get(), on=on, reason=REASON, now=timezone.now())

    jobs = [cancels, *(sending(task) for task in SENDS), *(sending(task) for task in SENDS)]
    assert at_once(*jobs) == [None] * len(jobs)
    settle()
    for messages in mails(mail_server).values():
        off = [bool(re.match("Aflyst|Inställt", one["Subject"])) for one in messages]
        assert off == sorted(off)
        assert off.count(True) == bool(messages)
        assert sequences(messages) == sorted(sequences(messages))
    assert not Reminder.objects.filter(state="planned").exists()


@pytest.mark.parametrize("task", SENDS, ids=["reminders", "notices"])
@pytest.mark.parametrize("what", ["another address", "closed account", "erased"])
def test_f34_who_leaves_while_claimed_gets_nothing_at_the_old_address(meeting, mail_server, task, what):
    mail_server.hangs = True
    queue = Reminder if task is SENDS[0] else Notice

    def leaves(wait_for_the_others):
        wait_for_the_others()
        limit = time.monotonic() + PATIENCE
        while not queue.objects.filter(claimed_by__isnull=False).exists():
            assert time.monotonic() < limit
            time.sleep(0.02)
        time.sleep(0.9)  # longer than what was read counts as fresh
        leave(what)
        mail_server.release.set()

    everybody = User.objects.count()
    assert at_once(sending(task), leaves) == [None, None]
    settle()
    old, new = (
        {address for address, _message in mail_server.received if address.endswith(end)}
        for end in (".example", ".invalid")
    )
    assert len(old) <= 1  # that was in the hands of the mail server already
    assert len(new) >= everybody - 1 if what == "another address" else not new


def leave(what):
    """All of them at once."""
    if what == "another address":
        User.objects.update(email=Concat("pk", Value("@ny.invalid"), output_field=EmailField()))
    elif what == "closed account":
        User.objects.update(is_active=False)
    else:
        User.objects.all().delete()
