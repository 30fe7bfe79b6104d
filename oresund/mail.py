"""Render one message in its recipient's language and send it."""

from collections.abc import Mapping
from email.utils import formatdate
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import translation


def open_connection() -> BaseEmailBackend:
    """A connection to the mail server that several messages share; it gives up after EMAIL_TIMEOUT seconds."""
    return get_connection(timeout=settings.EMAIL_TIMEOUT)


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
    message.send()
