"""The question about dates that stands open in the demo."""

from datetime import timedelta

import pytest
from django.db import connection

from meetings.models import Meeting, Notice, Poll, answers_to
from oresund.management.demo_poll import ensure_poll
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_it_asks_about_a_planned_meeting_and_some_have_answered():
    ensure_poll(NOW)
    poll = Poll.objects.asking(NOW).get()
    assert (poll.meeting.ref, poll.meeting.status) == ("AG-2027-2", "planned")
    found = answers_to(poll)
    assert len(found.slots) == 3
    assert len(found.answered) >= 3
    assert found.silent
    assert len({slot.tally for slot in found.slots}) > 1
    connection.check_constraints()


def test_nobody_is_sent_a_message_at_the_start():
    ensure_poll(NOW)
    assert set(Notice.objects.filter(kind="poll").values_list("state", flat=True)) == {"sent"}


def test_a_second_start_asks_nothing_more():
    ensure_poll(NOW)
    ensure_poll(NOW + timedelta(days=1))
    assert Poll.objects.count() == 1


def test_years_later_there_is_nothing_to_ask_about():
    ensure_poll(Meeting.objects.last().starts_at)
    assert not Poll.objects.exists()
