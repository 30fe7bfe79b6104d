"""The years and days in which meetings begin, in Copenhagen."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.models import Meeting, years_of
from tests.factories import NOW, a_meeting

pytestmark = pytest.mark.django_db


def at(*when):
    return datetime(*when, tzinfo=UTC)


def test_without_meetings_there_is_no_year(frame):
    assert years_of(Meeting.objects.all()) == []


def test_each_year_is_there_once_the_latest_first(frame):
    for number, year in enumerate([2019, 2027, 2027, 2023, 2024]):
        a_meeting(body_id="joint_council", starts_at=at(year, 3, 1 + number, 12))
    assert years_of(Meeting.objects.all()) == [2027, 2024, 2023, 2019]


@pytest.mark.parametrize(
    ("when", "year"),
    [
        (at(2026, 12, 31, 22, 59), 2026),
        (at(2026, 12, 31, 23), 2027),
        (at(2027, 12, 31, 22, 59), 2027),
        (at(2027, 12, 31, 23), 2028),
    ],
)
def test_new_year_is_in_copenhagen(frame, when, year):
    a_meeting(body_id="joint_council", starts_at=at(2026, 6, 1, 12))
    a_meeting(body_id="joint_council", starts_at=when)
    assert years_of(Meeting.objects.all()) == sorted({2026, year}, reverse=True)


@pytest.mark.parametrize(
    ("role", "years"),
    [
        ("visitor", [2027]),
        ("member-cph", [2028, 2027]),
        ("secretary-malmo", [2029, 2028, 2027]),
        ("administrator", [2029, 2028, 2027]),
    ],
)
def test_only_meetings_that_one_may_see_make_a_year(people, role, years):
    for year, visibility in {2027: "public", 2028: "closed", 2029: "draft"}.items():
        a_meeting(body_id="joint_council", starts_at=at(year, 5, 3, 12), visibility=visibility)
    user = people[role] or AnonymousUser()
    assert years_of(Meeting.objects.visible_to(user)) == years


def test_many_years_take_one_query(frame):
    for year in range(2000, 2030):
        a_meeting(body_id="joint_council", starts_at=at(year, 5, 3, 12))
    with CaptureQueriesContext(connection) as captured:
        assert len(years_of(Meeting.objects.public())) == 30
    assert len(captured) == 1


def test_days_run_from_midnight_to_midnight_in_copenhagen(frame):
    for ref, when in {
        "BEFORE": at(2027, 3, 27, 22, 59),
        "FIRST": at(2027, 3, 27, 23),
        "LAST": at(2027, 3, 28, 21, 59),  # summer time has begun
        "AFTER": at(2027, 3, 28, 22),
    }.items():
        a_meeting(ref, body_id="joint_council", starts_at=when, hours=0.01)
    found = Meeting.objects.on_days(date(2027, 3, 28), date(2027, 3, 28))
    assert [meeting.ref for meeting in found] == ["FIRST", "LAST"]


def test_a_meeting_of_a_whole_day_is_still_to_come_until_it_ends(frame):
    a_meeting("LONG", starts_at=NOW - timedelta(hours=23, minutes=59), hours=24)
    assert [meeting.ref for meeting in Meeting.objects.upcoming(NOW)] == ["LONG"]
    assert not Meeting.objects.upcoming(NOW + timedelta(minutes=1)).exists()
