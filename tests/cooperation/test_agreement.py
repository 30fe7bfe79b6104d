"""What the assessments of two cities come to: the table, and what holds for all of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.agreement import (
    STATES,
    Assessed,
    last_valid,
    may_hand_in,
    review_after,
    standing,
)
from cooperation.assessing import OUTCOMES

TODAY = date(2026, 11, 23)
CITIES = ("cph", "malmo")
PAST, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def of(city, outcome="additional", **other):
    return Assessed(city, outcome, **{"by": {"cph": 1, "malmo": 2}.get(city), **other})


CASES = [  # assessments, round → state, outcome, waiting for
    ([], None, "none", "", CITIES),
    ([of("cph")], None, "waiting", "", ("malmo",)),
    ([of("malmo", "duplicate")], None, "waiting", "", ("cph",)),
    ([of("cph"), of("malmo")], None, "agreed", "additional", ()),
    ([of("cph"), of("malmo", "duplicate")], None, "disagreed", "", ()),
    ([of("cph", "undetermined"), of("malmo")], None, "waiting", "", ("cph",)),
    ([of("cph", "undetermined"), of("malmo", "undetermined")], None, "waiting", "", CITIES),
    # The latest version counts.
    ([of("cph", "duplicate"), of("cph", version=2), of("malmo")], None, "agreed", "additional", ()),
    ([of("cph"), of("cph", "undetermined", version=2), of("malmo")], None, "waiting", "", ("cph",)),
    # One person is one assessor.
    ([of("cph", by=7), of("malmo", by=7)], None, "waiting", "", ("malmo",)),
    # Each round for itself.
    ([of("cph"), of("malmo", round=2)], None, "waiting", "", ("cph",)),
    ([of("cph"), of("malmo")], 2, "none", "", CITIES),
    # Taken over, and settled by the group.
    ([of(None, "already_taken")], None, "settled", "already_taken", ()),
    ([of(None, "undetermined")], None, "none", "", CITIES),
    ([of(None, "undetermined"), of("cph"), of("malmo")], None, "agreed", "additional", ()),
    (
        [of("cph"), of("malmo", "duplicate"), of(None, "duplicate", settled_on=TODAY)],
        None,
        "settled",
        "duplicate",
        (),
    ),
    # The review date.
    ([of("cph", review_on=LATER), of("malmo", review_on=LATER)], None, "agreed", "additional", ()),
    ([of("cph", review_on=TODAY), of("malmo", review_on=LATER)], None, "review_due", "additional", CITIES),
    ([of(None, review_on=PAST)], None, "review_due", "additional", CITIES),
    ([of("cph", review_on=PAST), of("malmo", "duplicate", review_on=PAST)], None, "disagreed", "", ()),
]


@pytest.mark.parametrize(("rows", "number", "state", "outcome", "waiting_for"), CASES)
def test_what_it_comes_to(rows, number, state, outcome, waiting_for):
    found = standing(rows, cities=CITIES, today=TODAY, round=number)
    assert (found.state, found.outcome, found.waiting_for) == (state, outcome, waiting_for)
    assert found.is_valid is (state in ("agreed", "settled", "review_due"))
    assert may_hand_in(found) is (state in ("none", "waiting", "review_due"))


rows = st.builds(
    Assessed,
    city=st.sampled_from([*CITIES, None]),
    outcome=st.sampled_from(OUTCOMES),
    round=st.integers(1, 3),
    version=st.integers(1, 3),
    by=st.one_of(st.none(), st.integers(1, 3)),
    review_on=st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 12, 31))),
)
several = st.lists(rows, max_size=8, unique_by=lambda one: (one.city, one.round, one.version))


def numbered(found):
    return [one._replace(key=at) for at, one in enumerate(found, start=1)]


@given(several, st.data())
def test_the_order_in_which_they_are_read_makes_no_difference(found, data):
    found = numbered(found)
    mixed = data.draw(st.permutations(found))
    assert standing(found, cities=CITIES, today=TODAY) == standing(mixed, cities=CITIES, today=TODAY)
    assert last_valid(found, cities=CITIES, today=TODAY) == last_valid(mixed, cities=CITIES, today=TODAY)


@given(st.lists(rows.map(lambda one: one._replace(city="cph")), max_size=8))
def test_one_city_alone_never_agrees(found):
    assert standing(found, cities=CITIES, today=TODAY).state in ("none", "waiting")
    assert last_valid(found, cities=CITIES, today=TODAY) is None


@given(several)
def test_what_is_agreed_rests_on_both_cities_and_one_outcome(found):
    found = numbered(found)
    result = standing(found, cities=CITIES, today=TODAY)
    assert result.state in STATES
    counted = [one for one in found if one.key in result.keys]
    if result.state == "agreed":
        assert sorted(one.city for one in counted) == sorted(CITIES)
    if result.is_valid:
        assert {one.outcome for one in counted} == {result.outcome}
        assert result.outcome != "undetermined"
    assert set(result.waiting_for) <= set(CITIES)


@given(several)
def test_an_earlier_round_holds_while_the_next_one_goes_on(found):
    """What is handed in later, in a round of its own and by one city, takes nothing away from what was valid."""
    found = numbered(found)
    later = [*found, of("cph", round=9, key=99)]
    assert last_valid(found, cities=CITIES, today=TODAY) == last_valid(later, cities=CITIES, today=TODAY)


@pytest.mark.parametrize(
    ("day", "after"),
    [(date(2026, 11, 23), date(2028, 11, 23)), (date(2024, 2, 29), date(2026, 2, 28))],
)
def test_a_review_is_due_two_years_on(day, after):
    assert review_after(day) == after
