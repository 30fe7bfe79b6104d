"""Whose signature stands, and when what both cities sign is final: the rule, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation import signing
from cooperation.lifecycle import STATES
from cooperation.signing import CITIES, Signature, may_sign, may_take_back, open_matters, standing

DAY = datetime(2026, 5, 3, tzinfo=UTC)
OLD, NEW = "a" * 64, "b" * 64


def signature(city, digest=NEW, days=0, taken_back=False):
    return Signature(city, digest, DAY + timedelta(days=days), taken_back)


def states(*given):
    found = standing(given, NEW)
    return [found.sides[city].state for city in CITIES], found.final


@pytest.mark.parametrize(
    ("given", "expected", "final"),
    [
        ([], ["open", "open"], False),
        ([signature("cph")], ["signed", "open"], False),
        ([signature("malmo")], ["open", "signed"], False),
        ([signature("cph"), signature("malmo")], ["signed", "signed"], True),
        ([signature("cph", OLD), signature("malmo")], ["outdated", "signed"], False),
        ([signature("cph", OLD), signature("malmo", OLD)], ["outdated", "outdated"], False),
        ([signature("cph", OLD), signature("cph"), signature("malmo")], ["signed", "signed"], True),
        ([signature("cph", taken_back=True), signature("malmo")], ["open", "signed"], False),
        ([signature("cph", OLD), signature("cph", taken_back=True)], ["outdated", "open"], False),
        ([signature("cph", taken_back=True), signature("cph")], ["signed", "open"], False),
    ],
)
def test_final_only_when_both_have_signed_the_same(given, expected, final):
    assert states(*given) == (expected, final)


def test_each_side_says_when_it_signed():
    found = standing([signature("cph", OLD, 1), signature("cph", OLD, 4), signature("malmo", days=2)], NEW)
    assert found.sides["cph"].at == DAY + timedelta(days=4)
    assert found.sides["malmo"].at == DAY + timedelta(days=2)
    assert standing([], NEW).sides["cph"].at is None


def test_a_signature_is_taken_back_only_until_the_other_city_has_signed():
    alone, both = standing([signature("cph")], NEW), standing([signature("cph"), signature("malmo")], NEW)
    assert may_take_back(alone, "cph")
    assert not may_take_back(alone, "malmo")
    assert not may_take_back(both, "cph")
    assert not may_take_back(alone, "")
    # What the other city signed is no longer what stands.
    assert may_take_back(standing([signature("cph"), signature("malmo", OLD)], NEW), "cph")


def test_a_city_signs_until_it_has():
    found = standing([signature("cph"), signature("malmo", OLD)], NEW)
    assert [may_sign(found, city) for city in ("cph", "malmo", "lund", "")] == [False, True, False, False]


def test_a_budget_is_the_same_in_any_order_and_another_with_another_amount():
    lines = [("cph", "", 100, "DKK", "Drift"), ("malmo", "Havnen", 90, "SEK", "Drift")]
    assert signing.budget_digest(lines) == signing.budget_digest(lines[::-1])
    for other in (
        lines[:1],
        [*lines, lines[0]],
        [lines[0], ("malmo", "Havnen", 91, "SEK", "Drift")],
        [lines[0], ("malmo", "Havnen", 90, "DKK", "Drift")],
    ):
        assert signing.budget_digest(other) != signing.budget_digest(lines)


def test_nothing_and_no_text_are_the_same_and_blanks_at_the_ends_do_not_count():
    assert signing.digest([("title", None, " Bro ")]) == signing.digest([("title", "", "Bro")])
    assert signing.digest([("a", "b")]) != signing.digest([("a",), ("b",)])
    assert signing.digest([("ab", "")]) != signing.digest([("a", "b")])


@pytest.mark.parametrize("state", STATES)
def test_what_is_signed_when(state):
    matters = {"adopted": ["adoption", "budget", "withdrawal"], "in_progress": list(signing.MATTERS)}
    assert open_matters(state, has_budget=True) == matters.get(state, [])
    assert open_matters(state, has_budget=False) == [one for one in matters.get(state, []) if one != "budget"]


signatures = st.lists(
    st.builds(
        Signature,
        st.sampled_from(CITIES),
        st.sampled_from([OLD, NEW]),
        st.integers(0, 9).map(lambda days: DAY + timedelta(days=days)),
        st.booleans(),
    )
)


@given(signatures)
def test_one_city_alone_never_makes_it_final(given):
    alone = [one for one in given if one.city == "cph"]
    assert not standing(alone, NEW).final
    assert standing(given, NEW).final is (
        {one.city for one in given if one.digest == NEW and not one.taken_back} == set(CITIES)
    )


@pytest.mark.parametrize(
    ("matter", "state", "signed", "asked"),
    [
        ("adoption", "adopted", (), True),
        ("budget", "adopted", (), True),
        ("completion", "in_progress", (), False),
        ("completion", "in_progress", ("cph",), True),
        ("withdrawal", "adopted", (), False),
        ("withdrawal", "adopted", ("malmo",), True),
        ("adoption", "in_progress", (), False),
        ("adoption", "in_progress", ("cph",), True),
        ("adoption", "adopted", ("cph", "malmo"), False),
        ("adoption", "completed", ("cph",), False),
    ],
)
def test_a_city_is_asked_to_sign_what_an_adopted_one_needs_and_what_the_other_has_begun(
    matter, state, signed, asked
):
    sides = {city: signing.Side("signed" if city in signed else "open") for city in signing.CITIES}
    assert signing.is_asked(matter, state, signing.Standing(sides), has_budget=True) is asked


def test_without_amounts_nobody_is_asked_to_sign_a_budget():
    standing = signing.Standing(dict.fromkeys(signing.CITIES, signing.Side("open")))
    assert signing.is_asked("budget", "adopted", standing, has_budget=False) is False
