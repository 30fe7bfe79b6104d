"""Handing in, settling and asking anew: what they write, for whom, and what they refuse."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation import actions
from cooperation.agreement import review_after
from cooperation.lifecycle import STATES
from cooperation.models import Assessment, AssessmentRound, Project, standing_of, standings_of, verdict_of
from tests.cooperation.assessors import duplicate_of, fields, hand_in, open_fields
from tests.cooperation.test_actions import NOT_SECRETARIES
from tests.factories import TODAY, a_project_in, a_user, an_initiative

IN_TWO_YEARS = review_after(TODAY)


@pytest.fixture
def project(frame):
    return a_project_in("under_review")


@pytest.fixture
def cph(people):
    return people["secretary-cph"]


@pytest.fixture
def malmo(people):
    return people["secretary-malmo"]


def state_of(project, today=TODAY):
    return standing_of(project, today).state


def decision(**other):
    texts = {"reason_da": "Det er nyt.", "reason_sv": "Det är nytt."}
    return {"outcome": "additional", "settled_on": TODAY, "review_on": IN_TWO_YEARS, **texts, **other}


def settle(by, project, **other):
    number = other.pop("round", standing_of(project, TODAY).round)
    return actions.settle(by=by, project=project, fields=decision(**other), round=number, today=TODAY)


def ask(by, project, number=1, today=TODAY):
    return actions.ask_anew(by=by, project=project, why="Ny viden", language="da", round=number, today=today)


def test_two_cities_that_agree_make_it_valid(project, cph, malmo):
    assert state_of(project) == "none"
    mine = hand_in(cph, project)
    assert (mine.city_id, mine.assessed_by, mine.assessed_on, mine.version) == ("cph", cph, TODAY, 1)
    assert (state_of(project), standing_of(project, TODAY).waiting_for) == ("waiting", ("malmo",))
    theirs = hand_in(malmo, project)
    found = standing_of(project, TODAY)
    assert (found.state, found.outcome, found.keys) == ("agreed", "additional", (mine.pk, theirs.pk))
    assert verdict_of(project, cph, TODAY).parts == [mine, theirs]


def test_what_was_ticked_and_named_was_compared(project, cph):
    earlier, bridge = a_project_in("adopted"), an_initiative()
    own = hand_in(cph, project, duplicate_of(earlier), compared=[bridge])
    assert (list(own.compared_projects.all()), list(own.compared_initiatives.all())) == ([earlier], [bridge])


def test_what_belongs_to_no_answer_is_not_kept(project, cph):
    given = fields(taken_by=an_initiative(), taken_since=TODAY, repeats=a_project_in("adopted"))
    own = hand_in(cph, project, given)
    assert (own.taken_by, own.taken_since, own.repeats, own.compared_projects.count()) == (
        None,
        None,
        None,
        0,
    )


def test_a_new_version_before_the_other_city_has_judged(project, cph, malmo):
    hand_in(cph, project, open_fields())
    hand_in(malmo, project)
    assert state_of(project) == "waiting"
    assert hand_in(cph, project).version == 2
    assert state_of(project) == "agreed"
    with pytest.raises(PermissionDenied):
        hand_in(cph, project)


@pytest.mark.parametrize("read", [{"version": 1}, {"round": 2}, {"version": 0, "round": 0}])
def test_who_read_something_else_is_told_what_stands(project, cph, read):
    with pytest.raises(actions.Overtaken):
        hand_in(cph, project, **read)
    assert not Assessment.objects.exists()


def test_a_colleague_does_not_overwrite(project, cph):
    first = hand_in(cph, project)
    with pytest.raises(actions.Overtaken) as refusal:
        hand_in(a_user("secretariat"), project, version=0)
    assert refusal.value.assessment == first


def test_a_contradiction_is_refused_whole(project, cph):
    with pytest.raises(actions.Contradicted) as refusal:
        hand_in(cph, project, fields(solved="yes", solved_evidence_da="Løst"))
    assert [one.code for one in refusal.value.problems] == ["solved_anyway"]
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("role", NOT_SECRETARIES)
def test_only_secretariats_assess(people, project, role):
    people[role].city_id = people[role].city_id or "cph"
    for write in (hand_in, settle, ask):
        with pytest.raises(PermissionDenied):
            write(people[role], project)


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_proposed_is_assessed(cph, state):
    project = a_project_in(state)
    if state in ("submitted", "under_review"):
        assert hand_in(cph, project)
    else:
        with pytest.raises(PermissionDenied):
            hand_in(cph, project)


def test_who_moved_to_the_other_city_does_not_judge_twice(project, cph):
    hand_in(cph, project)
    cph.city_id = "malmo"
    cph.save()
    with pytest.raises(PermissionDenied):
        hand_in(cph, project)


def test_what_differs_is_settled_by_the_working_group(project, cph, malmo):
    earlier = a_project_in("adopted")
    hand_in(cph, project, duplicate_of(earlier))
    with pytest.raises(PermissionDenied):
        settle(cph, project)
    hand_in(malmo, project)
    assert state_of(project) == "disagreed"
    joint = settle(malmo, project)
    assert (joint.city, joint.settled_on, joint.assessed_by) == (None, TODAY, malmo)
    assert list(joint.compared_projects.all()) == [earlier]
    assert standing_of(project, TODAY)[:2] == ("settled", "additional")
    with pytest.raises(actions.Overtaken):
        settle(cph, project, round=1)


@pytest.mark.parametrize(
    "change", [{"reason_sv": ""}, {"settled_on": TODAY + timedelta(1)}, {"outcome": "undetermined"}]
)
def test_a_decision_that_lacks_something_is_refused(project, cph, malmo, change):
    hand_in(cph, project, duplicate_of(a_project_in("adopted")))
    hand_in(malmo, project)
    with pytest.raises(actions.Contradicted):
        settle(cph, project, **change)
    assert state_of(project) == "disagreed"


def test_somebody_asks_for_a_new_round(project, cph, malmo):
    with pytest.raises(PermissionDenied):
        ask(cph, project)
    first = hand_in(cph, project), hand_in(malmo, project)
    begun = ask(malmo, project)
    assert (begun.number, begun.cause, begun.begun_by) == (2, "asked", malmo)
    assert state_of(project) == "none"
    # What was valid holds until the next one is.
    assert verdict_of(project, cph, TODAY).parts == list(first)
    with pytest.raises(actions.Overtaken):
        ask(cph, project)
    hand_in(cph, project)
    assert (state_of(project), standing_of(project, TODAY).round) == ("waiting", 2)


def test_the_review_date_begins_a_round(project, cph, malmo):
    hand_in(cph, project), hand_in(malmo, project)
    Project.objects.update(state="recommended")
    Project.objects.update(state="adopted", decided_on=TODAY)
    project.refresh_from_db()
    with pytest.raises(PermissionDenied):
        hand_in(cph, project)
    assert state_of(project, IN_TWO_YEARS) == "review_due"
    given = fields(review_on=review_after(IN_TWO_YEARS))
    again = hand_in(cph, project, given, today=IN_TWO_YEARS)
    assert (again.round, again.version) == (2, 1)
    assert AssessmentRound.objects.get().cause == "review"
    hand_in(malmo, project, given, today=IN_TWO_YEARS)
    assert state_of(project, IN_TWO_YEARS) == "agreed"


def test_what_is_handed_in_anew_is_assessed_anew(project, cph):
    Project.objects.update(state="returned", extra_effort_da="Mere end driften")
    actions.submit(by=cph, project=project, today=TODAY)
    assert not AssessmentRound.objects.exists()  # nobody had assessed it
    hand_in(cph, project)
    Project.objects.update(state="returned", extra_effort_da="Mere end driften")
    actions.submit(by=cph, project=project, today=TODAY)
    assert (AssessmentRound.objects.get().cause, state_of(project)) == ("changed", "none")


def test_many_projects_need_no_more_queries(cph):
    counts = []
    for number in (1, 30):
        projects = [a_project_in("under_review") for _ in range(number)]
        hand_in(cph, projects[0])
        with CaptureQueriesContext(connection) as captured:
            found = standings_of(projects, TODAY)
        counts.append(len(captured))
        assert [found[one.pk].state for one in projects] == ["waiting", *["none"] * (number - 1)]
    assert counts == [3, 3]
