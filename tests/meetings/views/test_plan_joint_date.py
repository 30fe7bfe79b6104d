"""Who plans hears in time that the joint meeting of the next year has no date yet (R-31)."""

import re
from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories import a_meeting
from tests.meetings.views.pages import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2027-04-30", None),
        ("2027-05-01", "Fastsæt den senest 31. juli 2027"),
        ("2027-08-01", "Den skulle have været fastsat senest 31. juli 2027"),
    ],
)
def test_secretariats_hear_when_the_joint_date_is_due(browse, frame, today, words):
    with time_machine.travel(f"{today}T12:00:00+02:00", tick=False):
        content = re.sub("<.+?>", "", page(browse("secretary-cph"), "plan"))
    assert ("endnu ingen dato" in content) is bool(words)
    assert not words or words in content


def test_they_hear_no_more_once_it_is_set(browse, frame):
    a_meeting(
        "JC-2028", host="malmo", body_id="joint_council", starts_at=datetime(2028, 5, 22, 14, tzinfo=UTC)
    )
    with time_machine.travel("2027-08-01T12:00:00+02:00", tick=False):
        assert "endnu ingen dato" not in page(browse("secretary-cph"), "plan")
