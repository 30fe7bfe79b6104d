"""How the yearly duties stand, counted from meetings that anybody may look up."""

from datetime import UTC, date, datetime, timedelta

import pytest

from meetings import actions
from meetings.models import duties_by_year
from tests.factories import NOW, a_held_meeting, a_meeting, at

pytestmark = pytest.mark.django_db

REASON = {"da": "Sne", "sv": "Snö"}


def stand(year, code="C5", *, now=NOW, **options):
    years = {one.year: {duty.code: duty for duty in one.duties} for one in duties_by_year(now, **options)}
    duty = years[year][code]
    return duty.held, duty.planned, duty.status


def test_a_year_without_any_meeting_is_this_year(frame):
    [only] = duties_by_year(NOW)
    assert (only.year, [(duty.code, duty.body.pk, duty.required) for duty in only.duties]) == (
        2026,
        [("C5", "working_group", 2), ("C3", "joint_council", 1)],
    )


def test_years_run_from_the_first_meeting_to_the_last_planned_one_newest_first(frame):
    a_held_meeting(at(2023, 5))
    a_meeting(starts_at=at(2028, 5), host="malmo")
    assert [one.year for one in duties_by_year(NOW)] == [2028, 2027, 2026, 2025, 2024, 2023]


def test_this_year_is_shown_also_when_the_first_meeting_ever_is_next_year(frame):
    a_meeting(starts_at=at(2027, 3))
    assert [one.year for one in duties_by_year(NOW)] == [2027, 2026]


def test_held_and_coming_meetings_are_counted_for_their_own_body(frame):
    a_held_meeting(at(2026, 3), host="cph")
    a_meeting(starts_at=at(2026, 12), host="malmo")
    a_held_meeting(at(2026, 5), body_id="joint_council")
    assert stand(2026) == (1, 1, "on_track")
    assert stand(2026, "C3") == (1, 0, "fulfilled")


@pytest.mark.parametrize("visibility", ["draft", "closed"])
def test_what_is_not_public_is_no_evidence(frame, visibility):
    a_held_meeting(at(2026, 3), visibility=visibility)
    assert stand(2026, for_secretariat=True) == (0, 0, "at_risk")


def test_a_cancelled_meeting_does_not_count(frame):
    meeting = a_meeting(starts_at=at(2026, 12))
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    assert stand(2026) == (0, 0, "at_risk")


def test_a_past_meeting_that_nobody_confirmed_is_neither_held_nor_planned(frame):
    a_meeting(starts_at=at(2026, 11))
    assert stand(2026)[:2] == (0, 0)


def test_while_a_meeting_runs_the_year_is_on_track(frame):
    a_held_meeting(at(2026, 3), host="cph")
    meeting = a_meeting(starts_at=NOW - timedelta(hours=1), host="malmo")
    assert stand(2026) == (1, 1, "on_track")
    assert stand(2026, now=meeting.ends_at) == (1, 0, "at_risk")


def test_extraordinary_and_digital_meetings_count(frame):
    a_held_meeting(at(2026, 3), host="cph", kind="extraordinary")
    a_held_meeting(at(2026, 5), host="malmo", format="digital")
    assert stand(2026) == (2, 0, "fulfilled")


def test_a_meeting_counts_in_the_year_in_which_it_began_in_copenhagen(frame):
    a_held_meeting(datetime(2025, 12, 31, 22, 30, tzinfo=UTC), host="cph", hours=3)  # W12
    a_held_meeting(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), host="malmo")
    assert [stand(year, now=at(2027, 2))[0] for year in (2025, 2026, 2027)] == [1, 0, 1]


def test_a_meeting_moved_over_new_year_counts_in_the_new_one(frame):
    a_held_meeting(at(2026, 3), host="cph")
    meeting = a_meeting(starts_at=at(2026, 12), host="malmo")  # W4
    new = at(2027, 1)
    actions.move(
        by=None, meeting=meeting, starts_at=new, ends_at=new + timedelta(hours=2), reason=REASON, now=NOW
    )
    assert stand(2026) == (1, 0, "at_risk")
    assert stand(2026, now=at(2027, 1, 2)) == (1, 0, "missed")
    assert stand(2027, now=at(2027, 1, 2))[1] == 1


@pytest.mark.parametrize(
    ("now", "public", "secretariat"),
    [
        (at(2027, 8, 31), "open", "at_risk"),
        (at(2027, 9, 1), "at_risk", "at_risk"),
        (at(2028, 1, 1), "missed", "missed"),
    ],
)
def test_a_risk_before_september_is_shown_to_secretariats_only(frame, now, public, secretariat):
    a_held_meeting(at(2027, 1))
    assert stand(2027, now=now)[2] == public
    assert stand(2027, now=now, for_secretariat=True)[2] == secretariat


def test_new_year_is_in_copenhagen(frame):
    a_held_meeting(at(2026, 3))
    assert stand(2026, now=at(2026, 12, 31, 22, 59))[2] == "at_risk"
    assert stand(2026, now=datetime(2026, 12, 31, 23, tzinfo=UTC))[2] == "missed"


def test_each_duty_shows_its_meetings_and_its_sentence(frame):
    meeting = a_held_meeting(at(2026, 3))
    duty = duties_by_year(NOW)[0].duties[0]
    assert duty.meetings == [meeting]
    assert "mindst to gange om året" in duty.sentence.words("da")
    assert duty.sentence.words("da") in duty.sentence.paragraph.words("da")


def test_the_number_of_queries_does_not_grow_with_the_meetings(frame, django_assert_num_queries):
    for number in range(10):
        a_meeting(starts_at=at(2020 + number, 5), host=["cph", "malmo"][number % 2])
    with django_assert_num_queries(4):
        duties_by_year(NOW)
