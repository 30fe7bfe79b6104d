"""A city's proposals, for its secretariat."""

import pytest

from cooperation.lifecycle import STATES
from cooperation.views.paging import PAGE
from tests.factories import a_project, a_project_in, an_area
from tests.oresund.views.reading import LANGUAGES, address, links, queries, words

OUTSIDERS = ["member-cph", "member-malmo", "administrator"]


@pytest.mark.parametrize(("role", "city"), [("secretary-cph", "cph"), ("secretary-malmo", "malmo")])
def test_a_secretariat_sees_all_of_its_own_city_and_nothing_else(browse, role, city):
    own = [a_project_in(state, city).ref for state in STATES]
    for state in STATES:
        a_project_in(state, {"cph": "malmo", "malmo": "cph"}[city])
    answer = browse(role).get(address("da", "cooperation:proposal_list"))
    assert {project.city_id for project in answer.context["projects"]} == {city}
    assert set(own) <= {project.ref for project in answer.context["projects"]}
    assert answer.context["city"].pk == city


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_the_other_city_a_secretariat_sees_what_was_submitted(browse, language):
    hidden = a_project("malmo", state="draft")
    shown = a_project("malmo", state="submitted")
    a_project("cph", state="submitted")
    url = address(language, "cooperation:proposal_list")
    client = browse("secretary-cph")
    answer = client.get(url, {"city": "malmo"})
    assert [project.ref for project in answer.context["projects"]] == [shown.ref]
    assert hidden.ref not in words(answer)
    assert {"da": "Forslag fra Malmø", "sv": "Förslag från Malmö"}[language] in words(answer)
    assert "?city=malmo" in links(client.get(url))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_to_the_obstacles_and_the_exchange_rates(browse, language):
    client = browse("secretary-malmo")
    for name in ("obstacle_list", "rate_list"):
        way = address(language, f"cooperation:{name}")
        assert way in links(client.get(address(language, "cooperation:proposal_list")))
    menu = client.get(address(language, "cooperation:rate_list")).context["nav"]
    assert [link.url for link in menu if link.current] == [address(language, "cooperation:proposal_list")]


@pytest.mark.parametrize("junk", ["", "oslo", "\x00", "x" * 10_000, "<script>"])
def test_an_unknown_city_is_ones_own(browse, junk):
    answer = browse("secretary-malmo").get(address("sv", "cooperation:proposal_list"), {"city": junk})
    assert (answer.status_code, answer.context["city"].pk) == (200, "malmo")


def test_the_next_page_stays_with_the_city(browse):
    for _ in range(PAGE + 1):
        a_project("malmo")
    client = browse("secretary-cph")
    answer = client.get(address("da", "cooperation:proposal_list"), {"city": "malmo"})
    last = answer.context["next_page"]
    assert f"?city=malmo&after={last}" in links(answer)


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_for_others_there_is_no_such_page(browse, role, language):
    assert browse(role).get(address(language, "cooperation:proposal_list")).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_logs_in_first(browse, language):
    url = address(language, "cooperation:proposal_list")
    answer = browse("visitor").get(url)
    assert answer.status_code == 302
    assert answer["Location"] == f"{address(language, 'account_login')}?next={url}"


def test_the_pages_show_every_proposal_once_newest_first(browse):
    refs = [a_project_in("draft").ref for _ in range(2 * PAGE + 3)][::-1]
    client, seen, after = browse("secretary-cph"), [], ""
    for _ in range(3):
        answer = client.get(address("da", "cooperation:proposal_list"), {"after": after} if after else {})
        seen += [project.ref for project in answer.context["projects"]]
        after = answer.context["next_page"]
    assert (seen, after) == (refs, "")


@pytest.mark.parametrize("junk", ["P-1999-1", "\x00", "x" * 10_000, "<script>"])
def test_an_unknown_place_to_go_on_from_is_absent(browse, junk):
    url = address("da", "cooperation:proposal_list")
    assert browse("secretary-cph").get(url, {"after": junk}).status_code == 404


def test_the_other_citys_proposal_is_no_place_to_go_on_from(browse):
    ref = a_project_in("draft", "malmo").ref
    url = address("da", "cooperation:proposal_list")
    assert browse("secretary-cph").get(url, {"after": ref}).status_code == 404


def test_a_title_is_only_text(browse):
    a_project(title_da="<script>alert(1)</script>")
    answer = browse("secretary-cph").get(address("da", "cooperation:proposal_list"))
    assert "<script" not in answer.content.decode()
    assert "<script>alert(1)</script>" in words(answer)


def test_twenty_rows_need_no_more_queries_than_one(browse):
    url = address("sv", "cooperation:proposal_list")
    client = browse("secretary-cph")
    a_project(focus_area=an_area("a"))
    first = queries(client, url)
    for number in range(PAGE - 1):
        a_project(focus_area=an_area(f"a{number}"))
    assert queries(client, url) == first
