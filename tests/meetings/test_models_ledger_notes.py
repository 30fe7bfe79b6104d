"""What the ledger says beside the counts: days left, extra meetings, councils without a quorum, and long gaps."""

from datetime import date, timedelta

import pytest

from meetings import actions
from meetings.models import duties_by_year, gap_notices
from tests.factories import NOW, a_held_meeting, a_meeting, at

pytestmark = pytest.mark.django_db


def duty(year, code="C5", now=NOW):
    years = {one.year: one.duties for one in duties_by_year(now)}
    return next(one for one in years[year] if one.code == code)


def joint(starts_at, *, ref, present=None):
    meeting = a_meeting(ref, starts_at=starts_at, body_id="joint_council")
    if present:
        actions.hold(by=None, meeting=meeting, present=present, minutes_state="", now=meeting.ends_at)
    return meeting


FULL = {"cph": 50, "malmo": 50}


def test_days_are_left_while_the_year_is_open_and_the_promise_not_yet_kept(frame):
    a_meeting(starts_at=at(2027, 3))
    assert [duty(year).days_left for year in (2026, 2027)] == [38, None]
    assert duty(2026, now=at(2026, 12, 31, 22, 59)).days_left == 0


def test_no_days_are_counted_once_the_promise_is_kept(frame):
    joint(at(2026, 3), ref="J", present=FULL)
    assert (duty(2026, "C3").days_left, duty(2026).days_left) == (None, 38)


def test_two_meetings_on_one_day_both_count_and_stand_in_order(frame):
    start = at(2026, 5)  # W10
    later = a_held_meeting(start + timedelta(hours=4), ref="A", host="malmo")
    earlier = a_held_meeting(start, ref="B", host="cph")
    assert (duty(2026).held, duty(2026).status, duty(2026).meetings) == (2, "fulfilled", [earlier, later])


def test_a_second_joint_meeting_of_a_year_is_an_extra_one(frame):
    joint(at(2026, 2), ref="FORGOTTEN")  # nobody has recorded it (W9)
    actions.cancel(
        by=None,
        meeting=joint(at(2026, 3), ref="CANCELLED"),
        on=date(2026, 3, 1),
        reason={"da": "Sne", "sv": "Snö"},
        now=NOW,
    )
    joint(at(2026, 5), ref="FIRST", present=FULL)
    joint(at(2026, 12), ref="SECOND")
    joint(at(2027, 5), ref="NEXT")
    extra = {one.ref for year in (2026, 2027) for one in duty(year, "C3").meetings if one.is_extra}
    assert extra == {"SECOND"}


def test_a_third_meeting_of_the_working_group_is_just_one_more(frame):
    for month, host in enumerate(["cph", "malmo", "cph"], start=3):
        a_held_meeting(at(2026, month), host=host)
    assert [one.is_extra for one in duty(2026).meetings] == [False] * 3


def test_a_joint_meeting_counts_though_one_council_could_not_decide_and_says_so(frame):
    joint(at(2026, 5), ref="J", present={"cph": 28, "malmo": 30})  # W14
    found = duty(2026, "C3")
    assert found.status == "fulfilled"
    [meeting] = found.meetings
    assert [(one.city_id, one.present, one.size) for one in meeting.lacked_quorum] == [("malmo", 30, 61)]


def test_of_the_working_group_no_quorum_is_asked(frame):
    meeting = a_meeting(starts_at=at(2026, 5))
    actions.hold(
        by=None, meeting=meeting, present={"cph": 1, "malmo": 1}, minutes_state="", now=meeting.ends_at
    )
    assert duty(2026).meetings[0].lacked_quorum == []


# --- Gaps


def notices(now=NOW, **options):
    return [(one.body.pk, one.months, one.planned) for one in gap_notices(now, **options)]


@pytest.mark.parametrize("counts", [False, True])
def test_a_meeting_of_the_executives_counts_only_where_a_setting_says_so(frame, settings, counts):
    """R-27. It does not end a gap of the councils either."""
    settings.EXECUTIVE_MEETING_COUNTS = counts
    joint(at(2025, 5), ref="J", present=FULL)
    meeting = a_held_meeting(at(2026, 3), body_id="executive", title_da="Besøg", title_sv="Besök")
    now = at(2026, 11)
    found = duty(2026, "C3", now)
    assert (found.status, found.meetings) == (("fulfilled", [meeting]) if counts else ("at_risk", []))
    assert [one.body.code for one in gap_notices(now)] == ([] if counts else ["joint_council"])


def test_without_meetings_there_is_no_gap(frame):
    assert notices(for_secretariat=True) == []


def test_a_long_time_without_a_meeting_is_said_to_everybody(frame):
    a_held_meeting(at(2026, 3, 22), host="cph")
    joint(at(2025, 8, 23), ref="J", present=FULL)  # fifteen months ago to the day
    assert notices() == [("working_group", 8, False)]
    assert notices(now=NOW + timedelta(days=1)) == [("working_group", 8, False), ("joint_council", 15, False)]


@pytest.mark.parametrize("fields", [{"visibility": "closed"}, {"body_id": "other"}])
def test_what_the_public_cannot_see_or_is_no_meeting_of_the_body_ends_no_gap(frame, fields):
    a_held_meeting(at(2026, 3), host="cph")
    a_held_meeting(at(2026, 10), host="malmo", title_da="Besøg", title_sv="Besök", **fields)
    assert notices() == [("working_group", 8, False)]


def test_the_gap_that_a_plan_leaves_is_for_secretariats(frame):
    a_held_meeting(at(2026, 10), host="cph")
    a_meeting(host="malmo", starts_at=at(2027, 7), visibility="draft")
    a_meeting(host="cph", starts_at=at(2027, 12))
    assert notices() == []
    assert notices(for_secretariat=True) == [("working_group", 9, True)]


def test_the_number_of_queries_is_the_same_for_many(frame, django_assert_num_queries):
    for number in range(12):
        a_held_meeting(at(2020 + number // 2, 3 + number % 2), host=["cph", "malmo"][number % 2])
    with django_assert_num_queries(2):
        gap_notices(NOW, for_secretariat=True)
