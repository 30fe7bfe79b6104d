"""What every message about a meeting has: a sender, an identity, and the addresses it leads to."""

from collections.abc import Mapping
from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from meetings import ical
from meetings.models import Invitation, Meeting, Notice, Reminder
from oresund import links
from oresund.mail import Mail, compose_mail, message_id


def letter(
    template: str, row: Reminder | Notice, meeting: Meeting, context: Mapping[str, Any], **fields: Any
) -> Mail:
    """Make templates/emails/<template> for the recipient of a row, in that language; the host's secretariat sends it.

    meeting: that of the row, with its chair; fields: thread, calendar and leave of `oresund.mail.Mail`. Of confidential
    items a mail names the place only: nobody knows who else reads it.
    """
    language = row.recipient.language
    with translation.override(language):
        address = page_address(meeting)
        secretariat = host_secretariat(meeting)
    return compose_mail(
        template,
        {
            "recipient": row.recipient,
            "secretariat": secretariat,
            "meeting": meeting,
            "agenda": agenda(meeting),
            "address": address,
            **context,
        },
        to=row.recipient.email,
        language=language,
        message_id=message_id(row.uid),
        sender=formataddr((secretariat, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        **fields,
    )


def agenda(meeting: Meeting) -> list[Any]:
    """Its items in order, kept with the meeting."""
    if not hasattr(meeting, "its_agenda"):
        meeting.its_agenda = list(meeting.agenda.all())
    items: list[Any] = meeting.its_agenda
    return items


def host_secretariat(meeting: Meeting) -> str:
    """The name of the host city's secretariat, in the active language."""
    return ical.secretariat(meeting.host_city)


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
