"""What was written to people is not kept for ever."""

from datetime import datetime, timedelta

from django.db.models import Q

from cooperation.models import Posted
from meetings.models.outbox import QUEUES

# Half a year of mail answers every question that comes up before the next meeting; older, it is a log of personal data
# that nobody needs (GDPR, article 5, 1e). That a message was sent, to whom and when, stays.
KEPT_FOR = timedelta(days=180)


def forget_old_mail(*, now: datetime) -> None:
    """Empty the texts, addresses and errors of messages that went out, or did not, half a year ago."""
    old = now - KEPT_FOR
    sent = Q(sent_at__lte=old)
    not_sent = Q(state__in=[Posted.State.FAILED, Posted.State.WITHDRAWN], due_at__lte=old)
    says_something = ~Q(address="", subject="", body="", last_error="")
    for queue in QUEUES.values():
        rows = queue._default_manager.filter(sent | not_sent).filter(says_something)
        rows.update(address="", subject="", body="", last_error="")
