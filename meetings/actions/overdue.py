"""What waits in the queue and can never go out any more leaves it."""

from datetime import datetime

from meetings.models import Notice, Reminder
from meetings.reminders import TOO_LATE


def withdraw_overdue(*, now: datetime) -> None:
    """Withdraw what would not be true any more, and note why; safe to repeat.

    Reminders of a meeting that has begun, is off or on another date, those that a later one has outdone, and notices of
    a meeting that is over. Source: R-51.
    """
    Reminder.objects.hopeless(now).withdraw(now)
    Reminder.objects.outdone(now).withdraw(now)
    waiting = Notice.objects.to_those_called().filter(state=Notice.State.PLANNED)
    waiting.filter(meeting__ends_at__lte=now).update(state=Notice.State.WITHDRAWN, last_error=TOO_LATE)
