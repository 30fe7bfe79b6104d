"""Letters as they would read now: made of what is stored, to nobody's account and nobody's subscription."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cooperation.models import Letter
from meetings.notifications import specimen
from oresund.mail import NothingToSay
from tests.factories import a_meeting, a_user
from tests.meetings.convened import NAMES
from tests.meetings.test_notifications_parts import BRAND, Page, is_address, words

pytestmark = pytest.mark.django_db

LETTERS = ["password", "day", "confirmation", "bulletin"]


@pytest.fixture
def reader(frame):
    return a_user("secretariat", "malmo", name="Åse Ørsted", email="sekretariat@malmo.example")


@pytest.fixture
def news(frame, aged):
    """A public meeting that was announced yesterday."""
    start = timezone.now() + timedelta(days=40)
    meeting = a_meeting(
        host="malmo", starts_at=start, now=timezone.now(), venue_da="Sal <2>", venue_sv="Rum <2>"
    )
    aged(days=1)
    return meeting


def made(name, reader, language):
    return specimen(name, reader, language, timezone.now())


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_the_same_as_text_and_as_a_page(reader, news, language, name):
    mail = made(name, reader, language)
    page = Page(mail.html)
    lines = mail.text.splitlines()
    said = words(" ".join(line for line in lines if not is_address(line)))
    read = words("".join(page.said)) + words(" ".join(page.linked))
    assert set(read) == set(said) - {"-", "--"} | set(words(BRAND))
    assert sorted(set(page.links)) == sorted({line for line in lines if is_address(line)})
    assert page.title == mail.subject
    assert [tag for tag, _given in page.tags].count("h1") == 1
    assert page.inside == []
    assert (mail.to, mail.language) == (reader.email, language)


def test_a_newsletter_tells_of_the_last_month(reader, news, language):
    mail = made("bulletin", reader, language)
    assert {"da": "Nyt møde: ", "sv": "Nytt möte: "}[language] in mail.text
    assert f"/{language}/" in mail.text


def test_what_is_older_than_a_month_is_no_news(reader, news, aged):
    aged(days=30)
    with pytest.raises(NothingToSay):
        made("bulletin", reader, "da")


@pytest.mark.parametrize("name", ["confirmation", "bulletin"])
def test_its_link_is_nobodys(client, reader, news, name):
    mail = made(name, reader, "da")
    [path] = set(re.findall(r"http://127.0.0.1:8000(/da/foelg/\S+)", mail.text))
    assert client.get(path).status_code == 410  # as of a subscription that is deleted


def test_the_day_of_a_secretariat_tells_what_to_do(reader, news, language):
    mail = made("day", reader, language)
    assert NAMES[language] in mail.text  # whose secretariats are reminded of it today
    assert f"/{language}/" in mail.text


def test_a_message_that_does_not_exist_cannot_be_made(reader):
    with pytest.raises(KeyError):
        made("nothing", reader, "da")


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_kept(reader, news, name):
    made(name, reader, "sv")
    assert not Letter.objects.exists()
