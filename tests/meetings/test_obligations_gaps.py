"""Days left in a year, gaps between meetings in calendar months, and councils too few to decide."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.obligations import DUTIES, Gap, days_left, lacks_quorum, planned_gaps, present_gap

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), 364),
        (date(2027, 12, 30), 1),
        (date(2027, 12, 31), 0),
        (date(2028, 1, 1), None),
    ],
)
def test_days_left_while_the_year_is_open(today, left):
    assert days_left(year=2027, today=today) == left


def test_a_leap_year_has_a_day_more():
    assert days_left(year=2028, today=date(2028, 1, 1)) == 365


def test_the_longest_gaps_are_those_of_the_rules():
    assert {one.body: one.longest_gap for one in DUTIES} == {"working_group": 8, "joint_council": 15}


@pytest.mark.parametrize(
    ("last", "longest", "last_quiet_day"),
    [
        (date(2026, 3, 10), 8, date(2026, 11, 10)),
        (date(2025, 3, 10), 15, date(2026, 6, 10)),
        (date(2026, 6, 30), 8, date(2027, 2, 28)),  # no 30 February
        (date(2027, 6, 30), 8, date(2028, 2, 29)),
        (date(2026, 4, 30), 8, date(2026, 12, 30)),
        (date(2026, 12, 31), 15, date(2028, 3, 31)),
        (date(2026, 11, 30), 15, date(2028, 2, 29)),
    ],
)
def test_a_gap_is_noticed_on_the_day_after_so_many_calendar_months(last, longest, last_quiet_day):
    held = [last - 400 * DAY, last]
    assert present_gap(held, longest=longest, today=last_quiet_day) is None
    assert present_gap(held, longest=longest, today=last_quiet_day + DAY) == Gap(last, last_quiet_day + DAY)


def test_of_a_body_that_never_met_nothing_is_said():
    assert present_gap([], longest=8, today=date(2027, 1, 1)) is None
    assert planned_gaps([], [], longest=8) == []


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2026, 3, 16), date(2026, 12, 16), 9),
        (date(2026, 3, 16), date(2026, 12, 15), 8),
        (date(2026, 5, 31), date(2027, 2, 28), 9),
        (date(2026, 5, 31), date(2027, 2, 27), 8),
        (date(2026, 11, 16), date(2027, 11, 16), 12),
    ],
)
def test_months_are_whole_ones(since, until, months):
    assert Gap(since, until).months == months


def test_the_gaps_of_a_plan_start_from_the_last_meeting_held():
    held = [date(2024, 1, 15), date(2026, 3, 16)]
    planned = [date(2027, 1, 11), date(2026, 12, 14), date(2027, 10, 11)]
    assert planned_gaps(held, planned, longest=8) == [
        Gap(date(2026, 3, 16), date(2026, 12, 14)),
        Gap(date(2027, 1, 11), date(2027, 10, 11)),
    ]


def test_a_plan_of_an_old_body_without_further_meetings_has_no_gap():
    assert planned_gaps([date(2020, 1, 1)], [], longest=8) == []


DAYS = st.dates(date(2018, 1, 1), date(2035, 12, 31))


@given(DAYS, DAYS, st.integers(1, 40))
def test_what_is_noticed_lasts_at_least_as_many_whole_months(since, until, longest):
    gap = present_gap([since], longest=longest, today=until)
    if gap:
        assert gap.months >= longest
    elif until >= since:
        assert Gap(since, until).months <= longest


@pytest.mark.parametrize(
    ("present", "seats", "too_few"),
    [(27, 55, True), (28, 55, False), (30, 61, True), (31, 61, False), (5, 10, True), (0, 9, True)],
)
def test_a_council_decides_with_more_than_half(present, seats, too_few):
    assert lacks_quorum(present, seats) is too_few  # W14
