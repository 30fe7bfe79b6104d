"""What the public is told of a meeting, as a table; and since when two things have been so at once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from meetings.changes import Standing
from meetings.tidings import since_both, tidings

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLANNED = Standing(
    day=date(2027, 3, 8),
    starts_at=START,
    ends_at=START + 3 * HOUR,
    host="cph",
    title=("Møde", "Möte"),
    place=("Rådhuset", "Rådhuset"),
    form="in_person",
    status="planned",
    minutes="",
    is_public=True,
)
CONFIRMED, HELD, CANCELLED = (replace(PLANNED, status=one) for one in ("confirmed", "held", "cancelled"))
LATER = replace(PLANNED, day=date(2027, 3, 9), starts_at=START + DAY, ends_at=START + DAY + 3 * HOUR)
LONGER = replace(PLANNED, ends_at=START + 4 * HOUR)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (None, PLANNED, ["announced"]),
        (None, CONFIRMED, ["announced"]),
        (None, CANCELLED, ["announced", "cancelled"]),
        (PLANNED, PLANNED, []),
        (PLANNED, CONFIRMED, ["confirmed"]),
        (PLANNED, HELD, ["held"]),
        (CONFIRMED, CANCELLED, ["cancelled"]),
        (PLANNED, LATER, ["moved"]),
        (PLANNED, LONGER, ["moved"]),
        (PLANNED, replace(LATER, status="confirmed"), ["moved", "confirmed"]),
        (PLANNED, replace(PLANNED, host="malmo", title=("A", "B"), minutes="draft"), []),
    ],
)
def test_before_the_meeting(before, after, kinds):
    assert tidings(before, after, at=START - DAY) == kinds


@pytest.mark.parametrize(
    ("after", "kinds"), [(PLANNED, []), (CONFIRMED, []), (HELD, ["held"]), (CANCELLED, ["cancelled"])]
)
def test_a_meeting_that_was_over_is_not_announced(after, kinds):
    assert tidings(None, after, at=after.ends_at) == kinds
    assert "announced" in tidings(None, after, at=after.ends_at - HOUR)


def line(*changes):
    return [(START + day * DAY, holds) for day, holds in changes]


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        (line((1, True)), line((2, True)), 2),
        (line((3, True)), line((2, True)), 3),
        (line((1, True)), line((1, True)), 1),
        (line((1, True), (2, False)), line((3, True)), None),
        (line((1, True), (2, False), (4, True)), line((3, True)), 4),
        (line((1, False), (1, True)), line((0, True)), 1),
        (line((1, True), (1, False)), line((0, True)), None),
        (line((1, True)), line(), None),
        (line(), line(), None),
    ],
)
def test_since_when_both_were_so(first, second, day):
    expected = None if day is None else START + day * DAY
    assert since_both(first, second) == since_both(second, first) == expected
