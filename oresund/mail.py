"""Render one message in its recipient's language and send it."""

from collections.abc import Mapping
from email.header import Header
from email.message import Message
from email.mime.text import MIMEText
from email.utils import formatdate
from smtplib import SMTPException
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation

OK = 250  # RFC 5321, 4.2.3


class CalendarPart(NamedTuple):
    """What a calendar program reads in a mail: an iCalendar file, and the METHOD that it names (RFC 6047)."""

    method: str
    content: bytes


class _Mail(EmailMultiAlternatives):
    """Text and HTML, and as the last alternative what a calendar program takes."""

    calendar: CalendarPart | None = None

    def message(self, **options: Any) -> Any:
        whole: Any = super().message(**options)
        # Knowing its name it begins beside it; Django's would be folded before the first word, and shown after a space.
        del whole["Subject"]
        Message.__setitem__(whole, "Subject", Header(str(self.subject), header_name="Subject"))
        if self.calendar:
            # Base64, since lines must end as they do on every way there; programs know it by its METHOD.
            part = MIMEText(self.calendar.content.decode(), "calendar", "utf-8")
            part.set_param("method", self.calendar.method, requote=False)
            [alternatives] = [
                one for one in whole.walk() if one.get_content_type() == "multipart/alternative"
            ]
            alternatives.attach(part)
        return whole


def open_connection() -> BaseEmailBackend:
    """A connection to the mail server that several messages share; it gives up after EMAIL_TIMEOUT seconds."""
    return get_connection(timeout=settings.EMAIL_TIMEOUT)


def ensure_open(connection: BaseEmailBackend) -> None:
    """Open a connection, or open it again when the server has hung up since the last message."""
    server = getattr(connection, "connection", None)
    try:
        alive = server is None or server.noop()[0] == OK
    except OSError:  # smtplib's exceptions are too
        alive = False
    if not alive:
        connection.close()
    connection.open()


def send_mail(
    name: str,
    context: Mapping[str, Any],
    *,
    to: str,
    language: str,
    message_id: str,
    sender: str,
    connection: BaseEmailBackend,
    thread: str = "",
    calendar: CalendarPart | None = None,
) -> None:
    """Send templates/emails/<name>.{subject.txt,txt,html} to one address.

    language: "da" or "sv"; message_id: stable for one message, so that a second delivery can be recognised;
    sender: the From header; thread: the Message-ID that it follows; calendar: goes along as an alternative, and as a file for
    programs that look for one. Raises what the connection raises (smtplib.SMTPException, OSError).
    """
    with translation.override(language):
        subject = " ".join(render_to_string(f"emails/{name}.subject.txt", context).split())
        text = render_to_string(f"emails/{name}.txt", context)
        html = render_to_string(f"emails/{name}.html", context)
    message = _Mail(
        subject,
        text,
        sender,
        [to],
        connection=connection,
        headers={
            "Message-ID": message_id,
            "Date": formatdate(localtime=True),
            "Auto-Submitted": "auto-generated",  # RFC 3834: nobody's out-of-office answers it
            "Content-Language": language,
            **({"In-Reply-To": thread, "References": thread} if thread else {}),
        },
    )
    message.attach_alternative(html, "text/html")
    if calendar:
        message.calendar = calendar
        message.attach("invite.ics", calendar.content, "application/ics")
    if not message.send():
        raise SMTPException("The message had nobody to go to")
