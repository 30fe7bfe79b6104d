"""Reminders of a meeting to come."""

from email.utils import formataddr, parseaddr
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation

from meetings.models import Meeting, Reminder, with_chairs
from meetings.reminders import ITEMS_DUE
from oresund.mail import send_mail


def remind(reminder: Reminder, connection: BaseEmailBackend) -> None:
    """Remind one recipient of a meeting, in the recipient's language; the sender is the host's secretariat (R-51).

    Of confidential items a mail names the place only: nobody knows who else reads it.
    """
    language = reminder.recipient.language
    [meeting] = with_chairs([reminder.meeting])
    with translation.override(language):
        address = urljoin(settings.SITE_URL, meeting.get_absolute_url())
        sender = formataddr((host_secretariat(meeting), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    send_mail(
        "reminder",
        {
            "reminder": reminder,
            "meeting": meeting,
            "agenda": list(meeting.agenda.all()),
            "items_due": ITEMS_DUE,
            "address": address,
        },
        to=reminder.recipient.email,
        language=language,
        message_id=f"<{reminder.uid}@{urlsplit(settings.SITE_URL).hostname}>",
        sender=sender,
        connection=connection,
    )


def host_secretariat(meeting: Meeting) -> str:
    """The name of the host city's secretariat, in the active language."""
    return translation.gettext("Secretariat of %(city)s") % {"city": meeting.host_city.official_name}
