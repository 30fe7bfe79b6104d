"""Logging in: by e-mail and password, back to where one came from, and nothing learnt by guessing."""

import pytest
from django.test import Client

from tests.factories import PASSWORD
from tests.oresund.views.reading import LANGUAGES, address, content, in_words, words

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "https:evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "http://testserver@evil.example/",
    "///evil.example",
    "\t//evil.example",
    "data:text/html,x",
]


@pytest.fixture
def log_in(client):
    def post(email, password=PASSWORD, language="da", **fields):
        return client.post(
            address(language, "account_login"), {"login": email, "password": password, **fields}
        )

    return post


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spelt", [str, str.upper, lambda email: f" {email} "])
def test_an_address_and_a_password_open_the_door(log_in, with_password, client, language, spelt):
    answer = log_in(spelt(with_password.email), language=language)
    assert (answer.status_code, answer["Location"]) == (302, address(language, "home"))
    assert is_in(client)


def test_logging_in_leads_back_to_the_page_one_came_from(client, with_password):
    wanted = address("sv", "meetings:my_meetings") + "?a=1"
    page = client.get(client.get(wanted)["Location"])
    fields = {
        "login": with_password.email,
        "password": PASSWORD,
        "next": page.context["redirect_field_value"],
    }
    assert 'name="next"' in content(page)
    answer = client.post(page.request["PATH_INFO"], fields)
    assert answer["Location"] == wanted


@pytest.mark.parametrize("target", ELSEWHERE)
def test_logging_in_never_leads_elsewhere(log_in, with_password, client, target):
    answer = log_in(with_password.email, next=target)
    assert answer.status_code == 302
    assert answer["Location"] == address("da", "home")


@pytest.mark.parametrize("target", [*ELSEWHERE, '"><script>alert(1)</script>'])
def test_the_page_itself_never_leads_elsewhere(client, frame, target):
    html = client.get(address("da", "account_login"), {"next": target}).content.decode()
    assert 'href="https://evil' not in html
    assert "<script" not in html


def refusal(answer):
    """The page without what was typed and without its token."""
    return in_words(content(answer)), answer.status_code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_password_and_an_unknown_account_read_the_same(log_in, with_password, client, language):
    wrong = log_in(with_password.email, "forkert", language)
    unknown = log_in("ingen@kbh.example", "forkert", language)
    assert refusal(wrong) == refusal(unknown)
    assert {"da": "adgangskode", "sv": "lösenord"}[language] in words(wrong).lower()
    assert not is_in(client)


def test_a_closed_account_reads_the_same_too(log_in, with_password, client):
    wrong = log_in(with_password.email, "forkert")
    with_password.is_active = False
    with_password.save()
    closed = log_in(with_password.email, "forkert")
    assert refusal(wrong) == refusal(closed)
    assert not is_in(client)


def test_a_closed_account_does_not_get_in_with_its_password(log_in, with_password, client):
    with_password.is_active = False
    with_password.save()
    log_in(with_password.email)
    assert not is_in(client)


@pytest.mark.parametrize(
    "bad", [PASSWORD.upper(), PASSWORD + " ", " " + PASSWORD, PASSWORD[:-1], "", "a\x00b", "x" * 100_000]
)
def test_no_other_password_fits(log_in, with_password, client, bad):
    assert log_in(with_password.email, bad).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize(
    "bad", ["", "a\x00@b.example", "' OR 1=1 --", "x" * 10_000 + "@b.example", "<script>@b.example"]
)
def test_no_junk_address_breaks_the_page(log_in, frame, client, bad):
    answer = log_in(bad)
    assert answer.status_code == 200
    assert "<script" not in answer.content.decode()


def test_what_was_typed_stays_but_the_password(log_in, with_password):
    html = log_in(with_password.email, "forkert hest").content.decode()
    assert f'value="{with_password.email}"' in html
    assert "forkert hest" not in html


def test_guessing_one_account_is_slowed_and_its_owner_still_learns_nothing(log_in, with_password, client):
    codes = {log_in(with_password.email, f"forkert {number}").status_code for number in range(12)}
    assert codes <= {200, 429}
    answer = log_in(with_password.email)
    assert not is_in(client)
    assert answer.status_code in (200, 429)


def test_the_session_is_a_new_one_after_logging_in(client, log_in, with_password):
    client.get(address("da", "account_login"))
    client.session["planted"] = "1"
    client.session.save()
    planted = client.session.session_key
    log_in(with_password.email)
    assert client.session.session_key != planted


def test_a_log_in_from_elsewhere_is_refused(with_password):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address("da", "account_login"), {"login": with_password.email, "password": PASSWORD})
    assert answer.status_code == 403
    assert "sessionid" not in client.cookies


def test_whoever_is_in_is_led_on(browse):
    assert browse("member-cph").get(address("sv", "account_login"))["Location"] == address("sv", "home")


def test_the_cookie_is_for_the_server_only_and_for_this_site(log_in, with_password, client, settings):
    cookie = log_in(with_password.email).cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_offers_no_way_to_sign_up(client, frame, language):
    html = client.get(address(language, "account_login")).content.decode().lower()
    assert "signup" not in html
    assert "sign up" not in html
