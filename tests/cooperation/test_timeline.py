"""The line of time: everything on it in order, nothing over anything else."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.timeline import EDGE, MARK, YEAR, Event, lay_out

TODAY = date(2026, 11, 23)


def line(*days, today=TODAY):
    return lay_out([Event(date.fromisoformat(day), done) for day, done in days], today)


def test_it_runs_from_the_first_to_the_last():
    found = line(("2024-01-01", True), ("2025-01-01", True), ("2026-01-01", True))
    assert [mark.at for mark in found.marks] == [EDGE, 501, 1000 - EDGE]
    assert found.today is None
    assert [one.year for one in found.years] == [2024, 2025, 2026]
    assert found.lanes == 1


def test_as_long_as_something_is_to_come_today_is_on_it():
    found = line(("2026-01-01", True), ("2026-06-01", False))
    assert found.today == 1000 - EDGE
    found = line(("2026-01-01", True), ("2027-10-15", False))
    assert EDGE < found.today < 1000 - EDGE


def test_what_is_over_ends_with_its_last_event():
    assert line(("2018-01-01", True), ("2019-06-01", True)).today is None


def test_of_one_day_the_mark_stands_in_the_middle():
    found = line(("2026-11-23", False))
    assert (found.marks[0].at, found.today, found.lanes) == (500, 500, 1)


def test_marks_that_would_touch_stand_above_each_other():
    found = line(("2024-01-01", True), ("2024-01-02", True), ("2024-01-03", True), ("2026-01-01", True))
    assert [mark.lane for mark in found.marks] == [0, 1, 2, 0]
    assert found.lanes == 3


def test_years_that_would_touch_are_left_out():
    found = line(("2000-01-01", True), ("2026-01-01", True))
    assert [one.year for one in found.years] == [2000, 2004, 2008, 2012, 2016, 2020, 2024]


def test_without_events_there_is_no_line():
    with pytest.raises(ValueError):
        lay_out([], TODAY)


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
EVENTS = st.lists(st.builds(Event, DAYS, st.booleans()), min_size=1, max_size=40)


@given(EVENTS, DAYS)
def test_nothing_covers_anything_and_all_of_it_is_inside(events, today):
    found = lay_out(events, today)
    assert [mark.number for mark in found.marks] == list(range(1, len(events) + 1))
    assert all(EDGE <= mark.at <= 1000 - EDGE for mark in found.marks)
    for lane in range(found.lanes):
        places = sorted(mark.at for mark in found.marks if mark.lane == lane)
        assert places
        assert all(right - left >= MARK for left, right in pairwise(places))
    years = [one.at for one in found.years]
    assert all(right - left >= YEAR for left, right in pairwise(years))
    assert found.today is None or 0 < found.today < 1000


@given(EVENTS, DAYS)
def test_what_comes_later_stands_no_further_left(events, today):
    found = lay_out(events, today)
    by_day = sorted(zip((event.on for event in events), (mark.at for mark in found.marks), strict=True))
    places = [at for _day, at in by_day]
    assert places == sorted(places)


@given(DAYS, st.integers(min_value=0, max_value=20000))
def test_today_is_shown_wherever_something_is_still_to_come(day, days):
    today = day + timedelta(days=days)
    assert lay_out([Event(day, False)], today).today is not None
