"""Who is called follows elections, new dates, and what was held."""

from datetime import date, timedelta

import pytest

from cooperation.models import Seat
from meetings import actions
from tests.factories import NOW
from tests.meetings.delegations import MEMBERS, a_convened_meeting, called, delegations, of, says, seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]

REASON = {"da": "Lokalet", "sv": "Lokalen"}
LATER = NOW + timedelta(days=1)


@pytest.fixture
def meeting():
    delegations()
    return a_convened_meeting()


def test_an_election_before_the_meeting_calls_the_new_and_releases_the_old(meeting):
    """W13: who sits on the day of the meeting is called."""
    says("Ture", "apologies")
    Seat.objects.filter(city="malmo").update(ends_on=date(2026, 12, 31))
    seat("Nils", "malmo", "delegation_leader", since=date(2027, 1, 1))
    seat("Ulla", "malmo", since=date(2027, 1, 1))
    actions.keep_invitations(now=LATER)
    assert called(meeting) == {"Asta": None, "Bo": None, "Ulla": None, "Nils": None}
    assert {of("Elsa").released_at, of("Ture").released_at} == {LATER}
    assert (of("Ulla").serves_for, of("Ulla").role, of("Ulla").released_at) == (None, "member", None)


def test_a_substitute_whose_seat_ends_is_followed_by_the_next(meeting):
    says("Bo", "apologies")
    Seat.objects.filter(person__name="Carl").update(ends_on=date(2026, 12, 31))
    actions.keep_invitations(now=LATER)
    assert called(meeting) == {**MEMBERS, "Dorte": "Bo"}


def test_a_new_date_asks_everybody_anew_and_a_new_hour_nobody(meeting):
    says("Bo", "apologies")
    says("Elsa", "attending")
    start, end = meeting.starts_at, meeting.ends_at
    hour = timedelta(hours=1)
    actions.move(by=None, meeting=meeting, starts_at=start + hour, ends_at=end + hour, reason={}, now=LATER)
    assert (of("Elsa").answer, called(meeting)) == ("attending", {**MEMBERS, "Carl": "Bo"})
    week = timedelta(days=7)
    actions.move(
        by=None, meeting=meeting, starts_at=start + week, ends_at=end + week, reason=REASON, now=LATER
    )
    assert called(meeting) == MEMBERS
    assert {(row.answer, row.called_at) for row in meeting.invitations.all()} == {("", LATER)}
    assert of("Elsa").answer_by.isoformat() == "2027-01-22T11:00:00+00:00"
    says("Bo", "apologies", now=LATER)
    assert called(meeting) == {**MEMBERS, "Carl": "Bo"}


def test_what_was_held_keeps_its_answers(meeting):
    says("Bo", "apologies")
    actions.hold(
        by=None, meeting=meeting, present={"cph": 2, "malmo": 2}, minutes_state="", now=meeting.ends_at
    )
    Seat.objects.update(ends_on=date(2026, 12, 31))
    actions.keep_invitations(now=meeting.ends_at)
    actions.plan_all_reminders(now=NOW)
    assert called(meeting) == {**MEMBERS, "Carl": "Bo"}


def test_the_clock_takes_as_many_queries_for_many_as_for_few(django_assert_max_num_queries):
    delegations()
    for number in range(20):
        seat(f"Medlem{number}")
    a_convened_meeting()
    with django_assert_max_num_queries(30):
        actions.keep_invitations(now=LATER)
