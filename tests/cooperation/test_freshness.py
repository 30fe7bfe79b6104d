"""How long a check counts: 24 calendar months, through leap years, asked of one day and of a whole table."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.freshness import good_until, is_stale, oldest_fresh

DAYS = st.dates(date(1990, 1, 1), date(2190, 12, 31))


@pytest.mark.parametrize(
    ("checked_on", "last_day"),
    [
        (date(2024, 11, 23), date(2026, 11, 23)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2022, 2, 28), date(2024, 2, 28)),
        (date(2024, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_check_counts_for_24_months_to_the_day(checked_on, last_day):
    assert good_until(checked_on) == last_day
    assert not is_stale(checked_on, last_day)
    assert is_stale(checked_on, date.fromordinal(last_day.toordinal() + 1))


def test_what_was_never_checked_is_stale():
    assert is_stale(None, date(2026, 11, 23))


@pytest.mark.parametrize(
    ("today", "oldest"),
    [
        (date(2026, 11, 23), date(2024, 11, 23)),
        (date(2026, 2, 28), date(2024, 2, 28)),
        (date(2024, 2, 29), date(2022, 3, 1)),
        (date(2026, 3, 1), date(2024, 3, 1)),
    ],
)
def test_the_oldest_check_that_counts(today, oldest):
    assert oldest_fresh(today) == oldest


@given(checked_on=DAYS, today=DAYS)
def test_comparing_days_says_the_same_as_the_rule(checked_on, today):
    assert (checked_on < oldest_fresh(today)) is is_stale(checked_on, today)
