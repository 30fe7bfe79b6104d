"""One cookie remembers the language of whoever used the switch, and nobody else's."""

import pytest

from tests.factories import NOW, a_meeting
from tests.oresund.views.reading import LANGUAGES, address

OTHER = {"da": "sv", "sv": "da"}
HERE = "http://testserver"


@pytest.fixture(autouse=True)
def rows(frame, time_machine):
    time_machine.move_to(NOW)
    a_meeting(ref="AG-2026-1", starts_at=NOW)


def came(path, host=HERE):
    return {"referer": host + path}


def chosen(answer, settings):
    cookie = answer.cookies.get(settings.LANGUAGE_COOKIE_NAME)
    return cookie and cookie.value


@pytest.mark.parametrize(
    "page", [("home",), ("cooperation:vision",), ("meetings:meeting_detail", "AG-2026-1")]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_uses_the_switch_is_remembered_for_a_year(client, settings, page, language):
    answer = client.get(
        address(language, *page) + "?a=1", headers=came(address(OTHER[language], *page) + "?a=1#x")
    )
    assert set(answer.cookies) == {settings.LANGUAGE_COOKIE_NAME}
    cookie = answer.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["max-age"], cookie["path"]) == (language, 365 * 24 * 3600, "/")
    assert (cookie["samesite"], cookie["httponly"], cookie["secure"]) == ("Lax", True, "")
    assert "private" in answer["Cache-Control"]
    assert client.get("/", headers={"accept-language": OTHER[language]})["Location"] == f"/{language}/"


def test_in_production_the_cookie_wants_https(client, settings):
    settings.LANGUAGE_COOKIE_SECURE = True
    answer = client.get("/sv/vision/", headers=came("/da/vision/"))
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME]["secure"] is True


NO_CHOICE = {
    "no page before": ("/sv/vision/", {}),
    "another page in the same language": ("/sv/vision/", came("/sv/moten/")),
    "another page in the other language": ("/sv/vision/", came("/da/moeder/")),
    "the page itself": ("/sv/vision/", came("/sv/vision/")),
    "another site": ("/sv/vision/", came("/da/vision/", "https://evil.example")),
    "a site whose name begins alike": ("/sv/vision/", came("/da/vision/", "http://testserver.evil.example")),
    "another port": ("/sv/vision/", came("/da/vision/", "http://testserver:81")),
    "a page without a language": ("/sv/", came("/nothing/")),
    "no address at all": ("/sv/vision/", {"referer": "http://[/da/vision/"}),
    "junk": ("/sv/vision/", {"referer": "\x01" * 5000}),
    "the front page of the same language": ("/sv/", came("/sv/vision/")),
    "a calendar": ("/sv/kalender/working-group.ics", came("/da/kalender/working-group.ics")),
    "a page that is not there": ("/sv/moten/X-1/", came("/da/moeder/X-1/")),
    "the bare address": ("/", came("/da/")),
    "machines": ("/healthz", came("/da/")),
    "the map for search engines": ("/sitemap.xml", came("/da/")),
}


@pytest.mark.parametrize(("url", "headers"), NO_CHOICE.values(), ids=NO_CHOICE)
def test_whoever_has_not_chosen_gets_no_cookie(client, url, headers):
    assert not client.get(url, headers=headers).cookies


@pytest.mark.parametrize("method", ["head", "post"])
def test_only_reading_a_page_is_a_choice(client, method):
    answer = getattr(client, method)(
        address("sv", "account_login"), headers=came(address("da", "account_login"))
    )
    assert not answer.cookies.get("language")


def test_from_a_page_for_an_error_the_switch_leads_to_the_front_page_and_counts(client, settings):
    assert chosen(client.get("/sv/", headers=came("/da/nothing/")), settings) == "sv"


def test_what_is_remembered_is_not_sent_again_and_can_be_changed(client, settings):
    client.get("/sv/vision/", headers=came("/da/vision/"))
    assert chosen(client.get("/sv/vision/", headers=came("/da/vision/")), settings) is None
    assert chosen(client.get("/da/vision/", headers=came("/sv/vision/")), settings) == "da"
    assert client.get("/")["Location"] == "/da/"


def test_whoever_reads_the_original_has_not_chosen_danish(client):
    """The link to it sends no referrer."""
    html = client.get("/sv/vision/").content.decode()
    assert '<a href="/da/vision/" hreflang="da" rel="noreferrer">' in html


def test_who_is_logged_in_chooses_too_and_keeps_the_language_of_mails(browse, people, settings):
    answer = browse("member-cph").get("/sv/mina-moten/", headers=came("/da/mine-moeder/"))
    assert chosen(answer, settings) == "sv"
    assert "no-store" in answer["Cache-Control"]
    people["member-cph"].refresh_from_db()
    assert people["member-cph"].language == "da"


def test_a_choice_at_a_closed_door_counts(client, settings):
    answer = client.get("/sv/mina-moten/", headers=came("/da/mine-moeder/"))
    assert answer.status_code == 302
    assert chosen(answer, settings) == "sv"
