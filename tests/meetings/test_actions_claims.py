"""Workers take reminders from the table, each row once, and give back what they could not send."""

from datetime import UTC, datetime, timedelta

import pytest

from meetings import actions
from meetings.actions import LEASE, LONGEST_PAUSE
from meetings.models import Reminder
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
DUE = datetime(2027, 2, 22, 8, tzinfo=UTC)


@pytest.fixture
def claimed(frame):
    a_member("cph")
    a_meeting(starts_at=START)
    return actions.claim(Reminder, now=DUE)


def test_a_claimed_reminder_is_nobody_elses_until_the_lease_lapses(claimed):
    assert (claimed.days_before, claimed.tries, claimed.not_before) == (14, 1, DUE + LEASE)
    assert actions.claim(Reminder, now=DUE + LEASE - timedelta(seconds=1)) is None
    again = actions.claim(Reminder, now=DUE + LEASE)
    assert (again.pk, again.tries) == (claimed.pk, 2)


def test_a_claim_leaves_the_others_to_the_others(claimed):
    other = a_member("malmo")
    actions.plan_all_reminders(now=NOW)
    assert actions.claim(Reminder, now=DUE).recipient == other
    assert actions.claim(Reminder, now=DUE) is None


def test_what_was_sent_says_when_and_is_never_due_again(claimed):
    actions.mark_sent(message=claimed, now=DUE)
    row = Reminder.objects.get(pk=claimed.pk)
    assert (row.state, row.sent_at, row.last_error) == ("sent", DUE, "")
    assert actions.claim(Reminder, now=DUE + 10 * LEASE) is None


@pytest.mark.parametrize("tries", [1, 2, 7, 8, 12, 40, 5000])
def test_pauses_grow_up_to_two_hours(claimed, tries):
    Reminder.objects.filter(pk=claimed.pk).update(tries=tries)
    claimed.tries = tries
    actions.mark_failed(message=claimed, error="busy", permanent=False, now=DUE)
    row = Reminder.objects.get(pk=claimed.pk)
    expected = min(30 * 2 ** min(tries, 20), 7200)
    assert 0.8 * expected <= (row.not_before - DUE).total_seconds() <= 1.2 * expected
    assert (row.state, row.last_error) == ("planned", "busy")


def test_a_refusal_for_good_ends_the_tries(claimed):
    actions.mark_failed(message=claimed, error="no such mailbox", permanent=True, now=DUE)
    row = Reminder.objects.get(pk=claimed.pk)
    assert (row.state, row.last_error) == ("failed", "no such mailbox")
    assert actions.claim(Reminder, now=START - timedelta(days=8)) is None


def test_a_mail_server_that_is_away_for_a_weekend_loses_nobody(claimed):
    now = DUE
    while now < DUE + timedelta(days=3):
        if row := actions.claim(Reminder, now=now):
            actions.mark_failed(message=row, error="connection refused", permanent=False, now=now)
        now += timedelta(minutes=30)
    back = actions.claim(Reminder, now=now + LONGEST_PAUSE * 1.2)
    assert (back.pk, back.state) == (claimed.pk, "planned")


@pytest.mark.parametrize("permanent", [True, False])
def test_a_worker_whose_claim_has_lapsed_does_not_speak_for_the_next_one(claimed, permanent):
    again = actions.claim(Reminder, now=DUE + LEASE)
    actions.mark_failed(message=claimed, error="late", permanent=permanent, now=DUE + LEASE)
    row = Reminder.objects.get(pk=claimed.pk)
    assert (row.state, row.not_before, row.last_error) == ("planned", again.not_before, "")


def test_a_failure_is_forgotten_when_the_next_try_succeeds(claimed):
    actions.mark_failed(message=claimed, error="busy", permanent=False, now=DUE)
    again = actions.claim(Reminder, now=DUE + timedelta(hours=1))
    actions.mark_sent(message=again, now=DUE + timedelta(hours=1))
    assert Reminder.objects.get(pk=claimed.pk).last_error == ""


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_take_each_reminder_once(frame):
    members = [a_member("cph") for _ in range(12)]
    a_meeting(starts_at=START)

    def work(wait_for_the_others):
        wait_for_the_others()
        taken = []
        while reminder := actions.claim(Reminder, now=DUE):
            taken.append(reminder.recipient_id)
        return taken

    taken = at_once(work, work, work)
    assert sorted(pk for some in taken for pk in some) == sorted(user.pk for user in members)
    assert set(Reminder.objects.filter(days_before=14).values_list("tries", flat=True)) == {1}


@pytest.mark.django_db(transaction=True)
def test_two_who_plan_at_once_make_each_row_once(frame):
    a_meeting(starts_at=START, visibility="closed")
    for _ in range(5):
        a_member("malmo")

    def work(wait_for_the_other):
        wait_for_the_other()
        actions.plan_all_reminders(now=NOW)

    assert at_once(work, work) == [None, None]
    assert Reminder.objects.filter(state="planned").count() == 15


@pytest.mark.parametrize("minutes", [5, 90, 600])
def test_however_late_there_is_another_try_before_the_meeting(claimed, minutes):
    now = START - timedelta(minutes=minutes)
    Reminder.objects.filter(pk=claimed.pk).update(tries=20)
    claimed.tries = 20
    actions.mark_failed(message=claimed, error="busy", permanent=False, now=now)
    assert now < Reminder.objects.get(pk=claimed.pk).not_before <= now + timedelta(minutes=minutes) / 2
