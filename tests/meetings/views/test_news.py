"""Feeds of news: valid Atom in both languages, unchanged when nothing is new, and nothing in them that is hidden."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.models import Project
from meetings import actions
from meetings.models import AgendaItem, Meeting
from oresund.language import path_in
from tests.factories import a_meeting, a_project, a_project_in
from tests.meetings.views.pages import ROLES, address, is_absent

pytestmark = pytest.mark.django_db

START = datetime(2031, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
DECIDED = {
    "type": "decision", "title_da": "Badebro <1>", "title_sv": "Badbrygga <1>",
    "outcome_da": "Den bygges & males.", "outcome_sv": "Den byggs & målas.",
}  # fmt: skip
SECRET = {**DECIDED, "title_da": "Fortrolig", "title_sv": "Konfidentiell", "confidential": True}
GROUP, DECISIONS, PROJECT = (
    "/da/nyt/working-group.atom",
    "/da/nyt/beslutninger.atom",
    "/da/nyt/projekt/P-2026-07.atom",
)
URLS = [
    GROUP,
    DECISIONS,
    PROJECT,
    "/sv/nytt/working-group.atom",
    "/sv/nytt/beslut.atom",
    "/sv/nytt/projekt/P-2026-07.atom",
]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def news(frame):
    """A meeting that was held, with a decision about a project, and one ahead."""
    project = a_project(ref="P-2026-07", title_da="Badebro", title_sv="Badbrygga")
    held = a_meeting("AG-2031-1", starts_at=START)
    actions.write_agenda(by=None, meeting=held, items=[{**DECIDED, "projects": [project]}, SECRET])
    Meeting.objects.update(status="held")
    a_meeting("AG-2031-2", starts_at=START + 90 * DAY, host="malmo")


def read(url):
    response = Client().get(url)
    assert response.status_code == 200
    found = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not found.bozo
    return found


def titles(url):
    return [entry.title.replace("\u00a0", " ") for entry in read(url).entries]


@pytest.mark.parametrize("url", URLS)
def test_it_is_what_rfc_4287_asks_for(news, url):
    feed = read(url)
    assert feed.version == "atom10"
    assert feed.feed.language == feed.feed.title_detail.language == url[1:3]
    for thing in (feed.feed, *feed.entries):
        assert thing.title
        assert thing.updated_parsed
        scheme, host, year = re.match(r"(\w+):([\w.-]+),(\d+):", thing.id).groups()
        assert (scheme, host, year) == ("tag", urlsplit(settings.SITE_URL).hostname, "2026")
    assert feed.feed.author
    [own] = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == settings.SITE_URL + url
    ids = [entry.id for entry in feed.entries]
    assert ids
    assert len(set(ids)) == len(ids)
    assert max(entry.updated for entry in feed.entries) == feed.feed.updated


@pytest.mark.parametrize("url", URLS)
def test_it_leads_to_pages_and_feeds_in_both_languages(news, url):
    root = ElementTree.fromstring(Client().get(url).content)
    other_language = "sv" if url[1:3] == "da" else "da"
    for thing in (root, *root.findall(f"{ATOM}entry")):
        own, other = (one.attrib for one in thing.findall(f"{ATOM}link") if one.attrib["rel"] != "self")
        page, translated = (urlsplit(link["href"]).path for link in (own, other))
        assert (page[1:3], other["hreflang"]) == (url[1:3], other_language)
        assert translated == path_in(other_language, url if thing is root else page)
        assert {Client().get(path).status_code for path in (page, translated)} == {200}
    for entry in read(url).entries:
        assert urlsplit(entry.link).path[1:3] == url[1:3]


def test_what_stands_in_each(news):
    new = [
        f"Nyt møde: Den politiske arbejdsgruppe, {day} 2031"
        for day in ("mandag den 10. marts", "søndag den 8. juni")
    ]
    held = ["Afholdt: Den politiske arbejdsgruppe, mandag den 10. marts 2031"]
    decided = ["Beslutning: Badebro <1>"]
    assert sorted(titles(GROUP)) == sorted(new + held + decided)
    assert titles(DECISIONS) == decided
    assert sorted(titles(PROJECT)) == sorted([*decided, "Initiativ vedtaget: Badebro"])
    [entry] = read("/sv/nytt/beslut.atom").entries
    assert entry.title == "Beslut: Badbrygga <1>"
    assert entry.summary.startswith("<p>Den byggs &amp; målas.</p>")
    assert entry.link == settings.SITE_URL + "/sv/moten/AG-2031-1/"
    assert read("/sv/nytt/projekt/P-2026-07.atom").feed.title == "Nytt: Badbrygga"


@pytest.mark.parametrize("role", ROLES)
def test_nobody_finds_what_is_hidden_in_it(browse, news, role):
    for hidden in ("draft", "closed"):
        Meeting.objects.update(visibility=hidden)
        uid = str(Meeting.objects.first().uid)
        for url in URLS:
            text = browse(role).get(url).content.decode()
            assert "Fortrolig" not in text
            assert "Konfidentiell" not in text
            assert "AG-2031" not in text
            assert uid not in text
    assert titles(GROUP) == titles(DECISIONS) == []


def test_a_meeting_that_is_closed_leaves_it_at_once(client, news):
    before = client.get(GROUP)
    Meeting.objects.filter(ref="AG-2031-2").update(visibility="closed")
    after = client.get(GROUP, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert "AG-2031-2" not in after.content.decode()
    assert after["Last-Modified"] != before["Last-Modified"]


@pytest.mark.parametrize("url", URLS)
def test_who_has_it_already_is_told_so(client, news, url):
    cache.clear()
    first = client.get(url)
    assert first["Content-Type"] == "application/atom+xml; charset=utf-8"
    for header in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = client.get(url, headers=header)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
    cache.clear()
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    with CaptureQueriesContext(connection) as captured:
        client.get(url, headers={"If-None-Match": first["ETag"]})
    assert len(captured) <= 4


@pytest.mark.parametrize("url", URLS)
def test_anybody_may_read_and_nobody_write(client, news, url):
    response = client.get(url)
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not response.cookies
    head = client.head(url)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", response["ETag"])
    for method in ("POST", "PUT", "DELETE", "PROPFIND"):
        refused = client.generic(method, url)
        assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")


def test_a_correction_keeps_the_name_of_an_entry(news, aged):
    aged(days=2)
    [before] = read(DECISIONS).entries
    AgendaItem.objects.update(outcome_da="Den bygges straks.", outcome_sv="Den byggs genast.")
    [after] = read(DECISIONS).entries
    assert (after.id, after.published) == (before.id, before.published)
    assert after.updated > before.updated
    assert "straks" in after.summary


def test_a_new_state_and_a_new_link_of_a_project_are_seen_at_once(client, news, aged_projects):
    assert client.get(PROJECT).status_code == 200
    aged_projects(days=1)
    Project.objects.update(state="in_progress")
    assert "Initiativ i gang: Badebro" in titles(PROJECT)
    Project.objects.get().agenda_items.clear()
    assert not [one for one in titles(PROJECT) if one.startswith("Beslutning")]


def test_after_a_year_news_leave_and_an_empty_feed_stands_still(client, news, aged, aged_projects):
    aged(days=367)
    aged_projects(days=367)
    first = [client.get(url) for url in URLS]
    cache.clear()
    assert [client.get(url).content for url in URLS] == [one.content for one in first]
    for url in URLS:
        assert titles(url) == []
        assert read(url).feed.updated == "2000-01-01T00:00:00+00:00"


def test_characters_that_no_xml_may_hold_are_left_out(frame):
    a_project(ref="P-2026-07", title_da="Bade\x01bro\ufffe", title_sv="Bad\x0bbrygga")
    assert titles(PROJECT) == ["Initiativ vedtaget: Badebro"]


@pytest.mark.parametrize(
    "url",
    ["/da/nyt/nobody.atom", "/da/nyt/br.atom", "/da/nyt/working-groups.atom", "/da/nyt/0.atom", "/da/nyt/-.atom",
     "/da/nyt/projekt/P-2026-99.atom", "/da/nyt/projekt/0.atom"],
)  # fmt: skip
def test_what_is_not_there_has_none(client, news, url):
    assert is_absent(client, url)


@pytest.mark.parametrize("state", ["draft", "submitted", "recommended", "withdrawn"])
def test_a_project_that_is_not_public_has_none(client, frame, state):
    project = a_project_in(state)
    assert is_absent(client, address("project_news", project.ref))


def test_many_news_are_cut_and_take_no_more_queries(client, news):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get(GROUP)
        return len(captured)

    few = queries()
    for number in range(30):
        meeting = a_meeting(starts_at=START + (200 + 10 * number) * DAY, host=("cph", "malmo")[number % 2])
        actions.write_agenda(by=None, meeting=meeting, items=[DECIDED] * 3)
    Meeting.objects.update(status="held")
    assert queries() <= few
    assert len(read(GROUP).entries) == 100
