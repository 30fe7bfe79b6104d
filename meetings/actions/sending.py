"""How workers take messages from their queues, each row once, and what is noted of it; reminders and notices alike."""

import random
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import F

from meetings.models import Notice, Reminder

Message = TypeVar("Message", Reminder, Notice)

LEASE = timedelta(minutes=2)  # longer than any send may take, so that nobody else sends meanwhile
SHORTEST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=2)
NEEDLESS = "nothing left to say"


def claim(queue: type[Message], *, now: datetime) -> Message | None:
    """Take one due message of a queue for this worker, or None when nothing is due.

    The conditional update touches exactly one row or none, so two workers never hold the same one; it is committed
    before anything is sent. A claim that is never settled lapses after LEASE. What a change of the meeting has
    withdrawn in the same moment is left alone: the message and the meeting are read together.
    """
    while row := queue.objects.due(now).first():
        waiting = queue.objects.filter(pk=row.pk, state=queue.State.PLANNED)
        mine = waiting.filter(not_before=row.not_before)
        if mine.update(not_before=now + LEASE, tries=F("tries") + 1, last_error=""):
            if claimed := waiting.to_send().first():
                return claimed
            # Nobody sends it, so what follows it need not wait for that.
            queue.objects.filter(pk=row.pk, tries=row.tries + 1).update(last_error=NEEDLESS)
    return None


def mark_sent(*, message: Reminder | Notice, now: datetime) -> None:
    """Note that the mail server took the message, even if it was withdrawn meanwhile."""
    rows = type(message).objects.filter(pk=message.pk, uid=message.uid)
    rows.update(state=message.State.SENT, sent_at=now, last_error="")


def mark_failed(*, message: Reminder | Notice, error: str, permanent: bool, now: datetime) -> None:
    """Note that it did not; try again later with growing pauses until the meeting begins, unless refused for good."""
    # Half of what is left, so that there is another try before the meeting however late it is.
    left = max((message.meeting.starts_at - now) / 2, SHORTEST_PAUSE)
    pause = min(SHORTEST_PAUSE * 2 ** min(message.tries - 1, 10), LONGEST_PAUSE) * random.uniform(0.8, 1.2)  # noqa: S311 jitter
    _claimed(message).update(not_before=now + min(pause, left), last_error=error)
    if permanent:
        _claimed(message).filter(state=message.State.PLANNED).update(state=message.State.FAILED)


def mark_needless(*, message: Reminder | Notice) -> None:
    """Note that there was nothing left to say."""
    _claimed(message).update(state=message.State.WITHDRAWN, last_error=NEEDLESS)


def _claimed(message: Reminder | Notice) -> Any:
    """The row, if this worker's claim on it still stands; also one withdrawn meanwhile, so that nothing waits for it."""
    claimed = type(message).objects.filter(pk=message.pk, uid=message.uid, tries=message.tries)
    return claimed.filter(state__in=[message.State.PLANNED, message.State.WITHDRAWN])
