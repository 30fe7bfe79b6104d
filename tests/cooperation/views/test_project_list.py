"""The registry as a list: who sees what, page by page, and the figure by year."""

from datetime import timedelta

import pytest

from cooperation.lifecycle import PUBLIC, STATES
from cooperation.models import Project, RegistryEntry
from cooperation.views.registry import COUNTED, PAGE
from tests.factories import TODAY, a_project, a_project_in, an_area
from tests.oresund.views.reading import LANGUAGES, address, content, links, queries, words

OUTSIDERS = ["visitor", "member-cph"]
JUNK = ["P-1999-01", "x" * 10_000, "../../etc/passwd", "1' OR 1=1", "\x00", "<script>", "æøå", " ", "0"]


@pytest.fixture
def page(client, frame):
    return lambda language="da", **query: client.get(address(language, "cooperation:project_list"), query)


def shown(answer):
    return [row.project.ref for row in answer.context["page"].rows]


def states(answer):
    return {row.project.state for row in answer.context["page"].rows}


@pytest.fixture
def one_in_each_state(frame):
    for city in ("cph", "malmo"):
        for state in STATES:
            a_project_in(state, city, ref=f"P-{city}-{state.replace('_', '-')}")


@pytest.mark.parametrize("role", OUTSIDERS)
def test_others_see_only_what_is_decided(browse, one_in_each_state, role):
    answer = browse(role).get(address("da", "cooperation:project_list"))
    assert states(answer) == PUBLIC
    for state in set(STATES) - PUBLIC:
        assert f"-{state.replace('_', '-')}/" not in answer.content.decode()
    assert "Ikke offentlig" not in words(answer)


@pytest.mark.parametrize("query", [{}, {"q": "forslag"}])
def test_a_secretariat_sees_its_drafts_and_all_that_was_submitted_marked_as_not_public(
    browse, one_in_each_state, query
):
    answer = browse("secretary-malmo").get(address("sv", "cooperation:project_list"), query)
    seen = {(row.project.city_id, row.project.state) for row in answer.context["page"].rows}
    assert {state for city, state in seen if city == "malmo"} == set(STATES)
    assert ("cph", "submitted") in seen
    assert ("cph", "draft") not in seen
    marked = content(answer).count("Inte offentligt")
    assert marked == sum(state not in PUBLIC for _city, state in seen) > 0


def test_the_administrator_sees_all(browse, one_in_each_state):
    answer = browse("administrator").get(address("da", "cooperation:project_list"))
    assert states(answer) == set(STATES)


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_a_state_that_is_not_public_can_be_chosen_by_a_secretariat_only(browse, one_in_each_state, state):
    path = address("da", "cooperation:project_list")
    assert states(browse("secretary-cph").get(path, {"state": state})) == {state}
    assert states(browse("visitor").get(path, {"state": state})) == PUBLIC


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
    newest_first = [project.ref for project in Project.objects.newest_first()]
    assert walk(page) == newest_first
    assert walk(page, order="oldest") == newest_first[::-1]


