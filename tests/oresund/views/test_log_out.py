"""Logging out: by a button, never by a link."""

import pytest
from django.test import Client

from tests.oresund.views.reading import LANGUAGES, address, content


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_logs_out(browse, language):
    client = browse("member-cph")
    answer = client.post(address(language, "account_logout"))
    assert (answer.status_code, answer["Location"]) == (302, address(language, "home"))
    assert not is_in(client)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_link_or_an_image_does_not(browse, method):
    client = browse("member-cph")
    getattr(client, method)(address("da", "account_logout"))
    assert is_in(client)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_first(browse, language):
    html = content(browse("member-cph").get(address(language, "account_logout")))
    assert f'action="{address(language, "account_logout")}" method="post"' in html


def test_another_site_cannot_log_anybody_out(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["member-cph"])
    assert client.post(address("da", "account_logout")).status_code == 403
    assert is_in(client)


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_logging_out_never_leads_elsewhere(browse, target):
    answer = browse("member-cph").post(address("da", "account_logout"), {"next": target})
    assert answer["Location"] == address("da", "home")


def test_the_session_is_worth_nothing_afterwards(browse, settings):
    client = browse("member-cph")
    stolen = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(address("da", "account_logout"))
    client.cookies[settings.SESSION_COOKIE_NAME] = stolen
    assert client.get(address("da", "meetings:my_meetings")).status_code == 302


def test_a_visitor_is_led_home(client, frame):
    assert client.get(address("sv", "account_logout"))["Location"] == address("sv", "home")
