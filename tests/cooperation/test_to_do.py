"""Whose turn it is: what each city has to do about a project, and what waits for the other one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation import agreement, lifecycle, signing, to_do
from cooperation.agreement import Standing
from cooperation.lifecycle import Facts
from cooperation.to_do import Case, Duty

TODAY = date(2026, 11, 23)
SOON, LATER = TODAY + timedelta(days=42), TODAY + timedelta(days=43)
BOTH = signing.CITIES
GIVEN = signing.Side(signing.SIGNED, datetime(2026, 11, 20))
OPEN = signing.Side(signing.OPEN)
NONE_SIGNED, ALL_SIGNED = (
    signing.Standing(dict.fromkeys(BOTH, OPEN)),
    signing.Standing(dict.fromkeys(BOTH, GIVEN)),
)
CPH_SIGNED = signing.Standing({"cph": GIVEN, "malmo": OPEN})
AGREED = Standing(agreement.AGREED, "additional", (), 1, (1, 2))
DUPLICATE = Standing(agreement.AGREED, "duplicate", (), 1, (1, 2))
MAY_GO_ON = Facts(assessment="agreed", outcome="additional", titles_in_both=True)


def waiting(*cities, round=1):
    return Standing(agreement.WAITING, "", cities, round)


def found(**case):
    return to_do.duties(Case(**{"city": "cph", "state": "draft", **case}), today=TODAY)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"state": "draft"}, [Duty(to_do.SUBMIT, "cph")]),
        ({"state": "draft", "facts": Facts(lacking=("origin_missing",))}, [Duty(to_do.FINISH, "cph")]),
        ({"state": "draft", "city": "malmo"}, [Duty(to_do.SUBMIT, "malmo")]),
        ({"state": "returned"}, [Duty(to_do.REVISE, "cph")]),
        # Assessing: whoever has not judged; one who is waited for first hears of it.
        ({"state": "submitted"}, [Duty(to_do.JUDGE, "cph"), Duty(to_do.JUDGE, "malmo")]),
        (
            {"state": "under_review", "standing": waiting("malmo")},
            [Duty(to_do.JUDGE, "malmo", ready=(to_do.JUDGE,))],
        ),
        ({"state": "submitted", "standing": AGREED, "facts": MAY_GO_ON}, [Duty(to_do.TAKE_UP)]),
        ({"state": "under_review", "standing": AGREED, "facts": MAY_GO_ON}, [Duty(to_do.RECOMMEND)]),
        (
            {
                "state": "under_review",
                "standing": DUPLICATE,
                "facts": Facts(assessment="agreed", outcome="duplicate"),
            },
            [Duty(to_do.TURN_DOWN)],
        ),
        (
            {"state": "under_review", "standing": Standing(agreement.DISAGREED, "", ()), "agenda_by": SOON},
            [Duty(to_do.SETTLE, day=SOON)],
        ),
        (
            {
                "state": "under_review",
                "standing": Standing(agreement.DISAGREED, "", ()),
                "agenda_by": SOON,
                "is_on_agenda": True,
            },
            [Duty(to_do.SETTLE)],
        ),
        # What runs is assessed only when it is looked at again.
        ({"state": "in_progress"}, []),
        (
            {"state": "in_progress", "standing": waiting("cph", round=2)},
            [Duty(to_do.JUDGE, "cph", ready=(to_do.JUDGE,))],
        ),
        (
            {
                "state": "in_progress",
                "standing": Standing(agreement.REVIEW_DUE, "additional", BOTH),
                "review_on": TODAY,
            },
            [Duty(to_do.REVIEW, "cph", TODAY), Duty(to_do.REVIEW, "malmo", TODAY)],
        ),
        (
            {"state": "in_progress", "standing": AGREED, "review_on": SOON},
            [Duty(to_do.REVIEW, "cph", SOON), Duty(to_do.REVIEW, "malmo", SOON)],
        ),
        ({"state": "in_progress", "standing": AGREED, "review_on": LATER}, []),
        # Recommended: it is up to a meeting, once it is on an agenda.
        ({"state": "recommended", "agenda_by": SOON}, [Duty(to_do.ON_AGENDA, day=SOON)]),
        ({"state": "recommended", "agenda_by": SOON, "is_on_agenda": True}, []),
        # Signing: what is asked, of whoever has not signed.
        (
            {"state": "adopted", "signed": {"adoption": NONE_SIGNED}},
            [Duty(to_do.SIGN, "cph", None, ("adoption",)), Duty(to_do.SIGN, "malmo", None, ("adoption",))],
        ),
        (
            {
                "state": "adopted",
                "signed": {"adoption": CPH_SIGNED, "budget": NONE_SIGNED},
                "facts": Facts(has_budget=True),
            },
            [
                Duty(to_do.SIGN, "cph", None, ("budget",)),
                Duty(to_do.SIGN, "malmo", None, ("adoption", "budget"), ("adoption",)),
            ],
        ),
        (
            {
                "state": "adopted",
                "signed": {"adoption": ALL_SIGNED},
                "facts": Facts(final=frozenset({"adoption"})),
            },
            [Duty(to_do.START)],
        ),
        ({"state": "in_progress", "signed": {"adoption": NONE_SIGNED, "completion": NONE_SIGNED}}, []),
        (
            {"state": "in_progress", "signed": {"completion": CPH_SIGNED}},
            [Duty(to_do.SIGN, "malmo", None, ("completion",), ("completion",))],
        ),
        ({"state": "in_progress", "facts": Facts(final=frozenset({"completion"}))}, [Duty(to_do.COMPLETE)]),
        # Each city's own decision, of those that pay, before the work begins.
        (
            {
                "state": "adopted",
                "paying": frozenset(BOTH),
                "councils": frozenset({"cph"}),
                "decided_on": TODAY,
            },
            [Duty(to_do.COUNCIL, "malmo", TODAY)],
        ),
        ({"state": "adopted"}, []),
        ({"state": "in_progress", "paying": frozenset(BOTH)}, []),
        *(({"state": state}, []) for state in ("completed", "archived", "rejected", "merged", "withdrawn")),
    ],
)
def test_what_is_to_be_done(case, expected):
    assert found(**case) == expected


@pytest.mark.parametrize(
    ("duties", "city", "own", "waits"),
    [
        ([], "cph", [], []),
        ([Duty(to_do.REVISE, "cph")], "cph", [to_do.REVISE], []),
        ([Duty(to_do.REVISE, "malmo")], "cph", [], [to_do.REVISE]),
        ([Duty(to_do.START)], "cph", [to_do.START], []),
        ([Duty(to_do.START)], "malmo", [to_do.START], []),
        ([Duty(to_do.JUDGE, "cph"), Duty(to_do.JUDGE, "malmo")], "cph", [to_do.JUDGE], []),
        ([Duty(to_do.JUDGE, "malmo", ready=(to_do.JUDGE,))], "cph", [], [to_do.JUDGE]),
        ([Duty(to_do.COUNCIL, "malmo")], "cph", [], [to_do.COUNCIL]),
    ],
)
def test_it_waits_for_the_other_city_when_ones_own_part_is_done(duties, city, own, waits):
    other = next(one for one in BOTH if one != city)
    assert [one.what for one in to_do.of_city(duties, city)] == own
    assert [one.what for one in to_do.waiting_for(duties, other)] == waits


def test_of_several_signatures_only_those_wait_that_one_has_given():
    duties = [
        Duty(to_do.SIGN, "cph", None, ("budget",)),
        Duty(to_do.SIGN, "malmo", None, ("adoption", "budget"), ("adoption",)),
    ]
    assert to_do.waiting_for(duties, "malmo") == [
        Duty(to_do.SIGN, "malmo", None, ("adoption",), ("adoption",))
    ]
    assert to_do.waiting_for(duties, "cph") == []


def test_what_the_other_city_waits_for_comes_first():
    late = Duty(to_do.COUNCIL, "cph", TODAY)
    asked = Duty(to_do.SIGN, "cph", None, ("budget",), ("budget",))
    both = Duty(to_do.SIGN, "cph", None, ("budget",))
    assert sorted([late, both, asked], key=lambda one: one.urgency) == [asked, both, late]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], None),
        ([TODAY + timedelta(days=20)], None),
        ([TODAY + timedelta(days=21)], TODAY),
        ([TODAY + timedelta(days=90), TODAY + timedelta(days=31), TODAY], TODAY + timedelta(days=10)),
    ],
)
def test_the_last_day_for_the_agenda_is_that_of_a_meeting_that_still_takes_items(days, expected):
    assert to_do.agenda_by(days, TODAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2018, 1, 1), True), (TODAY, True), (SOON, True), (LATER, False)]
)
def test_near_is_what_has_passed_or_comes_within_six_weeks(day, expected):
    assert to_do.is_near(day, TODAY) is expected


standings = st.builds(
    Standing,
    st.sampled_from(agreement.STATES),
    st.sampled_from(["", "additional", "duplicate"]),
    st.sampled_from([(), ("cph",), ("malmo",), BOTH]),
    st.integers(1, 3),
)
sides = st.fixed_dictionaries({city: st.sampled_from([GIVEN, OPEN]) for city in BOTH})
cases = st.builds(
    Case,
    state=st.sampled_from(lifecycle.STATES),
    city=st.sampled_from(BOTH),
    facts=st.builds(Facts, assessment=st.sampled_from(["none", "agreed"]), has_budget=st.booleans()),
    standing=standings,
    signed=st.dictionaries(st.sampled_from(signing.MATTERS), sides.map(signing.Standing)),
    review_on=st.none() | st.dates(),
    is_on_agenda=st.booleans(),
    paying=st.frozensets(st.sampled_from(BOTH)),
)


@given(cases)
def test_nothing_is_both_ones_own_and_waiting_for_the_other(case):
    duties = to_do.duties(case, today=TODAY)
    for city, other in (BOTH, BOTH[::-1]):
        own = {(one.what, matter) for one in to_do.of_city(duties, city) for matter in one.matters or ("",)}
        theirs = {
            (one.what, matter) for one in to_do.waiting_for(duties, other) for matter in one.matters or ("",)
        }
        assert not own & theirs


@given(cases)
def test_everything_to_be_done_has_its_place_on_the_list(case):
    duties = to_do.duties(case, today=TODAY)
    assert {one.section for one in duties} <= {to_do.DRAFTS, to_do.ASSESS, to_do.DECIDE}
    assert all(set(one.ready) <= set(one.matters) or one.what == to_do.JUDGE for one in duties)
    sorted(duties, key=lambda one: one.urgency)
