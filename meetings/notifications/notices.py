"""Which function tells of which kind of notice."""

from meetings.models import Notice
from meetings.notifications import invitations, polls
from oresund.mail import Mail

TELLS = {
    Notice.Kind.INVITATION: invitations.tell,
    Notice.Kind.CHANGE: invitations.tell,
    Notice.Kind.CANCELLATION: invitations.tell,
    Notice.Kind.RELEASE: invitations.tell,
    Notice.Kind.POLL: polls.ask,
}


def notify(notice: Notice) -> Mail:
    """Make the mail of one notice. Raises NothingToSay when that has become needless."""
    return TELLS[Notice.Kind(notice.kind)](notice)
