"""One click in a mail ends messages of one kind: by whoever has the link, and only when it is posted."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.test.client import encode_multipart
from django.utils.translation import override

from cooperation.models import DIGEST, User
from meetings.models import Reminder
from meetings.notifications import leave_address
from oresund import links
from oresund.logs import MaskCalendarTokens
from tests.factories import NOW, a_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
KINDS = ["agenda_call", "agenda", "papers", "meeting", DIGEST]
TOKEN = re.compile(rb"(?<=/)(afmeld|avanmal)/[^/]+")
PATHS = {"da": "/da/afmeld/", "sv": "/sv/avanmal/"}


@pytest.fixture
def program():
    """A mail program: no cookie, and checked for the token of a form as a browser would be."""
    return Client(enforce_csrf_checks=True)


def path(user, what="papers", language="da"):
    with override(language):
        return urlsplit(leave_address(user, what)).path


def declined(user):
    return User.objects.get(pk=user.pk).declined


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("what", KINDS)
def test_one_click_is_enough(program, member_cph, what, language):
    url = path(member_cph, what, language)
    assert url.startswith(PATHS[language])
    answer = program.post(url, ONE_CLICK)
    assert (answer.status_code, declined(member_cph)) == (200, [what])
    assert f'<html lang="{language}">' in answer.content.decode()


def test_what_was_planned_is_withdrawn_at_once(program, member_cph):
    a_meeting()
    program.post(path(member_cph), ONE_CLICK)
    withdrawn = Reminder.objects.filter(recipient=member_cph, state="withdrawn")
    assert list(withdrawn.values_list("purpose", flat=True)) == ["papers"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (encode_multipart("x", ONE_CLICK), "multipart/form-data; boundary=x"),
        ("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
        ("--x\r\n\r\n--x--", "multipart/form-data; boundary=x"),
        ("\x00\xff", "text/plain"),
        ("", "application/json"),
    ],
)
def test_however_it_is_posted_twice_is_once(program, member_cph, data, kind):
    if isinstance(data, dict):
        answers = [
            program.post(path(member_cph), data) for _twice in range(2)
        ]  # multipart, as RFC 8058 allows
    else:
        answers = [program.post(path(member_cph), data, content_type=kind) for _twice in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    assert declined(member_cph) == ["papers"]


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("language", ["da", "sv"])
def test_looking_at_it_changes_nothing(program, member_cph, method, language):
    answer = getattr(program, method)(path(member_cph, language=language))
    assert answer.status_code == 200
    assert declined(member_cph) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "da",
            [
                "Vil du afmelde disse beskeder?",
                "Påmindelse: mødemateriale og deltagelse",
                "/da/mine-beskeder/",
            ],
        ),
        (
            "sv",
            [
                "Vill du sluta få de här meddelandena?",
                "Påminnelse: möteshandlingar och deltagande",
                "/sv/mina-meddelanden/",
            ],
        ),
    ],
)
def test_the_page_has_a_button_and_leads_to_all_choices(program, member_cph, language, words):
    url = path(member_cph, language=language)
    content = program.get(url).content.decode()
    for one in words:
        assert one in content
    assert member_cph.name not in content
    assert 'name="List-Unsubscribe" value="One-Click"' in content
    assert not program.cookies
    assert program.post(url, ONE_CLICK).status_code == 200


def test_nobody_keeps_it(program, member_cph):
    for answer in (
        program.get(path(member_cph)),
        program.post(path(member_cph), ONE_CLICK),
        program.get("/da/afmeld/junk/"),
    ):
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert 'name="robots" content="noindex"' in answer.content.decode()


def other(purpose, **fields):
    return links.make(purpose, **{"subject": "papers", "person": 1, "until": None, **fields})


@pytest.mark.parametrize(
    "token",
    [
        lambda: "junk",
        lambda: "a:b:c",
        lambda: "%00",
        lambda: "x" * 5000,
        lambda: other(links.POLL),
        lambda: other(links.LEAVE, subject="invitation"),
        lambda: other(links.LEAVE)[:-1],
        lambda: other(links.LEAVE, until=NOW) + "x",
    ],
)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_forged_link_is_of_no_use(program, people, token, language):
    url = f"{PATHS[language]}{token()}/"
    for answer in (program.get(url), program.post(url, ONE_CLICK)):
        assert answer.status_code == 404
        assert {"da": "Linket kan ikke bruges", "sv": "Länken kan inte användas"}[language] in (
            answer.content.decode()
        )
    assert not User.objects.exclude(declined=[]).exists()


def test_of_an_account_that_is_closed_or_gone_it_says_the_same(program, member_cph):
    url = path(member_cph)
    said = program.get(url).content, program.post(url, ONE_CLICK).content
    User.objects.filter(pk=member_cph.pk).update(is_active=False, declined=[])
    assert (program.get(url).content, program.post(url, ONE_CLICK).content) == said
    assert declined(member_cph) == ["papers"]
    answer = program.post(path(User(pk=10**9)), ONE_CLICK)
    assert answer.status_code == 200
    assert TOKEN.sub(b"", answer.content) == TOKEN.sub(b"", said[1])


def test_it_is_about_the_person_of_the_link_whoever_is_logged_in(browse, people):
    client = browse("secretary-malmo")
    assert client.post(path(people["member-cph"]), ONE_CLICK).status_code == 200
    assert (declined(people["member-cph"]), declined(people["secretary-malmo"])) == (["papers"], [])


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_token_stands_in_no_log(program, member_cph, caplog, language):
    caplog.set_level("INFO")
    url = path(member_cph, language=language)
    program.put(url)  # refused, and therefore noted
    assert caplog.records
    for record in caplog.records:
        MaskCalendarTokens().filter(record)
        assert url.split("/")[3] not in record.getMessage()
