"""Which function writes which kind of letter."""

from cooperation.models import Letter
from cooperation.notifications import new_password
from meetings.notifications.day import secretariat_day
from meetings.notifications.following import bulletin, confirmation
from oresund.mail import Mail

WRITES = {
    Letter.Kind.PASSWORD: new_password,
    Letter.Kind.DAY: secretariat_day,
    Letter.Kind.CONFIRMATION: confirmation,
    Letter.Kind.BULLETIN: bulletin,
}


def write(letter: Letter) -> Mail:
    """Make the mail of one letter. Raises NothingToSay when that has become needless."""
    return WRITES[Letter.Kind(letter.kind)](letter)
