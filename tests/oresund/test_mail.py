"""One message, in its recipient's language, that can neither be split nor answered by a machine."""

from email import message_from_bytes
from email.policy import default
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils.translation import get_language, override

from oresund.mail import compose_mail, open_connection
from oresund.mail import send as send_it
from tests.factories import NOW

XSS = '<a href="http://evil.example">klik</a>'


class Meeting(SimpleNamespace):
    """Also what the tag asks of the class."""

    def heading(self, _language):
        return self.name


def meeting(**fields):
    defaults = {
        "name": "Arbejdsgruppen",
        "starts_at": NOW,
        "ends_at": NOW,
        "venue_da": "",
        "venue_sv": "",
        "status": "confirmed",
        "chair": None,
        "chair_city": "København",
    }
    return Meeting(**{**defaults, **fields})


@pytest.fixture
def send(mailoutbox):
    def deliver(language="da", recipient="Anna", leave="", **fields):
        recipient = SimpleNamespace(name=recipient)
        context = {
            "recipient": recipient,
            "meeting": meeting(**fields),
            "reminder": SimpleNamespace(recipient=recipient, purpose="meeting"),
            "agenda": [],
            "address": "http://127.0.0.1:8000/da/moeder/AG-1/",
        }
        mail = compose_mail(
            "reminder",
            context,
            to="anna@kbh.example",
            language=language,
            message_id="<r1@portal.example>",
            sender='"Sekretariatet" <portal@portal.example>',
            leave=leave,
        )
        connection = open_connection()
        connection.open()
        send_it(mail, connection)
        return mailoutbox[-1]

    return deliver


def parsed(message):
    return message_from_bytes(message.message().as_bytes(), policy=default)


@pytest.mark.parametrize(
    ("language", "greeting", "day"),
    [("da", "Kære Anna", "mandag den 23. november 2026"), ("sv", "Anna", "måndag 23 november 2026")],
)
@pytest.mark.parametrize("page", ["da", "sv"])
def test_the_message_is_in_the_recipients_language_and_the_thread_keeps_its_own(
    send, language, greeting, day, page
):
    with override(page):
        message = send(language)
        assert get_language() == page
    assert greeting in message.body
    assert day in message.subject
    assert message.extra_headers["Content-Language"] == language
    assert f'<html lang="{language}">' in message.alternatives[0][0]


def test_the_headers_say_what_it_is(send):
    headers = parsed(send())
    assert headers["Message-ID"] == "<r1@portal.example>"
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["To"] == "anna@kbh.example"
    assert headers["From"].addresses[0].addr_spec == "portal@portal.example"
    assert headers["Date"]


@pytest.mark.parametrize("name", ["Møde", "Working group", "Møde om broen, færgen og havnen, " * 4])
def test_the_subject_begins_beside_its_name_and_arrives_whole(send, name):
    message = send(name=name)
    assert parsed(message)["Subject"] == message.subject
    head = message.message().as_bytes().split(b"\n\n")[0].split(b"\n")
    assert b"Subject: " not in head
    assert all(len(line) <= 78 for line in head)


def test_there_is_text_and_html_with_the_same_link(send):
    message = parsed(send())
    parts = [message.get_body([kind]).get_content() for kind in ("plain", "html")]
    assert all("http://127.0.0.1:8000/da/moeder/AG-1/" in part for part in parts)


@pytest.mark.parametrize("trick", ["Møde\r\nBcc: evil@evil.example", "Møde\nX-Evil: 1", "Møde\r\n\r\nBody"])
def test_a_name_with_line_breaks_adds_no_header(send, trick):
    message = send(name=trick)
    assert "\n" not in message.subject
    assert message.recipients() == ["anna@kbh.example"]
    assert not {"Bcc", "X-Evil"} & set(parsed(message).keys())


@pytest.mark.parametrize("fields", [{"recipient": XSS}, {"name": XSS}])
def test_a_name_is_no_markup_in_the_html_and_unchanged_in_the_text(send, fields):
    message = send(**fields)
    assert '<a href="http://evil' not in message.alternatives[0][0]
    assert "&lt;a href=" in message.alternatives[0][0]
    assert XSS in message.body


def test_a_placeholder_in_a_name_stays_text(send):
    message = send(name="{{ 7*7 }} %(day)s {0.__class__}")
    assert "{{ 7*7 }} %(day)s {0.__class__}" in message.body
    assert "{{ 7*7 }} %(day)s {0.__class__}" in message.subject


def test_no_message_asks_anything_from_elsewhere(send):
    html = send().alternatives[0][0]
    assert "src=" not in html
    assert "<link" not in html
    assert "url(" not in html


@pytest.mark.parametrize(
    ("language", "words"),
    [("da", "Vælg, hvilke beskeder du vil have"), ("sv", "Välj vilka meddelanden du vill ha")],
)
def test_where_one_may_leave_a_message_says_so_below_the_signature(send, language, words):
    leave = "http://127.0.0.1:8000/da/afmeld/a:b/?x=1&y=2"
    message = send(language, leave=leave)
    text, html = message.body, message.alternatives[0][0]
    assert text.split("\n-- \n")[1].endswith(f"\n\n{words}:\n{leave}\n")
    assert f'<a href="{leave.replace("&", "&amp;")}">{words}</a>' in html.split("<footer>")[1]
    assert words not in send(language).body


def test_who_writes_a_reason_in_paragraphs_leaves_one_empty_line(send):
    body = send(name="Første\r\n\r\n \r\n\r\nAnden").body
    assert "Første\n\nAnden" in body.replace("\r", "")


def test_the_connection_gives_up_after_a_while(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert open_connection().timeout == settings.EMAIL_TIMEOUT > 0


def test_what_the_server_refuses_is_raised_not_swallowed(settings, send):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(OSError):
        send()
    assert not mail.outbox
