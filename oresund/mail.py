"""One message in its recipient's language: made first, then sent over a connection that many share."""

import re
import smtplib
from collections.abc import Mapping
from dataclasses import dataclass
from email.header import Header
from email.message import Message
from email.mime.text import MIMEText
from email.utils import formatdate, parseaddr
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.encoding import punycode

from oresund.logs import SECRET_PATH

# Seconds to wait for the answer to a whole message. RFC 5321 (4.5.3.2.6) says ten minutes, since whoever hangs up sooner
# sends a message twice that was only taken slowly; a worker has not got that long.
PATIENCE = 60


class CalendarPart(NamedTuple):
    """What a calendar program reads in a mail: an iCalendar file, and the METHOD that it names (RFC 6047)."""

    method: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as it goes out.

    language: "da" or "sv"; sender: the From header; message_id: stable for one message, so that a second delivery can be
    recognised; thread: the Message-ID that it follows; calendar: goes along as an alternative, and as a file for programs
    that look for one; leave: the https address of RFC 8058 at which one click ends such messages.
    """

    to: str
    language: str
    subject: str
    text: str
    html: str
    sender: str
    message_id: str
    thread: str = ""
    calendar: CalendarPart | None = None
    leave: str = ""

    @property
    def record(self) -> str:
        """Its text as it may be kept: links that are as good as a password are masked."""
        return SECRET_PATH.sub(r"\1***", self.text)


def message_id(uid: UUID) -> str:
    """The Message-ID of a row, the same for every try to send it (RFC 5322, 3.6.4)."""
    return f"<{uid}@{urlsplit(settings.SITE_URL).hostname}>"


class NothingToSay(Exception):
    """What a message was written for is no longer so, or the recipient knows it already."""


class Uncertain(OSError):
    """The server had the whole message and said nothing: it may or may not have taken it."""


def compose_mail(name: str, context: Mapping[str, Any], *, language: str, **fields: Any) -> Mail:
    """Make a message of templates/emails/<name>.{subject.txt,txt,html}; fields: the others of `Mail`."""
    context = {**context, "leave": fields.get("leave", "")}
    with translation.override(language):
        context["subject"] = " ".join(render_to_string(f"emails/{name}.subject.txt", context).split())
        text = render_to_string(f"emails/{name}.txt", context).strip() + "\n"
        html = render_to_string(f"emails/{name}.html", context)
    # What a template leaves out leaves an empty line; so does whoever writes a reason in paragraphs.
    text = re.sub(r"\n(?:[ \t\r]*\n){2,}", "\n\n", text)
    return Mail(language=language, subject=context["subject"], text=text, html=html, **fields)


def open_connection() -> BaseEmailBackend:
    """A connection to the mail server that several messages share; it gives up after EMAIL_TIMEOUT seconds."""
    smtp = f"{EmailBackend.__module__}.{EmailBackend.__name__}" == settings.EMAIL_BACKEND
    return get_connection(f"{__name__}.Smtp" if smtp else None, timeout=settings.EMAIL_TIMEOUT)


def send(mail: Mail, connection: BaseEmailBackend) -> None:
    """Send over an open connection, which is opened again when the server has hung up since the last message.

    Raises Uncertain, and what else the connection raises (smtplib.SMTPException, OSError); ValueError for a header that
    would be two.
    """
    message = _message(mail, connection)
    try:
        sent = message.send()
    except smtplib.SMTPServerDisconnected:
        connection.close()
        connection.open()
        sent = message.send()
    if not sent:
        raise smtplib.SMTPException("The message had nobody to go to")


class Smtp(EmailBackend):
    """Django's, but patient once the server has heard a whole message."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        plain: type[smtplib.SMTP] = super().connection_class
        return type("Patient", (_Patient, plain), {})

    connection: Any

    def _send(self, email_message: Any) -> bool:
        """The addresses of the envelope are bare ones, and need not be parsed for every mail."""
        recipients = [_ascii(one) for one in email_message.recipients()]
        if not recipients:
            return False
        content = email_message.message().as_bytes(linesep="\r\n")
        self.connection.sendmail(_ascii(email_message.from_email), recipients, content)
        return True


def _ascii(address: str) -> str:
    local, _at, domain = address.rpartition("@")
    return f"{local}@{punycode(domain)}"


class _Patient:
    def data(self, message: Any) -> Any:
        self.sock.settimeout(max(PATIENCE, self.timeout))  # type: ignore[attr-defined]
        try:
            answer = super().data(message)  # type: ignore[misc]
        except smtplib.SMTPDataError:
            raise
        except OSError as error:
            self.close()  # type: ignore[attr-defined]
            raise Uncertain(repr(error)) from error
        self.sock.settimeout(self.timeout)  # type: ignore[attr-defined]
        return answer


class _Message(EmailMultiAlternatives):
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


def _message(mail: Mail, connection: BaseEmailBackend) -> _Message:
    headers = {
        "From": mail.sender,
        "Message-ID": mail.message_id,
        "Date": formatdate(localtime=True),
        "Auto-Submitted": "auto-generated",  # RFC 3834: nobody's out-of-office answers it
        "Content-Language": mail.language,
    }
    if mail.thread:
        headers |= {"In-Reply-To": mail.thread, "References": mail.thread}
    if mail.leave:
        headers |= {
            "List-Unsubscribe": f"<{mail.leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    envelope = parseaddr(mail.sender)[1]
    message = _Message(mail.subject, mail.text, envelope, [mail.to], connection=connection, headers=headers)
    message.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        message.calendar = mail.calendar
        message.attach("invite.ics", mail.calendar.content, "application/ics")
    return message
