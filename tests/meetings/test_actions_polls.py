"""Asking about dates, choosing one, and withdrawing the question."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from meetings import actions, polling
from meetings.actions import NotAllowed, PollIsClosed, PollIsOpen, Unfit
from meetings.models import Meeting, Notice, Poll, Reminder, Slot
from meetings.polling import Problem
from tests.factories import NOW, a_meeting, a_member, a_user
from tests.meetings.asking import CLOSES_AT, DAY, REASON, SLOTS, START, a_planned_meeting, a_poll, ask, slot
from tests.meetings.test_actions import why_of_last_event
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(frame):
    return a_planned_meeting()


def stored(row):
    return type(row).objects.get(pk=row.pk)


def chosen(poll, place=1):
    return list(poll.slots.all())[place]


# --- Asking


def test_a_poll_offers_its_times_in_order(meeting, secretary_cph):
    poll = stored(ask(meeting, slots=SLOTS[::-1], by=secretary_cph))
    assert (poll.opened_at, poll.closes_at, poll.closed_at, poll.chosen) == (NOW, CLOSES_AT, None, None)
    assert [(one.starts_at, one.ends_at) for one in poll.slots.all()] == [
        (one.starts_at, one.ends_at) for one in SLOTS
    ]


def test_all_who_are_called_get_one_notice_now(meeting):
    member, substitute = a_member("cph"), a_member("malmo", role="substitute")
    a_member("cph", is_active=False)
    a_member("cph", body="br")
    a_member("malmo").person.seats.update(ends_on=date(2027, 3, 7))
    a_user("secretariat")
    poll = ask(meeting)
    notices = Notice.objects.filter(kind="poll")
    assert {one.recipient for one in notices} == {member, substitute}
    assert {(one.meeting, one.revision, one.due_at, one.not_before, one.state) for one in notices} == {
        (meeting, poll.pk, NOW, NOW, "planned")
    }


def test_a_gathering_asks_all_bodies_and_jumps_over_nobody(frame):
    member, councillor = a_member("cph"), a_member("malmo", body="kf", role="council_chair")
    meeting = a_meeting("JC", body_id="joint_council", starts_at=START)
    a_meeting("JC2", body_id="joint_council", starts_at=START + 5 * DAY)
    ask(meeting, slots=[slot(1), slot(9)])
    assert set(Notice.objects.values_list("recipient", flat=True)) == {member.pk, councillor.pk}


@pytest.mark.parametrize(
    ("slots", "problems"),
    [
        ([slot(0)], {"spans": Problem(polling.TOO_FEW)}),
        ([slot(0), slot(0, 5)], {1: Problem(polling.TWICE)}),
        ([slot(0), slot(29)], {1: Problem(polling.OUT_OF_TURN, ("M2",))}),
        ([slot(-29), slot(0)], {0: Problem(polling.OUT_OF_TURN, ("M0",))}),
        ([slot(0), slot(28, 1)], {1: Problem(polling.TAKEN, ("M2",))}),
        ([slot(-200), slot(0)], None),
    ],
)
def test_times_that_do_not_fit_are_refused_with_what_is_wrong(meeting, slots, problems):
    with pytest.raises(Unfit) as refusal:
        ask(meeting, slots=slots)
    assert problems is None or refusal.value.problems == problems
    assert not Poll.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("state", ["confirmed", "cancelled", "draft"])
def test_only_a_planned_meeting_that_its_members_see_is_asked_about(frame, state):
    meeting = a_meeting(starts_at=START, visibility="draft" if state == "draft" else "public")
    if state == "confirmed":
        actions.confirm(by=None, meeting=meeting, now=NOW)
    if state == "cancelled":
        actions.cancel(by=None, meeting=meeting, on=NOW.date(), reason=REASON, now=NOW)
    with pytest.raises(NotAllowed):
        ask(meeting)
    assert not Poll.objects.exists()


def test_a_meeting_is_asked_about_once_at_a_time(meeting):
    poll = ask(meeting)
    with pytest.raises(PollIsOpen):
        ask(meeting)
    actions.close_poll(by=None, poll=poll, now=NOW)
    assert ask(meeting) != poll


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_only_secretariats_ask_choose_and_withdraw(meeting, people, role):
    with pytest.raises(PermissionDenied):
        ask(meeting, by=people[role])
    poll = ask(meeting)
    with pytest.raises(PermissionDenied):
        actions.choose_slot(by=people[role], slot=chosen(poll), now=NOW)
    with pytest.raises(PermissionDenied):
        actions.close_poll(by=people[role], poll=poll, now=NOW)
    assert stored(poll).closed_at is None


@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
def test_both_secretariats_may(meeting, people, role):
    poll = ask(meeting, by=people[role])
    actions.choose_slot(by=people[role], slot=chosen(poll), now=NOW)
    assert why_of_last_event()["user"] == people[role].pk


# --- Choosing


def test_a_choice_moves_and_confirms_the_meeting_and_settles_the_question(meeting, secretary_cph):
    poll = ask(meeting)
    slot = chosen(poll, 1)
    actions.choose_slot(by=secretary_cph, slot=slot, now=NOW + DAY)
    moved, poll = stored(meeting), stored(poll)
    assert (moved.starts_at, moved.ends_at, moved.status) == (slot.starts_at, slot.ends_at, "confirmed")
    assert (moved.moved_from, moved.date_revision) == (date(2027, 3, 8), 1)
    assert (moved.move_reason_da, moved.move_reason_sv) == (
        "Datoen er valgt efter en rundspørge blandt deltagerne.",
        "Datumet valdes efter en förfrågan till deltagarna.",
    )
    assert (poll.closed_at, poll.chosen) == (NOW + DAY, slot)
    assert why_of_last_event()["why"] == "choose date, move, confirm"


def test_the_planned_time_is_only_confirmed(meeting):
    poll = ask(meeting)
    actions.choose_slot(by=None, slot=chosen(poll, 0), now=NOW)
    kept = stored(meeting)
    assert (kept.starts_at, kept.moved_from, kept.status, kept.sequence) == (START, None, "confirmed", 1)


def test_reminders_follow_the_chosen_date(meeting):
    member = a_member("cph")
    poll = ask(meeting)
    actions.choose_slot(by=None, slot=chosen(poll), now=NOW)
    due = Reminder.objects.filter(recipient=member, meeting=meeting, state="planned", days_before=7)
    assert [one.due_at.date() for one in due] == [(START).date()]


def test_a_choice_is_made_once(meeting):
    poll = ask(meeting)
    actions.choose_slot(by=None, slot=chosen(poll, 0), now=NOW)
    with pytest.raises(PollIsClosed):
        actions.choose_slot(by=None, slot=chosen(poll, 1), now=NOW)
    assert stored(poll).chosen == chosen(poll, 0)


@pytest.mark.parametrize(
    ("starts_at", "code"), [(START + 10 * DAY, polling.OUT_OF_TURN), (START + 14 * DAY, polling.TAKEN)]
)
def test_what_has_come_in_between_is_in_the_way(meeting, starts_at, code):
    poll = ask(meeting)
    actions.move(
        by=None,
        meeting=Meeting.objects.get(ref="M2"),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        reason=REASON,
        now=NOW,
    )
    late = chosen(poll, 2)
    with pytest.raises(Unfit) as refusal:
        actions.choose_slot(by=None, slot=late, now=NOW)
    assert refusal.value.problems == {late.pk: Problem(code, ("M2",))}
    assert (stored(poll).closed_at, stored(meeting).status) == (None, "planned")


def test_a_time_that_has_passed_is_not_chosen(meeting):
    poll = ask(meeting)
    with pytest.raises(Unfit):
        actions.choose_slot(by=None, slot=chosen(poll, 0), now=START)


# --- What else ends a question


def withdraw(poll):
    actions.close_poll(by=None, poll=poll, now=NOW)


def cancel(poll):
    """The one after it first, or two meetings in Copenhagen would follow each other."""
    for meeting in (Meeting.objects.get(ref="M2"), poll.meeting):
        actions.cancel(by=None, meeting=meeting, on=NOW.date(), reason=REASON, now=NOW)


def move(poll):
    end = START + DAY
    actions.move(by=None, meeting=poll.meeting, starts_at=START, ends_at=end, reason={}, now=NOW)


def confirm(poll):
    actions.confirm(by=None, meeting=poll.meeting, now=NOW)


@pytest.mark.parametrize("end", [withdraw, cancel, move, confirm])
def test_a_question_ends_without_a_choice_and_nobody_is_asked_any_more(meeting, end):
    told, waiting = a_member("cph"), a_member("malmo")
    poll = ask(meeting)
    Notice.objects.filter(recipient=told).update(state="sent", sent_at=NOW)
    end(poll)
    poll = stored(poll)
    assert (poll.closed_at, poll.chosen) == (NOW, None)
    states = dict(Notice.objects.values_list("recipient", "state"))
    assert states == {told.pk: "sent", waiting.pk: "withdrawn"}


def test_what_is_no_new_time_or_state_leaves_it_open(frame):
    poll = a_poll(visibility="closed")
    actions.publish(by=None, meeting=poll.meeting, now=NOW)
    assert stored(poll).closed_at is None


def test_a_settled_question_is_not_withdrawn(meeting):
    poll = ask(meeting)
    withdraw(poll)
    with pytest.raises(PollIsClosed):
        withdraw(poll)


# --- What the database holds


def test_a_second_open_poll_is_refused_by_the_database(meeting):
    ask(meeting)
    with pytest.raises(IntegrityError, match="one_open_poll_per_meeting"), transaction.atomic():
        Poll.objects.create(meeting=meeting, opened_at=NOW, closes_at=CLOSES_AT)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_ask_at_once_one_is_told_that_it_is_open(frame):
    a_member("cph")
    meeting = a_planned_meeting()

    def job(wait):
        mine = Meeting.objects.get(pk=meeting.pk)
        wait()
        return ask(mine)

    results = at_once(job, job)
    assert sorted(type(one).__name__ for one in results) == ["Poll", "PollIsOpen"]
    assert (Poll.objects.count(), Slot.objects.count(), Notice.objects.count()) == (1, 3, 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_choose_at_once_one_is_told_that_it_is_settled(frame):
    poll = a_poll()

    def choose(place):
        def job(wait):
            mine = Slot.objects.select_related("poll__meeting").get(pk=chosen(poll, place).pk)
            wait()
            return actions.choose_slot(by=None, slot=mine, now=NOW)

        return job

    results = at_once(choose(0), choose(2))
    assert sorted(type(one).__name__ for one in results) == ["NoneType", "PollIsClosed"]
    settled = stored(poll)
    assert stored(poll.meeting).starts_at == settled.chosen.starts_at
