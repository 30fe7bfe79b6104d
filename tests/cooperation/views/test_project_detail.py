"""One project: who sees it, and what stands there in which language."""

import pytest

from cooperation import actions
from cooperation.lifecycle import STATES
from cooperation.models import Project
from meetings.models import AgendaItem
from tests.cooperation.test_permissions import ROLES, expected_to_edit, expected_to_see
from tests.factories import NOW, TODAY, a_line, a_meeting, a_project, a_project_in, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, in_words, links, queries, words

ONLY = {"da": "Kun på svensk", "sv": "Endast på danska"}
XSS = "<script>alert(1)</script>"


@pytest.fixture
def page(client, frame):
    return lambda project, language="da": client.get(
        address(language, "cooperation:project_detail", project.ref)
    )


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("city", ["cph", "malmo"])
def test_each_role_sees_the_states_it_may_see(browse, role, city):
    client = browse(role)
    found = {
        state: client.get(
            address("da", "cooperation:project_detail", a_project_in(state, city).ref)
        ).status_code
        for state in STATES
    }
    assert found == {state: 200 if expected_to_see(role, city, state) else 404 for state in STATES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_forbidden_looks_exactly_like_absent(browse, language):
    draft = a_project_in("draft", ref="P-2026-77")
    client = browse("visitor")
    forbidden = client.get(address(language, "cooperation:project_detail", draft.ref))
    draft.delete()
    absent = client.get(address(language, "cooperation:project_detail", "P-2026-77"))
    assert (forbidden.status_code, forbidden.content) == (404, absent.content)


@pytest.mark.parametrize("role", ROLES)
def test_the_way_to_edit_is_shown_to_whoever_may(browse, role):
    for state in ("draft", "returned", "adopted"):
        project = a_project_in(state, "cph")
        answer = browse(role).get(address("da", "cooperation:project_detail", project.ref))
        way = address("da", "cooperation:proposal_edit", project.ref) in links(answer)
        assert way is expected_to_edit(role, "cph", state)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_a_project_without_an_assessment_can_be_read(browse, language, state):
    project = a_project_in(state)
    client = browse("secretary-cph")
    assert client.get(address(language, "cooperation:project_detail", project.ref)).status_code == 200


def test_the_last_assessment_is_shown_with_its_reason(page):
    project = a_project_in("rejected")
    for reason in ("Første skøn", "Andet skøn"):
        texts = {"reason_da": reason, "reason_sv": f"{reason} på svenska"}
        actions.assess(by=None, project=project, outcome="already_taken", assessed_on=TODAY, **texts)
    assert "Andet skøn" in words(page(project))
    assert "Første skøn" not in words(page(project))
    assert "Andet skøn på svenska" in words(page(project, "sv"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_in_the_other_language_only_are_marked_and_said(page, language):
    other = {"da": "sv", "sv": "da"}[language]
    fields = ("title", "summary", "citizens_will_notice", "inspiration_and_motor")
    texts = {f"{field}_{other}": f"{field}!" for field in fields} | {
        f"{field}_{language}": "" for field in fields
    }
    answer = page(a_project(**texts), language)
    for field in fields:
        assert (
            f'<span lang="{other}">{field}!</span> <span class="only-in">({ONLY[language]})</span>'
            in content(answer)
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_in_both_languages_are_shown_in_the_readers_without_a_note(page, language):
    answer = page(a_project(title_da="Badebro", title_sv="Badbrygga", citizens_will_notice_sv="Ja"), language)
    assert ({"da": "Badebro", "sv": "Badbrygga"}[language]) in words(answer)
    assert ({"da": "Badbrygga", "sv": "Badebro"}[language]) not in words(answer)
    assert "only-in" not in content(answer)


@pytest.mark.parametrize(("language", "remark"), [("da", None), ("sv", "(översatt före senaste ändringen)")])
def test_a_translation_behind_its_source_is_marked(page, language, remark):
    """To whom reads the translation; the original is up to date by its nature."""
    project = a_project()
    Project.objects.filter(pk=project.pk).update(title_da="Et nyt navn")
    heading = in_words(content(page(project, language)).split("<h1>")[1].split("</h1>")[0])
    assert heading == {"da": "Et nyt navn", "sv": f"{project.title_sv} {remark}"}[language]
    Project.objects.filter(pk=project.pk).update(title_sv="Ett nytt namn")
    assert "senaste ändringen" not in words(page(project, language))


@pytest.mark.parametrize(
    ("original", "language", "said"),
    [
        ("da", "da", "Skrevet først på dansk"),
        ("sv", "da", "Skrevet først på svensk"),
        ("da", "sv", "Skrevs först på danska"),
        ("sv", "sv", "Skrevs först på svenska"),
    ],
)
def test_where_both_exist_the_facts_say_which_was_written_first(page, original, language, said):
    assert said in words(page(a_project(original_language=original), language))
    assert said.split(" på")[0] not in words(page(a_project(title_sv="", original_language="da"), language))


def test_the_facts_are_shown(page):
    project = a_project(
        focus_area=an_area(),
        ground="deepening",
        deepens=an_initiative(),
    )
    a_line(project, amount="1200000")
    a_line(project, "malmo", amount="900000")
    text = words(page(project))
    for fact in (
        "Klima",
        "Broen",
        "1.200.000\u00a0DKK",
        "900.000\u00a0SEK",
        "23. nov. 2026",
        project.ref,
        "København",
    ):
        assert in_words(fact) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_was_written_becomes_markup(page, language):
    fields = ("title", "summary", "citizens_will_notice", "inspiration_and_motor")
    texts = {f"{field}_{code}": f"{XSS}{{{{ 7*7 }}}}" for field in fields for code in LANGUAGES}
    project = a_project_in("rejected", deepens=an_initiative(name=XSS), **texts)
    actions.assess(
        by=None, project=project, outcome="duplicate", assessed_on=TODAY, reason_da=XSS, reason_sv=XSS
    )
    answer = page(project, language)
    assert "<script" not in answer.content.decode()
    assert words(answer).count(XSS) >= 6
    assert "{{ 7*7 }}" in words(answer)


def test_a_merged_proposal_leads_to_the_one_it_went_into(page):
    successor = a_project(title_da="Den anden")
    assert successor.get_absolute_url().split("/")[-2] == successor.ref
    answer = page(a_project_in("merged", merged_into=successor))
    assert address("da", "cooperation:project_detail", successor.ref) in links(answer)


def test_a_successor_that_is_not_public_stays_unknown(page, browse):
    draft = a_project_in("submitted", "malmo", title_da="Hemmelig", ref="P-2026-99")
    merged = a_project_in("merged", merged_into=draft)
    assert "Hemmelig" not in page(merged).content.decode()
    assert "P-2026-99" not in page(merged).content.decode()


@pytest.mark.parametrize(
    ("visibility", "confidential", "shown"),
    [("public", False, True), ("public", True, False), ("closed", False, False), ("draft", False, False)],
)
def test_only_open_items_of_public_meetings_are_named(page, visibility, confidential, shown):
    project, meeting = a_project(), a_meeting(visibility=visibility)
    item = AgendaItem.objects.create(
        meeting=meeting,
        position=1,
        type="decision",
        title_da="Punkt",
        title_sv="Punkt",
        outcome_da="Vedtaget.",
        outcome_sv="Antaget.",
        confidential=confidential,
    )
    item.projects.add(project)
    answer = page(project)
    assert ("Vedtaget." in words(answer)) is shown
    assert (address("da", "meetings:meeting_detail", meeting.ref) in links(answer)) is shown


def test_more_meetings_need_no_more_queries(client, frame, time_machine):
    time_machine.move_to(NOW)
    project = a_project()
    url = address("da", "cooperation:project_detail", project.ref)
    counts = []
    for number in range(4):
        start = NOW.replace(year=2027 + number)
        meeting = a_meeting(starts_at=start, host=("cph", "malmo")[number % 2])
        texts = {"title_da": "Punkt", "title_sv": "Punkt"}
        AgendaItem.objects.create(meeting=meeting, position=1, type="decision", **texts).projects.add(project)
        counts.append(queries(client, url))
    assert counts[0] == counts[-1]
