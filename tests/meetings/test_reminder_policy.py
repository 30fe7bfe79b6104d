"""The rules of a body's policy: what is refused, and which of them speaks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.reminder_policy import (
    AT_ONCE,
    COMES,
    LONGEST_LEAD,
    OUT_OF_RANGE,
    OVERTAKEN,
    PASSED,
    TOO_LATE,
    TWICE,
    Rule,
    fingerprint,
    in_order,
    outlook,
    problems,
    purposes,
)

S, M, MS = "secretariats", "members", "members_and_substitutes"
CALL, AGENDA, PAPERS, MEETING = "agenda_call", "agenda", "papers", "meeting"
DEFAULT = [Rule(42, S, CALL), Rule(14, MS, AGENDA), Rule(7, M, PAPERS), Rule(1, M, MEETING)]

a_rule = st.builds(
    Rule, st.integers(-1, 366), st.sampled_from([S, M, MS]), st.sampled_from([CALL, AGENDA, PAPERS, MEETING])
)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], {}),
        (DEFAULT, {}),
        ([Rule(0, M, MEETING), Rule(365, S, CALL)], {}),
        ([Rule(-1, M, MEETING), Rule(366, S, CALL)], {0: OUT_OF_RANGE, 1: OUT_OF_RANGE}),
        ([Rule(7, M, PAPERS), Rule(7, M, MEETING)], {1: TWICE}),
        ([Rule(7, M, PAPERS), Rule(7, M, PAPERS), Rule(7, M, PAPERS)], {1: TWICE, 2: TWICE}),
        ([Rule(7, M, PAPERS), Rule(7, MS, AGENDA), Rule(7, S, PAPERS)], {}),
        ([Rule(21, S, CALL)], {}),
        ([Rule(20, S, CALL)], {0: TOO_LATE}),
        ([Rule(20, S, AGENDA)], {}),
        ([Rule(0, M, CALL), Rule(0, M, CALL)], {0: TOO_LATE, 1: TWICE}),
    ],
)
def test_what_is_refused(rules, expected):
    assert problems(rules) == expected


@pytest.mark.parametrize(
    ("audiences", "declined", "expected"),
    [
        ({S}, [], {42: CALL}),
        ({M, MS}, [], {14: AGENDA, 7: PAPERS, 1: MEETING}),
        ({MS}, [], {14: AGENDA}),
        ({M, MS}, [PAPERS], {14: AGENDA, 1: MEETING}),
        ({M, MS}, [AGENDA, PAPERS, MEETING], {}),
        ({S}, ["digest"], {42: CALL}),
        (set(), [], {}),
    ],
)
def test_who_is_reminded_of_what(audiences, declined, expected):
    assert purposes(DEFAULT, audiences, declined) == expected


@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_rules_for_one_day_the_one_for_fewer_people_speaks_unless_it_is_declined(turn):
    both = [Rule(7, MS, AGENDA), Rule(7, M, PAPERS)][::turn]
    assert purposes(both, {M, MS}, []) == {7: PAPERS}
    assert purposes(both, {MS}, []) == {7: AGENDA}
    assert purposes(both, {M, MS}, [PAPERS]) == {7: AGENDA}


@given(st.lists(a_rule, max_size=6), st.randoms())
def test_a_policy_is_known_by_its_rules_in_whatever_order(rules, random):
    shuffled = random.sample(rules, len(rules))
    assert (fingerprint(shuffled) == fingerprint(rules)) or problems(rules)
    assert {*in_order(shuffled)} == {*rules}


@given(st.lists(a_rule, max_size=6))
def test_what_has_no_problem_is_a_set_of_days_and_audiences_within_a_year(rules):
    fine = not problems(rules)
    pairs = {(rule.days_before, rule.audience) for rule in rules}
    in_range = all(0 <= rule.days_before <= LONGEST_LEAD for rule in rules)
    in_time = all(rule.days_before >= 21 for rule in rules if rule.purpose == CALL)
    assert fine == (len(pairs) == len(rules) and in_range and in_time)


@given(st.lists(a_rule, max_size=6), st.lists(a_rule, max_size=6))
def test_two_policies_are_told_apart(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (sorted(map(str, one)) == sorted(map(str, other))) or (
        problems(one) or problems(other)
    )


# --- The days on which messages go out

MONDAY = date(2027, 3, 8)
THURSDAY_AFTER_EPIPHANY = date(2027, 1, 7)


def standings(rules, today, meeting_day=MONDAY, country="DK"):
    return [standing for _day, standing in outlook(rules, meeting_day, country, today)]


@pytest.mark.parametrize(
    ("country", "expected"),
    [("DK", date(2027, 1, 6)), ("SE", date(2027, 1, 5))],
)
def test_each_country_has_its_own_day(country, expected):
    [(day, standing)] = outlook(DEFAULT[3:], THURSDAY_AFTER_EPIPHANY, country, date(2026, 11, 23))
    assert (day, standing) == (expected, COMES)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 23), [COMES, COMES, COMES, COMES]),
        (date(2027, 1, 26), [AT_ONCE, COMES, COMES, COMES]),
        (date(2027, 2, 22), [PASSED, COMES, COMES, COMES]),  # the deadline of the agenda items has passed
        (date(2027, 2, 23), [PASSED, AT_ONCE, COMES, COMES]),
        (date(2027, 3, 1), [PASSED, AT_ONCE, COMES, COMES]),  # substitutes get no other one
        (date(2027, 3, 8), [PASSED, AT_ONCE, PASSED, AT_ONCE]),
        (date(2027, 3, 9), [PASSED, PASSED, PASSED, PASSED]),
    ],
)
def test_how_it_stands_with_each_rule(today, expected):
    assert standings(DEFAULT, today) == expected


def test_of_several_on_one_working_day_the_last_one_goes_out():
    weekend = [Rule(3, M, PAPERS), Rule(2, M, AGENDA), Rule(1, M, MEETING)]
    assert standings(weekend, date(2027, 2, 1)) == [OVERTAKEN, OVERTAKEN, COMES]
    assert standings([Rule(2, MS, AGENDA), Rule(1, M, MEETING)], date(2027, 2, 1)) == [COMES, COMES]


def test_what_is_said_to_fewer_people_replaces_what_is_said_to_more():
    assert standings([Rule(7, MS, AGENDA), Rule(7, M, PAPERS)], date(2027, 2, 1)) == [COMES, COMES]


@given(st.lists(a_rule, max_size=5), st.dates(date(2027, 1, 1), date(2027, 3, 9)))
def test_what_comes_lies_ahead_and_what_is_made_good_does_not(rules, today):
    rules = [rule for rule in rules if rule.days_before >= 0]
    for country in ("DK", "SE"):
        for day, standing in outlook(rules, MONDAY, country, today):
            assert (day < today) == (standing in (AT_ONCE, PASSED))
