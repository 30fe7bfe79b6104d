"""What the database itself holds about assessments: one a city and version, answers in full, and nothing rewritten."""

from datetime import date

import pytest

from cooperation.models import Assessment, AssessmentRound, Translation
from tests.cooperation.assessors import ANSWERS, fields, hand_in
from tests.cooperation.database import refused, refused_by_trigger
from tests.factories import TODAY, a_project, a_project_in, an_initiative


@pytest.fixture
def project(frame):
    return a_project_in("under_review")


@pytest.fixture
def a_row(people, project):
    """A row as it would have to be, but for what is said."""

    def make(**other):
        own = {"project": project, "city_id": "cph", "assessed_by": people["secretary-cph"]}
        return Assessment.objects.create(**{**fields(), "assessed_on": TODAY, **own, **other})

    return make


def test_one_for_each_city_round_and_version(a_row, people):
    a_row()
    a_row(version=2)
    a_row(round=2)
    a_row(city_id="malmo", assessed_by=people["secretary-malmo"])
    with refused("one_assessment_per_city_and_version"):
        a_row()


def test_nobody_judges_for_both_cities(a_row, people):
    a_row()
    with refused("one_assessor_judges_for_one_city"):
        a_row(city_id="malmo")
    assert a_row(city_id="malmo", round=2)


def test_one_settlement_in_a_round(a_row):
    joint = {"city_id": None, "settled_on": TODAY, **dict.fromkeys(ANSWERS, "")}
    a_row(**joint)
    with refused("one_settlement_per_round"):
        a_row(**joint, version=2)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("a_city_answers_every_question", {"solved": ""}),
        ("a_city_answers_every_question", {"known": "perhaps"}),
        ("a_city_answers_every_question", {"assessed_by": None}),
        ("assessment_is_counted_from_one", {"round": 0}),
        ("assessment_is_counted_from_one", {"version": 0}),
        ("what_is_settled_is_settled_jointly", {"settled_on": TODAY}),
        ("what_is_settled_is_settled_jointly", {"settled_on": TODAY, "city_id": None, "assessed_by": None}),
        ("what_is_settled_is_settled_jointly", {"settled_on": date(2026, 11, 24), "city_id": None}),
        (
            "what_is_settled_is_settled_jointly",
            {"settled_on": TODAY, "city_id": None, "outcome": "undetermined"},
        ),
        ("reviewed_after_it_was_assessed", {"review_on": TODAY}),
        ("taken_names_what_was_decided", {"taken": "yes"}),
        ("solved_cites_its_evidence", {"solved": "yes", "outcome": "already_solved"}),
        ("duplicate_names_the_proposal", {"outcome": "duplicate"}),
        ("deepening_found_names_the_relation", {"outcome": "deepening"}),
        ("outcome_has_a_reason_in_both_languages", {"reason_sv": ""}),
    ],
)
def test_what_cannot_be_is_refused(a_row, constraint, change):
    with refused(constraint):
        a_row(**change)


def test_nothing_is_taken_without_its_day(a_row):
    with refused("taken_names_what_was_decided"):
        a_row(taken="yes", taken_by=an_initiative())


def test_a_proposal_does_not_repeat_itself(a_row, project):
    with refused("repeats_another_proposal"):
        a_row(repeated="yes", repeats=project)


def test_evidence_may_be_translated_once_and_nothing_else_changes(a_row):
    one = a_row()
    rows = Assessment.objects.filter(pk=one.pk)
    for change in (
        {"taken": "yes"},
        {"reason_da": "Et andet skøn"},
        {"version": 2},
        {"known_evidence_da": "Nyt belæg, som ikke fandtes"},
        {"extra_evidence_sv": "Utöver lagen.", "outcome": "undetermined"},
    ):
        with refused_by_trigger():
            rows.update(**change)
    rows.update(extra_evidence_sv="Utöver lagen.")
    with refused_by_trigger():
        rows.update(extra_evidence_sv="Något annat.")


def test_each_text_waits_for_its_translator(a_row):
    one = a_row()
    found = Translation.objects.of(one).unfinished()
    assert sorted(found.values_list("field", flat=True)) == ["extra_evidence", "nothing_found"]


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("later_rounds_have_rows", {"number": 1}),
        ("who_asks_for_a_round_says_why", {"cause": "asked"}),
        ("who_asks_for_a_round_says_why", {"cause": "changed", "why": "Fordi", "why_language": "da"}),
    ],
)
def test_a_round_says_why_it_began(project, constraint, change):
    with refused(constraint):
        AssessmentRound.objects.create(
            **{"project": project, "number": 2, "cause": "changed", "begun_on": TODAY, **change}
        )


def test_a_round_stands(project):
    begun = AssessmentRound.objects.create(project=project, number=2, cause="changed", begun_on=TODAY)
    with refused_by_trigger():
        AssessmentRound.objects.update(cause="review")
    with refused_by_trigger():
        begun.delete()
    with refused("one_round_per_number"):
        AssessmentRound.objects.create(project=project, number=2, cause="changed", begun_on=TODAY)


@pytest.mark.parametrize("reader", ["secretary-cph", "secretary-malmo"])
def test_a_secretariat_reads_and_translates_the_others_words_when_it_has_judged(people, project, reader):
    other = {"secretary-cph": "secretary-malmo", "secretary-malmo": "secretary-cph"}[reader]
    theirs = hand_in(people[other], project)
    me = people[reader]

    def found():
        return [
            set(words(Assessment.objects))
            for words in (lambda x: x.readable_by(me), lambda x: x.for_translators(me))
        ]

    assert found() == [set(), set()]
    mine = hand_in(me, project)
    assert found() == [{theirs, mine}] * 2


def test_the_public_reads_what_is_valid(people):
    project = a_project_in("under_review")
    first = hand_in(people["secretary-cph"], project)
    assert not Assessment.objects.public().exists()
    second = hand_in(people["secretary-malmo"], project)
    type(project).objects.filter(pk=project.pk).update(state="recommended")
    project.state, project.decided_on = "adopted", TODAY
    project.save()
    assert set(Assessment.objects.public()) == {first, second}


def test_old_rows_are_public_with_their_project(frame):
    project = a_project()
    texts = {"reason_da": "Nyt", "reason_sv": "Nytt"}
    old = Assessment.objects.create(project=project, outcome="additional", assessed_on=TODAY, **texts)
    assert list(Assessment.objects.public()) == [old]
