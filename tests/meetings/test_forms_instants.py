"""A date and an hour make one moment: none in March's missing hour, the first of two in October."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from meetings.forms.instants import at
from meetings.models import COPENHAGEN


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    [
        (date(2027, 3, 8), time(13), datetime(2027, 3, 8, 12, tzinfo=UTC)),
        (date(2027, 7, 8), time(13), datetime(2027, 7, 8, 11, tzinfo=UTC)),
        (date(2027, 3, 28), time(1, 59, 59), datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC)),
        (date(2027, 3, 28), time(3), datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (date(2027, 10, 31), time(2, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        (date(2027, 10, 31), time(3), datetime(2027, 10, 31, 2, tzinfo=UTC)),
        (date(1900, 1, 1), time(0), datetime(1899, 12, 31, 23, tzinfo=UTC)),
    ],
)
def test_a_moment_is_what_clocks_show_in_both_cities(day, clock, moment):
    assert at(day, clock) == moment


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        (date(2026, 3, 29), time(2, 30)),
        (date(2027, 3, 28), time(2)),
        (date(2027, 3, 28), time(2, 30)),
        (date(2027, 3, 28), time(2, 59, 59)),
    ],
)
def test_an_hour_that_the_clocks_leave_out_is_refused(day, clock):
    with pytest.raises(ValidationError) as refusal:
        at(day, clock)
    assert refusal.value.code == "no_such_hour"


@given(st.integers(0, 70_000), st.integers(0, 24 * 60 - 1))
def test_a_moment_reads_back_as_it_was_written(days, minutes):
    day, clock = date(1990, 1, 1) + timedelta(days), time(*divmod(minutes, 60))
    try:
        moment = at(day, clock)
    except ValidationError:
        assert (day.month, clock.hour) == (3, 2)
    else:
        local = moment.astimezone(COPENHAGEN)
        assert (local.date(), local.time()) == (day, clock)
