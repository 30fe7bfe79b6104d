"""What is different about a meeting, between what a reader knew and what is."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.changes import Standing, what_changed

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
BEFORE = Standing(
    day=date(2027, 3, 8),
    starts_at=START,
    ends_at=START + timedelta(hours=3),
    host="cph",
    title=("Forår", "Vår"),
    place=("Rådhuset", "Rådhuset"),
    form="in_person",
    status="planned",
    minutes="",
    is_public=False,
)
ANOTHER_DAY = {"day": date(2027, 3, 9), "starts_at": START + timedelta(days=1)}


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({}, []),
        (ANOTHER_DAY, ["moved"]),
        ({"starts_at": START - timedelta(hours=1)}, ["hours"]),
        ({"ends_at": START + timedelta(hours=4)}, ["hours"]),
        ({"host": "malmo"}, ["host"]),
        ({"place": ("Rådhuset", "Stadshuset")}, ["place"]),
        ({"form": "digital"}, ["form"]),
        ({"title": ("Forår", "")}, ["title"]),
        ({"status": "confirmed"}, ["confirmed"]),
        ({"status": "cancelled"}, ["cancelled"]),
        ({"status": "held", "minutes": "draft"}, ["held", "minutes"]),
        ({"is_public": True}, ["published"]),
        ({**ANOTHER_DAY, "host": "malmo", "status": "confirmed"}, ["confirmed", "moved", "host"]),
    ],
)
def test_each_difference_has_its_code(fields, codes):
    assert what_changed(BEFORE, replace(BEFORE, **fields)) == codes


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        ("planned", ["new"]),
        ("confirmed", ["new"]),
        ("cancelled", ["new", "cancelled"]),
        ("held", ["new", "held"]),
    ],
)
def test_of_a_meeting_nobody_knew_only_that_it_is_new_and_how_it_ended(status, codes):
    assert what_changed(None, replace(BEFORE, status=status, is_public=True)) == codes


def test_what_stops_being_public_is_no_news():
    assert what_changed(replace(BEFORE, is_public=True), BEFORE) == []


OTHER = replace(
    BEFORE,
    **ANOTHER_DAY,
    ends_at=START + timedelta(days=1, hours=2),
    host="malmo",
    title=("Efterår", "Höst"),
    place=("", ""),
    form="hybrid",
    status="cancelled",
    minutes="approved",
    is_public=True,
)


@given(st.sets(st.sampled_from([one.name for one in fields(Standing)])))
def test_there_is_a_code_exactly_when_something_a_reader_is_told_differs(names):
    after = replace(BEFORE, **{name: getattr(OTHER, name) for name in names})
    assert bool(what_changed(BEFORE, after)) is bool(names)
    assert what_changed(after, after) == []
