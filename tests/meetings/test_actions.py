"""Scheduling, confirming, moving, cancelling and holding a meeting, and writing its agenda."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError

from meetings import actions
from meetings.actions import HostsDoNotAlternate, NotAllowed, OneCityAbsent
from meetings.models import Attendance, Meeting, Reminder
from tests.factories import NOW, a_meeting

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
START = datetime(2027, 3, 8, 12, tzinfo=UTC)  # a Monday, 13.00 in Copenhagen
END = START + timedelta(hours=3)
TODAY = date(2026, 11, 23)
REASON = {"da": "Sne", "sv": "Snö"}
STATES = ["planned", "confirmed", "held", "cancelled"]


def in_state(state, **fields):
    """A meeting of the working group that has come to a state in the ordinary way."""
    meeting = a_meeting(starts_at=START, **fields)
    if state == "confirmed":
        actions.confirm(by=None, meeting=meeting, now=NOW)
    elif state == "cancelled":
        cancel(meeting)
    elif state == "held":
        hold(meeting)
    return meeting


def cancel(meeting, by=None, reason=REASON):
    actions.cancel(by=by, meeting=meeting, on=TODAY, reason=reason, now=NOW)


def hold(meeting, by=None, now=END):
    actions.hold(by=by, meeting=meeting, present={"cph": 8, "malmo": 7}, minutes_state="draft", now=now)


def move(meeting, by=None, to=START + DAY, reason=REASON, now=NOW):
    actions.move(
        by=by, meeting=meeting, starts_at=to, ends_at=to + timedelta(hours=3), reason=reason, now=now
    )


def stored(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def why_of_last_event(model="MeetingEvent"):
    return apps.get_model("meetings", model).objects.latest("pgh_id").pgh_context.metadata


@pytest.fixture
def three(frame):
    """Copenhagen, Malmö, Copenhagen, a week between."""
    return [
        a_meeting(f"M{n}", host=host, starts_at=START + n * 7 * DAY)
        for n, host in enumerate(["cph", "malmo", "cph"])
    ]


# --- Schedule


def test_a_meeting_is_scheduled_as_planned(secretary_cph):
    meeting = stored(a_meeting("M", by=secretary_cph, starts_at=START))
    assert (meeting.status, meeting.sequence, meeting.date_revision, meeting.changed_at) == (
        "planned",
        0,
        0,
        NOW,
    )
    assert why_of_last_event() == {"user": secretary_cph.pk, "why": "schedule"}


def test_a_meeting_out_of_turn_leaves_nothing_behind(three, member_cph):
    rows = Reminder.objects.count()
    with pytest.raises(HostsDoNotAlternate) as refusal:
        a_meeting("M3", host="cph", starts_at=START + 30 * DAY)
    assert refusal.value.refs == ["M3"]
    assert (Meeting.objects.count(), Reminder.objects.count()) == (3, rows)


def test_an_inserted_meeting_names_the_later_one_that_it_puts_out_of_turn(three):
    with pytest.raises(HostsDoNotAlternate) as refusal:
        a_meeting("X", host="malmo", starts_at=START + 2 * DAY)
    assert refusal.value.refs == ["M1"]


def test_a_meeting_out_of_turn_is_scheduled_with_an_agreement(three):
    agreed = {"agreed_on": date(2026, 11, 1), "agreed_reason": REASON}
    meeting = a_meeting("M3", host="cph", starts_at=START + 30 * DAY, **agreed)
    exception = meeting.rotation_exception
    assert (exception.agreed_on, exception.reason_da, exception.reason_sv) == (
        date(2026, 11, 1),
        "Sne",
        "Snö",
    )


def test_an_agreement_without_a_reason_in_both_languages_is_refused(three):
    with pytest.raises(IntegrityError, match="exception_has_a_reason_in_both"):
        a_meeting("M3", host="cph", starts_at=START + 30 * DAY, agreed_on=TODAY, agreed_reason={"da": "Sne"})


def test_two_meetings_at_one_time_are_refused(three):
    with pytest.raises(IntegrityError, match="one_meeting_at_a_time"):
        a_meeting("M3", host="malmo", starts_at=START + timedelta(hours=1))


# --- Which change is allowed when


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("change", "allowed", "result"),
    [
        (lambda one: actions.confirm(by=None, meeting=one, now=NOW), {"planned"}, "confirmed"),
        (cancel, {"planned", "confirmed"}, "cancelled"),
        (hold, {"planned", "confirmed"}, "held"),
        (move, {"planned", "confirmed"}, None),
    ],
    ids=["confirm", "cancel", "hold", "move"],
)
def test_each_change_is_refused_in_the_wrong_state(frame, state, change, allowed, result):
    meeting = in_state(state)
    before = Meeting.objects.values().get()
    if state in allowed:
        change(meeting)
        assert stored(meeting).status == (result or state)
        assert stored(meeting).sequence == before["sequence"] + 1
    else:
        with pytest.raises(NotAllowed):
            change(meeting)
        assert Meeting.objects.values().get() == before


@pytest.mark.parametrize(("change", "why"), [(move, "move"), (cancel, "cancel"), (hold, "hold")])
def test_history_says_who_and_why(secretary_cph, change, why):
    change(in_state("planned"), by=secretary_cph)
    assert why_of_last_event() == {"user": secretary_cph.pk, "why": why}


@pytest.mark.parametrize("change", [lambda one: actions.confirm(by=None, meeting=one, now=NOW), cancel])
def test_a_change_made_from_an_old_copy_does_not_undo_another(frame, change):
    meeting = in_state("planned")
    old_copy = stored(meeting)
    move(meeting)
    change(old_copy)
    assert stored(meeting).starts_at == START + DAY
    assert stored(meeting).sequence == 2


# --- Move


def test_a_move_that_breaks_the_rotation_changes_nothing(three):
    with pytest.raises(HostsDoNotAlternate) as refusal:
        move(three[1], to=START + 20 * DAY)
    assert refusal.value.refs == ["M2"]
    assert stored(three[1]).starts_at == START + 7 * DAY


def test_a_move_within_its_place_keeps_the_rotation(three):
    move(three[1], to=START + 9 * DAY)
    assert stored(three[1]).host_city_id == "malmo"


# --- Cancel


def test_a_cancelled_meeting_says_when_and_why(frame):
    meeting = stored(in_state("cancelled"))
    assert (meeting.cancelled_on, meeting.cancel_reason_da, meeting.cancel_reason_sv) == (TODAY, "Sne", "Snö")


@pytest.mark.parametrize("reason", [{}, {"da": "Sne"}, {"da": "Sne", "sv": ""}])
def test_a_meeting_is_not_cancelled_without_a_reason_in_both_languages(frame, reason):
    with pytest.raises(IntegrityError, match="cancelled_says_when_and_why"):
        cancel(in_state("planned"), reason=reason)


def test_the_last_meeting_is_cancelled_and_its_city_replaces_it(three):
    cancel(three[2])
    replacement = a_meeting("M2R", host="cph", starts_at=START + 21 * DAY, replaces=three[2])
    assert stored(three[2]).replaced_by == replacement


def test_a_cancellation_that_brings_one_host_together_is_refused(three):
    with pytest.raises(HostsDoNotAlternate) as refusal:
        cancel(three[1])
    assert refusal.value.refs == ["M2"]
    assert stored(three[1]).status == "planned"


def test_a_cancellation_passes_once_the_cities_have_agreed(three):
    actions.agree_exception(by=None, meeting=three[2], agreed_on=TODAY, reason=REASON)
    cancel(three[1])
    assert stored(three[1]).status == "cancelled"


# --- Hold


def test_a_held_meeting_has_its_attendance_and_minutes(frame):
    meeting = stored(in_state("held"))
    assert meeting.minutes_state == "draft"
    assert dict(Attendance.objects.values_list("city", "present")) == {"cph": 8, "malmo": 7}


def test_a_meeting_is_not_held_before_it_has_ended(frame):
    meeting = in_state("planned")
    with pytest.raises(NotAllowed):
        hold(meeting, now=END - timedelta(seconds=1))
    hold(meeting, now=END)
    assert stored(meeting).status == "held"


def test_a_meeting_that_was_moved_meanwhile_is_not_held_before_its_new_end(frame):
    meeting = in_state("planned")
    old_copy = stored(meeting)
    move(meeting, to=START + 30 * DAY)
    with pytest.raises(NotAllowed):
        hold(old_copy)


@pytest.mark.parametrize("present", [{}, {"cph": 8}, {"malmo": 7}, {"cph": 8, "malmo": 0}])
def test_a_meeting_to_which_a_city_did_not_come_is_held_only_when_both_say_so(frame, present):
    meeting = in_state("planned")  # W8
    facts = {"by": None, "meeting": meeting, "present": present, "minutes_state": "", "now": END}
    with pytest.raises(OneCityAbsent):
        actions.hold(**facts)
    assert stored(meeting).status == "planned"
    assert not Attendance.objects.exists()
    actions.hold(**facts, both_confirmed=True)
    assert stored(meeting).status == "held"


@pytest.mark.parametrize(("body", "present"), [("kf", {"malmo": 40}), ("other", {})])
def test_a_city_without_a_delegation_is_not_waited_for(frame, body, present):
    meeting = in_state("planned", body_id=body, title_da="Møde", title_sv="Möte")
    actions.hold(by=None, meeting=meeting, present=present, minutes_state="", now=END)
    assert stored(meeting).status == "held"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("since_the_end", "awaits"),
    [(timedelta(0), False), (3 * DAY, False), (3 * DAY + timedelta(seconds=1), True)],
)
def test_what_nobody_has_settled_awaits_confirmation_after_three_days(
    frame, time_machine, state, since_the_end, awaits
):
    meeting = in_state(state)  # W9
    time_machine.move_to(END + since_the_end, tick=False)
    assert meeting.awaits_confirmation is (awaits and state in ("planned", "confirmed"))


def test_after_a_refusal_the_callers_copy_is_what_is_stored(three):
    with pytest.raises(HostsDoNotAlternate):
        cancel(three[1])
    with pytest.raises(IntegrityError):
        move(three[0], to=START + 14 * DAY)
    for meeting in three:
        assert (meeting.status, meeting.sequence) == ("planned", 0)
        assert meeting.starts_at == stored(meeting).starts_at
