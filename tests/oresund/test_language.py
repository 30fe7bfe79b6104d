"""The switch between the languages: the same page, its filter and its place, remembered by whoever used it."""

import pytest

from cooperation.models import Project, Translation
from oresund.language import alternate, path_in, same_page
from tests.factories import NOW, PASSWORD, a_meeting, a_project
from tests.oresund.views.reading import LANGUAGES, address, content, links

OTHER = {"da": "sv", "sv": "da"}
HOSTILE = [
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "///evil.example",
    "https://evil.example/da/",
    "javascript:alert(1)",
    "/\t/evil.example/",
    "/\n/evil.example/",
]


def switch(answer):
    """Where the switch of a page leads to in each language."""
    html = answer.content.decode()
    nav = html[html.index('<nav class="language-switch"') :]
    return links(type("Part", (), {"content": nav[: nav.index("</nav>")].encode()}))


@pytest.mark.parametrize(
    ("code", "path", "expected"),
    [
        ("sv", "/da/", "/sv/"),
        ("sv", "/da/moeder/2026/", "/sv/moten/2026/"),
        ("da", "/sv/projekt/P-1/", "/da/projekter/P-1/"),
        ("da", "/da/vision/", "/da/vision/"),
        ("sv", "/da/moten/", None),
        ("sv", "/da/\r\nSet-Cookie: x/", None),
        ("sv", "//evil.example/da/vision/", None),
        ("sv", "/nothing/", None),
        ("sv", "", None),
    ],
)
def test_a_path_has_its_counterpart_or_none(code, path, expected):
    assert path_in(code, path) == expected


def test_for_other_languages_there_is_the_bare_front_page_and_else_danish():
    assert alternate("x-default", "/sv/") == alternate("x-default", "/da/") == "/"
    assert alternate("x-default", "/sv/moten/2026/") == "/da/moeder/2026/"


@pytest.mark.parametrize(
    "path", ["//evil.example/da/vision/", "/\\evil.example/", "/da/\r\nx/", "/da/../../"]
)
def test_the_switch_of_a_crooked_path_leads_to_the_front_page(rf, path):
    request = rf.get("/")
    request.path_info = request.path = path
    assert same_page(request, "sv") == "/sv/"


# --- Where the switch leads to


@pytest.fixture
def rows(frame, time_machine):
    """Two pages in each list."""
    time_machine.move_to(NOW)
    for number in range(1, 26):
        a_project(ref=f"P-2026-{number:02}", summary_sv="")
    a_meeting(ref="AG-2026-1", starts_at=NOW)


LISTS = [
    ("visitor", ("cooperation:project_list",), "?state=adopted&after=P-2026-04"),
    ("visitor", ("meetings:meeting_year", 2026), "?x=1&x=2"),
    ("secretary-malmo", ("cooperation:proposal_list",), "?city=cph&after=P-2026-04"),
    (
        "secretary-cph",
        ("cooperation:translation_list",),
        "?city=malmo&state=missing&area=initiatives&page=2",
    ),
]


@pytest.mark.parametrize(("role", "page", "query"), LISTS, ids=lambda one: one[0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_keeps_its_filter_and_its_page(browse, rows, role, page, query, language):
    client = browse(role)
    answer = client.get(address(language, *page) + query)
    assert answer.status_code == 200
    across = address(OTHER[language], *page) + query
    assert switch(answer) == [across]
    there = client.get(across)
    assert there.status_code == 200
    assert switch(there) == [address(language, *page) + query]
    shown = [set(Project.objects.values_list("ref", flat=True)) & set(_words(one)) for one in (answer, there)]
    assert shown[0] == shown[1]


def _words(answer):
    return content(answer).replace("<", " ").replace(">", " ").split()


def test_pages_of_the_lists_are_really_there(browse, rows):
    """Or the test before this one would compare empty lists."""
    client = browse("secretary-cph")
    assert "P-2026-03" in content(client.get(address("da", *LISTS[0][1]) + LISTS[0][2]))
    work = client.get(address("sv", *LISTS[3][1]) + LISTS[3][2])
    assert work.context["page"].number == 2
    assert list(work.context["page"])


REFUSED = [
    ("secretary-cph", "cooperation:proposal_new"),
    ("visitor", "account_login"),
    ("visitor", "account_reset_password"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refused_form_leads_to_the_form_in_the_other_language(browse, rows, language):
    for role, name in REFUSED:
        client = browse(role)
        answer = client.post(address(language, name), {"email": "junk"})
        assert answer.status_code in (200, 422)
        assert answer.context["form"].errors
        assert switch(answer) == [address(OTHER[language], name)]
        assert client.get(switch(answer)[0]).status_code == 200


def test_a_form_that_only_takes_posts_leads_on_to_the_page_it_belongs_to(browse, rows):
    key = str(Translation.objects.filter(kind="cooperation.project").first().object_id)
    answer = browse("secretary-cph").get(address("sv", "cooperation:translation_machine", "project", key))
    assert answer["Location"] == address("sv", "cooperation:translation_edit", "project", key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_many_tries_can_be_read_in_the_other_language(client, with_password, language):
    for _try in range(7):
        answer = client.post(
            address(language, "account_login"), {"login": with_password.email, "password": "x"}
        )
    codes = [client.get(there).status_code for there in switch(answer)]
    assert switch(answer) == [address(OTHER[language], "account_login")]
    assert codes == [200]


# --- The page that a log-in leads on to


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_after_the_log_in_changes_its_language_too(client, with_password, language):
    other = OTHER[language]
    asked = address(language, "meetings:my_meetings") + "?a=1&b=%C3%A5"
    page = client.get(client.get(asked)["Location"])
    refused = client.post(
        address(language, "account_login"), {"login": "x@y.example", "password": "x", "next": asked}
    )
    assert switch(page) == switch(refused)
    there = client.get(switch(page)[0])
    fields = {
        "login": with_password.email,
        "password": PASSWORD,
        "next": there.context["redirect_field_value"],
    }
    wanted = address(other, "meetings:my_meetings") + "?a=1&b=%C3%A5"
    assert client.post(address(other, "account_login"), fields)["Location"] == wanted


@pytest.mark.parametrize("target", HOSTILE)
@pytest.mark.parametrize("send", ["get", "post"])
def test_the_switch_never_leads_elsewhere(client, frame, send, target):
    answer = getattr(client, send)(address("da", "account_login"), {"next": target, "a": "1"})
    [there] = switch(answer)
    assert "evil" not in there
    assert there.startswith("/sv/konto/logga-in/")


@pytest.mark.parametrize("path", ["//evil.example/da/", "/\\evil.example/", "/da/\r\nX: y/", "/da/\\\\evil/"])
def test_no_page_repeats_a_hostile_path(client, frame, path):
    answer = client.get("/", PATH_INFO=path)
    assert answer.status_code == 404
    assert switch(answer) == ["/da/", "/sv/"]
    assert "evil" not in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_go_by_their_own_names_without_flags(client, frame, language):
    html = client.get(address(language, "cooperation:vision")).content.decode()
    nav = html[html.index('<nav class="language-switch"') : html.index("</nav>")]
    assert 'lang="da"' in nav
    assert 'lang="sv"' in nav
    assert nav.index("Dansk") < nav.index("Svenska")
    assert "<img" not in nav
