"""How a year stands against the yearly minimum, and what the public reads of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.obligations import DUTIES, awaits_confirmation, public_status, was_held, year_status

BEST_FIRST = ["fulfilled", "on_track", "at_risk", "missed"]
FEW = st.integers(0, 5)
TODAYS = st.dates(date(2017, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("held", "planned", "today", "status"),
    [
        (2, 0, date(2027, 3, 1), "fulfilled"),
        (3, 0, date(2027, 3, 1), "fulfilled"),
        (2, 5, date(2027, 12, 31), "fulfilled"),
        (2, 0, date(2026, 12, 31), "fulfilled"),  # entered before the year began: what was held counts
        (2, 0, date(2030, 1, 1), "fulfilled"),
        (1, 1, date(2027, 6, 1), "on_track"),
        (0, 2, date(2027, 1, 1), "on_track"),
        (0, 2, date(2026, 11, 23), "on_track"),
        (1, 1, date(2027, 12, 31), "on_track"),  # the last day of the year is still the year
        (1, 0, date(2027, 6, 1), "at_risk"),
        (0, 1, date(2026, 1, 1), "at_risk"),
        (0, 0, date(2027, 12, 31), "at_risk"),
        (1, 0, date(2028, 1, 1), "missed"),
        (1, 1, date(2028, 1, 1), "missed"),  # a plan that was not kept is no meeting
        (0, 0, date(2040, 1, 1), "missed"),
    ],
)
def test_status_of_a_year_with_two_meetings_required(held, planned, today, status):
    assert year_status(held=held, planned=planned, required=2, year=2027, today=today) == status


@pytest.mark.parametrize(
    ("held", "planned", "status"),
    [(0, 0, "at_risk"), (0, 1, "on_track"), (1, 0, "fulfilled"), (2, 0, "fulfilled")],
)
def test_status_of_a_year_with_one_meeting_required(held, planned, status):
    assert year_status(held=held, planned=planned, required=1, year=2027, today=date(2027, 5, 1)) == status


def test_what_nobody_requires_is_always_fulfilled():
    assert year_status(held=0, planned=0, required=0, year=2020, today=date(2027, 1, 1)) == "fulfilled"


@pytest.mark.parametrize("number", ["held", "planned", "required"])
def test_a_negative_number_is_refused(number):
    numbers = {"held": 1, "planned": 1, "required": 1, number: -1}
    with pytest.raises(ValueError, match="negative"):
        year_status(**numbers, year=2027, today=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("today", "shown"),
    [
        (date(2026, 11, 23), "open"),
        (date(2027, 1, 1), "open"),
        (date(2027, 8, 31), "open"),
        (date(2027, 9, 1), "at_risk"),
        (date(2027, 12, 31), "at_risk"),
    ],
)
def test_the_public_reads_of_a_risk_from_september(today, shown):
    assert public_status("at_risk", year=2027, today=today) == shown


@pytest.mark.parametrize("status", ["fulfilled", "on_track", "missed"])
@pytest.mark.parametrize("today", [date(2027, 1, 1), date(2027, 9, 1), date(2028, 1, 1)])
def test_every_other_status_is_public_as_it_is(status, today):
    assert public_status(status, year=2027, today=today) == status


def test_the_duties_of_the_declaration():
    duties = {(one.commitment, one.body, one.required) for one in DUTIES}
    assert duties == {("C5", "working_group", 2), ("C3", "joint_council", 1)}


@given(held=FEW, planned=FEW, required=FEW, today=TODAYS)
def test_one_more_meeting_held_never_makes_a_year_worse(held, planned, required, today):
    def rank(number):
        status = year_status(held=number, planned=planned, required=required, year=2024, today=today)
        return BEST_FIRST.index(status)

    assert rank(held + 1) <= rank(held)


@given(held=FEW, planned=FEW, required=FEW, today=TODAYS)
def test_a_planned_meeting_that_is_held_never_makes_a_year_worse(held, planned, required, today):
    known = {"required": required, "year": 2024, "today": today}
    before = year_status(held=held, planned=planned + 1, **known)
    assert BEST_FIRST.index(year_status(held=held + 1, planned=planned, **known)) <= BEST_FIRST.index(before)


@given(held=FEW, planned=FEW, required=FEW, today=TODAYS)
def test_only_a_year_that_is_over_can_be_missed(held, planned, required, today):
    status = year_status(held=held, planned=planned, required=required, year=2024, today=today)
    assert (status == "missed") == (today.year > 2024 and held < required)


@pytest.mark.parametrize(
    ("present", "delegations", "alone", "confirmed"),
    [
        ({"cph": 8, "malmo": 7}, ["cph", "malmo"], True, True),
        ({"cph": 8, "malmo": 0}, ["cph", "malmo"], False, True),
        ({"malmo": 7}, ["cph", "malmo"], False, True),
        ({"malmo": 40}, ["malmo"], True, True),
        ({}, [], True, True),
    ],
)
def test_a_meeting_counts_as_held_when_every_delegation_came_or_both_say_so(
    present, delegations, alone, confirmed
):
    assert was_held(present, delegations) is alone  # W8
    assert was_held(present, delegations, both_confirmed=True) is confirmed


def test_three_days_after_its_end_a_meeting_should_be_settled():
    end = datetime(2026, 11, 16, 15, tzinfo=UTC)  # W9
    limit = end + timedelta(days=3)
    assert [awaits_confirmation(end, at) for at in (end, limit, limit + timedelta(seconds=1))] == [
        False,
        False,
        True,
    ]
