"""Moving a meeting: what a new date and a new hour change."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories import NOW
from tests.meetings.test_actions import DAY, START, in_state, move, stored

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("to", "new_date"),
    [
        (START + timedelta(hours=2), False),
        (datetime(2027, 3, 7, 23, 30, tzinfo=UTC), False),  # 0.30 on the same day in Copenhagen
        (datetime(2027, 3, 8, 23, 30, tzinfo=UTC), True),  # 0.30 on the next
        (START + DAY, True),
        (START - 7 * DAY, True),
        (START + 365 * DAY, True),
    ],
)
def test_a_new_date_is_counted_by_the_calendar_in_copenhagen(frame, to, new_date):
    meeting = in_state("planned")
    move(meeting, to=to)
    meeting = stored(meeting)
    assert (meeting.starts_at, meeting.date_revision, meeting.sequence) == (to, int(new_date), 1)
    assert meeting.moved_from == (date(2027, 3, 8) if new_date else None)
    assert (meeting.move_reason_da, meeting.move_reason_sv) == ("Sne", "Snö")


def test_a_move_notes_when_it_was_made(frame):
    meeting = in_state("planned")
    move(meeting, now=NOW + DAY)
    assert stored(meeting).changed_at == NOW + DAY


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ({}, ("Sne", "Snö")),
        ({"da": "", "sv": ""}, ("Sne", "Snö")),
        ({"da": "Tog", "sv": "Tåg"}, ("Tog", "Tåg")),
    ],
)
def test_another_hour_keeps_the_reason_of_the_move_before(frame, reason, kept):
    meeting = in_state("planned")
    move(meeting)
    move(meeting, to=START + DAY + timedelta(hours=1), reason=reason)
    meeting = stored(meeting)
    assert meeting.moved_from == date(2027, 3, 8)
    assert (meeting.move_reason_da, meeting.move_reason_sv) == kept
