"""Every public path, pinned in both languages; the switch on each page leads to the same page in the other one."""

import re
from html import unescape

import pytest
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils.translation import override

from tests.factories import NOW, a_meeting, a_project, an_initiative
from tests.oresund.arguments import ARGUMENTS
from tests.oresund.paths import ASIDE, OPEN, PATHS
from tests.oresund.views.reading import LANGUAGES, address, links


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_has_its_path_and_the_path_its_page(name, language):
    path = PATHS[name][LANGUAGES.index(language)]
    assert address(language, name, *ARGUMENTS.get(name, [])) == path
    with override(language):
        assert resolve(path).view_name == name


@pytest.mark.parametrize(("name", "path"), ASIDE.items())
def test_what_is_for_machines_has_no_language(name, path):
    assert reverse(name) == path


def names(resolver, inside=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield inside + pattern.name
        elif pattern.namespace != "admin":
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else inside)


def test_no_path_is_left_unpinned():
    assert set(names(get_resolver())) == set(PATHS) - {"admin:index"} | set(ASIDE)


@pytest.fixture
def rows(frame):
    a_project(ref="P-2026-01")
    an_initiative("E-01")
    a_meeting(ref="AG-2026-1", starts_at=NOW)
    a_meeting(ref="AG-2027-1", host="malmo")


@pytest.mark.parametrize("name", [*OPEN, "account_login", "account_reset_password"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_leads_to_the_same_page_and_back(client, rows, name, language):
    own, other = LANGUAGES if language == "da" else LANGUAGES[::-1]
    path = PATHS[name][LANGUAGES.index(own)]
    answer = client.get(path, {"a": "1"})
    assert answer.status_code == 200
    across = PATHS[name][LANGUAGES.index(other)] + "?a=1"
    assert re.search(
        rf'href="{re.escape(across)}" lang="{other}" hreflang="{other}"', answer.content.decode()
    )
    assert f"{path}?a=1" in links(client.get(across))


def alternates(answer):
    found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', answer.content.decode())
    return {language: unescape(link) for language, link in found}


def canonical(answer):
    return unescape(re.search(r'<link rel="canonical" href="([^"]+)">', answer.content.decode())[1])


@pytest.mark.parametrize("name", OPEN)
def test_both_languages_of_a_page_name_each_other(client, rows, name, settings):
    """By the portal's own address, whatever host and query somebody came with."""
    danish, swedish = (client.get(path, {"x": "1"}) for path in PATHS[name])
    site = settings.SITE_URL
    expected = {"da": site + PATHS[name][0], "sv": site + PATHS[name][1]}
    default = site + "/" if name == "home" else expected["da"]
    assert alternates(danish) == alternates(swedish) == {**expected, "x-default": default}
    assert (canonical(danish), canonical(swedish)) == (expected["da"], expected["sv"])


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("state=adopted", "state=adopted"),
        ("utm_source=x&state=adopted&fbclid=y", "state=adopted"),
        ("after=P-2026-01&state=adopted", "state=adopted&after=P-2026-01"),
        ("state=nonsense", ""),
        ("q=bro&utm_source=x&city=cph&city=nowhere", "q=bro&city=cph"),
        ("year=1066&kind=new", "kind=new"),
        ("kind=old", ""),
    ],
)
def test_a_filter_and_a_page_make_another_page_and_what_others_hang_on_does_not(
    client, rows, settings, query, kept
):
    answer = client.get(f"{PATHS['cooperation:project_list'][1]}?{query}")
    danish, swedish = (f"{settings.SITE_URL}{path}" for path in PATHS["cooperation:project_list"])
    danish, swedish = (f"{one}?{kept}" if kept else one for one in (danish, swedish))
    assert canonical(answer) == swedish
    assert alternates(answer) == {"da": danish, "sv": swedish, "x-default": danish}


@pytest.mark.parametrize(
    ("path", "status"), [("/da/moten/", 404), ("/sv/moeder/", 404), ("/en/vision/", 404)]
)
def test_a_path_of_the_other_language_is_none_of_this_one(client, frame, path, status):
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", ["/da/vision", "/sv/projekt"])
def test_a_missing_slash_is_added(client, frame, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, f"{path}/")


@pytest.mark.parametrize(
    "path",
    ["//da//", "/da/../admin/", "/da/%00", "/DA/vision/", "/da/vision/.", "/da/VISION/", "/da/%2e%2e/"],
)
def test_a_crooked_path_leads_nowhere_else(client, frame, path):
    answer = client.get(path)
    assert answer.status_code in (301, 302, 400, 404)
    assert answer.get("Location", "/da/").startswith("/")
    assert not answer.get("Location", "/da/").startswith("//")
