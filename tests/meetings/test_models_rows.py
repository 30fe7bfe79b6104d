"""What the database refuses of invitations, polls, handovers, days to avoid, and messages."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, InternalError, connection

from cooperation.models import Person
from meetings import actions
from meetings.models import (
    CalendarNote,
    Handover,
    HandoverItem,
    HeldVote,
    Invitation,
    Look,
    Notice,
    Poll,
    Slot,
    Vote,
)
from tests.cooperation.database import at_once, refusals, refused
from tests.factories import NOW, a_meeting

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
IN_BOTH = {"title_da": "Ferie", "title_sv": "Lov"}


@pytest.fixture
def meeting(people):
    return a_meeting()


@pytest.fixture
def poll(meeting):
    return Poll.objects.create(meeting=meeting, opened_at=NOW, closes_at=NOW + HOUR)


def invited(meeting, person=None, **fields):
    person = person or Person.objects.create(name="Gæst")
    return Invitation.objects.create(
        meeting=meeting, person=person, **{"city_id": "cph", "role": "member", "called_at": NOW, **fields}
    )


# --- Invitations

ANSWERED = {"answered_at": NOW, "channel": "page"}


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("invited_in_a_known_role", {"role": "guest"}),
        ("an_answer_says_when_and_how", {"answer": "attending"}),
        ("an_answer_says_when_and_how", {"answer": "attending", "answered_at": NOW}),
        ("an_answer_says_when_and_how", {"answered_at": NOW}),
        ("an_answer_says_when_and_how", {"answer": "yes", **ANSWERED}),
        ("an_answer_says_when_and_how", {"answer": "attending", **ANSWERED, "channel": "telephone"}),
        ("apologies_say_why", {"answer": "apologies", **ANSWERED}),
    ],
)
def test_an_invitation_that_cannot_be_is_refused(meeting, constraint, fields):
    with refused(constraint):
        invited(meeting, **fields)


def test_a_calendar_program_may_send_a_refusal_without_a_word(meeting):
    assert invited(meeting, answer="apologies", answered_at=NOW, channel="calendar").pk


def test_nobody_is_called_twice_to_one_meeting(meeting):
    first = invited(meeting)
    with refused("one_invitation_per_person"):
        invited(meeting, first.person)


def test_one_substitute_in_each_place(meeting):
    member = invited(meeting)
    first = invited(meeting, role="substitute", serves_for=member)
    with refused("one_substitute_in_each_place"):
        invited(meeting, role="substitute", serves_for=member)
    Invitation.objects.filter(pk=first.pk).update(answer="apologies", reason="Syg", **ANSWERED)
    second = invited(meeting, role="substitute", serves_for=member)
    Invitation.objects.filter(pk=second.pk).update(released_at=NOW)
    assert invited(meeting, role="substitute", serves_for=member).pk


def test_nobody_serves_for_oneself(meeting):
    one = invited(meeting)
    with refused("nobody_serves_for_oneself"):
        Invitation.objects.filter(pk=one.pk).update(serves_for=one.pk)


@pytest.mark.django_db(transaction=True)
def test_two_who_call_a_substitute_at_once_fill_the_place_once(meeting):
    member, persons = invited(meeting), [Person.objects.create(name=name) for name in "AB"]
    jobs = [lambda one=one: invited(meeting, one, role="substitute", serves_for=member) for one in persons]
    assert len(refusals(at_once(*jobs))) == 1
    assert member.substitutes.count() == 1


def test_who_was_called_stays_once_the_meeting_was_cancelled(meeting):
    one = invited(meeting)
    actions.cancel(by=None, meeting=meeting, on=date(2026, 12, 1), reason={"da": "Sne", "sv": "Snö"}, now=NOW)
    with pytest.raises(InternalError, match="stays"):
        one.delete()


def test_history_keeps_no_reason_for_an_absence(meeting):
    one = invited(meeting)
    Invitation.objects.filter(pk=one.pk).update(answer="apologies", reason="Hoften", **ANSWERED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(one)::text FROM meetings_invitationevent AS one")
        rows = [text for (text,) in cursor.fetchall()]
    assert len(rows) == 2
    assert "apologies" in rows[1]
    assert not any("Hoften" in row for row in rows)


# --- Polls


def test_one_open_poll_per_meeting(meeting, poll):
    with refused("one_open_poll_per_meeting"):
        Poll.objects.create(meeting=meeting, opened_at=NOW, closes_at=NOW + HOUR)
    Poll.objects.filter(pk=poll.pk).update(closed_at=NOW)
    assert Poll.objects.create(meeting=meeting, opened_at=NOW, closes_at=NOW + HOUR).pk


def test_a_poll_closes_after_it_opens(meeting):
    with refused("poll_closes_after_it_opens"):
        Poll.objects.create(meeting=meeting, opened_at=NOW, closes_at=NOW)


def test_a_slot_ends_after_it_starts_and_no_two_start_at_once(poll):
    with refused("slot_ends_after_it_starts"):
        Slot.objects.create(poll=poll, starts_at=NOW, ends_at=NOW)
    slot = Slot.objects.create(poll=poll, starts_at=NOW, ends_at=NOW + HOUR)
    with refused("one_slot_per_start"):
        Slot.objects.create(poll=poll, starts_at=NOW, ends_at=NOW + 2 * HOUR)
    with refused("a_choice_closes_the_poll"):
        Poll.objects.filter(pk=poll.pk).update(chosen=slot)


def test_a_person_answers_once_for_a_slot_and_in_known_words(poll):
    slot = Slot.objects.create(poll=poll, starts_at=NOW, ends_at=NOW + HOUR)
    person = Person.objects.create(name="A")
    with refused("vote_of_a_known_kind"):
        Vote.objects.create(slot=slot, person=person, answer="maybe", answered_at=NOW)
    Vote.objects.create(slot=slot, person=person, answer="yes", answered_at=NOW)
    with refused("one_vote_per_person_and_slot"):
        Vote.objects.create(slot=slot, person=person, answer="no", answered_at=NOW)


# --- Handovers


@pytest.fixture
def handover(meeting):
    return Handover.objects.create(meeting=meeting, from_city_id="cph", to_city_id="malmo", passed_at=NOW)


def test_the_chairmanship_passes_once_and_to_the_other_city(meeting, handover):
    with pytest.raises(IntegrityError):
        Handover.objects.create(meeting=meeting, from_city_id="cph", to_city_id="malmo", passed_at=NOW)


def test_it_does_not_pass_to_the_same_city(meeting):
    with refused("chairmanship_passes_to_the_other_city"):
        Handover.objects.create(meeting=meeting, from_city_id="cph", to_city_id="cph", passed_at=NOW)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("open_matter_says_what", {"kind": "note"}),
        ("open_matter_says_what", {"kind": "note", "note_da": "Husk"}),
        ("open_matter_says_what", {"kind": "minutes"}),
        ("open_matter_says_what", {"kind": "gossip", "note_da": "Husk", "note_sv": "Minns"}),
        (
            "taken_over_says_when_and_by_whom",
            {"kind": "note", "note_da": "Husk", "note_sv": "Minns", "acknowledged_at": NOW},
        ),
    ],
)
def test_an_open_matter_that_cannot_be_is_refused(handover, constraint, fields):
    with refused(constraint):
        HandoverItem.objects.create(handover=handover, **fields)


def test_each_city_says_once_that_a_meeting_was_held(meeting, people):
    vote = {"meeting": meeting, "city_id": "cph", "by": people["secretary-cph"], "at": NOW}
    HeldVote.objects.create(**vote)
    with refused("each_city_says_once_that_it_was_held"):
        HeldVote.objects.create(**vote)


# --- Days to avoid

WEEKS = {"repeats": "weeks", "first": 7, "last": 8}


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("days_to_avoid_of_a_known_kind", {**WEEKS, "kind": "rain"}),
        ("days_to_avoid_titled_in_both_languages", {**WEEKS, "title_sv": ""}),
        ("days_to_avoid_say_when", {}),
        ("days_to_avoid_say_when", {"starts_on": date(2027, 2, 2), "ends_on": date(2027, 2, 1)}),
        ("days_to_avoid_say_when", {**WEEKS, "first": 0}),
        ("days_to_avoid_say_when", {**WEEKS, "last": 54}),
        ("days_to_avoid_say_when", {**WEEKS, "first": 9}),
        ("days_to_avoid_say_when", {**WEEKS, "starts_on": date(2027, 2, 2), "ends_on": date(2027, 2, 2)}),
        ("days_to_avoid_say_when", {"repeats": "easter", "first": -61, "last": 0}),
        ("days_to_avoid_say_when", {"repeats": "monthly", "first": 1, "last": 2}),
        ("weekday_is_iso", {**WEEKS, "weekday": 0}),
        ("weekday_is_iso", {**WEEKS, "weekday": 8}),
    ],
)
def test_days_to_avoid_that_cannot_be_are_refused(frame, constraint, fields):
    with refused(constraint):
        CalendarNote.objects.create(**{"city_id": "cph", "kind": "school", **IN_BOTH, **fields})


# --- Messages and reading marks


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("notice_of_a_known_kind", {"kind": "greeting"}),
        ("notice_state_is_known", {"state": "lost"}),
        ("sent_notice_says_when", {"state": "sent"}),
        ("sent_notice_says_when", {"sent_at": NOW}),
    ],
)
def test_a_message_that_cannot_be_is_refused(meeting, people, constraint, fields):
    row = {"meeting": meeting, "recipient": people["member-cph"], "kind": "change", "revision": 1}
    with refused(constraint):
        Notice.objects.create(**{**row, "due_at": NOW, "not_before": NOW, **fields})


def test_a_reader_has_one_mark(people):
    Look.objects.create(user=people["member-cph"], looked_at=NOW)
    with pytest.raises(IntegrityError):
        Look.objects.create(user=people["member-cph"], looked_at=NOW)
