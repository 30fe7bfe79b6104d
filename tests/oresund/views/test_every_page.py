"""What holds on every page: headers, cookies, verbs, and nothing kept of what was made for one person."""

import re

import pytest
from django.urls import reverse

from tests.factories import NOW, a_meeting, a_project, an_initiative
from tests.oresund.views.reading import LANGUAGES, address

PUBLIC = [
    ("home",),
    ("cooperation:vision",),
    ("cooperation:declaration_compare",),
    ("cooperation:declaration_versions",),
    ("cooperation:declaration_version", "sv", 1),
    ("cooperation:body_list",),
    ("cooperation:project_list",),
    ("cooperation:project_detail", "P-2026-01"),
    ("cooperation:initiative_list",),
    ("cooperation:initiative_detail", "E-01"),
    ("cooperation:parity",),
    ("meetings:meeting_list",),
    ("meetings:meeting_year", 2026),
    ("meetings:meeting_month", 2026, 11),
    ("meetings:year_plan", 2026),
    ("meetings:meeting_detail", "AG-2026-1"),
    ("meetings:obligations",),
    ("meetings:body_calendar", "working-group"),
    ("meetings:all_calendar",),
]
# Calendars may be embedded by anybody.
PAGES = [one for one in PUBLIC if not one[0].endswith("_calendar")]
PERSONAL = [
    ("meetings:my_meetings",),
    ("meetings:changes",),
    ("cooperation:proposal_list",),
    ("cooperation:proposal_new",),
    ("cooperation:initiative_new",),
    ("cooperation:initiative_import",),
    ("cooperation:declaration_enter",),
    ("cooperation:translation_list",),
]
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture(autouse=True)
def rows(frame, time_machine):
    time_machine.move_to(NOW)
    a_project(ref="P-2026-01")
    an_initiative("E-01")
    a_meeting(ref="AG-2026-1", starts_at=NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PUBLIC, ids=lambda page: page[0])
def test_a_visitor_gets_no_cookie(client, language, page):
    answer = client.get(address(language, *page))
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("page", [*PAGES, ("account_login",), *PERSONAL], ids=lambda page: page[0])
def test_the_browser_is_told_to_be_strict(browse, page):
    answer = browse("secretary-cph" if page in PERSONAL else "visitor").get(address("da", *page))
    assert answer.status_code == 200
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "camera=()" in answer["Permissions-Policy"]
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/da/nothing/", "/healthz", "/"])
def test_the_headers_stand_on_what_is_no_page_too(client, path):
    answer = client.get(path)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("page", [*PUBLIC, *PERSONAL], ids=lambda page: page[0])
@pytest.mark.parametrize("role", ["member-cph", "secretary-malmo", "administrator"])
def test_what_was_made_for_one_person_is_never_kept(browse, role, page):
    answer = browse(role).get(address("sv", *page))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("page", PUBLIC, ids=lambda page: page[0])
def test_a_visitor_sees_nothing_of_whoever_was_there_before(browse, people, page):
    url = address("da", *page)
    before = browse("visitor").get(url).content
    browse("secretary-cph").get(url)
    after = browse("visitor").get(url).content
    assert before == after
    assert people["secretary-cph"].email.encode() not in after


@pytest.mark.parametrize("page", PUBLIC, ids=lambda page: page[0])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_a_page_is_only_read(client, method, page):
    answer = getattr(client, method)(address("da", *page))
    assert answer.status_code == 405
    assert set(re.split(", ", answer["Allow"])) == {"GET", "HEAD"}


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
@pytest.mark.parametrize("name", ["account_login", "account_logout", "account_reset_password"])
def test_accounts_know_two_verbs(client, method, name):
    assert getattr(client, method)(address("da", name)).status_code == 405


@pytest.mark.parametrize(
    "name", ["meetings:my_meetings", "cooperation:proposal_new", "cooperation:declaration_enter"]
)
@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_a_form_is_read_or_posted_to(browse, name, method):
    assert getattr(browse("secretary-cph"), method)(address("da", name)).status_code == 405


@pytest.mark.parametrize("page", PUBLIC, ids=lambda page: page[0])
def test_asking_for_the_head_is_answered_without_a_body(client, page):
    answer = client.head(address("da", *page))
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("page", PUBLIC, ids=lambda page: page[0])
@pytest.mark.parametrize(
    "query", ['q="><script>alert(1)</script>', "page=-1", "page=1&page=2", "lang=../x", "a=%00%ff"]
)
def test_a_query_nobody_asked_for_changes_nothing(client, page, query):
    url = address("da", *page)
    answer = client.get(f"{url}?{query}")
    assert answer.status_code == 200
    assert "<script" not in answer.content.decode()


@pytest.mark.parametrize("path", ["css/tokens.css", "img/icon.svg", "fonts/schibsted-grotesk-latin.woff2"])
def test_static_files_are_served_with_the_same_headers(client, settings, path):
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    answer = client.get(f"/static/{path}")
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content if answer.streaming else [answer.content])


def test_the_machines_own_pages_set_no_cookie_and_are_never_kept(client):
    for name in ("healthz", "readyz", "mailz"):
        answer = client.get(reverse(name))
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
