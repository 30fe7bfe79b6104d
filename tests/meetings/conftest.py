"""The moment at which these tests take place, and a mail server on this machine."""

import pytest
import time_machine

from tests.factories import NOW
from tests.meetings.mail_server import MailServer


@pytest.fixture
def frozen():
    """23 November 2026 at noon UTC; the demo is as of that day."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture(scope="module")
def listening_mail_server():
    with MailServer() as server:
        yield server


@pytest.fixture
def mail_server(listening_mail_server, settings):
    """A real SMTP server that keeps what it takes; this process sends its mail there."""
    listening_mail_server.forget()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", listening_mail_server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield listening_mail_server
    listening_mail_server.release.set()
