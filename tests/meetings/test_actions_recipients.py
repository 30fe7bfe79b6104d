"""Whom a meeting's reminders reach, and what planning them costs."""

import importlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Body, Seat, User
from meetings import actions, migrations
from meetings.actions.recipients import recipients_of
from meetings.models import Meeting, Reminder, ReminderRule, called_to
from tests.factories import NOW, a_meeting, a_member, a_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
START = datetime(2027, 3, 8, 12, tzinfo=UTC)
S, M, MS = "secretariats", "members", "members_and_substitutes"
TITLES = {"title_da": "Besøg", "title_sv": "Besök"}


def audiences(meeting):
    return {user: sorted(found) for user, found in recipients_of([meeting])[meeting.pk].items()}


# --- Who is in which audience


def test_everybody_belongs_to_the_audiences_of_their_role_and_seat(people):
    substitute = a_member("malmo", role=Seat.Role.SUBSTITUTE)
    leader = a_member("malmo", role=Seat.Role.DELEGATION_LEADER)
    a_user(User.Role.MEMBER)
    a_member(is_active=False)
    of_secretariats = {people[f"secretary-{city}"]: [S] for city in ("cph", "malmo")}
    of_members = {people[f"member-{city}"]: [M, MS] for city in ("cph", "malmo")}
    expected = of_secretariats | of_members | {substitute: [MS], leader: [M, MS]}
    assert audiences(a_meeting(starts_at=START)) == expected


def test_a_substitute_in_one_body_who_is_a_member_of_another_is_both_at_a_gathering(frame):
    user = a_member(role=Seat.Role.SUBSTITUTE)
    Seat.objects.create(
        person=user.person, body_id="br", city_id="cph", role="member", starts_on=date(2026, 1, 1)
    )
    assert audiences(a_meeting(starts_at=START)) == {user: [MS]}
    assert audiences(a_meeting(starts_at=START, body_id="joint_council")) == {user: [M, MS]}


@pytest.mark.parametrize("body", ["working_group", "joint_council", "executive", "br"])
def test_those_reached_are_those_called(frame, body):
    meeting = a_meeting(starts_at=START, body_id=body, **TITLES)
    day = meeting.day
    for since, until in [
        (day, day),
        (day - DAY, None),
        (day + DAY, None),
        (day - DAY, day - DAY),
        (day - 9 * DAY, day + DAY),
    ]:
        for seated in ("working_group", "br"):
            user = a_member("cph", body=seated, since=since)
            Seat.objects.filter(person=user.person).update(ends_on=until)
    reached = {user.person_id for user in recipients_of([meeting])[meeting.pk]}
    assert reached == set(called_to(meeting).values_list("person", flat=True)) != set()


def test_several_meetings_are_asked_about_at_once(people):
    newcomer = a_member(since=START.date() + 5 * DAY)
    meetings = [
        a_meeting(starts_at=START),
        a_meeting(starts_at=START + 7 * DAY, host="malmo"),
        a_meeting(starts_at=START + 2 * DAY, body_id="br", **TITLES),
    ]
    meetings = list(Meeting.objects.select_related("body").filter(pk__in=[one.pk for one in meetings]))
    with CaptureQueriesContext(connection) as captured:
        found = recipients_of(meetings)
    assert [newcomer in found[meeting.pk] for meeting in meetings] == [False, False, True]
    assert [people["member-cph"] in found[meeting.pk] for meeting in meetings] == [True, False, True]
    assert len(captured) == 1
    assert recipients_of([]) == {}


# --- What planning costs


def two_councils(size):
    """Members of both councils, half as many again as substitutes among them."""
    for number in range(size):
        city, body = ("cph", "br") if number % 2 else ("malmo", "kf")
        a_member(city, body=body, role=Seat.Role.SUBSTITUTE if number % 3 == 0 else Seat.Role.MEMBER)


def planning(meeting):
    """The queries that planning takes, but for the marks of a transaction within a test's own."""
    with CaptureQueriesContext(connection) as captured:
        actions.plan_reminders(meeting=meeting, now=NOW)
    marks = ("SAVEPOINT", "RELEASE")
    return [one["sql"] for one in captured if not one["sql"].startswith(marks)]


