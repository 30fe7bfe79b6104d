"""When those who follow are told, as a table; also when clocks are put forward or back."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.rhythm import DAILY, WEEKLY, last_due

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize(
    ("now", "daily", "weekly"),
    [
        ("2026-11-23T06:59:59Z", "2026-11-22T07:00Z", "2026-11-16T07:00Z"),  # a Monday
        ("2026-11-23T07:00:00Z", "2026-11-23T07:00Z", "2026-11-23T07:00Z"),
        ("2026-11-24T06:00:00Z", "2026-11-23T07:00Z", "2026-11-23T07:00Z"),
        ("2026-11-29T23:30:00Z", "2026-11-29T07:00Z", "2026-11-23T07:00Z"),
        ("2027-03-28T05:59:00Z", "2027-03-27T07:00Z", "2027-03-22T07:00Z"),  # summer time since this night
        ("2027-03-28T06:00:00Z", "2027-03-28T06:00Z", "2027-03-22T07:00Z"),
        ("2027-10-31T06:30:00Z", "2027-10-30T06:00Z", "2027-10-25T06:00Z"),  # and winter time
        ("2027-10-31T07:00:00Z", "2027-10-31T07:00Z", "2027-10-25T06:00Z"),
        ("2027-01-01T03:00:00Z", "2026-12-31T07:00Z", "2026-12-28T07:00Z"),
    ],
)
def test_when_somebody_was_last_due(now, daily, weekly):
    now = datetime.fromisoformat(now)
    assert last_due(DAILY, now, COPENHAGEN) == datetime.fromisoformat(daily)
    assert last_due(WEEKLY, now, COPENHAGEN) == datetime.fromisoformat(weekly)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_it_is_always_eight_and_never_ahead(now):
    for rhythm in (DAILY, WEEKLY):
        due = last_due(rhythm, now, COPENHAGEN).astimezone(COPENHAGEN)
        assert due <= now
        assert (due.hour, due.minute) == (8, 0)
        assert rhythm == DAILY or due.weekday() == 0
        assert (now - due).total_seconds() < (25 if rhythm == DAILY else 7 * 24 + 1) * 3600
