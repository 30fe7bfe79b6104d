"""Proposed meetings for the years ahead: on free days in good weeks, with hosts by rotation."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.dates import POOR, Avoid
from meetings.planning import Scheduled
from meetings.plans import (
    APART,
    MOST_A_YEAR,
    Sitting,
    fingerprint,
    lay_out,
    overlapping,
    propose,
    reference,
    sitting_on,
    unlocked_refs,
)
from meetings.rotation import CITIES, Turn, exceptions
from tests.meetings.test_dates import OURS

AG, JC = "working_group", "joint_council"
TODAY = date(2026, 11, 23)
YEARS = st.integers(2026, 2060)


def day(text):
    return date.fromisoformat(text)


def a_turn(ref, text, host="cph", *, cancelled=False):
    starts_at = datetime.combine(day(text), datetime.min.time(), UTC) + timedelta(hours=12)
    return Turn(ref, starts_at, starts_at + timedelta(hours=3), host, cancelled)


def planned(years, *, turns=None, today=TODAY, avoid=OURS, **options):
    turns = turns or {}
    sittings = propose(years, turns=turns, avoid=avoid, today=today, **options)
    return lay_out(sittings, turns=turns, avoid=avoid).meetings


def working_group_turns(found):
    return [
        Turn(one.ref, one.sitting.starts_at, one.sitting.ends_at, one.host)
        for one in found
        if one.sitting.body == AG
    ]


@pytest.mark.parametrize(
    ("year", "spring", "joint", "autumn"),
    [
        (2027, "03-08", "05-24", "11-15"),
        (2028, "03-06", "05-22", "11-13"),
        pytest.param(
            2029, "03-05", "05-23", "10-08", id="2029, election in Denmark and Whit Monday in week 21"
        ),
        (2030, "03-04", "05-20", "11-11"),
        (2031, "03-03", "05-19", "11-10"),
        pytest.param(2032, "03-01", "05-19", "11-08", id="2032, Whit Monday in week 21"),
        pytest.param(2033, "03-07", "05-23", "10-10", id="2033, election in Denmark"),
        (2034, "03-06", "05-22", "11-13"),
        (2035, "03-05", "05-21", "11-12"),
        (2036, "03-03", "05-19", "11-10"),
    ],
)
def test_years_ahead(year, spring, joint, autumn):
    found = [(one.ref, f"{one.sitting.day:%m-%d}", one.verdict.merit) for one in planned([year])]
    assert found == [
        (f"AG-{year}-1", spring, "best"),
        (f"JC-{year}", joint, "best"),
        (f"AG-{year}-2", autumn, "best"),
    ]


def test_hosts_alternate_in_each_body_on_its_own():
    found = planned(range(2027, 2030))
    assert [one.host for one in found if one.sitting.body == AG] == ["cph", "malmo"] * 3
    assert [one.host for one in found if one.sitting.body == JC] == ["cph", "malmo", "cph"]


def test_hosts_go_on_from_the_meetings_there_are():
    turns = {AG: [a_turn("AG-2027-2", "2027-11-15", "cph")], JC: [a_turn("JC-2027", "2027-05-24", "malmo")]}
    first, joint, second = planned([2028], turns=turns)
    assert [(one.host, one.before and one.before.ref) for one in (first, joint, second)] == [
        ("malmo", "AG-2027-2"),
        ("cph", "JC-2027"),
        ("cph", "AG-2028-1"),
    ]


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        pytest.param([], ["AG 03-08", "JC 05-24", "AG 11-15"], id="nothing yet"),
        pytest.param([("AG", "2027-03-15")], ["JC 05-24", "AG 11-15"], id="the spring meeting is there"),
        pytest.param([("AG", "2027-10-11")], ["AG 03-08", "JC 05-24"], id="the autumn meeting is there"),
        pytest.param([("JC", "2027-05-10")], ["AG 03-08", "AG 11-15"], id="the joint meeting is there"),
        pytest.param(
            [("AG", "2027-03-01"), ("AG", "2027-03-15"), ("AG", "2027-04-12"), ("JC", "2027-05-10")],
            [],
            id="more than is asked for",
        ),
        pytest.param([("JC", "2027-11-15")], ["AG 03-08", "AG 10-25"], id="in the way of weeks 45 to 47"),
    ],
)
def test_what_is_there_covers_its_duty(there, expected):
    bodies = {"AG": AG, "JC": JC}
    turns = {body: [] for body in bodies.values()}
    for number, (short, text) in enumerate(there):
        turns[bodies[short]].append(a_turn(f"M-{number}", text))
    found = [f"{one.ref[:2]} {one.sitting.day:%m-%d}" for one in planned([2027], turns=turns)]
    assert found == expected


def test_a_cancelled_meeting_covers_nothing():
    turns = {AG: [a_turn("AG-2027-1", "2027-03-08", cancelled=True)]}
    assert [one.ref for one in planned([2027], turns=turns)] == ["AG-2027-2", "JC-2027", "AG-2027-3"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2027-03-07", ["03-08", "05-24", "11-15"], id="the day before"),
        pytest.param("2027-03-08", ["03-10", "05-24", "11-15"], id="the day itself is no more"),
        pytest.param("2027-08-01", ["09-13", "10-25", "11-15"], id="spring is over"),
        pytest.param("2027-11-29", [], id="no good week is left"),
    ],
)
def test_only_days_to_come(today, expected):
    found = [f"{one.sitting.day:%m-%d}" for one in planned([2027], today=day(today))]
    assert [one for one in found if one in expected] == expected
    assert all(f"2027-{one}" > today for one in found)


def test_the_secretariats_days_are_avoided():
    busy = Avoid("malmo", "budget", "Budgetdebat", "Budgetdebatt", repeats="weeks", first=45, last=46)
    first, _joint, second = planned([2027], avoid=[*OURS, busy])
    assert first.sitting.day == day("2027-03-08")
    assert second.sitting.day == day("2027-11-22")  # week 47


@pytest.mark.parametrize("number", [2, 3, 4])
def test_more_meetings_a_year(number):
    found = [one for one in planned(range(2027, 2033), working_group=number) if one.sitting.body == AG]
    assert len(found) == 6 * number
    assert [one.host for one in found] == (["cph", "malmo"] * len(found))[: len(found)]


@pytest.mark.parametrize("number", [0, 1, MOST_A_YEAR + 1])
def test_too_few_or_too_many(number):
    with pytest.raises(ValueError, match="times a year"):
        propose([2027], turns={}, avoid=[], today=TODAY, working_group=number)


def test_one_in_between_may_leave_two_neighbours_with_one_host():
    turns = {AG: [a_turn("A", "2027-03-08", "cph"), a_turn("B", "2027-11-15", "malmo")]}
    between = [sitting_on(AG, day("2027-09-20"))]
    assert lay_out(between, turns=turns, avoid=[]).meetings[0].broken == ("B",)
    both = lay_out([*between, sitting_on(AG, day("2027-10-11"))], turns=turns, avoid=[])
    assert [(two.host, two.broken) for two in both.meetings] == [("malmo", ()), ("cph", ())]


@pytest.mark.parametrize(
    ("unlocked", "new_hosts", "broken"),
    [
        pytest.param("CDE", {"C": "cph", "D": "malmo", "E": "cph"}, [], id="all later ones are planned"),
        pytest.param("CD", {"C": "cph", "D": "malmo"}, ["E"], id="the last one is confirmed"),
        pytest.param("DE", {}, ["C"], id="the next one is confirmed"),
        pytest.param("", {}, ["C"], id="none follows"),
        pytest.param("ABCDE", {"C": "cph", "D": "malmo", "E": "cph"}, [], id="never the earlier ones"),
    ],
)
def test_later_meetings_that_are_unlocked_follow(unlocked, new_hosts, broken):
    turns = {
        AG: [
            a_turn("A", "2027-03-08", "cph"),
            a_turn("B", "2027-11-15", "malmo", cancelled=True),
            a_turn("C", "2028-03-06", "malmo"),
            a_turn("D", "2028-11-13", "cph"),
            a_turn("E", "2029-03-05", "malmo"),
        ]
    }
    plan = lay_out([sitting_on(AG, day("2027-11-22"))], turns=turns, avoid=[], unlocked=unlocked)
    assert [(one.host, list(one.broken)) for one in plan.meetings] == [("malmo", broken)]
    assert plan.new_hosts == new_hosts


def test_joint_meetings_follow_nobody():
    turns = {JC: [a_turn("A", "2027-05-24", "cph"), a_turn("B", "2029-05-23", "malmo")]}
    plan = lay_out([sitting_on(JC, day("2028-05-22"))], turns=turns, avoid=[], unlocked="AB")
    assert [(one.host, one.broken) for one in plan.meetings] == [("malmo", ())]
    assert not plan.new_hosts


@pytest.mark.parametrize(
    ("status", "agreed", "host", "begins", "is_unlocked"),
    [
        ("planned", False, "malmo", "2027-03-08", True),
        ("confirmed", False, "malmo", "2027-03-08", False),
        ("held", False, "malmo", "2026-03-08", False),
        pytest.param("planned", False, "malmo", "2026-11-01", False, id="it has begun"),
        pytest.param("planned", True, "cph", "2027-03-08", False, id="hosted out of turn by agreement"),
        pytest.param("planned", True, "malmo", "2027-03-08", True, id="the agreement is not needed"),
    ],
)
def test_which_meetings_are_unlocked(status, agreed, host, begins, is_unlocked):
    def scheduled(ref, text, host, **more):
        turn = a_turn(ref, text, host)
        return Scheduled(ref, turn.starts_at, turn.ends_at, host, **more)

    now = datetime.combine(TODAY, datetime.min.time(), UTC)
    before = scheduled("A", "2026-02-01", "cph", status="held")
    one = scheduled("B", begins, host, status=status, agreed=agreed)
    assert unlocked_refs([before, one], now) == ({"B"} if is_unlocked else set())


@pytest.mark.parametrize(
    ("body", "in_use", "expected"),
    [
        (AG, [], "AG-2028-1"),
        (AG, ["AG-2028-1", "AG-2028-3"], "AG-2028-2"),
        (AG, ["AG-2028-1", "AG-2028-2", "AG-2027-3"], "AG-2028-3"),
        (JC, ["JC-2027"], "JC-2028"),
        (JC, ["JC-2028"], "JC-2028-2"),
        (JC, ["JC-2028", "JC-2028-2"], "JC-2028-3"),
    ],
)
def test_references(body, in_use, expected):
    assert reference(body, 2028, in_use) == expected


def test_a_fingerprint_tells_of_every_change():
    one, moved, elsewhere, off = (
        a_turn("A", "2027-03-08"),
        a_turn("A", "2027-03-09"),
        a_turn("A", "2027-03-08", "malmo"),
        a_turn("A", "2027-03-08", cancelled=True),
    )
    prints = {fingerprint({AG: [turn]}) for turn in (one, moved, elsewhere, off)}
    prints |= {
        fingerprint({AG: []}),
        fingerprint({JC: [one]}),
        fingerprint({AG: [one, a_turn("B", "2027-05-08")]}),
    }
    assert len(prints) == 7
    assert fingerprint({AG: [one, moved]}) == fingerprint({AG: [moved, one], JC: []})


@pytest.mark.parametrize(
    ("hours", "expected"), [((-3, 0), False), ((-3, 1), True), ((1, 2), True), ((3, 4), False)]
)
def test_meetings_that_overlap(hours, expected):
    turn = a_turn("A", "2027-03-08")
    sitting = Sitting(JC, *(turn.starts_at + timedelta(hours=hour) for hour in hours))
    assert (overlapping(sitting, [turn]) is turn) is expected
    assert overlapping(sitting, [sitting, a_turn("A", "2027-03-08", cancelled=True)]) is None


@settings(max_examples=60, deadline=None)
@given(YEARS, st.integers(0, 3), st.integers(2, MOST_A_YEAR), st.dates(date(2026, 1, 1), date(2060, 12, 31)))
def test_whatever_is_proposed_is_free_good_apart_and_to_come(first, more, number, today):
    found = planned(range(first, first + more + 1), today=today, working_group=number)
    days = sorted(one.sitting.day for one in found)
    assert all(one.verdict.is_free and one.verdict.merit != POOR for one in found)
    assert all(later - earlier >= APART for earlier, later in pairwise(days))
    assert all(one > today and first <= one.year <= first + more for one in days)
    assert exceptions(working_group_turns(found)) == []
    assert found == planned(range(first, first + more + 1), today=today, working_group=number)


@settings(max_examples=40, deadline=None)
@given(YEARS, st.sets(st.integers(0, 1500), max_size=8), st.integers(2, MOST_A_YEAR))
def test_among_meetings_that_are_only_planned_a_plan_always_alternates(first, places, number):
    today = date(first, 1, 1)
    days = [(today + timedelta(days=place)).isoformat() for place in sorted(places)]
    there = [a_turn(f"M{one}", one, CITIES[place % 2]) for place, one in enumerate(days)]
    turns = {AG: there}
    sittings = propose([first, first + 2], turns=turns, avoid=[], today=today, working_group=number)
    plan = lay_out(sittings, turns=turns, avoid=[], unlocked={one.ref for one in there})
    new = working_group_turns(plan.meetings)
    followed = [replace(one, host=plan.new_hosts.get(one.ref, one.host)) for one in there]
    assert exceptions([*new, *followed]) == []
    assert not any(one.broken for one in plan.meetings)


@settings(max_examples=35, deadline=None)
@given(YEARS)
def test_every_year_to_come_has_its_three_meetings(year):
    found = planned([year], today=date(year - 1, 11, 23))
    assert [one.sitting.body for one in found] == [AG, JC, AG]
    assert found[0].sitting.day.month <= 4
    assert found[1].sitting.day.isocalendar().week in (20, 21, 22)
    assert found[2].sitting.day.month >= 9
