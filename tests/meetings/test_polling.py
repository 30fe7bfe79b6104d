"""Which times may be asked about, and which suits best: tables, and what holds for every list of meetings."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import polling
from meetings.models import COPENHAGEN
from meetings.polling import Problem, Span, Tally, best, offer_problems, slot_problem
from meetings.rotation import Turn, exceptions, jumped_over
from tests.meetings.test_rotation import JANUARY, NAIVE, live, meetings, row, turn

NOW = JANUARY - timedelta(days=30)
DAY = timedelta(days=1)
HOURS = timedelta(hours=3)


def at(days, hours=3):
    start = JANUARY + timedelta(days=days)
    return Span(start, start + timedelta(hours=hours))


# --- Turns that are jumped over; the meetings stand on day 0, 10, 20 …


@pytest.mark.parametrize(
    ("hosts", "ref", "day", "jumped"),
    [
        pytest.param("cmcm", "M01", 10, [], id="where it is"),
        pytest.param("cmcm", "M01", 1, [], id="right after the one before"),
        pytest.param("cmcm", "M01", 19, [], id="right before the one after"),
        pytest.param("cmcm", "M01", 21, ["M02"], id="over one"),
        pytest.param("cmcm", "M01", 99, ["M02", "M03"], id="over all that follow"),
        pytest.param("cmcm", "M02", -5, ["M00", "M01"], id="back over all before"),
        pytest.param("cmCm", "M01", 25, [], id="a cancelled one has no turn"),
        pytest.param("cMcm", "M01", 99, [], id="nor jumps, being cancelled"),
        pytest.param("cmcm", "M03", 99, [], id="after the last there is room"),
        pytest.param("cmcm", "OTHER", 15, [], id="one of another body"),
        pytest.param("", "M00", 0, [], id="no meetings"),
    ],
)
def test_the_turns_that_a_meeting_would_jump_over(hosts, ref, day, jumped):
    assert jumped_over(row(hosts), ref, JANUARY + day * DAY) == jumped


@pytest.mark.parametrize(
    ("ref", "to", "jumped"), [("B", 10, ["A"]), ("A", 0, ["B"]), ("C", 10, []), ("C", 0, ["A"])]
)
def test_of_two_that_begin_at_once_the_reference_decides(ref, to, jumped):
    turns = [turn("B", "cph"), turn("A", "malmo", day=10), turn("C", "cph", day=20)]
    assert jumped_over(turns, ref, JANUARY + to * DAY) == jumped


def test_the_hour_that_comes_twice_is_counted_as_it_passes():
    first = datetime(2027, 10, 31, 2, 30, tzinfo=COPENHAGEN)
    turns = [
        Turn("A", first, first.replace(fold=1), "cph"),
        Turn("B", first.replace(minute=0, fold=1), first + DAY, "malmo"),
    ]
    assert jumped_over(turns, "A", first.replace(minute=10, fold=1)) == ["B"]
    assert jumped_over(turns, "A", first.replace(minute=50)) == []


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        jumped_over(row("cm"), "M00", NAIVE)


@given(meetings(min_size=1), st.data(), st.integers(-400, 400))
def test_who_jumps_over_nobody_leaves_the_alternation_as_it_is(turns, data, days):
    one = data.draw(st.sampled_from(turns))
    start = one.starts_at + days * DAY
    moved = [
        Turn(two.ref, start, start + HOURS, two.host, two.cancelled) if two is one else two for two in turns
    ]
    same_order = [two.ref for two in live(turns)] == [two.ref for two in live(moved)]
    jumped = jumped_over(turns, one.ref, start)
    assert same_order is (jumped == [])
    if not jumped:
        assert exceptions(turns) == exceptions(moved)


# --- One time


@pytest.mark.parametrize(
    ("span", "problem"),
    [
        pytest.param(at(12), None, id="fits"),
        pytest.param(at(10), None, id="where it is now"),
        pytest.param(at(13, 0), Problem(polling.ENDS_FIRST), id="no time at all"),
        pytest.param(at(13, -1), Problem(polling.ENDS_FIRST), id="ends before it starts"),
        pytest.param(at(13, 24), None, id="a whole day"),
        pytest.param(at(13, 25), Problem(polling.TOO_LONG), id="longer than a day"),
        pytest.param(at(-30), Problem(polling.IN_THE_PAST), id="now"),
        pytest.param(at(-31), Problem(polling.IN_THE_PAST), id="yesterday"),
        pytest.param(at(20, 1), Problem(polling.TAKEN, ("M02",)), id="with another"),
        pytest.param(Span(JANUARY + HOURS, JANUARY + 2 * HOURS), None, id="right after another"),
        pytest.param(at(25), Problem(polling.OUT_OF_TURN, ("M02",)), id="jumps"),
        pytest.param(at(35), Problem(polling.OUT_OF_TURN, ("M02", "M03")), id="jumps twice"),
    ],
)
def test_a_time_and_what_is_wrong_with_it(span, problem):
    turns = row("cmcm")
    assert slot_problem(span, ref="M01", meetings=turns, alternates=True, now=NOW) == problem


def test_a_body_that_does_not_alternate_has_no_turns_to_jump_over():
    found = slot_problem(at(35), ref="M01", meetings=row("cmcm"), alternates=False, now=NOW)
    assert found is None


def test_a_cancelled_meeting_takes_no_time():
    found = slot_problem(at(20), ref="M01", meetings=row("cmC"), alternates=True, now=NOW)
    assert found is None


# --- All of them


def offer(spans, closes_at=JANUARY - 5 * DAY):
    return offer_problems(spans, closes_at, ref="M01", meetings=row("cmcm"), alternates=True, now=NOW)


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([at(11), at(12)], {}),
        ([at(1 + day / 2) for day in range(12)], {}),
        ([], {"spans": Problem(polling.TOO_FEW)}),
        ([at(11)], {"spans": Problem(polling.TOO_FEW)}),
        ([at(1 + day / 2) for day in range(13)], {"spans": Problem(polling.TOO_MANY)}),
        ([at(11), at(12), at(11, 5)], {2: Problem(polling.TWICE)}),
        (
            [at(11), at(25), at(12, 0)],
            {1: Problem(polling.OUT_OF_TURN, ("M02",)), 2: Problem(polling.ENDS_FIRST)},
        ),
    ],
)
def test_an_offer_and_what_is_wrong_with_it(spans, found):
    assert offer(spans) == found


@pytest.mark.parametrize(
    ("closes_at", "found"),
    [
        (NOW + timedelta(seconds=1), {}),
        (NOW, {"closes_at": Problem(polling.CLOSES_IN_THE_PAST)}),
        (at(11).starts_at, {}),
        (at(11).starts_at + timedelta(seconds=1), {"closes_at": Problem(polling.CLOSES_TOO_LATE)}),
    ],
)
def test_answers_are_wanted_ahead_and_before_the_first_time(closes_at, found):
    assert offer([at(12), at(11)], closes_at) == found


# --- Which suits best


@pytest.mark.parametrize(
    ("tallies", "found"),
    [
        ({}, set()),
        ({1: Tally(), 2: Tally(no=3)}, set()),
        ({1: Tally(yes=1), 2: Tally(no=3)}, {1}),
        ({1: Tally(yes=3, no=2), 2: Tally(yes=1, if_need_be=3)}, {2}),
        ({1: Tally(yes=3, if_need_be=1), 2: Tally(yes=1, if_need_be=3)}, {1}),
        ({1: Tally(yes=2), 2: Tally(yes=2, no=1), 3: Tally(yes=1)}, {1, 2}),
    ],
)
def test_what_most_can_come_to_and_gladly(tallies, found):
    assert best(tallies) == found


@given(st.dictionaries(st.integers(), st.builds(Tally, *[st.integers(0, 20)] * 3), min_size=1))
def test_nobody_prefers_another(tallies):
    found = best(tallies)
    for one in found:
        assert tallies[one].can_come == max(two.can_come for two in tallies.values())
    assert bool(found) is any(one.can_come for one in tallies.values())
