"""The registry: what is decided, newest first, page by page."""

from datetime import timedelta

import pytest

from cooperation.lifecycle import PUBLIC, STATES
from cooperation.models import Project
from cooperation.views.paging import PAGE
from tests.factories import TODAY, a_project, a_project_in, an_area
from tests.oresund.views.reading import LANGUAGES, address, content, links, queries, words

ROLES = ["visitor", "member-cph", "secretary-malmo", "administrator"]
JUNK = ["P-1999-01", "x" * 10_000, "../../etc/passwd", "1' OR 1=1", "\x00", "<script>", "æøå", " ", "0"]


@pytest.fixture
def page(client, frame):
    return lambda language="da", **query: client.get(address(language, "cooperation:project_list"), query)


def shown(answer):
    return [project.ref for project in answer.context["projects"]]


@pytest.mark.parametrize("role", ROLES)
def test_only_what_is_decided_is_listed_whoever_reads(browse, role):
    for state in STATES:
        a_project_in(state, "cph", ref=f"P-{state.replace('_', '-')}")
    answer = browse(role).get(address("da", "cooperation:project_list"))
    assert {project.state for project in answer.context["projects"]} == PUBLIC
    for state in set(STATES) - PUBLIC:
        assert f"P-{state.replace('_', '-')}" not in answer.content.decode()


@pytest.mark.parametrize("state", sorted(PUBLIC))
def test_a_state_can_be_asked_for(page, state):
    for one in PUBLIC:
        a_project_in(one)
    assert {project.state for project in page(state=state).context["projects"]} == {state}
    [current] = [choice.value for choice in page(state=state).context["states"] if choice.is_current]
    assert current == state


@pytest.mark.parametrize(
    "junk", ["draft", "submitted", "nonsense", "\x00", "<script>alert(1)</script>", "x" * 10_000]
)
def test_a_state_that_cannot_be_asked_for_is_ignored(page, junk):
    a_project()
    a_project_in("draft")
    answer = page(state=junk)
    assert shown(answer) == shown(page())
    assert not [choice for choice in answer.context["states"] if choice.is_current]
    assert "<script>alert" not in answer.content.decode()


def walk(page, **query):
    """Every row of every page, following the link to the next one."""
    refs, after = [], ""
    for _ in range(20):
        answer = page(**query, **({"after": after} if after else {}))
        refs += shown(answer)
        after = answer.context["next_page"]
        if not after:
            return refs
    raise AssertionError("the pages never end")


@pytest.mark.parametrize("count", [0, 1, PAGE, PAGE + 1, 2 * PAGE, 2 * PAGE + 1])
def test_the_pages_show_every_row_once_newest_first(page, count):
    for number in range(count):
        a_project(decided_on=TODAY - timedelta(days=number // 3))
    assert walk(page) == [project.ref for project in Project.objects.newest_first()]


def test_the_pages_of_one_state_show_only_that(page):
    for number in range(3 * PAGE):
        a_project_in(("adopted", "completed")[number % 2], decided_on=TODAY - timedelta(days=number))
    refs = walk(page, state="completed")
    assert len(refs) == len(set(refs)) == Project.objects.filter(state="completed").count() > PAGE


@pytest.mark.parametrize(("state", "title"), [("", "Initiativer"), ("rejected", "Initiativer: afvist")])
def test_the_title_of_the_page_says_what_is_shown(page, state, title):
    assert f"<title>{title} –" in page(state=state).content.decode()


def test_the_link_to_the_next_page_keeps_the_state(page):
    for _ in range(PAGE + 1):
        a_project()
    last = shown(page(state="adopted"))[-1]
    assert f"?state=adopted&after={last}" in links(page(state="adopted"))


def test_a_project_decided_meanwhile_moves_no_row(page):
    for number in range(PAGE + 5):
        a_project(decided_on=TODAY - timedelta(days=number))
    before, after = shown(page()), page().context["next_page"]
    a_project(decided_on=TODAY)
    assert not set(shown(page(after=after))) & set(before)
    assert len(shown(page(after=after))) == 5


@pytest.mark.parametrize("junk", JUNK)
def test_an_unknown_place_to_go_on_from_is_absent(page, junk):
    a_project()
    assert page(after=junk).status_code == 404


@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn"])
@pytest.mark.parametrize("role", ROLES)
def test_a_place_that_is_not_public_is_absent_too(browse, role, state):
    ref = a_project_in(state).ref
    answer = browse(role).get(address("da", "cooperation:project_list"), {"after": ref})
    assert answer.status_code == 404


def test_the_initiatives_started_are_counted_by_year(page):
    for state, year in [("adopted", 2024), ("completed", 2024), ("archived", 2026), ("rejected", 2025)]:
        a_project_in(state, decided_on=TODAY.replace(year=year))
    assert page().context["started_per_year"] == [(2024, 2), (2025, 0), (2026, 1)]


@pytest.mark.parametrize(
    ("language", "title", "only"),
    [("da", "title_sv", "Kun på svensk"), ("sv", "title_da", "Endast på danska")],
)
def test_a_title_in_the_other_language_says_so(page, language, title, only):
    texts = {"title_da": "", "title_sv": "", title: "Badbro"}
    a_project(**texts, citizens_will_notice_da="Ja", citizens_will_notice_sv="Ja")
    assert f' lang="{title[-2:]}">Badbro</a> <span class="only-in">({only})</span>' in content(page(language))
    assert only in words(page(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_is_only_text(page, language):
    a_project(title_da="<script>alert(1)</script>{{ 7*7 }}", title_sv="<script>alert(1)</script>{{ 7*7 }}")
    assert "<script" not in page(language).content.decode()
    assert "<script>alert(1)</script>{{ 7*7 }}" in words(page(language))


def test_thirty_rows_need_no_more_queries_than_one(client, frame):
    url = address("sv", "cooperation:project_list")
    a_project(focus_area=an_area("a0"))
    first = queries(client, url)
    for number in range(1, PAGE):
        a_project("malmo", focus_area=an_area(f"a{number}"))
    assert queries(client, url) == first
    for _ in range(30):
        a_project()
    assert queries(client, url) == first
