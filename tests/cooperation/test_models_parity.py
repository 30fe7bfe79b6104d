"""Counting what the public reads in both languages, and keeping the counts day by day."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cooperation.actions import note_parity
from cooperation.models import AREA_LABELS, ParityDay, Project, first_written, parity_now
from cooperation.parity import AREAS, Share
from tests.factories import TODAY, a_meeting, a_project, a_project_in

pytestmark = pytest.mark.django_db


def share(area="initiatives"):
    return {one.area: (one.total, one.current) for one in parity_now()}.get(area)


def test_every_area_has_a_name():
    assert set(AREA_LABELS) == set(AREAS)


def test_the_declaration_counts_from_the_start(frame):
    total, current = share("declaration")
    assert total == current > 5
    assert share() is None


def test_what_is_missing_or_behind_is_not_counted_as_equal(frame):
    project = a_project()  # title and summary in both languages, what citizens will notice in Danish
    assert share() == (3, 2)
    Project.objects.filter(pk=project.pk).update(title_da="Et nyt navn")
    assert share() == (3, 1)
    Project.objects.filter(pk=project.pk).update(
        title_sv="Ett nytt namn", citizens_will_notice_sv="Det märks."
    )
    assert share() == (3, 3)


@pytest.mark.parametrize(
    "state", ["draft", "submitted", "under_review", "returned", "recommended", "withdrawn"]
)
def test_what_the_public_does_not_see_is_not_counted(frame, state):
    a_project_in(state)
    assert share() is None


def test_a_closed_meeting_is_not_counted(frame):
    a_meeting(title_da="Besøg", title_sv="Besök")
    before = share("meetings")
    a_meeting(host="malmo", visibility="closed", body_id="other", title_da="Besøg", title_sv="Besök")
    assert share("meetings") == before


def test_which_language_was_written_first(frame):
    before = first_written()
    a_project(original_language="sv")
    after = first_written()
    # What citizens will notice exists in Danish alone, so it was written in Danish.
    assert after["sv"] - before.get("sv", 0) == 2
    assert after["da"] - before["da"] == 1


def test_the_counts_take_one_query_each(frame, django_assert_num_queries):
    for _ in range(3):
        a_project()
    with django_assert_num_queries(1):
        parity_now()
    with django_assert_num_queries(1):
        first_written()


def test_a_day_has_one_row_for_each_area_and_the_last_count_stays(db):
    note_parity(shares=[Share("meetings", 10, 5), Share("agendas", 4, 4)], day=TODAY)
    note_parity(shares=[Share("meetings", 11, 7)], day=TODAY)
    assert {(row.area, row.total, row.current) for row in ParityDay.objects.all()} == {
        ("meetings", 11, 7),
        ("agendas", 4, 4),
    }


def test_of_each_month_the_last_day_is_shown(db):
    for day in (date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 5), date(2025, 10, 31)):
        note_parity(shares=[Share("meetings", 10, day.day % 10), Share("agendas", 1, 1)], day=day)
    rows = ParityDay.objects.last_of_months(2)
    assert [(row.day, row.area) for row in rows] == [
        (date(2026, 10, 5), "meetings"),
        (date(2026, 10, 5), "agendas"),
        (date(2026, 9, 30), "meetings"),
        (date(2026, 9, 30), "agendas"),
    ]
    assert len({row.day for row in ParityDay.objects.last_of_months(24)}) == 3


def test_no_more_can_be_equal_than_there_are(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        ParityDay.objects.create(day=TODAY, area="meetings", total=1, current=2)
