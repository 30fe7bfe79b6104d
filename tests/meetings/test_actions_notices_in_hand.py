"""What becomes of a notice that a worker has in its hands while the meeting changes."""

import pytest

from cooperation.actions import free_what_the_dead_held
from meetings import actions
from meetings.models import Meeting, Notice, Reminder
from tests.factories import NOW, a_meeting, a_member, an_invitation
from tests.meetings.convened import START, cancel, move
from tests.meetings.queue import arrived, claim, plan, queue, refused, release, send_all
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db


def test_a_change_while_it_is_sent_waits_until_it_has_arrived(convened, member):
    claimed = claim()
    move(convened)
    assert queue() == [(member.pk, "change", 1)]
    assert claim() is None
    arrived(claimed)
    assert queue("sent") == [(member.pk, "invitation", 0)]
    assert claim().kind == "change"


@pytest.mark.parametrize("permanent", [True, False])
def test_a_change_does_not_wait_for_one_that_did_not_arrive(convened, member, permanent):
    claimed = claim()
    move(convened)
    refused(claimed, permanent=permanent, error="busy")
    assert claim().revision == 1
    assert queue("withdrawn") == [(member.pk, "invitation", 0)]


def test_a_change_waits_no_longer_than_the_worker_lives(convened, member):
    claim()
    move(convened)
    assert claim() is None
    free_what_the_dead_held(Notice)
    assert claim().kind == "change"


def test_cancelled_while_it_is_sent_is_followed_by_a_cancellation(convened, member):
    claimed = claim()
    cancel(convened)
    arrived(claimed)
    assert send_all() == [(member.pk, "cancellation")]


def test_a_notice_waits_while_a_reminder_of_the_same_meeting_is_on_its_way(convened, member):
    """Or a mail of the old time could arrive after the one that says it has moved."""
    send_all()
    actions.plan_reminders(meeting=convened, now=NOW)
    Reminder.objects.update(due_at=NOW, not_before=NOW)
    reminder = claim(queue=Reminder)
    cancel(convened)
    assert queue() == [(member.pk, "cancellation", 1)]
    assert claim() is None
    arrived(reminder)
    assert send_all() == [(member.pk, "cancellation")]
    plan(convened)
    assert queue() == []


def test_who_is_reminded_while_the_meeting_moves_hears_of_it_at_the_next_tick(convened):
    a_member("cph")
    actions.plan_reminders(meeting=convened, now=NOW)
    Reminder.objects.update(due_at=NOW, not_before=NOW)
    reminder = claim(queue=Reminder)
    move(convened)
    assert queue() == []
    arrived(reminder)
    actions.plan_all_notices(now=NOW)
    assert send_all() == [(reminder.recipient_id, "change")]


def test_planning_again_leaves_alone_what_is_being_sent(convened, member):
    claimed = claim()
    plan(convened)
    assert queue() == [(member.pk, "invitation", 0)]
    refused(claimed, permanent=False, error="busy")
    plan(convened)
    assert [(row.state, row.tries) for row in Notice.objects.all()] == [("planned", 1)]


def test_what_was_refused_for_good_is_not_tried_again_until_something_changes(convened, member):
    refused(claim(), permanent=True, error="no such mailbox")
    plan(convened)
    assert queue() == []
    move(convened)
    assert queue() == [(member.pk, "invitation", 1)]


def test_one_withdrawn_between_the_claim_and_the_look_is_not_sent(convened, member, monkeypatch):
    """The meeting is cancelled just after a worker has put its mark on the row."""
    to_send = type(Notice.objects.all()).to_send

    def cancelled_first(rows):
        if Meeting.objects.exclude(status="cancelled").exists():
            cancel(convened)
        return to_send(rows)

    monkeypatch.setattr(type(Notice.objects.all()), "to_send", cancelled_first)
    assert claim().kind == "cancellation"  # of which the worker will find that it is needless
    assert queue("withdrawn") == [(member.pk, "invitation", 0)]


def test_a_worker_that_comes_back_late_does_not_speak_for_a_row_written_again(convened, member):
    late = claim()
    free_what_the_dead_held(Notice)
    release(member)
    plan(convened)
    release(member, None)
    plan(convened)
    arrived(late)
    assert queue() == [(member.pk, "invitation", 0)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", range(5))
def test_cancelled_while_workers_claim_nobody_who_was_invited_goes_without(frame, number):
    """F33: each of them ends with nothing at all, or with a cancellation."""
    meeting = a_meeting(starts_at=START)
    members = [a_member("cph") for _ in range(6)]
    for user in members:
        an_invitation(meeting, user)
    plan(meeting)

    def work(wait_for_the_others):
        wait_for_the_others()
        return send_all()

    def stop(wait_for_the_others):
        wait_for_the_others()
        cancel(Meeting.objects.get())

    results = at_once(work, work, stop)
    assert results[2] is None
    send_all()
    sent = Notice.objects.filter(state="sent").order_by("sent_at", "pk")
    invited = {row.recipient_id for row in sent if row.kind == "invitation"}
    cancelled = [row.recipient_id for row in sent if row.kind == "cancellation"]
    assert len(cancelled) == len(set(cancelled))
    assert invited <= set(cancelled)
    assert queue() == []
