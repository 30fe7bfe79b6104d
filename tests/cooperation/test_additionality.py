"""What a proposal must say before it can be assessed: the whole table, without a database."""

from dataclasses import FrozenInstanceError, replace
from itertools import product

import pytest

from cooperation import additionality
from cooperation.additionality import Proposal, problems

COMPLETE = Proposal(
    title="Fælles badebro",
    summary="Byerne bygger en badebro.",
    citizens_will_notice="Man kan bade.",
    ground="new",
    origin="public",
    deepens=None,
    extra_effort="Ud over driften.",
)

LACKING = {
    "title": "title_missing",
    "summary": "summary_missing",
    "citizens_will_notice": "notice_missing",
    "extra_effort": "extra_missing",
    "ground": "ground_missing",
    "origin": "origin_missing",
}


def test_a_complete_proposal_has_no_problem():
    assert problems(COMPLETE) == []


@pytest.mark.parametrize(("field", "code"), LACKING.items())
def test_each_missing_text_has_its_own_code(field, code):
    assert problems(replace(COMPLETE, **{field: ""})) == [code]


@pytest.mark.parametrize("missing", list(product([True, False], repeat=len(LACKING))))
def test_problems_are_exactly_what_is_missing_in_the_order_of_the_form(missing):
    lacking = [field for field, gone in zip(LACKING, missing, strict=True) if gone]
    assert problems(replace(COMPLETE, **dict.fromkeys(lacking, ""))) == [LACKING[field] for field in lacking]


@pytest.mark.parametrize(
    ("ground", "deepens", "expected"),
    [
        ("new", None, []),
        ("new", 7, []),
        ("deepening", 7, []),
        ("deepening", None, ["relation_missing"]),
        ("", None, ["ground_missing"]),
        ("", 7, ["ground_missing"]),
        (None, None, ["ground_missing"]),
        ("extended", None, ["ground_missing"]),
        ("NEW", None, ["ground_missing"]),
    ],
)
def test_a_deepening_and_only_a_deepening_names_its_relation(ground, deepens, expected):
    assert problems(replace(COMPLETE, ground=ground, deepens=deepens, what_is_added="En stige")) == expected


@pytest.mark.parametrize(
    ("ground", "added", "expected"),
    [
        ("deepening", "", ["added_missing"]),
        ("deepening", "En stige", []),
        ("new", "", []),
        ("new", "En stige", []),
    ],
)
def test_a_deepening_and_only_a_deepening_says_what_is_added(ground, added, expected):
    assert problems(replace(COMPLETE, ground=ground, deepens=7, what_is_added=added)) == expected


@pytest.mark.parametrize(
    ("lowers", "measure", "expected"),
    [
        (True, "", ["measure_missing"]),
        (True, "Antal klager", []),
        (False, "", []),
        (False, "Antal klager", []),
    ],
)
def test_who_promises_to_lower_an_obstacle_says_how_it_will_be_seen(lowers, measure, expected):
    assert problems(replace(COMPLETE, lowers_obstacle=lowers, obstacle_measure=measure)) == expected


def test_the_relation_comes_between_ground_and_origin():
    bare = Proposal(
        title="",
        summary="",
        citizens_will_notice="",
        extra_effort="",
        ground="deepening",
        origin="",
        deepens=None,
        lowers_obstacle=True,
    )
    assert problems(bare) == [
        additionality.TITLE_MISSING,
        additionality.SUMMARY_MISSING,
        additionality.NOTICE_MISSING,
        additionality.EXTRA_MISSING,
        additionality.RELATION_MISSING,
        additionality.ADDED_MISSING,
        additionality.ORIGIN_MISSING,
        additionality.MEASURE_MISSING,
    ]


def test_a_proposal_cannot_be_altered_while_it_is_judged():
    with pytest.raises(FrozenInstanceError):
        COMPLETE.title = "Noget andet"
