"""Which function tells of which kind of notice."""

from django.core.mail.backends.base import BaseEmailBackend

from meetings.models import Notice
from meetings.notifications import invitations, polls

TELLS = {
    Notice.Kind.INVITATION: invitations.tell,
    Notice.Kind.CHANGE: invitations.tell,
    Notice.Kind.CANCELLATION: invitations.tell,
    Notice.Kind.RELEASE: invitations.tell,
    Notice.Kind.POLL: polls.ask,
}


def notify(notice: Notice, connection: BaseEmailBackend) -> None:
    """Send one notice. Raises NothingToSay when that has become needless."""
    TELLS[Notice.Kind(notice.kind)](notice, connection)
