"""Assessments stand as they were made (R-21)."""

import pytest

from cooperation import actions
from cooperation.models import Assessment
from tests.cooperation.database import refused, refused_by_trigger
from tests.factories import TODAY, a_project, an_initiative


def an_assessment(**fields):
    defaults = {"outcome": "additional", "reason_da": "Ingen gør det.", "reason_sv": "Ingen gör det."}
    return Assessment.objects.create(project=a_project(), assessed_on=TODAY, **{**defaults, **fields})


@pytest.mark.parametrize("change", [{"outcome": "duplicate"}, {"reason_sv": "Ett annat skäl"}])
def test_an_assessment_is_never_changed(frame, change):
    an_assessment()
    with refused_by_trigger():
        Assessment.objects.update(**change)


def test_an_assessment_is_never_saved_again(frame):
    assessment = an_assessment()
    with refused_by_trigger():
        assessment.save()


@pytest.mark.parametrize("missing", [None, ""])
def test_a_reason_may_be_translated_once(frame, missing):
    an_assessment(outcome="undetermined", reason_sv=missing)
    Assessment.objects.update(reason_sv="Ingen gör det.")
    with refused_by_trigger():
        Assessment.objects.update(reason_sv="Ett annat skäl")


def test_an_assessment_is_never_deleted(frame):
    assessment = an_assessment()
    with refused_by_trigger():
        assessment.delete()


@pytest.mark.parametrize("outcome", [one for one in Assessment.Outcome.values if one != "undetermined"])
@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("empty", [None, ""])
def test_an_outcome_has_a_reason_in_both_languages(frame, outcome, language, empty):
    with refused("outcome_has_a_reason_in_both_languages"):
        an_assessment(outcome=outcome, **{f"reason_{language}": empty})


def test_what_is_not_settled_needs_no_reason_yet(frame):
    assert an_assessment(outcome="undetermined", reason_da="", reason_sv=None).pk


@pytest.mark.parametrize(
    "change", [lambda kept: kept.clear(), lambda kept: kept.through.objects.update(id=999)]
)
def test_what_an_assessment_compared_stands(frame, change):
    assessment = actions.assess(
        by=None,
        project=a_project(),
        compared=(a_project(), an_initiative()),
        outcome="undetermined",
        assessed_on=TODAY,
    )
    for kept in (assessment.compared_projects, assessment.compared_initiatives):
        with refused("never rewritten"):
            change(kept)
        assert kept.count() == 1
