"""A planned meeting between two others, and a question about its dates."""

from datetime import UTC, datetime, timedelta

from meetings import actions
from meetings.polling import Span
from tests.factories import NOW, a_meeting

DAY = timedelta(days=1)
START = datetime(2027, 3, 8, 12, tzinfo=UTC)  # a Monday, 13.00 in Copenhagen
CLOSES_AT = datetime(2027, 2, 1, 22, 59, tzinfo=UTC)
REASON = {"da": "Sne", "sv": "Snö"}


def slot(days, hours=3):
    """So many days after the planned date."""
    start = START + days * DAY
    return Span(start, start + timedelta(hours=hours))


SLOTS = [slot(0), slot(7), slot(14)]


def a_planned_meeting(ref="M1", **fields):
    """In Malmö, with a month to the meetings in Copenhagen before and after."""
    a_meeting("M0", host="cph", starts_at=START - 28 * DAY)
    meeting = a_meeting(ref, host="malmo", starts_at=START, **fields)
    a_meeting("M2", host="cph", starts_at=START + 28 * DAY)
    return meeting


def ask(meeting, slots=SLOTS, by=None, closes_at=CLOSES_AT, now=NOW):
    return actions.open_poll(by=by, meeting=meeting, slots=slots, closes_at=closes_at, now=now)


def a_poll(**fields):
    return ask(a_planned_meeting(**fields))


def answer(poll, user, *answers, now=NOW):
    """One answer for each slot, in order."""
    slots = poll.slots.values_list("pk", flat=True)
    actions.vote(person=user.person, poll=poll, answers=dict(zip(slots, answers, strict=True)), now=now)
