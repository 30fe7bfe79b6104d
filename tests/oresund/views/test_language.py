"""The way from / to the reader's language."""

import pytest

CHOSEN = [
    ("", "da"),
    ("da", "da"),
    ("sv", "sv"),
    ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
    ("da-DK,da;q=0.9", "da"),
    ("en-GB,en;q=0.9", "da"),
    ("de", "da"),
    ("en, sv;q=0.5", "sv"),
    ("da;q=0.3, sv;q=0.7", "sv"),
    ("nb", "da"),
    ("*", "da"),
    ("x" * 10_000, "da"),
    ("sv;q=junk", "da"),
    ("\x00<script>", "da"),
]


@pytest.mark.parametrize(("accepted", "language"), CHOSEN)
def test_the_bare_address_leads_to_the_readers_language(client, frame, accepted, language):
    answer = client.get("/", headers={"accept-language": accepted})
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize("accepted", ["da", "sv", "en"])
@pytest.mark.parametrize("language", ["da", "sv"])
def test_an_address_with_a_language_is_in_that_language_whatever_the_browser_says(
    client, frame, accepted, language
):
    answer = client.get(f"/{language}/vision/", headers={"accept-language": accepted})
    assert answer.status_code == 200
    assert answer["Content-Language"] == language
    assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_remembered_language_counts_more_than_the_browsers(client, frame, settings, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    other = {"da": "sv", "sv": "da"}[language]
    assert client.get("/", headers={"accept-language": other})["Location"] == f"/{language}/"


@pytest.mark.parametrize("junk", ["en", "../../x", "<script>", "x" * 5000])
def test_a_remembered_language_that_is_none_is_ignored(client, frame, settings, junk):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = junk
    assert client.get("/")["Location"] == "/da/"


def test_one_readers_language_never_becomes_the_next_ones(client, frame):
    client.get("/sv/")
    assert client.get("/")["Location"] == "/da/"
    assert '<html lang="da">' in client.get("/da/").content.decode()


def test_the_query_is_kept(client, frame):
    assert client.get("/vision/?a=1", headers={"accept-language": "sv"})["Location"] == "/sv/vision/?a=1"
