"""Which reminders a meeting gets, and how workers take, send and give them back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cooperation.models import Seat, User
from meetings import actions
from meetings.models import Meeting, Reminder, ReminderRule
from tests.factories import NOW, a_meeting, a_member, a_user
from tests.meetings.queue import arrived, claim

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
START = datetime(2027, 3, 8, 12, tzinfo=UTC)  # a Monday
REASON = {"da": "Sne", "sv": "Snö"}


@pytest.fixture
def member(frame):
    """The only one who is reminded of anything."""
    return a_member("cph")


def coming(**fields):
    return a_meeting(**{"starts_at": START, **fields})


def move(meeting, to, now=NOW):
    actions.move(
        by=None, meeting=meeting, starts_at=to, ends_at=to + timedelta(hours=2), reason=REASON, now=now
    )


def leads_of(user, state="planned"):
    return sorted(Reminder.objects.filter(recipient=user, state=state).values_list("days_before", flat=True))


def rows():
    return list(Reminder.objects.order_by("pk").values())


def plan(now=NOW):
    actions.plan_all_reminders(now=now)


def at(month, day, hour=8, *, minute=0, year=2027, zone="Europe/Copenhagen"):
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone))


def send_all(now):
    sent = []
    while reminder := claim(now, Reminder):
        arrived(reminder, now)
        sent.append((reminder.recipient_id, reminder.days_before))
    return sent


# --- Who is reminded when


def test_everybody_is_reminded_according_to_the_rules(people):
    substitute = a_member("malmo", role=Seat.Role.SUBSTITUTE)
    nobody = [people["administrator"], a_user(User.Role.MEMBER), a_member(is_active=False)]
    coming()
    assert leads_of(people["secretary-cph"]) == leads_of(people["secretary-malmo"]) == [42]
    assert leads_of(people["member-cph"]) == leads_of(people["member-malmo"]) == [1, 7, 14]
    assert leads_of(substitute) == [14]
    assert [leads_of(user) for user in nobody] == [[], [], []]


@pytest.mark.parametrize(
    ("body", "called"),
    [("working_group", {"group"}), ("joint_council", {"group", "council"}), ("other", {"group", "council"})],
)
def test_a_gathering_calls_the_members_of_all_bodies(frame, body, called):
    members = {
        "group": a_member("cph"),
        "council": a_member("malmo", body="kf", role=Seat.Role.COUNCIL_CHAIR),
    }
    coming(body_id=body, title_da="Møde", title_sv="Möte")
    assert {name for name, user in members.items() if leads_of(user)} == called


def test_only_who_has_a_seat_on_the_day_of_the_meeting_is_called(frame):
    new = a_member(since=START.date())
    later = a_member(since=START.date() + DAY)
    coming()
    assert (leads_of(new), leads_of(later)) == ([1, 7, 14], [])


def test_a_reminder_is_due_at_eight_in_the_morning_where_its_reader_is(people):
    coming(starts_at=at(4, 5, 13))  # the clocks change on 28 March
    due = dict(Reminder.objects.filter(recipient=people["member-malmo"]).values_list("days_before", "due_at"))
    assert due == {
        14: at(3, 22),
        7: at(3, 25),
        1: at(4, 2),
    }  # Good Friday and Easter Monday are 26 and 29 March
    assert [due[lead].astimezone(UTC).hour for lead in (14, 7, 1)] == [7, 7, 6]


def test_each_country_has_its_own_working_days(people):
    coming(starts_at=at(1, 7, 13))
    last = Reminder.objects.filter(days_before=1)
    due = dict(last.values_list("recipient__city", "due_at"))
    assert due == {"cph": at(1, 6), "malmo": at(1, 5)}  # 6 January is free in Sweden


@pytest.mark.parametrize("state", ["draft", "cancelled", "begun"])
def test_nobody_is_reminded_of_a_meeting_that_is_not_to_come(member, state):
    meeting = coming(
        visibility="draft" if state == "draft" else "public", now=START if state == "begun" else NOW
    )
    if state == "cancelled":
        actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    assert leads_of(member) == []


# --- Planning again


def test_planning_twice_gives_the_same_rows(people):
    coming()
    before = rows()
    plan()
    plan()
    assert len(before) == 8
    assert rows() == before


def test_planning_again_follows_a_rule_that_says_something_else(member):
    coming()
    ReminderRule.objects.filter(days_before=7).update(purpose="meeting")
    plan()
    assert Reminder.objects.get(recipient=member, days_before=7).purpose == "meeting"


def test_planning_again_follows_a_member_to_the_other_country(member):
    coming(starts_at=at(1, 7, 13))
    User.objects.filter(pk=member.pk).update(city="malmo")
    plan()
    row = Reminder.objects.get(recipient=member, days_before=1)
    assert (row.due_at, row.not_before) == (at(1, 5), at(1, 5))  # 6 January is free in Sweden


def test_planning_again_leaves_alone_what_a_worker_has_begun(member):
    coming()
    claimed = claim(at(3, 1), Reminder)
    ReminderRule.objects.update(purpose="meeting")
    before = Reminder.objects.values().get(pk=claimed.pk)
    plan()
    assert Reminder.objects.values().get(pk=claimed.pk) == before


def test_planning_again_finds_what_is_new(people):
    meeting = coming(visibility="draft")
    Meeting.objects.update(visibility="closed")
    newcomer = a_member()
    ReminderRule.objects.create(body_id="working_group", days_before=3, audience="members", purpose="papers")
    plan()
    assert leads_of(newcomer) == leads_of(people["member-cph"]) == [1, 3, 7, 14]
    assert not meeting.reminders.filter(state="withdrawn").exists()


def test_a_seat_that_ends_withdraws_its_reminders_until_it_is_taken_again(member):
    coming()
    seat = member.person.seats.get()
    Seat.objects.filter(pk=seat.pk).update(ends_on=START.date() - DAY)
    plan()
    assert (leads_of(member), leads_of(member, "withdrawn")) == ([], [1, 7, 14])
    Seat.objects.filter(pk=seat.pk).update(ends_on=None)
    plan()
    assert (leads_of(member), leads_of(member, "withdrawn")) == ([1, 7, 14], [])


def test_planning_leaves_alone_what_was_sent_or_given_up(member):
    coming()
    Reminder.objects.filter(days_before=14).update(state="sent", sent_at=NOW)
    Reminder.objects.filter(days_before=7).update(state="failed")
    before = rows()
    plan()
    assert rows() == before


@pytest.mark.parametrize("change", ["cancel", "withdraw visibility"])
def test_what_is_not_to_come_any_more_withdraws_what_was_not_sent(member, change):
    meeting = coming()
    Reminder.objects.filter(days_before=14).update(state="sent", sent_at=NOW)
    if change == "cancel":
        actions.cancel(by=None, meeting=meeting, on=date(2027, 2, 23), reason=REASON, now=NOW)
    else:
        Meeting.objects.update(visibility="draft")
        plan()
    assert (leads_of(member, "sent"), leads_of(member, "withdrawn")) == ([14], [1, 7])


def test_a_new_hour_on_the_same_day_keeps_the_reminders(member):
    meeting = coming()
    Reminder.objects.filter(days_before=14).update(state="sent", sent_at=NOW)
    before = rows()
    move(meeting, START + timedelta(hours=2))
    assert rows() == before


def test_a_new_date_starts_over_also_with_what_was_sent(member):
    meeting = coming()
    Reminder.objects.filter(days_before=14).update(state="sent", sent_at=NOW)
    move(meeting, START + 28 * DAY)
    assert leads_of(member) == [1, 7, 14]
    assert set(Reminder.objects.filter(state="planned").values_list("date_revision", flat=True)) == {1}
    assert (leads_of(member, "sent"), leads_of(member, "withdrawn")) == ([14], [1, 7])


# --- What is due


@pytest.fixture
def one_member(member):
    """A member who gets 14 days before (22 February), 7 days (1 March) and one day (5 March)."""
    coming()
    return member


@pytest.mark.parametrize(
    ("now", "lead"),
    [
        (at(2, 22, 7, minute=59), None),
        (at(2, 22), 14),
        (at(2, 28), 14),
        (at(3, 1, 7, minute=59), 14),
        (at(3, 1), 7),
        (at(3, 5), 1),
        (at(3, 8, 12, minute=59), 1),
        (at(3, 8, 13), None),
        (at(3, 9), None),
    ],
)
def test_after_a_stop_only_the_latest_reminder_goes_out(one_member, now, lead):
    assert send_all(now) == ([(one_member.pk, lead)] if lead else [])


@pytest.mark.parametrize("now", [at(2, 22), at(3, 3), at(3, 7)])
def test_a_meeting_scheduled_late_sends_the_latest_missed_at_once(member, now):
    coming(now=now)
    plan(now=now + timedelta(minutes=10))
    assert len(send_all(now)) == 1
    assert send_all(now + timedelta(hours=1)) == []


def test_over_the_weeks_each_reminder_goes_out_once(people):
    coming()
    sent = [pair for days in range(110) for pair in send_all(NOW + days * DAY)]
    members = {people[f"member-{city}"].pk for city in ("cph", "malmo")}
    secretaries = {people[f"secretary-{city}"].pk for city in ("cph", "malmo")}
    assert len(sent) == len(set(sent))
    assert set(sent) == {(pk, lead) for pk in members for lead in (14, 7, 1)} | {
        (pk, 42) for pk in secretaries
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda: User.objects.update(is_active=False),
        lambda: Meeting.objects.update(visibility="draft"),
        lambda: Meeting.objects.update(
            status="cancelled", cancelled_on=date(2027, 2, 1), cancel_reason_da="Sne", cancel_reason_sv="Snö"
        ),
        lambda: Meeting.objects.update(status="held"),
        lambda: Meeting.objects.update(date_revision=1),
        lambda: Reminder.objects.update(state="withdrawn"),
        lambda: Reminder.objects.update(state="failed"),
    ],
    ids=["deactivated", "draft", "cancelled", "held", "another date", "withdrawn", "failed"],
)
def test_what_changed_behind_the_back_of_the_planning_is_not_sent(one_member, change):
    change()
    assert claim(at(3, 1), Reminder) is None


def test_planning_from_an_old_copy_of_the_meeting_plans_for_its_new_date(member):
    meeting = coming()
    old_copy = Meeting.objects.get()
    move(meeting, START + 7 * DAY)
    before = rows()
    actions.plan_reminders(meeting=old_copy, now=NOW)
    assert rows() == before