def test_the_pages_of_a_search_show_every_row_once(page):
    for number in range(2 * PAGE + 1):
        title = "Ny bro" if number % 2 else f"Sti {number}"
        a_project(
            title_da=title, summary_da="Om en bro og en sti", decided_on=TODAY - timedelta(days=number // 3)
        )
    refs = walk(page, q="bro")
    assert sorted(refs) == sorted(Project.objects.values_list("ref", flat=True))
    in_title = set(Project.objects.filter(title_da="Ny bro").values_list("ref", flat=True))
    assert set(refs[: len(in_title)]) == in_title
    newest = walk(page, q="bro", order="newest")
    assert newest == [project.ref for project in Project.objects.newest_first()]


def test_the_pages_of_one_state_show_only_that(page):
    for number in range(3 * PAGE):
        a_project_in(("adopted", "completed")[number % 2], decided_on=TODAY - timedelta(days=number))
    refs = walk(page, state="completed")
    assert len(refs) == len(set(refs)) == Project.objects.filter(state="completed").count() > PAGE


def test_the_link_to_the_next_page_keeps_what_is_asked_for(page):
    for _ in range(PAGE + 1):
        a_project()
    last = shown(page(state="adopted", q="forslag"))[-1]
    assert f"?state=adopted&q=forslag&after={last}" in links(page(state="adopted", q="forslag"))


def test_a_project_decided_meanwhile_moves_no_row(page):
    for number in range(PAGE + 5):
        a_project(decided_on=TODAY - timedelta(days=number))
    before, after = shown(page()), page().context["next_page"]
    a_project(decided_on=TODAY)
    assert not set(shown(page(after=after))) & set(before)
    assert len(shown(page(after=after))) == 5


@pytest.mark.parametrize("query", [{}, {"q": "forslag"}])
@pytest.mark.parametrize("junk", JUNK)
def test_an_unknown_place_to_go_on_from_is_absent(page, junk, query):
    a_project()
    assert page(after=junk, **query).status_code == 404


@pytest.mark.parametrize("state", ["draft", "returned"])
@pytest.mark.parametrize("role", OUTSIDERS)
def test_a_place_that_is_not_public_is_absent_too(browse, role, state):
    ref = a_project_in(state).ref
    answer = browse(role).get(address("da", "cooperation:project_list"), {"after": ref})
    assert answer.status_code == 404


def test_the_number_of_rows_is_told(page):
    for _ in range(3):
        a_project()
    assert "3 initiativer" in words(page())
    assert "1 initiativ " in words(page(q=a_project(title_da="Fyrtårn").title_da)) + " "


def test_beyond_a_thousand_the_rest_is_not_counted(page, monkeypatch):
    monkeypatch.setattr("cooperation.views.registry.COUNTED", 2)
    for _ in range(3):
        a_project()
    assert COUNTED == 1000
    assert "Mere end 2 initiativer" in words(page())


def test_the_initiatives_started_are_counted_by_year_with_a_link_to_them(page):
    for state, year in [("adopted", 2024), ("completed", 2024), ("archived", 2026), ("rejected", 2025)]:
        a_project_in(state, decided_on=TODAY.replace(year=year))
    answer = page("sv")
    assert answer.context["started_per_year"] == [(2024, 2), (2025, 0), (2026, 1)]
    [link] = [one for one in links(answer) if "year=2024" in one]
    listed = page.__closure__[0].cell_contents.get(link)
    assert len(shown(listed)) == 2
    assert "<caption" in content(answer)


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
@pytest.mark.parametrize("query", [{}, {"q": "alert"}, {"q": "<script>"}])
def test_a_title_is_only_text(page, language, query):
    a_project(title_da="<script>alert(1)</script>{{ 7*7 }}", title_sv="<script>alert(1)</script>{{ 7*7 }}")
    answer = page(language, **query)
    assert "<script" not in answer.content.decode()
    assert "alert" in words(answer)
    assert "{{ 7*7 }}" in words(answer)


@pytest.mark.parametrize("query", ["", "?q=forslag"])
@pytest.mark.parametrize("role", ["visitor", "secretary-cph"])
def test_thirty_rows_need_no_more_queries_than_one(browse, query, role):
    client, url = browse(role), address("sv", "cooperation:project_list") + query
    project = a_project(focus_area=an_area("a0"))
    project.partners.create(name="Broforeningen", role="partner")
    queries(client, url)
    first = queries(client, url)
    for number in range(1, PAGE):
        a_project("malmo", focus_area=an_area(f"a{number}")).partners.create(name="Alle", role="lead")
    assert RegistryEntry.objects.count() == PAGE
    # With ten direct matches or more, nothing is looked for inside of longer words.
    assert queries(client, url) <= first
