"""What search engines are told: every public page in both languages, nothing else, and what to leave alone."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.utils.timezone import localdate

from cooperation import lifecycle
from meetings.models import Meeting
from tests.factories import NOW, a_meeting, a_project, a_project_in, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, links, queries

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def rows(frame, time_machine, settings):
    time_machine.move_to(NOW)
    settings.SITE_URL = "https://portal.example"
    a_project(ref="P-2026-01")
    an_initiative("E-01")
    a_meeting(ref="AG-2026-1", starts_at=NOW)
    a_meeting(ref="AG-2027-1", host="malmo")


def entries(answer):
    """Address → (its alternates by language, when it changed)."""
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{{{SPACES['s']}}}urlset"
    return {
        one.find("s:loc", SPACES).text: (
            {link.get("hreflang"): link.get("href") for link in one.findall("xhtml:link", SPACES)},
            one.findtext("s:lastmod", "", SPACES),
        )
        for one in root.findall("s:url", SPACES)
    }


def told(client):
    return entries(client.get("/sitemap.xml"))


def test_each_public_page_is_there_in_both_languages_and_says_so_itself(client, rows, settings):
    found = told(client)
    assert len(found) == 2 * (1 + 8 + 1 + 4 + 1 + 2 + 2 + 2 + 2 + 2)
    for location, (alternates, _changed) in found.items():
        path = location.removeprefix(settings.SITE_URL)
        page = client.get(path)
        assert page.status_code == 200, path
        assert {*alternates} == {"da", "sv", "x-default"}
        assert location == alternates[path[1:3]]
        assert set(alternates.values()) <= set(links(page)), path


def test_a_month_without_meetings_is_not_told_of(client, rows, settings):
    found = told(client)
    months = {one for one in found if re.search(r"/da/moeder/\d+/\d+/$", one)}
    assert months == {f"{settings.SITE_URL}/da/moeder/{month}/" for month in ("2026/11", "2027/1")}


def test_addresses_are_the_portals_own_whatever_host_was_asked(client, rows, settings):
    answer = client.get("/sitemap.xml", HTTP_HOST="localhost")
    assert answer["Content-Type"] == "application/xml"
    assert all(location.startswith("https://portal.example/") for location in entries(answer))
    assert "localhost" not in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_default_is_danish_but_for_the_front_page(client, rows, settings, language):
    found = told(client)
    site = settings.SITE_URL
    defaults = [
        found[site + address(language, *page)][0]["x-default"]
        for page in (("home",), ("meetings:meeting_list",))
    ]
    assert defaults == [f"{site}/", f"{site}/da/moeder/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_and_an_initiative_say_when_they_changed(client, rows, settings, language):
    found = told(client)
    Meeting.objects.filter(ref="AG-2026-1").update(changed_at=datetime.fromisoformat("2026-02-03T23:30:00Z"))
    changed = told(client)
    meeting = settings.SITE_URL + address(language, "meetings:meeting_detail", "AG-2026-1")
    project = settings.SITE_URL + address(language, "cooperation:project_detail", "P-2026-01")
    assert found[project][1] == localdate(NOW).isoformat()
    assert changed[meeting][1] == "2026-02-04"
    assert changed[settings.SITE_URL + address(language, "cooperation:vision")][1] == ""


@pytest.mark.parametrize("role", ["visitor", "member-cph", "secretary-malmo", "administrator"])
def test_what_is_not_public_never_occurs_whoever_asks(browse, rows, role):
    a_meeting(ref="HEMLIG-1", visibility="closed", starts_at=NOW.replace(year=2031))
    a_meeting(ref="HEMLIG-2", host="malmo", visibility="draft", starts_at=NOW.replace(year=2032))
    for state in set(lifecycle.STATES) - set(lifecycle.PUBLIC):
        a_project_in(state, ref=f"HEMLIG-{state.replace('_', '-')}")
    content = browse(role).get("/sitemap.xml").content.decode()
    assert "HEMLIG" not in content
    assert "2031" not in content


@pytest.mark.parametrize("state", sorted(lifecycle.PUBLIC))
def test_what_was_decided_is_there(client, rows, state):
    a_project_in(state, ref="P-2026-77")
    assert "P-2026-77" in client.get("/sitemap.xml").content.decode()


def test_many_rows_need_no_more_queries(client, rows):
    few = queries(client, "/sitemap.xml")
    for number in range(15):
        a_project(ref=f"P-2027-{number:02}")
    for number in range(14):
        a_meeting(body_id="joint_council", starts_at=NOW.replace(year=2027 + number))
    assert queries(client, "/sitemap.xml") == few


def test_it_holds_fewer_addresses_than_the_protocol_allows_and_no_second_page(client, rows):
    assert client.get("/sitemap.xml?p=2").status_code == 404
    assert client.get("/sitemap.xml?p=x").status_code == 404


def test_nobody_gets_a_cookie_from_it(client, rows):
    for path in ("/sitemap.xml", "/robots.txt"):
        answer = client.get(path)
        assert (answer.status_code, len(answer.cookies)) == (200, 0)
        assert client.post(path).status_code == 405


# --- robots.txt


def closed(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    return [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]


PRIVATE = [
    ("account_login",),
    ("account_logout",),
    ("account_change_password",),
    ("account_reset_password_from_key", "1", "abc"),
    ("meetings:personal_calendar", "token"),
    ("meetings:my_meetings",),
    ("meetings:changes",),
    ("cooperation:proposal_list",),
    ("cooperation:proposal_new",),
    ("cooperation:proposal_edit", "P-2026-01"),
    ("cooperation:translation_list",),
    ("cooperation:translation_edit", "project", "1"),
    ("admin:index",),
    ("admin:cooperation_user_add",),
]


@pytest.mark.parametrize("page", PRIVATE, ids=lambda page: page[0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_robots_are_asked_to_leave_what_is_private_alone(client, rows, language, page):
    assert any(address(language, *page).startswith(path) for path in closed(client))


def test_robots_may_read_all_that_is_public_and_learn_where_it_is(client, rows, settings):
    assert (
        "Sitemap: https://portal.example/sitemap.xml"
        in client.get("/robots.txt").content.decode().splitlines()
    )
    paths = [location.removeprefix(settings.SITE_URL) for location in told(client)]
    paths += [address(language, "meetings:body_calendar", "working-group") for language in LANGUAGES]
    assert not [path for path in paths if any(path.startswith(one) for one in closed(client))]
