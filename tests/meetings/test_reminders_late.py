"""What is set later than a lead time: the latest reminder that was missed goes out, once, and never all of them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cooperation.models import Seat
from meetings import actions
from meetings.models import Reminder, ReminderRule
from tests.factories import a_meeting, a_member
from tests.meetings.convened import move
from tests.meetings.queue import arrived, claim

pytestmark = pytest.mark.django_db

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOW = datetime(2027, 2, 1, 10, tzinfo=ZoneInfo("Europe/Copenhagen"))  # a Monday
M, MS = "members", "members_and_substitutes"


@pytest.fixture
def member(frame):
    """The only one who is reminded of anything."""
    return a_member("cph")


def meeting_in(days, hours=3, now=NOW):
    return a_meeting("M-1", starts_at=now + timedelta(days=days, hours=hours), now=now)


def tick(now):
    """What every clock does; returns which leads went out."""
    actions.withdraw_overdue(now=now)
    actions.plan_all_reminders(now=now)
    sent = []
    while row := claim(now, Reminder):
        arrived(row, now)
        sent.append(row.days_before)
    return sent


def live(since, days):
    """The clock ticks every six hours; on which day, counted from the first, which leads went out."""
    ticks = [(since + number * 6 * HOUR, number // 4) for number in range(4 * days)]
    return [(day, lead) for at, day in ticks for lead in tick(at)]


@pytest.mark.parametrize(
    ("days", "sent"),
    [
        (20, [(4, 14), (11, 7), (18, 1)]),  # the one two weeks before falls on a Sunday
        (14, [(0, 14), (7, 7), (11, 1)]),
        (10, [(0, 14), (3, 7), (9, 1)]),
        (8, [(0, 14), (1, 7), (7, 1)]),
        (7, [(0, 7), (4, 1)]),
        (3, [(0, 7), (2, 1)]),
        (1, [(0, 1)]),
        (0, [(0, 1)]),
    ],
)
def test_a_new_meeting_sends_what_was_missed_last_and_then_what_is_to_come(member, days, sent):
    meeting_in(days)
    assert live(NOW, days + 1) == sent
    assert not Reminder.objects.filter(state="planned").exists()


def test_a_new_meeting_in_two_hours_is_told_once_at_once(member):
    meeting_in(0, 2)
    assert [tick(NOW + minutes * HOUR / 60) for minutes in (0, 10, 60)] == [[1], [], []]


@pytest.mark.parametrize(("days", "sent"), [(10, [14]), (3, [7]), (1, [1])])
def test_moved_nearer_it_is_told_once_at_once_and_the_old_date_no_more(member, days, sent):
    meeting = meeting_in(60)
    assert tick(NOW) == []
    at = NOW + timedelta(minutes=1)
    move(meeting, at + days * DAY + 3 * HOUR, now=at)
    assert [tick(at), tick(at + HOUR)] == [sent, []]
    assert not Reminder.objects.filter(state="planned", date_revision=0).exists()


def test_moved_away_after_some_went_out_it_starts_over(member):
    meeting = meeting_in(10)
    assert tick(NOW) == [14]
    move(meeting, NOW + 12 * DAY, now=NOW)
    assert tick(NOW) == [14]  # of the new date
    assert tick(NOW + HOUR) == []


def test_a_rule_that_comes_too_late_sends_nothing_twice(member):
    meeting_in(10)
    assert tick(NOW) == [14]
    rules = ReminderRule.objects.filter(body="working_group", audience=M)
    rules.create(body_id="working_group", days_before=30, audience=M, purpose="papers")
    assert tick(NOW) == []
    rules.create(body_id="working_group", days_before=12, audience=M, purpose="papers")
    assert [tick(NOW), tick(NOW + HOUR)] == [[12], []]


def test_a_rule_that_goes_away_does_not_call_back_what_came_before(member):
    meeting_in(3)
    assert tick(NOW) == [7]
    ReminderRule.objects.filter(days_before=7).delete()
    assert [tick(NOW), tick(NOW + HOUR)] == [[], []]
    assert live(NOW, 4) == [(2, 1)]


def test_a_new_member_reads_the_latest_one_at_once(member):
    meeting_in(10)
    assert tick(NOW) == [14]
    newcomer = a_member("malmo")
    assert tick(NOW + 4 * DAY) == [7, 7]
    assert set(Reminder.objects.filter(state="sent", days_before=14).values_list("recipient", flat=True)) == {
        member.pk
    }
    assert Reminder.objects.filter(recipient=newcomer, days_before=14, state="planned").count() == 0


@pytest.mark.parametrize("planned", [True, False], ids=["planning goes on", "nothing went on"])
@pytest.mark.parametrize(("back", "sent"), [(20, [14]), (23, [7]), (29, [1]), (31, [])])
def test_after_three_weeks_without_a_worker_one_goes_out(member, planned, back, sent):
    meeting_in(30)
    if planned:
        for day in range(back):
            actions.plan_all_reminders(now=NOW + day * DAY)
    at = NOW + back * DAY
    assert [tick(at), tick(at + HOUR)] == [sent, []]


def test_who_is_in_two_audiences_gets_each_lead_once(frame):
    """A substitute of the working group who sits in a council; both come together."""
    user = a_member("cph", role=Seat.Role.SUBSTITUTE)
    Seat.objects.create(
        person=user.person, body_id="br", city_id="cph", role="member", starts_on=NOW.date() - 900 * DAY
    )
    rules = ReminderRule.objects.filter(body="joint_council")
    rules.create(body_id="joint_council", days_before=7, audience=MS, purpose="agenda")
    rules.create(body_id="joint_council", days_before=9, audience=MS, purpose="agenda")
    a_meeting(body_id="joint_council", starts_at=NOW + timedelta(days=8, hours=3), now=NOW)
    assert live(NOW, 9) == [(0, 9), (1, 7), (7, 1)]


def test_a_secretariat_is_not_asked_for_items_too_late_and_still_reminded_of_the_rest(people):
    ReminderRule.objects.create(
        body_id="working_group", days_before=5, audience="secretariats", purpose="meeting"
    )
    meeting_in(6)
    secretaries = Reminder.objects.filter(recipient__role="secretariat")
    assert set(secretaries.values_list("days_before", "state")) == {(5, "planned")}
