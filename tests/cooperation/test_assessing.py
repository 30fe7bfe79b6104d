"""What an assessment must say, and where it contradicts itself: the whole table, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.assessing import (
    ANSWERS,
    OUTCOMES,
    QUESTIONS,
    Answers,
    problems_of_answers,
    problems_of_settlement,
    warnings_of_answers,
)

TODAY = date(2026, 11, 23)
LATER = date(2028, 11, 23)
GOOD = Answers(
    kind="new",
    outcome="additional",
    answers=dict.fromkeys(QUESTIONS, "no") | {"extra": "yes", "reach": "yes"},
    supported=frozenset({"extra"}),
    reasons=frozenset({"da", "sv"}),
    compared=1,
    review_on=LATER,
)


def having(answers=None, supported=(), **other):
    changed = {"answers": {**GOOD.answers, **(answers or {})}, "supported": GOOD.supported | set(supported)}
    return replace(GOOD, **{**changed, **other})


def taken(**other):
    return having({"taken": "yes"}, ["taken"], **{"has_initiative": True, "taken_since": TODAY, **other})


def solved(**other):
    return having({"solved": "yes"}, ["solved"], **other)


def repeated(**other):
    return having({"repeated": "yes"}, **{"repeats": "in_progress", **other})


def deepened(**other):
    return having({"deepened": "yes"}, ["deepened"], **{"has_relation": True, **other})


CASES = [  # what was answered → places and codes
    (GOOD, []),
    (having({"known": "yes"}, ["known"]), []),
    (having({"extra": ""}), ["extra answer_missing"]),
    (having({"taken": "perhaps"}), ["taken answer_missing"]),
    (having(supported=(), answers={"known": "yes"}), ["known_evidence evidence_missing"]),
    (replace(GOOD, supported=frozenset()), ["extra_evidence evidence_missing"]),
    (having({"reach": "no"}), ["reach_evidence evidence_missing"]),
    # only what is decided counts, and only for what is new.
    (taken(outcome="already_taken"), []),
    (taken(outcome="already_taken", has_initiative=False), ["taken_by initiative_missing"]),
    (taken(outcome="already_taken", taken_since=None), ["taken_since decision_missing"]),
    (taken(outcome="already_taken", taken_since=TODAY + timedelta(1)), ["taken_since decision_ahead"]),
    (taken(), ["outcome taken_though_new"]),
    (taken(kind="deepening"), []),
    (having(outcome="already_taken"), ["outcome not_taken"]),
    # whoever says "solved" cites the evidence.
    (solved(outcome="already_solved"), []),
    (having({"solved": "yes"}, outcome="already_solved"), ["solved_evidence evidence_missing"]),
    (having(outcome="already_solved"), ["outcome not_solved"]),
    (solved(), ["outcome solved_anyway"]),
    (solved(kind="deepening", outcome="deepening"), ["outcome solved_anyway", "outcome not_deepened"]),
    #
    (having({"extra": "no"}), ["outcome nothing_extra"]),
    (having({"extra": "no"}, outcome="undetermined"), []),
    # a duplicate names the proposal; a completed one is "solved".
    (repeated(outcome="duplicate"), []),
    (repeated(outcome="duplicate", repeats=""), ["repeats proposal_missing"]),
    (having(outcome="duplicate"), ["outcome not_repeated"]),
    (repeated(outcome="duplicate", repeats="completed"), ["outcome completed_is_solved"]),
    (repeated(outcome="already_solved", repeats="completed"), []),
    (repeated(outcome="already_solved"), ["outcome not_solved"]),
    (repeated(), ["outcome repeated_anyway"]),
    #
    (deepened(kind="deepening", outcome="deepening"), []),
    (deepened(outcome="deepening", has_relation=False), ["relation relation_missing"]),
    (
        having({"deepened": "yes"}, has_relation=True, outcome="deepening"),
        ["deepened_evidence evidence_missing"],
    ),
    (having(outcome="deepening"), ["outcome not_deepened"]),
    (
        replace(
            taken(outcome="already_taken", kind="deepening"),
            has_relation=True,
            answers={**GOOD.answers, "taken": "yes", "deepened": "yes"},
            supported=frozenset({"extra", "taken", "deepened"}),
        ),
        ["outcome exempt"],
    ),
    #
    (having(outcome=""), ["outcome outcome_missing"]),
    (having(outcome="splendid"), ["outcome outcome_missing"]),
    (having(reasons=frozenset({"sv"})), ["reason_da reason_missing"]),
    (having(reasons=frozenset({"da"})), ["reason_sv reason_missing"]),
    (having(outcome="undetermined", reasons=frozenset()), []),
    (having(compared=0), ["nothing_found_da compared_missing"]),
    (having(review_on=None), ["review_on review_missing"]),
    (having(review_on=TODAY), ["review_on review_past"]),
    (having(review_on=TODAY + timedelta(1)), []),
    (having(outcome="undetermined", review_on=None, compared=0), []),
]


@pytest.mark.parametrize(("answers", "expected"), CASES)
def test_what_stands_in_the_way(answers, expected):
    assert [" ".join(one) for one in problems_of_answers(answers, today=TODAY)] == expected


WARNINGS = [
    (GOOD, []),
    (having({"known": "yes"}, ["known"]), ["known_elsewhere"]),
    (having({"reach": "no"}, ["reach"]), ["out_of_reach"]),
    (having({"taken": "unknown"}), ["still_open"]),
    (having({"taken": "unknown"}, outcome="undetermined"), []),
    (deepened(outcome="deepening"), ["kind_differs"]),
    (having(kind="deepening"), ["kind_differs"]),
]


@pytest.mark.parametrize(("answers", "expected"), WARNINGS)
def test_what_is_worth_a_second_look_stops_nobody(answers, expected):
    assert warnings_of_answers(answers) == expected
    assert problems_of_answers(answers, today=TODAY) == []


@given(st.fixed_dictionaries({one: st.sampled_from(ANSWERS) for one in QUESTIONS}), st.sampled_from(OUTCOMES))
def test_that_an_idea_is_known_is_never_in_the_way(answers, outcome):
    """R-16: "not yet thought of" cannot be proven; it warns, and rejects nothing."""
    one = replace(GOOD, outcome=outcome, answers={**answers, "known": "no"}, supported=frozenset(QUESTIONS))
    known = replace(one, answers={**answers, "known": "yes"})
    assert problems_of_answers(one, today=TODAY) == problems_of_answers(known, today=TODAY)


@given(st.dictionaries(st.sampled_from(QUESTIONS), st.text(max_size=9)), st.text(max_size=9))
def test_whatever_is_answered_there_is_an_answer(answers, outcome):
    assert isinstance(problems_of_answers(replace(GOOD, answers=answers, outcome=outcome), today=TODAY), list)


SETTLED = {
    "outcome": "additional",
    "reasons": frozenset({"da", "sv"}),
    "settled_on": TODAY,
    "review_on": LATER,
    "disagreed_since": TODAY - timedelta(days=7),
    "today": TODAY,
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"outcome": "undetermined"}, ["outcome outcome_missing"]),
        ({"settled_on": None}, ["settled_on settled_missing"]),
        ({"settled_on": TODAY + timedelta(1)}, ["settled_on settled_ahead"]),
        ({"settled_on": TODAY - timedelta(8)}, ["settled_on settled_before"]),
        ({"reasons": frozenset()}, ["reason_da reason_missing", "reason_sv reason_missing"]),
        ({"review_on": TODAY}, ["review_on review_past"]),
        ({"review_on": None}, ["review_on review_missing"]),
    ],
)
def test_what_stands_in_the_way_of_a_decision(change, expected):
    assert [" ".join(one) for one in problems_of_settlement(**SETTLED | change)] == expected
