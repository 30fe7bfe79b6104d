"""Workers take reminders from the table, each row once, and give back what they could not send."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from django.db import connection

from cooperation import actions as sending
from cooperation.actions import LONGEST_PAUSE, UNCERTAIN
from cooperation.models import Letter, Refusal
from meetings import actions
from meetings.models import Reminder
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.queue import MAIL, WORKER, arrived, claim, refused
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
DUE = datetime(2027, 2, 22, 8, tzinfo=UTC)
OTHER = WORKER + 1


def take(now=DUE, worker=WORKER):
    return claim(now, Reminder, worker)


def stored(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def claimed(frame):
    a_member("cph")
    a_meeting(starts_at=START)
    return take()


class Colleague:
    """A worker in a session of its own, which lives until it is killed."""

    def __init__(self, queue=Reminder):
        self.queue, self.ready, self.end = queue, Event(), Event()
        self.thread = Thread(target=self.work)

    def work(self):
        with sending.sender() as self.number:
            self.keys = sending.claim(self.queue, now=DUE, sender=self.number, limit=100)
            self.ready.set()
            self.end.wait(20)
            connection.close()  # as the system does for one that is killed

    def __enter__(self):
        self.thread.start()
        assert self.ready.wait(20)
        return self

    def die(self):
        self.end.set()
        self.thread.join(20)

    def __exit__(self, *_unused):
        self.die()


def test_a_claimed_reminder_is_nobody_elses(claimed):
    assert (claimed.days_before, claimed.tries, claimed.claimed_by) == (14, 1, WORKER)
    assert take(worker=OTHER) is None
    assert take(DUE + timedelta(days=1), OTHER) is None


@pytest.mark.django_db(transaction=True)
def test_what_a_worker_holds_is_free_as_soon_as_it_is_dead_and_no_sooner(frame):
    a_member("cph")
    a_meeting(starts_at=START)
    with Colleague() as colleague:
        sending.free_what_the_dead_held(Reminder)
        assert take() is None
        colleague.die()
        sending.free_what_the_dead_held(Reminder)
        assert (take().pk, Reminder.objects.get(days_before=14).tries) == (colleague.keys[0], 2)


@pytest.mark.django_db(transaction=True)
def test_just_after_the_database_went_down_nobody_is_taken_for_dead(frame, monkeypatch):
    a_member("cph")
    a_meeting(starts_at=START)
    with Colleague() as colleague:
        colleague.die()
    monkeypatch.setattr("cooperation.actions.sending.COMING_BACK", timedelta(days=365))
    sending.free_what_the_dead_held(Reminder)
    assert take() is None
    monkeypatch.setattr("cooperation.actions.sending.COMING_BACK", timedelta())
    sending.free_what_the_dead_held(Reminder)
    assert take().pk == colleague.keys[0]


@pytest.mark.django_db(transaction=True)
def test_what_must_not_go_out_twice_ends_where_it_may_have_arrived(people):
    secretary = people["secretary-cph"]
    for kind in (Letter.Kind.DAY, Letter.Kind.PASSWORD):
        sending.write_letters(kind=kind, recipients=[secretary], about="x", now=DUE)
    with Colleague(Letter) as colleague:
        colleague.die()
    sending.free_what_the_dead_held(Letter)
    assert dict(Letter.objects.values_list("kind", "state")) == {"day": "failed", "password": "planned"}
    assert Letter.objects.get(kind="day").last_error == UNCERTAIN
    assert not Letter.objects.filter(claimed_by__isnull=False).exists()


def test_a_claim_leaves_the_others_to_the_others(claimed):
    other = a_member("malmo")
    actions.plan_all_reminders(now=NOW)
    assert take().recipient == other
    assert take() is None


def test_a_batch_is_claimed_the_longest_waiting_first_and_what_was_not_tried_is_given_back(frame):
    for _ in range(5):
        a_member("cph")
    a_meeting(starts_at=START)
    keys = sending.claim(Reminder, now=DUE, sender=WORKER, limit=3)
    assert keys == sorted(Reminder.objects.filter(days_before=14).values_list("pk", flat=True))[:3]
    sending.give_back(Reminder, keys[1:], sender=OTHER)
    assert sending.in_hand(Reminder, keys, now=DUE, sender=WORKER).keys() == set(keys)
    sending.give_back(Reminder, keys[1:], sender=WORKER)
    assert sending.in_hand(Reminder, keys, now=DUE, sender=WORKER).keys() == {keys[0]}
    tries = Reminder.objects.filter(pk__in=keys).order_by("pk").values_list("tries", flat=True)
    assert list(tries) == [1, 0, 0]


def test_what_was_sent_says_when_and_what_and_is_never_due_again(claimed):
    arrived(claimed, DUE)
    row = stored(claimed)
    assert (row.state, row.sent_at, row.last_error, row.claimed_by) == ("sent", DUE, "", None)
    assert (row.language, row.address, row.subject, row.body) == ("da", MAIL.to, MAIL.subject, MAIL.text)
    assert row.revision == row.meeting.sequence
    assert take(DUE + timedelta(days=1)) is None


@pytest.mark.parametrize("tries", [1, 2, 7, 8, 12, 40, 5000])
def test_pauses_grow_up_to_two_hours(claimed, tries):
    Reminder.objects.filter(pk=claimed.pk).update(tries=tries)
    claimed.tries = tries
    refused(claimed, DUE)
    row = stored(claimed)
    expected = min(30 * 2 ** min(tries, 20), 7200)
    assert 0.8 * expected <= (row.not_before - DUE).total_seconds() <= 1.2 * expected
    assert (row.state, row.last_error, row.claimed_by) == ("planned", "busy", None)


def test_a_refusal_for_good_ends_the_tries(claimed):
    refused(claimed, DUE, permanent=True, error="no such mailbox")
    row = stored(claimed)
    assert (row.state, row.last_error, row.claimed_by) == ("failed", "no such mailbox", None)
    assert take(START - timedelta(days=8)) is None


def test_an_address_that_is_refused_stands_beside_the_person_until_a_message_is_taken(claimed):
    sending.mark_refused(message=claimed, error="550 nobody", now=DUE)
    assert stored(claimed).state == "failed"
    refusal = Refusal.objects.get(user=claimed.recipient)
    assert (refusal.address, refusal.said, refusal.refused_at) == (claimed.recipient.email, "550 nobody", DUE)
    again = take(START - timedelta(days=6))
    sending.mark_refused(message=again, error="550 still", now=DUE)
    assert Refusal.objects.get().said == "550 still"
    arrived(take(START - timedelta(hours=4)))
    assert not Refusal.objects.exists()


def test_a_mail_server_that_is_away_for_a_weekend_loses_nobody(claimed):
    refused(claimed, DUE, error="connection refused")
    now = DUE
    while now < DUE + timedelta(days=3):
        if row := take(now):
            refused(row, now, error="connection refused")
        now += timedelta(minutes=30)
    back = take(now + LONGEST_PAUSE * 1.2)
    assert (back.pk, back.state) == (claimed.pk, "planned")


@pytest.mark.parametrize("permanent", [True, False])
def test_a_worker_that_lost_its_claim_does_not_speak_for_the_next_one(claimed, permanent):
    Reminder.objects.update(claimed_by=None)
    take(worker=OTHER)
    refused(claimed, DUE, permanent=permanent, error="late")
    row = stored(claimed)
    assert (row.state, row.claimed_by, row.last_error) == ("planned", OTHER, "")


def test_a_failure_is_forgotten_when_the_next_try_succeeds(claimed):
    refused(claimed, DUE)
    again = take(DUE + timedelta(hours=1))
    arrived(again, DUE + timedelta(hours=1))
    assert stored(claimed).last_error == ""


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_take_each_reminder_once(frame):
    members = [a_member("cph") for _ in range(40)]
    a_meeting(starts_at=START)

    def work(wait_for_the_others):
        wait_for_the_others()
        taken = []
        with sending.sender() as number:
            while keys := sending.claim(Reminder, now=DUE, sender=number, limit=3):
                taken += keys
        return taken

    taken = at_once(work, work, work)
    assert len({pk for some in taken for pk in some}) == sum(map(len, taken)) == len(members)
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
    refused(claimed, now)
    assert now < stored(claimed).not_before <= now + timedelta(minutes=minutes) / 2
