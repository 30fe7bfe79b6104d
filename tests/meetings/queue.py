"""The notices of a meeting as a queue: planned, claimed, sent."""

from meetings import actions
from meetings.models import Invitation, Notice
from tests.factories import NOW


def plan(meeting, now=NOW):
    actions.plan_notices(meeting=meeting, now=now)


def release(user, at=NOW):
    """Somebody is no longer called; with None, called again."""
    Invitation.objects.filter(person=user.person).update(released_at=at)


def claim(now=NOW):
    return actions.claim(Notice, now=now)


def send_all(now=NOW):
    """Take each that is due and say that it arrived; returns to whom and of which kind."""
    sent = []
    while notice := claim(now):
        actions.mark_sent(message=notice, now=now)
        sent.append((notice.recipient_id, notice.kind))
    return sent


def queue(state="planned"):
    rows = Notice.objects.filter(state=state).order_by("pk")
    return [(row.recipient_id, row.kind, row.revision) for row in rows]
