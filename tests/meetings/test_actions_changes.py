"""A change of the plan with its consequences: later hosts, venues, agreements, calendars; all of it or nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError

from meetings import actions
from meetings.actions import Agreement, Decision, HostsDoNotAlternate, NotAllowed, ScheduleChanged
from meetings.models import AgendaItem, Meeting, Reminder, RotationException, fingerprint, schedule_of
from meetings.planning import KEEP_ALTERNATION, KEEP_CONFIRMED, KEEP_HOSTS
from tests.factories import NOW, a_held_meeting, a_meeting, a_project
from tests.meetings.test_actions import why_of_last_event

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
START = datetime(2027, 3, 8, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
REASON = {"da": "Sne", "sv": "Snö"}
AGREED = Agreement(TODAY, {"da": "Aftalt", "sv": "Avtalat"})
BOTH = [KEEP_CONFIRMED, KEEP_ALTERNATION]


def plan(letters):
    """One meeting every tenth day: "c m! c" are Copenhagen planned, Malmö confirmed, Copenhagen planned."""
    found = []
    for number, word in enumerate(letters.split(), start=1):
        host = {"c": "cph", "m": "malmo"}[word[0]]
        meeting = a_meeting(f"M{number}", host=host, starts_at=START + 10 * number * DAY)
        if word.endswith("!"):
            actions.confirm(by=None, meeting=meeting, now=NOW)
        found.append(meeting)
    return found


def decided(policy=KEEP_CONFIRMED, agreement=AGREED):
    return Decision(policy=policy, seen=fingerprint(schedule_of("working_group")), agreement=agreement)


def cancel(meeting, decision, by=None):
    actions.cancel(by=by, meeting=meeting, on=TODAY, reason=REASON, now=NOW, decision=decision)


def move(meeting, day, decision):
    start = START + day * DAY
    actions.move(
        by=None,
        meeting=meeting,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        reason=REASON,
        now=NOW,
        decision=decision,
    )


def hosts():
    live = Meeting.objects.live().of_body("working_group")
    return " ".join(one.host_city_id[0] for one in live)


def sequences():
    return dict(Meeting.objects.values_list("ref", "sequence"))


def state():
    return (
        list(Meeting.objects.values()),
        list(RotationException.objects.values()),
        list(Reminder.objects.values()),
    )


@pytest.mark.parametrize(
    ("policy", "after", "exceptions"), [(KEEP_CONFIRMED, "c c m", ["M3"]), (KEEP_ALTERNATION, "c m c", [])]
)
def test_later_meetings_follow_a_cancellation_as_was_decided(frame, policy, after, exceptions):
    meetings = plan("c m! c! m")
    cancel(meetings[1], decided(policy))
    assert hosts() == after
    agreed = RotationException.objects.values_list("meeting__ref", "agreed_on", "reason_da", "reason_sv")
    assert list(agreed) == [(ref, TODAY, "Aftalt", "Avtalat") for ref in exceptions]


def test_each_calendar_entry_that_changes_rises_once(frame):
    meetings = plan("c m c m")
    move(meetings[1], 35, decided())
    assert hosts() == "c m c m"
    assert sequences() == {"M1": 0, "M2": 1, "M3": 1, "M4": 0}
    stored = Meeting.objects.get(ref="M2")
    assert (stored.host_city_id, stored.date_revision, stored.moved_from) == ("cph", 1, date(2027, 3, 28))


def test_a_meeting_in_the_usual_venue_moves_to_that_of_the_new_host(frame, cph, malmo):
    first, second, third = plan("c m c")
    Meeting.objects.filter(pk=second.pk).update(
        venue_da=malmo.default_venue_da, venue_sv=malmo.default_venue_sv
    )
    Meeting.objects.filter(pk=third.pk).update(venue_da="Havnen", venue_sv="Hamnen")
    cancel(first, decided())
    venues = Meeting.objects.live().values_list("host_city", "venue_da", "venue_sv")
    assert list(venues) == [
        ("cph", cph.default_venue_da, cph.default_venue_sv),
        ("malmo", "Havnen", "Hamnen"),
    ]


def agenda(meeting):
    items = meeting.agenda.order_by("position")
    return [(one.type, one.title_sv, one.confidential, *one.projects.all()) for one in items]


def test_a_replacement_uses_the_turn_and_is_all_else_as_it_was(frame, people):
    meetings = plan("c m! c! m!")
    items = [
        {"type": "formal", "title_da": "Start", "title_sv": "Start", "confidential": True},
        {"type": "decision", "title_da": "Bro", "title_sv": "Bron", "projects": [a_project()]},
    ]
    actions.write_agenda(by=None, meeting=meetings[1], items=items)
    dealt_with = agenda(meetings[1])
    start = START + 22 * DAY
    new = actions.replace(
        by=people["secretary-malmo"],
        meeting=meetings[1],
        on=TODAY,
        reason=REASON,
        now=NOW,
        decision=decided(agreement=None),
        starts_at=start,
        ends_at=start + timedelta(hours=3),
    )
    assert hosts() == "c m c m"
    assert (new.ref, new.replaces, new.host_city_id, new.visibility) == (
        "AG-2027-1",
        meetings[1],
        "malmo",
        "public",
    )
    assert Meeting.objects.get(ref="M2").status == "cancelled"
    assert agenda(new) == agenda(meetings[1]) == dealt_with
    assert new.reminders.filter(state="planned").exists()
    assert not meetings[1].reminders.filter(state="planned").exists()
    assert why_of_last_event()["why"] == "replace"


def test_a_meeting_titled_in_one_language_is_replaced_by_a_closed_one(frame):
    meeting = a_meeting("M", starts_at=START, title_da="Ekstra møde")
    new = actions.replace(
        by=None,
        meeting=meeting,
        on=TODAY,
        reason=REASON,
        now=NOW,
        starts_at=START + DAY,
        ends_at=START + DAY + timedelta(hours=1),
    )
    assert (meeting.visibility, new.visibility, new.title_da) == ("public", "closed", "Ekstra møde")


@pytest.mark.parametrize(
    ("other", "after", "exceptions"),
    [(None, "c c m c", {"M2"}), (2, "c c m c", {"M2"})],
    ids=["alone", "two"],
)
def test_hosts_are_swapped_by_agreement(frame, other, after, exceptions):
    meetings = plan("c m! c m")
    partner = meetings[other] if other else None
    actions.swap(by=None, meeting=meetings[1], other=partner, now=NOW, decision=decided())
    assert hosts() == after
    assert set(RotationException.objects.values_list("meeting__ref", flat=True)) == exceptions


def test_an_extraordinary_meeting_takes_the_next_turn(frame):
    plan("c m c! m")
    start = START + 15 * DAY
    actions.schedule(
        by=None,
        now=NOW,
        decision=decided(),
        body_id="working_group",
        host_city_id="malmo",
        kind="extraordinary",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
    )
    assert hosts() == "c m c c m"
    assert RotationException.objects.get().meeting.ref == "M3"


def test_what_is_registered_late_rewrites_no_host(frame):
    for number, host in enumerate(["cph", "malmo"]):
        a_held_meeting(NOW - (30 - 10 * number) * DAY, ref=f"H{number}", host=host)
    start = NOW - 25 * DAY
    late = {
        "body_id": "working_group",
        "host_city_id": "cph",
        "registered_late": True,
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
    }
    with pytest.raises(HostsDoNotAlternate):
        actions.schedule(by=None, now=NOW, decision=decided(KEEP_HOSTS, agreement=None), **late)
    actions.schedule(by=None, now=NOW, decision=decided(KEEP_HOSTS), **late)
    assert hosts() == "c c m"
    assert set(sequences().values()) == {0, 1}  # those that were held, by being recorded as such


def test_a_draft_goes_away_with_all_that_belongs_to_it(frame):
    plan("c")
    draft = a_meeting("D", host="malmo", starts_at=START + 20 * DAY, visibility="draft")
    a_meeting("M3", host="cph", starts_at=START + 30 * DAY)
    actions.write_agenda(
        by=None, meeting=draft, items=[{"type": "formal", "title_da": "Valg", "title_sv": "Val"}]
    )
    actions.discard(by=None, meeting=draft, now=NOW, decision=decided())
    assert hosts() == "c m"
    assert not AgendaItem.objects.exists()
    assert why_of_last_event()["why"] == "discard"


@pytest.mark.parametrize("fields", [{"visibility": "closed"}, {"visibility": "draft", "convened_at": NOW}])
def test_only_a_draft_nobody_was_called_to_is_discarded(frame, fields):
    meeting = a_meeting("M", starts_at=START, **fields)
    with pytest.raises(NotAllowed):
        actions.discard(by=None, meeting=meeting, now=NOW)
    assert Meeting.objects.filter(ref="M").exists()


@pytest.mark.parametrize("settled", ["held", "cancelled"])
def test_w15_what_was_held_or_cancelled_is_not_discarded(frame, settled):
    if settled == "held":
        meeting = a_held_meeting(NOW - 5 * DAY, ref="M", visibility="draft")
    else:
        meeting = a_meeting("M", starts_at=START, visibility="draft")
        actions.cancel(by=None, meeting=meeting, on=TODAY, reason=REASON, now=NOW)
    with pytest.raises(NotAllowed):
        actions.discard(by=None, meeting=meeting, now=NOW)
    assert Meeting.objects.filter(ref="M").exists()


def test_without_the_agreement_nothing_at_all_changes(frame):
    meetings = plan("c m! c! m")
    before = state()
    with pytest.raises(HostsDoNotAlternate) as refusal:
        cancel(meetings[1], decided(agreement=None))
    assert refusal.value.refs == ["M3"]
    assert state() == before


def test_an_agreement_in_one_language_is_refused_and_nothing_changes(frame):
    meetings = plan("c m! c! m")
    before = state()
    with pytest.raises(IntegrityError, match="exception_has_a_reason_in_both"):
        cancel(meetings[1], decided(agreement=Agreement(TODAY, {"da": "Aftalt"})))
    assert state() == before


@pytest.mark.parametrize("policy", BOTH)
def test_who_looked_before_somebody_else_changed_the_plan_is_told(frame, policy):
    meetings = plan("c m c m")
    looked = decided(policy)
    move(meetings[3], 45, decided())
    before = state()
    with pytest.raises(ScheduleChanged) as told:
        cancel(meetings[1], looked)
    assert [one.sequence for one in told.value.schedule] == [0, 0, 0, 1]
    assert state() == before
    assert meetings[1].status == "planned"


def test_another_body_may_change_meanwhile(frame):
    meetings = plan("c m c m")
    looked = decided()
    a_meeting("J", body_id="joint_council", starts_at=START)
    cancel(meetings[3], looked)
    assert hosts() == "c m c"


def test_meetings_of_other_bodies_take_no_turns(frame):
    first, _second = (
        a_meeting(f"J{number}", body_id="joint_council", starts_at=START + number * DAY) for number in (1, 2)
    )
    seen = fingerprint(schedule_of("joint_council"))
    cancel(first, Decision(policy=KEEP_CONFIRMED, seen=seen))
    assert Meeting.objects.live().get().host_city_id == "cph"


def test_a_new_meeting_gets_the_next_free_reference(frame):
    a_meeting("AG-2027-1", starts_at=START)
    a_meeting("AG-2027-3", host="malmo", starts_at=START + DAY)
    names = [Meeting.objects.next_ref(body, 2027) for body in ("working_group", "joint_council", "other")]
    assert names == ["AG-2027-2", "JC-2027", "M-2027-1"]
