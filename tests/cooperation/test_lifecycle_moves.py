"""What may become of a project, for whom, and what must hold first: the table, without a database."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation import lifecycle
from cooperation.lifecycle import MEETING, NOBODY, OTHER, OWN, STATES, Facts, moves

FINE = Facts(
    assessment="agreed",
    outcome="additional",
    titles_in_both=True,
    final=frozenset({"adoption", "budget", "completion", "withdrawal"}),
    has_budget=True,
)
# state → what its own secretariat is offered when nothing stands in the way; an adoption never
OFFERED = {
    "draft": ["submit", "withdraw"],
    "submitted": ["take_up", "return_for_change", "withdraw"],
    "under_review": ["recommend", "return_for_change", "reject", "merge", "withdraw"],
    "returned": ["submit", "withdraw"],
    "recommended": ["return_for_change", "reject", "merge", "withdraw"],
    "adopted": ["start", "withdraw"],
    "in_progress": ["complete", "withdraw"],
    "completed": ["archive"],
    "archived": [],
    "rejected": [],
    "merged": [],
    "withdrawn": [],
}


def offered(state, actor=OWN, facts=FINE):
    return [one.name for one in moves(state, actor=actor, facts=facts) if one.is_offered]


def blocked(state, name, actor=OWN, **facts):
    [move] = [one for one in moves(state, actor=actor, facts=Facts(**facts)) if one.name == name]
    return move.blocked_by


@pytest.mark.parametrize("state", STATES)
def test_each_state_offers_its_moves(state):
    assert offered(state) == OFFERED[state]


@pytest.mark.parametrize("state", STATES)
def test_the_other_city_can_do_the_same_but_submit_and_withdraw(state):
    joint = {"adopted", "in_progress"}
    own_only = {"submit"} if state in joint else {"submit", "withdraw"}
    assert offered(state, OTHER) == [one for one in OFFERED[state] if one not in own_only]


@pytest.mark.parametrize("state", STATES)
def test_nobody_else_is_offered_anything(state):
    assert moves(state, actor=NOBODY, facts=FINE) == []


@pytest.mark.parametrize("actor", [OWN, OTHER])
def test_only_a_meeting_adopts(actor):
    assert "adopt" not in offered("recommended", actor)
    assert "adopt" in offered("recommended", MEETING)
    facts = {"assessment": "agreed", "outcome": "deepening", "titles_in_both": True}
    assert blocked("recommended", "adopt", actor, **facts) == ("at_a_meeting",)


def test_a_meeting_does_not_withdraw_for_the_proposer():
    assert blocked("recommended", "withdraw", MEETING) == ("by_its_own_city",)


@pytest.mark.parametrize("state", ["agreed", "settled"])
@pytest.mark.parametrize("outcome", ["additional", "deepening"])
def test_what_is_additional_or_deepens_is_recommended(state, outcome):
    assert blocked("under_review", "recommend", assessment=state, outcome=outcome) == ()


@pytest.mark.parametrize(
    ("state", "outcome"),
    [
        ("none", ""),
        ("waiting", "additional"),
        ("disagreed", "additional"),
        *product(("agreed", "settled"), ("already_taken", "already_solved", "duplicate", "undetermined", "")),
    ],
)
def test_nothing_else_is_recommended_or_adopted(state, outcome):
    facts = {"assessment": state, "outcome": outcome, "titles_in_both": True}
    assert blocked("under_review", "recommend", **facts) == ("assessment_agreed",)
    assert blocked("recommended", "adopt", MEETING, **facts) == ("assessment_agreed",)


@pytest.mark.parametrize("name", ["reject", "merge"])
def test_what_the_public_reads_has_its_title_in_both(name):
    for state in ("under_review", "recommended"):
        assert blocked(state, name) == ("titles_in_both",)
        assert blocked(state, name, titles_in_both=True) == ()


def test_an_incomplete_proposal_is_not_submitted():
    assert blocked("draft", "submit", lacking=("title_missing",)) == ("proposal_complete",)


@pytest.mark.parametrize(
    ("final", "has_budget", "blocks"),
    [
        ((), False, ("adoption_signed",)),
        ((), True, ("adoption_signed", "budget_signed")),
        (("adoption",), False, ()),
        (("adoption",), True, ("budget_signed",)),
        (("budget",), True, ("adoption_signed",)),
        (("adoption", "budget"), True, ()),
        (("completion", "withdrawal"), True, ("adoption_signed", "budget_signed")),
    ],
)
def test_work_starts_when_both_have_signed_what_there_is(final, has_budget, blocks):
    assert blocked("adopted", "start", final=frozenset(final), has_budget=has_budget) == blocks


def test_both_sign_before_it_is_completed_or_given_up():
    assert blocked("in_progress", "complete") == ("completion_signed",)
    assert blocked("in_progress", "complete", final=frozenset({"completion"})) == ()
    for state in ("adopted", "in_progress"):
        assert blocked(state, "withdraw", OTHER) == ("withdrawal_signed",)
        assert blocked(state, "withdraw", OTHER, final=frozenset({"withdrawal"})) == ()


@pytest.mark.parametrize("one", lifecycle.TABLE, ids=lambda one: f"{one.before}-{one.name}")
def test_what_ends_says_why_in_both_languages_and_a_return_to_the_proposer(one):
    reasons = {"reject": "both", "merge": "both", "withdraw": "both", "return_for_change": "proposer"}
    assert one.reason == reasons.get(one.name, "none")


def test_a_correction_undoes_what_a_meeting_decided_and_nothing_else():
    assert {
        ("adopted", "recommended"),
        ("rejected", "recommended"),
        ("rejected", "under_review"),
        ("merged", "recommended"),
        ("merged", "under_review"),
        ("returned", "submitted"),
        ("returned", "under_review"),
        ("returned", "recommended"),
    } == lifecycle.CORRECTIONS


@pytest.mark.parametrize("state", STATES)
def test_the_public_reads_what_is_decided_and_what_is_published_early(state):
    usual = {"adopted", "in_progress", "completed", "archived", "rejected", "merged"}
    early = {"submitted", "under_review", "recommended"}
    assert lifecycle.is_public(state, decided=False, published_early=False) is (state in usual)
    assert lifecycle.is_public(state, decided=False, published_early=True) is (state in usual | early)
    assert lifecycle.is_public(state, decided=True, published_early=False) is (state in usual | {"withdrawn"})


facts = st.builds(
    Facts,
    assessment=st.sampled_from(["none", "waiting", "agreed", "disagreed", "settled"]),
    outcome=st.sampled_from(["", "additional", "deepening", "already_taken", "undetermined"]),
    titles_in_both=st.booleans(),
    final=st.frozensets(st.sampled_from(["adoption", "budget", "completion", "withdrawal"])),
    has_budget=st.booleans(),
)


@given(st.sampled_from([*STATES, "", "unknown"]), st.sampled_from([OWN, OTHER, MEETING, NOBODY]), facts)
def test_every_move_shown_is_one_of_the_table_and_blocked_ones_say_why(state, actor, known):
    for one in moves(state, actor=actor, facts=known):
        assert lifecycle.may_move(state, one.after)
        assert one.is_offered or set(one.blocked_by) <= {*one.needs, lifecycle.BY_ITS_OWN_CITY}
