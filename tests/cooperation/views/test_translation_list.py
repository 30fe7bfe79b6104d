"""The translators' work list, for the two secretariats."""

from datetime import timedelta

import pytest

from cooperation.models import Project
from cooperation.views.translation_list import PAGE
from meetings import actions
from tests.cooperation.views.translating import OUTSIDERS, draft, editor, row_of
from tests.factories import NOW, a_meeting, a_project, a_project_in, an_area
from tests.oresund.views.reading import LANGUAGES, address, content, links, queries, words

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def look(browse):
    def read(role="secretary-malmo", language="sv", **query):
        answer = browse(role).get(address(language, "cooperation:translation_list"), query)
        assert answer.status_code == 200
        return answer

    return read


def shown(answer):
    return [line.work.subject.pk for line in answer.context["lines"]]


@pytest.mark.parametrize(
    ("role", "own", "other"), [("secretary-malmo", "sv", "da"), ("secretary-cph", "da", "sv")]
)
def test_a_secretariat_sees_first_what_is_missing_in_its_own_language(look, role, own, other):
    into = {
        "sv": a_project(title_sv=""),
        "da": a_project(
            original_language="sv",
            title_da="",
            citizens_will_notice_da="",
            citizens_will_notice_sv="Det märks.",
        ),
    }
    answer = look(role)
    assert shown(answer) == [into[own].pk]
    cities = {"sv": "malmo", "da": "cph"}
    assert f"?city={cities[other]}" in links(answer)
    assert shown(look(role, city=cities[other])) == [into[other].pk]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("da", ["Mangler", "Titel", "Forældet", "Resumé", "Skal foreligge på begge sprog senest"]),
        ("sv", ["Saknas", "Titel", "Inaktuell", "Sammanfattning", "Ska finnas på båda språken senast"]),
    ],
)
def test_a_line_says_what_is_to_be_done_and_until_when(look, language, expected):
    project = a_project(title_da="Badebro", title_sv="")
    Project.objects.filter(pk=project.pk).update(summary_da="Et andet resumé")
    meeting = a_meeting(starts_at=NOW + timedelta(days=30))
    item = {"title_da": "Punkt", "title_sv": "Punkt", "type": "decision", "projects": [project]}
    actions.write_agenda(by=None, meeting=meeting, items=[item])
    answer = look(language=language)
    assert all(one in words(answer) for one in expected)
    assert editor(project, language) in links(answer)
    assert f'<a href="{editor(project, language)}"' + (' lang="da"' if language == "sv" else "") in content(
        answer
    )


def test_a_deadline_that_is_over_says_so(look):
    meeting = a_meeting(starts_at=NOW + timedelta(days=3), rotation_note_da="Fordi")
    assert row_of(meeting, "rotation_note").state == "missing"
    assert "tidsfristen har löpt ut" in words(look())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"missing", "machine", "outdated"}),
        ({"state": "missing"}, {"missing"}),
        ({"state": "machine"}, {"machine"}),
        ({"state": "outdated"}, {"outdated"}),
        ({"state": "done"}, set()),
        ({"area": "initiatives", "state": "missing"}, {"missing"}),
        ({"area": "meetings"}, {"missing", "machine", "outdated"}),
        ({"state": "junk", "area": "\x00"}, {"missing", "machine", "outdated"}),
    ],
)
def test_the_address_says_what_is_shown(look, people, query, expected):
    a_project()
    outdated = a_project(citizens_will_notice_sv="Det märks.")
    Project.objects.filter(pk=outdated.pk).update(title_da="Nyt")
    machine = a_project()
    row = row_of(machine, "citizens_will_notice")
    draft(row, people["secretary-malmo"], "Det märks.", is_machine=True)
    answer = look(**query)
    assert {state for line in answer.context["lines"] for state, _rows in line.states} == expected


def test_one_filter_keeps_the_other(look):
    a_project()
    answer = look(area="initiatives", state="missing", city="malmo")
    assert {"?state=missing&city=malmo", "?area=initiatives&city=malmo"} <= set(links(answer))


def test_the_filters_say_how_many_texts_there_are(look):
    a_project(title_sv="")
    a_project()
    an_area(why_joint_da="Fordi")
    answer = look()
    assert "Saknas (4)" in words(answer)
    assert [one.value for one in answer.context["areas"]] == ["initiatives"]


def test_a_filter_that_has_run_empty_can_be_left(look):
    answer = look(state="outdated")
    assert "Inget att översätta" in words(answer)


@pytest.mark.parametrize("junk", ["", "oslo", "\x00", "x" * 10_000, "<script>"])
def test_an_unknown_city_is_ones_own(look, junk):
    assert look(city=junk).context["city"].pk == "malmo"


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "x", "\x00", ""])
def test_an_unknown_page_is_one_that_there_is(look, page):
    a_project()
    assert len(look(page=page).context["lines"]) == 1


def test_every_thing_stands_on_one_page(look):
    expected = [a_project().pk for _ in range(PAGE + 3)][::-1]
    first, second = look(state="missing"), look(state="missing", page="2")
    assert shown(first) + shown(second) == expected
    assert "?state=missing&page=2" in links(first)
    assert "?state=missing&page=1" in links(second)


def test_the_other_citys_draft_is_not_there(look):
    a_project_in("draft", "cph", title_da="Hemmeligt", title_sv="")
    assert "Hemmeligt" not in words(look())
    assert "Hemmeligt" in words(look("secretary-cph", city="malmo"))


def test_a_title_is_only_text(look):
    a_project(title_da="<script>alert(1)</script>", title_sv="")
    assert "<script>alert" not in content(look())


@pytest.mark.parametrize(("language", "label"), [("da", "Oversættelser"), ("sv", "Översättningar")])
def test_the_navigation_leads_there(look, language, label):
    assert [link.label for link in look(language=language).context["nav"] if link.current] == [label]


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_for_others_there_is_no_such_page(browse, role, language):
    assert browse(role).get(address(language, "cooperation:translation_list")).status_code == 404


def test_a_visitor_logs_in_first(browse):
    url = address("sv", "cooperation:translation_list")
    answer = browse("visitor").get(url)
    assert (answer.status_code, answer["Location"]) == (302, f"{address('sv', 'account_login')}?next={url}")


def test_it_is_only_read(browse, frame):
    url = address("sv", "cooperation:translation_list")
    assert browse("secretary-malmo").post(url).status_code == 405


def test_a_full_page_needs_no_more_queries_than_one_thing(browse):
    url = address("sv", "cooperation:translation_list")
    client = browse("secretary-malmo")
    area = an_area(why_joint_da="Fordi")
    a_project(focus_area=area)
    first = queries(client, url)
    for _ in range(PAGE - 2):
        a_project(focus_area=area)
    assert queries(client, url) == first
