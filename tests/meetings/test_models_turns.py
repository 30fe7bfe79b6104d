"""The rotation since the start: numbers of turns, agreements in force, and what each city has hosted."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from meetings import actions
from meetings.models import Meeting, all_turns, hostings, term_of_chair
from tests.factories import NOW, a_held_meeting, a_meeting

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
WHY = {"da": "Ombygning", "sv": "Ombyggnad"}
AGREED = {"agreed_on": date(2026, 1, 7), "agreed_reason": WHY}


def cancel(meeting):
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 1), reason=WHY, now=NOW)


@pytest.fixture
def rotation(frame):
    a_held_meeting(NOW - 100 * DAY, ref="A", host="cph")
    cancel(a_meeting("B", host="malmo", starts_at=NOW - 80 * DAY))
    a_held_meeting(NOW - 60 * DAY, ref="C", host="malmo")
    a_held_meeting(NOW - 40 * DAY, ref="D", host="malmo", **AGREED)
    a_meeting("E", host="cph", starts_at=NOW + 20 * DAY)
    a_meeting("J", host="cph", starts_at=NOW + 10 * DAY, body_id="joint_council")


def turns():
    return all_turns(Meeting.objects.all())


def test_live_meetings_are_numbered_and_a_cancelled_one_takes_no_turn(rotation):
    assert [(one.ref, one.turn_number) for one in turns()] == [
        ("A", 1),
        ("B", None),
        ("C", 2),
        ("D", 3),
        ("E", 4),
    ]


def test_an_exception_carries_its_agreement(rotation):
    found = {one.ref: one.agreed for one in turns()}
    assert {ref: one and (one.agreed_on, one.reason_sv) for ref, one in found.items() if one} == {
        "D": (date(2026, 1, 7), "Ombyggnad")
    }


def test_an_agreement_that_is_no_longer_needed_is_no_exception(rotation):
    between = a_meeting("X", host="cph", starts_at=NOW - 50 * DAY)
    assert [one.ref for one in turns() if one.agreed] == []  # clarification 5
    assert between.ref in [one.ref for one in turns()]


def test_each_citys_hostings_are_counted(rotation):
    assert [(one.city.pk, *one[1:]) for one in hostings(turns())] == [
        ("cph", 1, 1, 0, 0),
        ("malmo", 2, 0, 1, 1),
    ]


def test_without_meetings_the_cities_have_hosted_nothing(frame):
    assert [one[1:] for one in hostings(turns())] == [(0, 0, 0, 0)] * 2


def test_the_term_says_how_the_chair_came_and_when_it_leaves(rotation):
    term = term_of_chair(NOW, Meeting.objects.all())
    assert (term.chair.city.pk, term.came.ref, term.leaves.ref) == ("cph", "D", "E")
    first = term_of_chair(NOW - 200 * DAY, Meeting.objects.all())
    assert (first.chair.city.pk, first.came, first.leaves.ref) == ("cph", None, "A")
    last = term_of_chair(NOW + 90 * DAY, Meeting.objects.all())
    assert (last.chair.city.pk, last.came.ref, last.leaves) == ("malmo", "E", None)


def test_a_meeting_that_is_hidden_does_not_show_through(rotation):
    a_meeting("F", host="malmo", starts_at=NOW + 30 * DAY, visibility="closed")
    visible = Meeting.objects.visible_to(AnonymousUser())
    assert "F" not in [one.ref for one in all_turns(visible)]
    assert term_of_chair(NOW + 25 * DAY, visible).leaves is None
    assert term_of_chair(NOW + 25 * DAY, Meeting.objects.all()).leaves.ref == "F"


def test_the_number_of_queries_does_not_grow(rotation, django_assert_num_queries):
    for number in range(10):
        a_meeting(host=["malmo", "cph"][number % 2], starts_at=NOW + (40 + number) * DAY)
    with django_assert_num_queries(2):
        assert len(turns()) == 15
