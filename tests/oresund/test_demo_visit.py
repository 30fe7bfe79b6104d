"""The demo's study visit makes reminders fall due at once, on whatever day and at whatever hour it is started."""

from datetime import date, timedelta

import pytest

from meetings.reminders import due_reminders
from oresund.management.demo_content import visit_day

# Then the day before the meeting is itself the next working day, and its reminder takes the place of the missed one.
BEFORE_EASTER = {date(2027, 3, 23), date(2027, 3, 24)}


@pytest.mark.parametrize("offset", range(365))
def test_what_is_due_does_not_wait_for_eight_o_clock(offset):
    today = date(2026, 11, 23) + timedelta(days=offset)
    first = [due_reminders(visit_day(today), [14, 7, 1], country, today)[0] for country in ("DK", "SE")]
    assert all(due.send_on < today for due in first) or today in BEFORE_EASTER
