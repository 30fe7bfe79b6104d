"""Areas, importance, deadlines and honest percentages of the two languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from modeltranslation.translator import translator

from cooperation import parity
from cooperation.parity import AREAS, Share, area_of, due_on, importance, shares, together

TODAY = date(2026, 11, 23)

TEXTS = [  # kind, field, area, importance
    ("cooperation.chapter", "title", parity.DECLARATION, 1),
    ("cooperation.paragraph", "text", parity.DECLARATION, 1),
    ("meetings.agendaitem", "title", parity.AGENDAS, 1),
    ("meetings.agendaitem", "outcome", parity.DECISIONS, 1),
    ("cooperation.project", "title", parity.INITIATIVES, 2),
    ("cooperation.focusarea", "name", parity.INITIATIVES, 2),
    ("cooperation.city", "official_name", parity.BODIES, 2),
    ("cooperation.project", "summary", parity.INITIATIVES, 3),
    ("cooperation.assessment", "reason", parity.INITIATIVES, 3),
    ("meetings.meeting", "venue", parity.MEETINGS, 3),
    ("meetings.rotationexception", "reason", parity.MEETINGS, 3),
]


@pytest.mark.parametrize(("kind", "field", "area", "rank"), TEXTS)
def test_a_text_has_its_area_and_its_importance(kind, field, area, rank):
    assert (area_of(kind, field), importance(kind, field)) == (area, rank)


def test_every_kind_of_text_has_an_area():
    for model in translator.get_registered_models(abstract=False):
        for field in translator.get_options_for_model(model).all_fields:
            assert area_of(model._meta.label_lower, field) in AREAS


def test_an_unknown_kind_has_none():
    with pytest.raises(KeyError):
        area_of("auth.group", "name")


@pytest.mark.parametrize(
    ("meeting_day", "due"),
    [
        (None, None),
        (TODAY - timedelta(days=1), None),
        (TODAY, TODAY - timedelta(days=7)),
        (TODAY + timedelta(days=7), TODAY),
        (date(2027, 3, 8), date(2027, 3, 1)),
    ],
)
def test_papers_are_there_seven_days_before_a_meeting_to_come(meeting_day, due):
    assert due_on(meeting_day, TODAY) == due


@pytest.mark.parametrize(
    ("total", "current", "percent"),
    [(0, 0, None), (1, 0, 0), (1, 1, 100), (3, 2, 66), (1000, 999, 99), (1000, 9, 0), (480, 409, 85)],
)
def test_shares_are_rounded_down(total, current, percent):
    assert Share("meetings", total, current).percent == percent


totals = st.integers(1, 10**6)


@given(st.data(), totals)
def test_a_hundred_means_all_and_nothing_else(data, total):
    current = data.draw(st.integers(0, total))
    percent = Share("meetings", total, current).percent
    assert 0 <= percent <= 100
    assert (percent == 100) is (current == total)


counts = st.lists(
    st.tuples(st.sampled_from([row[:2] for row in TEXTS]), st.integers(0, 99), st.integers(0, 99)).map(
        lambda row: (*row[0], row[1] + row[2], row[2])
    )
)


@given(counts)
def test_no_text_is_lost_on_the_way_to_the_sum(rows):
    found = shares(rows)
    everything = together(found)
    assert (everything.total, everything.current) == (sum(r[2] for r in rows), sum(r[3] for r in rows))
    assert [one.area for one in found] == [area for area in AREAS if area in {one.area for one in found}]
    assert all(one.total for one in found)
