"""Before and after: only what was measured is compared, each city with itself."""

from datetime import date
from decimal import Decimal

import pytest

from cooperation.effect import AFTER, BEFORE, BOTH, Measured, comparisons


def measured(city, moment, year, value):
    return Measured(city, moment, date(year, 1, 1), Decimal(value))


def test_nothing_measured_nothing_compared():
    assert comparisons([], Decimal(5)) == []


def test_each_city_is_compared_with_itself_and_both_come_last():
    found = comparisons(
        [
            measured(BOTH, BEFORE, 2020, 1),
            measured("malmo", AFTER, 2022, 9),
            measured("cph", BEFORE, 2020, 3),
            measured("malmo", BEFORE, 2020, 4),
            measured("cph", AFTER, 2022, 1),
        ],
        None,
    )
    assert [(one.city, one.change) for one in found] == [("cph", -2), ("malmo", 5), (BOTH, None)]


def test_the_last_of_several_counts():
    rows = [
        measured("cph", AFTER, 2024, 7),
        measured("cph", AFTER, 2022, 5),
        measured("cph", BEFORE, 2020, 1),
    ]
    [found] = comparisons(rows, None)
    assert (found.after.value, found.change) == (7, 6)


@pytest.mark.parametrize(
    ("before", "after", "target", "reached"),
    [
        (10, 4, 5, True),
        (10, 5, 5, True),
        (10, 6, 5, False),
        (1, 6, 5, True),
        (1, 4, 5, False),
        (5, 5, 5, True),
        (1, 4, None, None),
        (None, 4, 5, None),
        (1, None, 5, None),
    ],
)
def test_a_target_is_reached_from_whichever_side_it_lies_on(before, after, target, reached):
    rows = [measured("cph", BEFORE, 2020, before)] if before is not None else []
    rows += [measured("cph", AFTER, 2022, after)] if after is not None else []
    [found] = comparisons(rows, None if target is None else Decimal(target))
    assert found.is_reached is reached
