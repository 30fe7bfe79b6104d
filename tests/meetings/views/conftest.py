"""The year that stands before a plan begins, and who plans."""

from datetime import UTC, datetime

import pytest

from tests.factories import a_meeting
from tests.meetings.views.plan_page import JC


@pytest.fixture
def schedule(frame):
    """The demo's meetings of 2027, in short."""
    a_meeting("AG-2027-1", host="cph", starts_at=datetime(2027, 3, 8, 12, tzinfo=UTC))
    a_meeting("JC-2027", host="cph", body_id=JC, starts_at=datetime(2027, 5, 24, 14, tzinfo=UTC))
    a_meeting("AG-2027-2", host="malmo", starts_at=datetime(2027, 10, 11, 11, tzinfo=UTC))


@pytest.fixture
def secretary(browse, schedule):
    return browse("secretary-malmo")
