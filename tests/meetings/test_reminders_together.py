"""Reminders of one meeting that a worker sends one after another."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.actions import sending
from meetings import actions
from meetings.models import Reminder
from meetings.notifications import Reminding
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.convened import DATES, NEW_DATES, START, cancel, move
from tests.meetings.queue import WORKER, arrived, plan, send_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(frame):
    return a_meeting("AG-2027-1", host="malmo", starts_at=START)


def in_hand(meeting, members):
    """What a worker has read of so many due reminders."""
    for _member in range(members):
        a_member("cph")
    actions.plan_reminders(meeting=meeting, now=NOW)
    Reminder.objects.filter(days_before=1).update(due_at=NOW, not_before=NOW)
    keys = sending.claim(Reminder, now=NOW, sender=WORKER, limit=members)
    return list(sending.in_hand(Reminder, keys, now=NOW, sender=WORKER).values())


def asked(meeting, members):
    rows = in_hand(meeting, members)
    assert len(rows) == members
    with CaptureQueriesContext(connection) as queries:
        list(map(Reminding(), rows))
    return len(queries)


def test_the_meeting_is_read_once_however_many_are_reminded(meeting):
    assert 0 < asked(meeting, 2) == asked(meeting, 6) <= 4


def test_a_meeting_that_changed_is_read_again(meeting):
    remind = Reminding()
    [row] = in_hand(meeting, 1)
    assert DATES["da"] in remind(row).subject
    move(meeting)
    assert NEW_DATES["da"] in remind(Reminder.objects.to_send().get(pk=row.pk)).subject


def test_what_is_noted_is_the_revision_that_was_read_with_the_row(meeting):
    """The text may come from a moment later; whoever is reminded then hears of the change all the same."""
    [row] = in_hand(meeting, 1)
    cancel(meeting)
    Reminding()(row)
    arrived(row)
    plan(meeting)
    assert send_all() == [(row.recipient_id, "cancellation")]
