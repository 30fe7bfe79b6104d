"""A question about dates that stands open in the demo, with the first answers."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from meetings import actions
from meetings.models import COPENHAGEN, Meeting, Notice, Poll, Vote
from meetings.polling import Span

ASKED = timedelta(days=3)  # so long ago
OPEN_FOR = timedelta(days=30)
WEEKS = (0, 2, 4)  # after the time for which the meeting is planned
# Who has answered, one after the other; the others have not found the time yet.
YES, IF_NEED_BE, NO = Vote.Answer.YES, Vote.Answer.IF_NEED_BE, Vote.Answer.NO
ANSWERS = [
    (YES, YES, NO),
    (IF_NEED_BE, YES, NO),
    (NO, YES, IF_NEED_BE),
    (YES, IF_NEED_BE, YES),
    (NO, YES, YES),
]


def ensure_poll(now=None):
    """Ask about the dates of the last planned meeting, unless it was done before, or the meeting is near."""
    now = now or timezone.now()
    ahead = Meeting.objects.upcoming(now + 2 * OPEN_FOR).filter(status=Meeting.Status.PLANNED)
    meeting = ahead.exclude(visibility=Meeting.Visibility.DRAFT).select_related("body").last()
    if meeting is None or Poll.objects.exists():
        return
    with transaction.atomic():
        poll = _asked(meeting, now)
    slots = [slot.pk for slot in poll.slots.all()]
    members = actions.asked(meeting).select_related("person").order_by("pk")[:: len(WEEKS)]
    for user, answers in zip(members, ANSWERS, strict=False):
        actions.vote(person=user.person, poll=poll, answers=dict(zip(slots, answers, strict=True)), now=now)


def _asked(meeting, now):
    """Nobody's mailbox is filled at the start: the messages went out when the question was asked."""
    poll = actions.open_poll(
        by=None, meeting=meeting, slots=_slots(meeting), closes_at=_last_minute(now), now=now - ASKED
    )
    notices = Notice.objects.filter(kind=Notice.Kind.POLL, revision=poll.pk)
    notices.update(state=Notice.State.SENT, sent_at=poll.opened_at)
    return poll


def _slots(meeting):
    """The same hours some weeks later, by the clock."""
    start, end = meeting.starts_at.astimezone(COPENHAGEN), meeting.ends_at.astimezone(COPENHAGEN)
    return [Span(start + timedelta(weeks=weeks), end + timedelta(weeks=weeks)) for weeks in WEEKS]


def _last_minute(now):
    return (now + OPEN_FOR).astimezone(COPENHAGEN).replace(hour=23, minute=59, second=0, microsecond=0)
