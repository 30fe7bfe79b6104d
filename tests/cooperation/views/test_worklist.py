"""The worklist of a secretariat: who opens it, what its address says, and how much of it stands on the page."""

import pytest

from cooperation import to_do
from cooperation.actions import recorded
from cooperation.models import Milestone, Project, SignOff
from cooperation.views.to_do import FIRST
from tests.cooperation.assessors import hand_in
from tests.cooperation.moving import signs
from tests.cooperation.views.worklists import DONE, NAME, numbers, part, reader, titles
from tests.factories import NOW, TODAY, a_line, a_project, a_project_in, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, links, queries, words

pytestmark = pytest.mark.usefixtures("today")

OUTSIDERS = ["member-cph", "member-malmo", "administrator"]


@pytest.fixture
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def look(browse):
    return reader(browse)


@pytest.mark.parametrize(
    ("language", "title", "empty"),
    [
        ("da", "Arbejdsliste for København", "Intet fra København venter på Malmø."),
        ("sv", "Arbetslista för Köpenhamn", "Inget från Köpenhamn väntar på Malmö."),
    ],
)
def test_with_nothing_to_do_every_part_says_so(look, language, title, empty):
    answer = look(language=language)
    assert title in words(answer)
    assert empty in words(answer)
    assert content(answer).count('class="empty"') == len(to_do.SECTIONS)
    assert set(numbers(answer).values()) == {0}
    assert {f"#{code}" for code in to_do.SECTIONS} <= set(links(answer))


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_for_others_there_is_no_such_page(browse, role, language):
    assert browse(role).get(address(language, NAME)).status_code == 404


def test_a_visitor_logs_in_first(browse):
    answer = browse("visitor").get(address("sv", NAME))
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"{address('sv', 'account_login')}?next={address('sv', NAME)}",
    )


def test_it_is_only_read(browse):
    assert browse("secretary-cph").post(address("da", NAME)).status_code == 405


@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_navigation_leads_there(look, role, language):
    nav = look(role, language).context["nav"]
    assert [link.url for link in nav if link.current] == [address(language, NAME)]


def test_each_secretariat_begins_with_its_own_city(look):
    assert look("secretary-cph").context["city"].pk == "cph"
    answer = look("secretary-malmo", "sv")
    assert answer.context["city"].pk == "malmo"
    assert "?city=cph" in links(answer)


@pytest.mark.parametrize("junk", ["", "oslo", "\x00", "x" * 5000, "<script>alert(1)</script>"])
@pytest.mark.parametrize("name", ["city", "who", "section", "page"])
def test_an_unknown_word_in_the_address_changes_nothing(look, name, junk):
    a_project_in("draft")
    answer = look(**{name: junk})
    assert answer.context["city"].pk == "cph"
    assert numbers(answer)[to_do.DRAFTS] == 1
    assert len(answer.context["parts"]) == len(to_do.SECTIONS)
    assert "<script>alert" not in content(answer)


def test_mine_is_what_i_had_a_hand_in(look, people):
    me = people["secretary-cph"]
    a_project_in("submitted", title_da="Fremmed")
    written = a_project_in("submitted", title_da="Skrevet")
    with recorded(by=me, why="revise"):
        written.save()
    signed = a_project(title_da="Underskrevet", title_sv="Undertecknat", **DONE)
    signs(me, signed, SignOff.Matter.ADOPTION)
    answer = look(who="me")
    assert titles(answer, to_do.ASSESS) == ["Skrevet"]
    assert titles(answer, to_do.WAITING) == ["Underskrevet"]
    assert "Her er intet, du har arbejdet med." in words(answer)
    assert titles(look("secretary-malmo", who="me"), to_do.ASSESS) == []
    assert "?who=me&city=malmo" in links(answer)


def test_a_part_alone_shows_all_of_it(look):
    for number in range(FIRST + 12):
        a_project_in("draft", title_da=f"Kladde {number}")
    answer = look()
    assert len(part(answer, to_do.DRAFTS).lines) == FIRST
    assert "?section=drafts" in links(answer)
    assert f"Vis alle {FIRST + 12}" in words(answer)
    alone = look(section="drafts", who="")
    assert [one.code for one in alone.context["parts"]] == [to_do.DRAFTS]
    pages = [alone, look(section="drafts", page="2")]
    every = [title for one in pages for title in titles(one, to_do.DRAFTS)]
    assert sorted(every) == sorted(f"Kladde {number}" for number in range(FIRST + 12))


def test_a_title_is_only_text(look):
    a_project_in("draft", title_da="<script>alert(1)</script>")
    assert "<script>alert" not in content(look())


def some_of_everything(people, number):
    """As many of each kind as asked for."""
    for one in range(number):
        a_project_in("draft", title_sv="")
        asked = a_project_in("submitted", "malmo")
        hand_in(people["secretary-malmo"], asked)
        a_line(adopted := a_project(), "cph")
        signs(people["secretary-malmo"], adopted, SignOff.Matter.ADOPTION)
        running = a_project(state="in_progress")
        Milestone.objects.create(project=running, title_da="M", title_sv="M", due_on=TODAY)
        an_initiative(f"e-{Project.objects.count()}-{one}")


@pytest.mark.parametrize("query", ["", "?who=me&city=malmo", "?section=decide"])
def test_a_full_list_needs_no_more_queries_than_one_of_each(browse, people, query):
    url = address("da", NAME) + query
    client = browse("secretary-cph")
    some_of_everything(people, 1)
    first = queries(client, url)
    some_of_everything(people, 30)
    assert queries(client, url) == first
    assert first < 60