@pytest.mark.parametrize("size", [1, 116])
def test_a_first_plan_takes_five_queries_for_any_number_of_recipients(people, size):
    meeting = a_meeting(starts_at=START, body_id="joint_council")
    Reminder.objects.all().delete()
    two_councils(size)
    assert len(planning(meeting)) == 5
    assert meeting.reminders.values("recipient").distinct().count() == size + 4
    assert len(planning(meeting)) == 4  # nothing is to be written


@pytest.mark.parametrize("size", [1, 116])
def test_another_policy_takes_as_many_queries_for_any_number_of_recipients(people, size):
    two_councils(size)
    meeting = a_meeting(starts_at=START, body_id="joint_council")
    rules = ReminderRule.objects.filter(body="joint_council")
    rules.filter(days_before=14).update(purpose="meeting")
    rules.filter(days_before=7).update(days_before=5)
    # One is withdrawn, one is new, and one says something else.
    assert len(planning(meeting)) == 4 + 3


# --- Each body has its own


def test_a_body_follows_its_own_rules_and_no_others(people):
    ReminderRule.objects.filter(body="working_group").exclude(days_before=7).delete()
    group = a_meeting(starts_at=START)
    joint = a_meeting(starts_at=START + 30 * DAY, body_id="joint_council")
    assert set(group.reminders.values_list("days_before", flat=True)) == {7}
    assert set(joint.reminders.values_list("days_before", flat=True)) == {42, 14, 7, 1}


def test_a_body_without_rules_reminds_nobody(people):
    ReminderRule.objects.filter(body="working_group").delete()
    assert not a_meeting(starts_at=START).reminders.exists()


def test_what_somebody_declines_is_not_planned_and_the_rest_is(people):
    member = people["member-cph"]
    User.objects.filter(pk=member.pk).update(declined=["papers", "digest"])
    meeting = a_meeting(starts_at=START)
    mine = meeting.reminders.filter(recipient=member)
    assert sorted(mine.values_list("days_before", flat=True)) == [1, 14]
    assert meeting.reminders.filter(recipient=people["member-malmo"]).count() == 3


def test_on_one_day_a_member_reads_what_is_for_members_and_a_substitute_the_other(people):
    substitute = a_member("malmo", role=Seat.Role.SUBSTITUTE)
    ReminderRule.objects.create(body_id="working_group", days_before=7, audience=MS, purpose="agenda")
    meeting = a_meeting(starts_at=START)
    said = {one.recipient_id: one.purpose for one in meeting.reminders.filter(days_before=7)}
    assert said == {
        people["member-cph"].pk: "papers",
        people["member-malmo"].pk: "papers",
        substitute.pk: "agenda",
    }


def test_what_was_decided_for_all_bodies_becomes_the_policy_of_each(frame):
    """The statement of the migration, on tables as they were before it."""
    [file] = Path(migrations.__file__).parent.glob("*_policy_of_each_body.py")
    migration = importlib.import_module(f"meetings.migrations.{file.stem}")
    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE TEMPORARY TABLE meetings_reminderrule (
                id serial, body_id text, days_before int, audience text, purpose text
            ) ON COMMIT DROP;
            INSERT INTO meetings_reminderrule (days_before, audience, purpose)
            VALUES (30, 'members', 'papers'), (2, 'members', 'meeting');
        """)
        cursor.execute(migration.EACH_BODY_GETS_A_COPY)
        cursor.execute("SELECT body_id, days_before FROM meetings_reminderrule")
        assert sorted(cursor.fetchall()) == sorted(
            (body, days) for body in Body.objects.values_list("pk", flat=True) for days in (30, 2)
        )
        cursor.execute(migration.ONE_BODY_SPEAKS_FOR_ALL)
        cursor.execute("SELECT days_before FROM meetings_reminderrule ORDER BY days_before")
        assert cursor.fetchall() == [(2,), (30,)]
