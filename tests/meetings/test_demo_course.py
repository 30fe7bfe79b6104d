"""The courses of projects in the demo: each decision stands at its meeting, and some signatures are still open."""

from datetime import date

import pytest

from cooperation.models import CouncilDecision, Move, Project, signed_matters
from meetings.models import Decision
from oresund.management.demo_content import read_content

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
PROPOSALS = {one["ref"]: one for one in read_content()["proposals"]}


def test_what_was_decided_stands_at_the_meeting_that_decided_it():
    found = {one.project.ref: one.item.meeting.ref for one in Decision.objects.with_stances()}
    assert found == {ref: one["decided_at"] for ref, one in PROPOSALS.items() if one["decided_at"]}


def test_each_decision_has_the_day_that_the_project_has():
    for one in Decision.objects.with_stances():
        if one.project.decided_on:
            assert one.decided_on == one.project.decided_on, one.project.ref


def test_each_project_that_was_handed_in_says_when():
    submitted = Move.objects.filter(to_state="submitted").values_list("project__ref", "moved_at")
    found = {ref: date.isoformat(at.date()) for ref, at in submitted}
    assert found == {ref: one["submitted_on"] for ref, one in PROPOSALS.items() if one["status"] != "draft"}


def test_one_is_signed_by_both_one_by_one_city_and_one_by_none():
    found = {
        ref: signed_matters(Project.objects.get(ref=ref)) for ref in ("P-2025-04", "P-2025-02", "P-2024-03")
    }
    assert [found[ref]["adoption"][0].final for ref in found] == [True, False, False]
    assert [found[ref]["adoption"][0].begun for ref in found] == [True, True, False]
    assert not found["P-2025-04"]["budget"][0].final


def test_no_council_decided_after_today():
    assert CouncilDecision.objects.count() == 3
    assert max(CouncilDecision.objects.values_list("decided_on", flat=True)) < date(2026, 11, 23)
