"""The question about dates, as the recipient's mail program receives it."""

import re

import pytest
from django.utils.translation import get_language, override

from meetings import notifications
from meetings.models import Notice
from oresund.mail import open_connection, send
from tests.factories import a_member
from tests.meetings.asking import a_poll
from tests.meetings.test_notifications import CITIES, NAMES, both_parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

TIMES = {
    "da": [
        "mandag den 8. marts 2027",
        "mandag den 15. marts 2027",
        "mandag den 22. marts 2027",
        "uge 10",
        "uge 12",
    ],
    "sv": ["måndag 8 mars 2027", "måndag 15 mars 2027", "måndag 22 mars 2027", "vecka 10", "vecka 12"],
}
UNTIL = {"da": "mandag den 1. februar 2027", "sv": "måndag 1 februari 2027"}


@pytest.fixture(params=["da", "sv"])
def language(request):
    return request.param


@pytest.fixture
def reader(frame, language, settings):
    settings.SITE_URL = "https://portal.example"
    reader = a_member(CITIES[language], language=language, name="Åse & Ørsted", email="reader@portal.example")
    a_poll(venue_da="Stadshuset i Malmø", venue_sv="Stadshuset i Malmö")
    return reader


def receive(mail_server, user):
    notice = Notice.objects.select_related("recipient", "meeting").get(recipient=user)
    connection = open_connection()
    connection.open()
    send(notifications.notify(notice), connection)
    connection.close()
    [message] = mail_server.to(user.email)
    return message


def test_both_parts_say_the_times_the_place_the_host_and_until_when(mail_server, reader, language):
    message = receive(mail_server, reader)
    place = {"da": "Stadshuset i Malmø", "sv": "Stadshuset i Malmö"}[language]
    host = {"da": "Vært Malmø", "sv": "Värd Malmö"}[language]
    for part in both_parts(message):
        said = part.replace("\u00a0", " ").replace(":", "")
        for fact in (reader.name, NAMES[language], place, host, UNTIL[language], *TIMES[language]):
            assert fact in said
        assert said.count("kl. 13.00–16.00") == 3


def test_the_headers_name_the_language_the_sender_and_the_message(mail_server, reader, language):
    message = receive(mail_server, reader)
    assert NAMES[language] in message["Subject"]
    assert message["Content-Language"] == language
    assert message["Message-ID"] == f"<{Notice.objects.get().uid}@portal.example>"
    [sender] = message["From"].addresses
    assert "Malmö stad" in sender.display_name


def test_the_link_in_both_parts_opens_the_readers_own_page(mail_server, client, reader, language):
    message = receive(mail_server, reader)
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    [address] = re.findall(r"https://portal\.example(\S+)", text)
    assert re.findall(r'href="https://portal\.example([^"]+)"', html) == [address]
    assert address.startswith(f"/{language}/")
    page = client.get(address)
    assert page.status_code == 200
    assert page.context["person"] == reader.person


@pytest.mark.parametrize("active", ["da", "sv", None])
def test_the_language_is_the_readers_whatever_is_active(mail_server, reader, language, active):
    with override(active):
        message = receive(mail_server, reader)
        assert get_language() == active
    for part in both_parts(message):
        assert UNTIL[language] in part.replace("\u00a0", " ")
