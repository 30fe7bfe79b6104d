"""A day and an hour as people write them, as one instant."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError

from meetings.forms.instants import at


@pytest.mark.parametrize(
    ("day", "hour", "instant"),
    [
        pytest.param(date(2027, 3, 8), time(13), datetime(2027, 3, 8, 12, tzinfo=UTC), id="winter"),
        pytest.param(date(2027, 5, 24), time(16), datetime(2027, 5, 24, 14, tzinfo=UTC), id="summer"),
        pytest.param(date(2027, 3, 28), time(1, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC), id="before"),
        pytest.param(date(2027, 3, 28), time(3), datetime(2027, 3, 28, 1, tzinfo=UTC), id="after"),
        pytest.param(
            date(2027, 10, 31), time(2, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC), id="twice: the first"
        ),
    ],
)
def test_local_times_are_instants(day, hour, instant):
    assert at(day, hour) == instant


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2027, 3, 28)])
@pytest.mark.parametrize("hour", [time(2), time(2, 30), time(2, 59, 59)])
def test_an_hour_that_is_skipped_is_none(day, hour):
    with pytest.raises(ValidationError) as refused:
        at(day, hour)
    assert refused.value.code == "no_such_time"
