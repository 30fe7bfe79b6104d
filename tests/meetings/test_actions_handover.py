"""The chairmanship passes: what lies open becomes a list, the one side adds to it, the other takes it over."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cooperation.models import User
from meetings import actions, tasks
from meetings.models import Handover, HandoverItem, Meeting, Poll
from tests.factories import NOW, a_held_meeting, a_meeting, a_user
from tests.meetings.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
WHY = {"da": "Sne", "sv": "Snö"}
NOTE = {"da": "Nøglen ligger i receptionen", "sv": "Nyckeln ligger i receptionen"}


@pytest.fixture
def passed(frame):
    """Malmö held a meeting yesterday; Copenhagen hosts the next one."""
    a_held_meeting(NOW - 100 * DAY, ref="OLD", host="cph")
    meeting = a_meeting("PASSED", host="malmo", starts_at=NOW - DAY)
    a_meeting("NEXT", host="cph", starts_at=NOW + 30 * DAY)
    return meeting


@pytest.fixture
def outgoing(frame):
    return a_user(User.Role.SECRETARIAT, "malmo")


@pytest.fixture
def incoming(frame):
    return a_user(User.Role.SECRETARIAT, "cph")


def cancel(meeting):
    """So that the next host stays, the cities agree on that."""
    after = Meeting.objects.get(ref="NEXT")
    actions.agree_exception(by=None, meeting=after, agreed_on=date(2026, 11, 23), reason=WHY)
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=WHY, now=NOW)


def matters(handover):
    return [(one.kind, one.meeting and one.meeting.ref) for one in handover.items.all()]


def state(handover):
    return {(one.kind, one.meeting and one.meeting.ref): one.is_open for one in handover.items.with_state()}


def test_it_is_opened_when_the_meeting_has_ended_and_once(passed):
    actions.hand_over(now=passed.ends_at - timedelta(seconds=1))  # that which came before: from Copenhagen
    handover = actions.hand_over(now=passed.ends_at)
    assert (handover.meeting, handover.from_city_id, handover.to_city_id, handover.passed_at) == (
        passed,
        "malmo",
        "cph",
        passed.ends_at,
    )
    assert actions.hand_over(now=NOW) is None
    assert list(Handover.objects.values_list("meeting__ref", flat=True)) == ["PASSED", "OLD"]


def test_before_the_first_meeting_has_ended_there_is_none(frame):
    assert actions.hand_over(now=NOW) is None
    a_meeting(starts_at=NOW + DAY)
    assert actions.hand_over(now=NOW) is None


def test_the_chair_stays_where_the_same_city_hosts_again(frame):
    a_meeting(host="cph", starts_at=NOW - DAY)
    a_meeting(host="cph", starts_at=NOW + DAY, agreed_on=date(2026, 1, 7), agreed_reason=WHY)
    assert actions.hand_over(now=NOW) is None
    assert actions.hand_over(now=NOW + 2 * DAY).to_city_id == "malmo"


def test_a_meeting_that_nobody_confirmed_passes_the_chair_all_the_same(passed):
    assert passed.status == "planned"  # W9, clarification 1
    assert actions.hand_over(now=NOW).meeting == passed


def test_open_is_what_the_outgoing_secretariat_has_not_finished(passed):
    actions.schedule(
        by=None,
        now=NOW,
        ref="DRAFT",
        body_id="joint_council",
        host_city_id="malmo",
        starts_at=NOW + 60 * DAY,
        ends_at=NOW + 61 * DAY,
        status="confirmed",
    )
    asked = a_meeting("ASKED", host="malmo", starts_at=NOW + 90 * DAY)
    Poll.objects.create(meeting=asked, opened_at=NOW, closes_at=NOW + DAY)
    Poll.objects.create(meeting=Meeting.objects.get(ref="NEXT"), opened_at=NOW, closes_at=NOW + DAY)
    a_held_meeting(NOW - 50 * DAY, ref="MINUTES", host="malmo", body_id="joint_council")
    Meeting.objects.filter(ref="OLD").update(minutes_state="draft")  # Copenhagen's own
    assert matters(actions.hand_over(now=NOW)) == [
        ("to_record", "PASSED"),
        ("minutes", "MINUTES"),
        ("to_confirm", "ASKED"),
        ("to_publish", "DRAFT"),
        ("poll", "ASKED"),
    ]


def test_what_has_been_settled_meanwhile_is_open_no_longer(passed):
    asked = a_meeting("ASKED", host="malmo", starts_at=NOW + 90 * DAY)
    Poll.objects.create(meeting=asked, opened_at=NOW, closes_at=NOW + DAY)
    handover = actions.hand_over(now=NOW)
    open_still = {("to_record", "PASSED"): True, ("to_confirm", "ASKED"): True, ("poll", "ASKED"): True}
    assert state(handover) == open_still
    actions.confirm(by=None, meeting=asked, now=NOW)
    assert state(handover) == {**open_still, ("to_confirm", "ASKED"): False, ("poll", "ASKED"): False}
    cancel(passed)
    assert state(handover) == dict.fromkeys(open_still, False)
    assert handover.progress == (3, 3)


def test_minutes_and_drafts_are_settled_by_being_approved_and_published(frame):
    held = a_held_meeting(NOW - DAY, ref="HELD", host="malmo")
    draft = a_meeting("DRAFT", host="malmo", body_id="joint_council", visibility="draft", status="confirmed")
    handover = actions.hand_over(now=NOW)
    assert state(handover) == {("minutes", "HELD"): True, ("to_publish", "DRAFT"): True}
    Meeting.objects.filter(pk=held.pk).update(minutes_state="approved")
    actions.publish(by=None, meeting=draft, now=NOW)
    assert set(state(handover).values()) == {False}


def test_a_handover_of_a_meeting_that_was_cancelled_after_all_is_not_in_force(passed):
    handover = actions.hand_over(now=NOW)
    assert (Handover.objects.latest_in_force(), handover.is_in_force) == (handover, True)
    cancel(passed)
    assert (Handover.objects.latest_in_force(), handover.is_in_force) == (None, False)


# --- Notes, and who takes over


def test_a_handover_of_a_meeting_that_was_moved_ahead_after_all_waits_for_its_end(passed, time_machine):
    time_machine.move_to(NOW)
    first = actions.hand_over(now=NOW)
    start = NOW + 5 * DAY
    end = start + timedelta(hours=2)
    actions.move(by=None, meeting=passed, starts_at=start, ends_at=end, reason=WHY, now=NOW)
    assert Handover.objects.latest_in_force() is None
    assert not Handover.objects.get(pk=first.pk).is_in_force
    time_machine.move_to(end)
    again = actions.hand_over(now=end)
    assert (again.pk, again.passed_at, again.is_in_force) == (first.pk, end, True)
    assert Handover.objects.latest_in_force() == first
    assert actions.hand_over(now=end) is None
    assert again.items.filter(meeting=passed).count() == first.items.filter(meeting=passed).count()


def test_the_outgoing_secretariat_leaves_notes(passed, outgoing):
    handover = actions.hand_over(now=NOW)
    item = actions.leave_note(by=outgoing, handover=handover, note=NOTE)
    assert (item.kind, item.note_da, item.note_sv) == ("note", NOTE["da"], NOTE["sv"])
    assert matters(handover) == [("to_record", "PASSED"), ("note", None)]


def test_a_note_is_there_in_both_languages(passed, outgoing):
    handover = actions.hand_over(now=NOW)
    with pytest.raises(IntegrityError):
        actions.leave_note(by=outgoing, handover=handover, note={"da": "Kun dansk"})


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "secretary-cph", "administrator"])
def test_nobody_else_leaves_notes(passed, people, role):
    handover = actions.hand_over(now=NOW)
    with pytest.raises(PermissionDenied):
        actions.leave_note(by=people[role], handover=handover, note=NOTE)


def test_the_incoming_secretariat_takes_over_and_the_first_one_stays(passed, incoming):
    item = actions.hand_over(now=NOW).items.get()
    actions.take_over(by=incoming, item=item, now=NOW)
    actions.take_over(by=a_user(User.Role.SECRETARIAT, "cph"), item=item, now=NOW + DAY)
    item.refresh_from_db()
    assert (item.acknowledged_by, item.acknowledged_at) == (incoming, NOW)
    assert item.handover.progress == (1, 1)
    assert item.events.filter(pgh_context__metadata__why="take over").count() == 1


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "secretary-malmo", "administrator"])
def test_nobody_else_takes_over(passed, people, role):
    item = actions.hand_over(now=NOW).items.get()
    with pytest.raises(PermissionDenied):
        actions.take_over(by=people[role], item=item, now=NOW)
    assert HandoverItem.objects.get().acknowledged_at is None


# --- The clock, and two at once


def test_the_task_may_run_twice(passed, frozen):
    tasks.hand_over()
    tasks.hand_over()
    assert Handover.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_open_one(passed):
    def open_it(wait):
        wait()
        return actions.hand_over(now=NOW)

    opened = at_once(open_it, open_it)
    assert sorted(one is None for one in opened) == [False, True]
    assert (Handover.objects.count(), HandoverItem.objects.count()) == (1, 1)
