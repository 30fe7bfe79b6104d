"""What can never go out any more does not lie in the queue as if it were to."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import User
from meetings import actions, tasks
from meetings.models import Meeting, Notice, Reminder, ReminderRule
from meetings.reminders import CALLED_OFF, NOT_WANTED, OLD_DATE, SUPERSEDED, TOO_LATE
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.convened import LATER, START, cancel, move
from tests.meetings.queue import arrived, claim
from tests.meetings.test_reminders_answers import send_all

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
CANCELLED = {
    "status": "cancelled",
    "cancelled_on": NOW.date(),
    "cancel_reason_da": "Sne",
    "cancel_reason_sv": "Snö",
}


def reasons():
    """Why each lead of the only recipient does not go out; None while it waits."""
    return {
        row.days_before: row.last_error if row.state == "withdrawn" else None
        for row in Reminder.objects.filter(date_revision=0).exclude(state="sent")
    }


@pytest.fixture
def meeting(frame):
    """With one member, who is reminded on 22 February, 1 March and 5 March."""
    a_member("cph")
    return a_meeting("M-1", starts_at=START)


@pytest.mark.parametrize(
    ("fields", "now", "why"),
    [
        ({}, START - DAY, None),
        ({}, START, TOO_LATE),
        ({"status": "held"}, START + DAY, TOO_LATE),
        (CANCELLED, NOW, CALLED_OFF),
        ({"visibility": "draft"}, NOW, CALLED_OFF),
        ({"date_revision": 1}, NOW, OLD_DATE),
    ],
    ids=["to come", "begun", "held", "cancelled", "draft", "another date"],
)
def test_what_changed_behind_the_back_of_the_planning_leaves_the_queue(meeting, fields, now, why):
    Meeting.objects.filter(pk=meeting.pk).update(**fields)
    for _ in range(2):
        actions.withdraw_overdue(now=now)
        assert reasons() == dict.fromkeys((14, 7, 1), why)


def test_what_a_later_one_has_outdone_leaves_the_queue_for_good(meeting):
    now = START - 5 * DAY
    arrived(claim(now, Reminder), now)
    assert reasons() == {14: None, 1: None}
    for _ in range(2):
        actions.withdraw_overdue(now=now)
        actions.plan_all_reminders(now=now)
        assert reasons() == {14: SUPERSEDED, 1: None}
    assert claim(now, Reminder) is None


def test_what_a_later_one_has_outdone_is_not_planned_again_by_another_policy(meeting):
    now = START - 5 * DAY
    arrived(claim(now, Reminder), now)
    ReminderRule.objects.filter(days_before=7).update(days_before=8)
    for _ in range(2):
        actions.plan_all_reminders(now=now)
        actions.withdraw_overdue(now=now)
    assert reasons() == {14: SUPERSEDED, 1: None}
    assert claim(now, Reminder) is None


def test_what_waits_while_a_later_one_is_only_planned_or_was_refused_stays(meeting):
    now = START - 5 * DAY
    actions.withdraw_overdue(now=now)
    assert reasons() == {14: None, 7: None, 1: None}
    Reminder.objects.filter(days_before=7).update(state="failed")
    actions.withdraw_overdue(now=now)
    assert reasons()[14] is None


@pytest.mark.parametrize(("change", "why"), [(cancel, CALLED_OFF), (move, OLD_DATE)], ids=["cancel", "move"])
def test_the_planning_says_why_too(meeting, change, why):
    change(meeting)
    assert reasons() == dict.fromkeys((14, 7, 1), why)


def test_whose_account_is_closed_wants_none(meeting):
    User.objects.update(is_active=False)
    actions.plan_all_reminders(now=NOW)
    assert reasons() == dict.fromkeys((14, 7, 1), NOT_WANTED)
    User.objects.update(is_active=True)
    actions.plan_all_reminders(now=NOW)
    assert reasons() == dict.fromkeys((14, 7, 1), None)
    assert not Reminder.objects.exclude(last_error="").exists()


def test_a_draft_that_is_discarded_takes_its_rows_along(frame):
    a_member("cph")
    meeting = a_meeting(starts_at=START)
    Meeting.objects.update(visibility="draft")
    assert Reminder.objects.filter(state="planned").exists()
    actions.discard(by=None, meeting=meeting, now=NOW)
    assert not Reminder.objects.exists()


def test_what_was_sent_or_given_up_stays_as_it_is(meeting):
    Reminder.objects.filter(days_before=14).update(state="sent", sent_at=NOW)
    Reminder.objects.filter(days_before=7).update(state="failed", last_error="no such mailbox")
    actions.withdraw_overdue(now=START + DAY)
    said = dict(Reminder.objects.values_list("days_before", "last_error"))
    assert said == {14: "", 7: "no such mailbox", 1: TOO_LATE}


def test_one_that_is_on_its_way_when_the_meeting_begins_counts_as_sent_if_it_arrives(meeting):
    now = START - timedelta(minutes=1)
    claimed = claim(now, Reminder)
    actions.withdraw_overdue(now=START)
    arrived(claimed, START)
    assert Reminder.objects.get(pk=claimed.pk).state == "sent"


@pytest.mark.parametrize(("hours", "state"), [(2, "planned"), (3, "withdrawn")])
def test_a_notice_leaves_the_queue_when_the_meeting_is_over(convened, member, hours, state):
    actions.withdraw_overdue(now=START + timedelta(hours=hours))
    assert Notice.objects.get().state == state


def test_the_clock_runs_it_and_nothing_comes_back(meeting):
    with time_machine.travel(START + timedelta(minutes=1), tick=False):
        tasks.plan_reminders()
    assert reasons() == dict.fromkeys((14, 7, 1), TOO_LATE)


def test_it_takes_three_statements_for_any_number_of_rows(meeting):
    for _ in range(10):
        a_member("malmo")
    actions.plan_all_reminders(now=NOW)
    with CaptureQueriesContext(connection) as captured:
        actions.withdraw_overdue(now=START)
    assert len(captured) == 3
    assert not Reminder.objects.filter(state="planned").exists()


def test_over_all_the_weeks_nothing_is_left_behind(frame):
    """Every day the clock plans, sends and clears; at the end no row of a meeting that is over waits."""
    a_member("cph")
    first = a_meeting(starts_at=START)
    a_meeting(starts_at=LATER, host="malmo")
    for days in range(120):
        now = NOW + days * DAY
        if days == 95:
            move(first, START + timedelta(days=2), now=now)
        actions.withdraw_overdue(now=now)
        actions.plan_all_reminders(now=now)
        send_all(now)
    assert not Reminder.objects.filter(state="planned").exists()
