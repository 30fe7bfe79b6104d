"""The life of a project (R-22): every state against every state, without a database."""

from itertools import product

import pytest

from cooperation import lifecycle
from cooperation.lifecycle import STATES, may_move

# draft → submitted → under_review → (returned ↔ submitted) → recommended → adopted | rejected | merged | withdrawn
# → in_progress → completed → archived
ALLOWED = {
    ("draft", "submitted"),
    ("submitted", "under_review"),
    ("submitted", "returned"),
    ("returned", "submitted"),
    ("under_review", "returned"),
    ("under_review", "recommended"),
    ("under_review", "rejected"),
    ("under_review", "merged"),
    ("recommended", "adopted"),
    ("recommended", "rejected"),
    ("recommended", "merged"),
    ("recommended", "returned"),
    ("adopted", "in_progress"),
    ("in_progress", "completed"),
    ("completed", "archived"),
    *(
        (state, "withdrawn")
        for state in (
            "draft",
            "submitted",
            "under_review",
            "returned",
            "recommended",
            "adopted",
            "in_progress",
        )
    ),
}
FINAL = {"archived", "rejected", "merged", "withdrawn"}
PUBLIC = {"adopted", "in_progress", "completed", "archived", "rejected", "merged"}


@pytest.mark.parametrize(("state", "to"), list(product(STATES, repeat=2)))
def test_only_the_moves_of_the_table_are_allowed(state, to):
    assert may_move(state, to) is ((state, to) in ALLOWED)


def test_the_table_speaks_of_every_state():
    assert {state for move in ALLOWED for state in move} == set(STATES)
    assert len(STATES) == len(set(STATES)) == 12


@pytest.mark.parametrize("state", sorted(FINAL))
def test_a_final_state_is_left_by_no_move(state):
    assert not [to for to in STATES if may_move(state, to)]


@pytest.mark.parametrize("state", ["", "unknown", "DRAFT", None])
def test_an_unknown_state_moves_nowhere_and_is_reached_from_nowhere(state):
    assert not [one for one in STATES if may_move(state, one) or may_move(one, state)]


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_decided_is_public(state):
    assert (state in lifecycle.PUBLIC) is (state in PUBLIC)


@pytest.mark.parametrize("state", STATES)
def test_what_was_adopted_and_not_turned_down_counts_as_started(state):
    assert (state in lifecycle.STARTED) is (state in PUBLIC - {"rejected", "merged"})


@pytest.mark.parametrize("state", STATES)
def test_only_drafts_and_returned_proposals_are_edited(state):
    assert (state in lifecycle.EDITABLE) is (state in {"draft", "returned"})


def test_nothing_reaches_adoption_past_the_working_group():
    assert [state for state in STATES if may_move(state, "adopted")] == ["recommended"]
