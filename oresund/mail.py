"""Render one message in its recipient's language and send it."""

from collections.abc import Mapping
from email.utils import formatdate
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation

OK = 250  # RFC 5321, 4.2.3


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
) -> None:
    """Send templates/emails/<name>.{subject.txt,txt,html} to one address.

    language: "da" or "sv"; message_id: stable for one message, so that a second delivery can be recognised;
    sender: the From header. Raises what the connection raises (smtplib.SMTPException, OSError).
    """
    with translation.override(language):
        subject = " ".join(render_to_string(f"emails/{name}.subject.txt", context).split())
        text = render_to_string(f"emails/{name}.txt", context)
        html = render_to_string(f"emails/{name}.html", context)
    message = EmailMultiAlternatives(
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
        },
    )
    message.attach_alternative(html, "text/html")
    if not message.send():
        raise SMTPException("The message had nobody to go to")
