"""What every message about a meeting has: a sender, an identity, and the addresses it leads to."""

from collections.abc import Mapping
from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils import translation

from meetings import ical, links
from meetings.models import Invitation, Meeting, Notice, Reminder
from oresund.mail import CalendarPart, send_mail


class NothingToSay(Exception):
    """What a message was written for is no longer so, or the recipient knows it already."""


def post(
    template: str,
    row: Reminder | Notice,
    meeting: Meeting,
    context: Mapping[str, Any],
    connection: BaseEmailBackend,
    *,
    thread: str = "",
    calendar: CalendarPart | None = None,
) -> None:
    """Send templates/emails/<template> to the recipient of a row, in that language; the sender is the host's secretariat.

    meeting: that of the row, with its chair; thread: the identity of the message that began the conversation. Of
    confidential items a mail names the place only: nobody knows who else reads it.
    """
    language = row.recipient.language
    with translation.override(language):
        address = page_address(meeting)
        sender = formataddr((host_secretariat(meeting), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    send_mail(
        template,
        {
            "recipient": row.recipient,
            "meeting": meeting,
            "agenda": list(meeting.agenda.all()),
            "address": address,
            **context,
        },
        to=row.recipient.email,
        language=language,
        message_id=message_id(row),
        thread=thread,
        sender=sender,
        connection=connection,
        calendar=calendar,
    )


def host_secretariat(meeting: Meeting) -> str:
    """The name of the host city's secretariat, in the active language."""
    return ical.secretariat(meeting.host_city)


def message_id(row: Reminder | Notice) -> str:
    """The Message-ID of a row, the same for every try to send it."""
    return f"<{row.uid}@{urlsplit(settings.SITE_URL).hostname}>"


def thread_of(row: Reminder | Notice) -> str:
    """The Message-ID of the first notice that reached the recipient about the same meeting; "" before there is one."""
    sent = row.meeting.notices.to_those_called().filter(recipient=row.recipient, state=row.State.SENT)
    first = sent.order_by("sent_at", "pk").first()
    return message_id(first) if first else ""


def page_address(meeting: Meeting) -> str:
    """The page of a meeting in the active language."""
    return urljoin(settings.SITE_URL, meeting.get_absolute_url())


def answer_address(invitation: Invitation) -> str:
    """Where the person who is called answers without logging in, in the active language, until the meeting is over."""
    meeting = invitation.meeting
    token = links.make(
        links.INVITATION,
        subject=str(invitation.uid),
        person=invitation.person_id,
        until=meeting.ends_at,
    )
    return urljoin(settings.SITE_URL, reverse("meetings:answer_by_link", args=[meeting.ref, token]))
