"""When the chairmanship passes from one city to the other, and how long a city holds it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.rotation import CITIES, Turn, chair_city, other_city, passings, term_at

START = datetime(2027, 1, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def row(hosts):
    """One meeting every tenth day: c for Copenhagen, m for Malmö, upper case when cancelled."""
    cities = {"c": "cph", "m": "malmo"}
    return [
        Turn(
            f"M{number}",
            START + 10 * number * DAY,
            START + 10 * number * DAY + DAY / 8,
            cities[one.lower()],
            one.isupper(),
        )
        for number, one in enumerate(hosts)
    ]


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        ("", []),
        ("c", ["M0:m"]),  # nothing scheduled after it: the other city
        ("cm", ["M0:m", "M1:c"]),
        ("ccm", ["M1:m", "M2:c"]),  # an agreed exception: the chair stays
        ("cMm", ["M0:m", "M2:c"]),  # cancelled and replaced (W2)
        ("cmM", ["M0:m", "M1:c"]),  # cancelled: the turn stays (W1)
        ("Cm", ["M1:c"]),
    ],
)
def test_the_chair_passes_where_the_next_host_is_the_other_city(hosts, expected):
    assert [f"{one.ref}:{one.to_city[0]}" for one in passings(row(hosts))] == expected


def test_it_passes_at_the_very_end_of_the_meeting():
    turns = row("cm")
    [first, second] = passings(turns)
    assert (first.at, first.from_city, first.to_city) == (turns[0].ends_at, "cph", "malmo")
    assert term_at(turns, turns[0].ends_at - timedelta(seconds=1)) == (None, first)
    assert term_at(turns, turns[0].ends_at) == (first, second)
    assert term_at(turns, turns[1].ends_at) == (second, None)


def test_without_meetings_it_never_passes():
    assert term_at([], START) == (None, None)


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        term_at(row("c"), START.replace(tzinfo=None))


@given(st.text("cmCM", max_size=12), st.integers(-5, 130))
def test_the_term_agrees_with_the_chair_at_every_instant(hosts, day):
    turns, at = row(hosts), START + day * DAY
    came, leaves = term_at(turns, at)
    holder = chair_city(turns, at)
    assert came is None or (came.to_city == holder and came.at <= at)
    assert leaves is None or (leaves.from_city == holder and leaves.at > at)
    if leaves:
        assert chair_city(turns, leaves.at) == leaves.to_city == other_city(holder)


@given(st.text("cmCM", max_size=12))
def test_it_passes_to_and_fro(hosts):
    passes = passings(row(hosts))
    assert [one.from_city for one in passes[1:]] == [one.to_city for one in passes[:-1]]
    assert {one.from_city for one in passes} <= set(CITIES)
