"""The weeks of a month, from Monday, with the numbers of ISO 8601."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.monthgrid import weeks_of


@pytest.mark.parametrize(
    ("year", "month", "numbers"),
    [
        (2026, 12, [49, 50, 51, 52, 53]),
        (2027, 1, [53, 1, 2, 3, 4]),
        (2027, 3, [9, 10, 11, 12, 13]),
        (2021, 2, [5, 6, 7, 8]),
        (2026, 8, [31, 32, 33, 34, 35, 36]),
        (2025, 12, [49, 50, 51, 52, 1]),
    ],
)
def test_the_weeks_have_the_numbers_that_iso_gives_them(year, month, numbers):
    assert [week.number for week in weeks_of(year, month)] == numbers


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_are_twelve_months(month):
    with pytest.raises(ValueError, match="no month"):
        weeks_of(2027, month)


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_the_weeks_run_from_monday_without_a_gap_and_hold_the_whole_month(year, month):
    days = [day for week in weeks_of(year, month) for day in week.days]
    assert days[0].isoweekday() == 1
    assert days[-1].isoweekday() == 7
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))
    of_month = [day for day in days if (day.year, day.month) == (year, month)]
    assert of_month[0] == date(year, month, 1)
    assert (of_month[-1] + timedelta(days=1)).day == 1
    assert all(week.number == day.isocalendar().week for week in weeks_of(year, month) for day in week.days)
