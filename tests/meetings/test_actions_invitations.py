"""Convening a meeting, answering, and who is called in whose place."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cooperation.models import Seat
from meetings import actions
from meetings.models import Invitation, Meeting
from tests.factories import NOW, a_meeting, a_user
from tests.meetings.delegations import MEMBERS, a_convened_meeting, called, delegations, of, says, seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]

REASON = {"da": "Lokalet", "sv": "Lokalen"}
LATER = NOW + timedelta(days=1)


@pytest.fixture
def meeting():
    delegations()
    return a_convened_meeting()


@pytest.fixture
def secretary(frame):
    return a_user("secretariat")


def refusal(*args, **kwargs):
    with pytest.raises(actions.Refused) as refused:
        says(*args, **kwargs)
    return refused.value.code


# --- Convening


def test_members_are_called_and_substitutes_not_yet(meeting):
    assert called(meeting) == MEMBERS
    assert of("Asta").role == Seat.Role.DELEGATION_LEADER
    assert {row.answer_by.isoformat() for row in Invitation.objects.all()} == {"2027-01-15T11:00:00+00:00"}
    assert meeting.convened_at == NOW


def test_it_raises_no_sequence_and_says_who(people):
    meeting = a_meeting()
    actions.convene(by=people["secretary-malmo"], meeting=meeting, now=NOW)
    assert (meeting.sequence, meeting.changed_at) == (0, NOW)
    event = apps.get_model("meetings", "InvitationEvent").objects.latest("pgh_id")
    assert event.pgh_context.metadata == {"user": people["secretary-malmo"].pk, "why": "convene"}
    assert not hasattr(event, "reason")


def test_convening_again_calls_nobody_twice(meeting):
    actions.convene(by=None, meeting=meeting, now=LATER)
    assert called(meeting) == MEMBERS
    assert (meeting.convened_at, of("Bo").called_at) == (NOW, NOW)


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_only_secretariats_convene(people, role):
    meeting = a_meeting()
    with pytest.raises(PermissionDenied):
        actions.convene(by=people[role], meeting=meeting, now=NOW)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("state", ["draft", "cancelled", "begun"])
def test_what_is_not_ahead_or_not_announced_is_not_convened(state):
    meeting = a_meeting(visibility="draft" if state == "draft" else "closed")
    if state == "cancelled":
        actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    with pytest.raises(actions.NotAllowed):
        actions.convene(by=None, meeting=meeting, now=meeting.starts_at if state == "begun" else NOW)
    assert Meeting.objects.get().convened_at is None


def test_a_gathering_calls_each_person_once_in_the_highest_seat():
    delegations()
    seat("Asta", body="br", role="council_chair")
    seat("Carl", body="br")
    meeting = a_convened_meeting(body_id="joint_council")
    assert called(meeting) == {**MEMBERS, "Carl": None}
    assert (of("Asta").role, of("Carl").role) == ("council_chair", "member")


# --- Substitutes in turn


def test_apologies_call_the_next_substitute_of_that_delegation(meeting):
    says("Bo", "apologies")
    assert called(meeting) == {**MEMBERS, "Carl": "Bo"}
    carl = of("Carl")
    assert (carl.role, carl.city_id, carl.answer) == ("substitute", "cph", "")
    assert carl.answer_by.isoformat() == "2026-11-25T11:00:00+00:00"  # Monday noon and two working days
    says("Asta", "apologies")
    assert called(meeting) == {**MEMBERS, "Carl": "Bo", "Dorte": "Asta"}


def test_a_substitute_who_cannot_come_calls_the_next_and_then_nobody_is_left(meeting):
    says("Bo", "apologies")
    says("Carl", "apologies")
    assert called(meeting) == {**MEMBERS, "Carl": "Bo", "Dorte": "Bo"}
    says("Dorte", "apologies")
    assert of("Bo").substitutes.exclude(answer="apologies").count() == 0
    cph, malmo = meeting.invitations.numbers(NOW)
    assert (cph["city"], cph["called"], cph["apologies"], cph["empty"]) == ("cph", 2, 1, 1)
    assert (malmo["city"], malmo["silent"], malmo["empty"]) == ("malmo", 2, 0)


def test_perhaps_calls_nobody(meeting):
    says("Bo", "tentative")
    assert called(meeting) == MEMBERS


def test_a_substitute_who_lets_the_time_pass_makes_room_for_the_next(meeting):
    says("Bo", "apologies")
    says("Carl", "tentative")
    until = of("Carl").answer_by
    actions.keep_invitations(now=until - timedelta(seconds=1))
    assert called(meeting) == {**MEMBERS, "Carl": "Bo"}
    actions.keep_invitations(now=until)
    assert called(meeting) == {**MEMBERS, "Dorte": "Bo"}
    assert refusal("Carl", "attending", now=until) == "released"
    before = list(Invitation.objects.order_by("pk").values())
    actions.keep_invitations(now=until)
    assert list(Invitation.objects.order_by("pk").values()) == before


def test_the_last_one_may_still_answer_but_the_place_counts_as_empty(meeting):
    says("Bo", "apologies")
    says("Carl", "apologies")
    until = of("Dorte").answer_by
    actions.keep_invitations(now=until + timedelta(hours=1))
    assert called(meeting) == {**MEMBERS, "Carl": "Bo", "Dorte": "Bo"}
    assert meeting.invitations.numbers(until)[0]["empty"] == 1
    says("Dorte", "attending", now=until + timedelta(hours=2))
    assert meeting.invitations.numbers(until + timedelta(hours=2))[0]["empty"] == 0


def test_a_promise_holds_the_place(meeting):
    says("Bo", "apologies")
    says("Carl", "attending")
    actions.keep_invitations(now=meeting.starts_at - timedelta(minutes=1))
    assert called(meeting) == {**MEMBERS, "Carl": "Bo"}
    assert meeting.invitations.numbers(NOW)[0]["coming"] == 1


def test_the_member_who_comes_after_all_has_the_place(meeting):
    says("Bo", "apologies")
    says("Carl", "attending")
    says("Bo", "attending")
    assert called(meeting) == MEMBERS
    assert (of("Carl").answer, of("Carl").released_at) == ("attending", NOW)
    says("Bo", "apologies", now=LATER)
    assert called(meeting) == {**MEMBERS, "Carl": "Bo"}  # called again, and asked anew
    assert (of("Carl").answer, of("Carl").called_at) == ("", LATER)


def test_a_substitute_who_refused_cannot_take_the_place_of_the_next_nor_of_the_member(meeting):
    says("Bo", "apologies")
    says("Carl", "apologies")
    assert refusal("Carl", "attending") == "place_taken"
    says("Dorte", "apologies")
    says("Carl", "attending")  # now the place is free
    says("Carl", "apologies")
    says("Bo", "attending")
    assert refusal("Carl", "attending") == "place_taken"


def test_the_database_lets_no_two_into_one_place(meeting):
    says("Bo", "apologies")
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(
            meeting=meeting,
            person=Seat.objects.get(person__name="Dorte").person,
            city_id="cph",
            role="substitute",
            serves_for=of("Bo"),
            called_at=NOW,
        )


def test_a_secretariat_need_not_wait(meeting, secretary):
    by = secretary
    says("Bo", "apologies")
    actions.pass_over(by=by, invitation=of("Carl"), now=LATER)
    assert called(meeting) == {**MEMBERS, "Dorte": "Bo"}
    with pytest.raises(actions.Refused) as refused:
        actions.pass_over(by=by, invitation=of("Dorte"), now=LATER)
    assert refused.value.code == "nobody_left"
    assert (called(meeting), of("Dorte").answer_by > LATER) == ({**MEMBERS, "Dorte": "Bo"}, True)
    says("Dorte", "attending", now=LATER)
    with pytest.raises(actions.Refused):
        actions.pass_over(by=by, invitation=of("Dorte"), now=LATER)
    with pytest.raises(PermissionDenied):
        actions.pass_over(by=of("Bo").person.user, invitation=of("Dorte"), now=LATER)


# --- Answering


@pytest.mark.parametrize("reason", ["", "Syg"])
@pytest.mark.parametrize("channel", ["link", "calendar"])
def test_apologies_say_why_unless_a_calendar_program_sends_them(meeting, channel, reason):
    if channel == "link" and not reason:
        assert refusal("Bo", "apologies", channel=channel, reason=reason) == "no_reason"
        assert called(meeting) == MEMBERS
    else:
        says("Bo", "apologies", channel=channel, reason=reason)
        assert (of("Bo").reason, of("Bo").channel) == (reason, channel)


def test_a_reason_does_not_outlive_the_apologies(meeting):
    says("Bo", "apologies")
    says("Bo", "tentative")
    assert (of("Bo").reason, of("Bo").answer) == ("", "tentative")


def test_everybody_answers_for_themselves_and_a_secretariat_for_others(meeting, secretary):
    bo, elsa = of("Bo").person.user, of("Elsa").person.user
    says("Bo", "attending", channel="page", by=bo)
    says("Bo", "attending", channel="secretariat", by=secretary)
    assert of("Bo").channel == "secretariat"
    for by, channel in [
        (elsa, "page"),
        (bo, "secretariat"),
        (a_user("administrator", None, language="da"), "secretariat"),
    ]:
        with pytest.raises(PermissionDenied):
            says("Bo", "tentative", channel=channel, by=by)
    with pytest.raises(PermissionDenied):
        actions.answer(invitation=of("Bo"), answer="attending", channel="page", now=NOW)


def test_nobody_answers_once_the_meeting_has_begun_or_is_cancelled(meeting):
    assert refusal("Bo", "apologies", now=meeting.starts_at) == "too_late"
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    assert refusal("Bo", "apologies") == "too_late"


def test_a_form_that_showed_something_else_overwrites_nothing(meeting):
    seen = of("Bo").seen
    says("Bo", "apologies")
    assert refusal("Bo", "attending", seen=seen) == "changed"
    says("Bo", "apologies", seen=seen)  # the same, sent twice
    says("Bo", "attending", seen=of("Bo").seen)
    assert of("Bo").answer == "attending"
