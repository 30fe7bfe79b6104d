"""Whoever got a message that is to go out once more still counts as told, until the second one has gone."""

from datetime import timedelta

import pytest

from meetings import actions
from meetings.models import Meeting, Notice, Reminder
from meetings.notifications import compose
from oresund.mail import NothingToSay
from tests.factories import NOW, a_meeting
from tests.meetings.convened import cancel, move
from tests.meetings.outbox import a_notice, a_reminder, again, due, sent
from tests.meetings.queue import arrived, plan, release, send_all
from tests.meetings.queue import claim as take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame", "frozen")]
LATER = NOW + timedelta(minutes=10)


@pytest.fixture
def meeting():
    return a_meeting()


@pytest.fixture
def resent(meeting, secretary_cph):
    """An invitation that came, and is to go out once more."""
    notice = sent(a_notice(meeting))
    actions.resend(by=secretary_cph, message=notice, seen=notice.mark, now=LATER)
    return again(notice)


def waiting(notice):
    rows = Notice.objects.filter(recipient=notice.recipient, state="planned")
    return [row.kind for row in rows]


def mail(row):
    return compose(type(row).objects.to_send().get(pk=row.pk))


def test_the_plan_leaves_it_in_the_queue_and_it_says_the_same_again(meeting, resent):
    for _ in range(2):
        plan(meeting, LATER)
    assert waiting(resent) == ["invitation"]
    assert mail(resent).subject.startswith("Indkaldelse")
    assert mail(resent).message_id == f"<{resent.uid}@127.0.0.1>"


def test_once_it_has_gone_nothing_more_is_due(meeting, resent):
    row = take(LATER)
    assert row == resent
    arrived(row, LATER)
    plan(meeting, LATER)
    assert waiting(resent) == []
    assert again(resent).state == "sent"


def test_a_change_meanwhile_is_told_in_its_place(meeting, resent):
    move(meeting, meeting.starts_at + timedelta(hours=1), LATER)
    assert waiting(resent) == ["change"]
    assert again(resent).state == "withdrawn"
    row = Notice.objects.get(recipient=resent.recipient, kind="change")
    text = mail(row).text.replace("\u00a0", " ")
    assert "kl. 13.00" in text
    assert "kl. 14.00" in text


def test_a_change_is_told_once(meeting, resent):
    move(meeting, meeting.starts_at + timedelta(hours=1), LATER)
    assert (resent.recipient_id, "change") in send_all(LATER)
    for _ in range(3):
        plan(meeting, LATER + timedelta(minutes=1))
    assert waiting(resent) == []


@pytest.mark.parametrize(("happens", "kind"), [(cancel, "cancellation"), (lambda meeting: None, "release")])
def test_that_nobody_need_come_is_told_also_who_waits_for_the_second_one(meeting, resent, happens, kind):
    if kind == "release":
        release(resent.recipient)
    happens(meeting)
    plan(meeting, LATER)
    assert waiting(resent) == [kind]
    assert mail(Notice.objects.get(recipient=resent.recipient, kind=kind)).text
    plan(meeting, LATER)
    assert waiting(resent) == [kind]


def test_whoever_was_only_reminded_hears_it_too(meeting, secretary_cph):
    reminder = sent(due(a_reminder(14, meeting)))
    actions.resend(by=secretary_cph, message=reminder, seen=reminder.mark, now=LATER)
    cancel(meeting)
    plan(meeting, LATER)
    row = Notice.objects.get(recipient=reminder.recipient, state="planned")
    assert row.kind == "cancellation"
    assert mail(row).text


def test_somebody_reminded_since_is_invited_again_all_the_same(meeting, resent):
    reminder = Reminder.objects.filter(recipient=resent.recipient)
    if not reminder.exists():
        actions.plan_reminders(meeting=meeting, now=NOW)
    sent(due(reminder.get(days_before=14)), LATER)
    assert mail(resent).subject.startswith("Indkaldelse")


def test_one_that_says_nothing_new_by_then_is_not_lost_as_told(meeting, resent):
    Meeting.objects.update(status="held")
    with pytest.raises(NothingToSay):
        mail(resent)
    assert again(resent).counts_as_told
