"""The parts of the worklist: what is a city's to do, what waits for the other city, and where it is done."""

from datetime import date, timedelta

import pytest

from cooperation import to_do
from cooperation.actions import propose
from cooperation.models import FormDraft, Milestone, SignOff
from tests.cooperation.assessors import duplicate_of, hand_in
from tests.cooperation.moving import assessed, signs
from tests.cooperation.views.worklists import DONE, numbers, on_an_agenda, part, reader, shown, titles
from tests.factories import NOW, TODAY, a_line, a_project, a_project_in, an_initiative
from tests.oresund.views.reading import address, links, words

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def look(browse):
    return reader(browse)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("da", "Mangler endnu: hvad er ekstra ud over almindelig drift, idéens oprindelse."),
        ("sv", "Saknas än: vad är extra utöver vanlig drift, idéns ursprung."),
    ],
)
def test_a_draft_says_what_it_lacks_and_leads_to_its_form(look, language, expected):
    draft = a_project_in("draft", extra_effort_da="", origin="")
    answer = look(language=language)
    assert expected in words(answer)
    assert address(language, "cooperation:proposal_edit", draft.ref) in links(answer)


def test_drafts_are_ones_own_first_and_then_the_oldest(look, people):
    other = a_project_in("draft", title_da="Kollegas")
    returned = a_project_in("returned", title_da="Retur")
    texts = {"title_da": "Mit", "title_sv": "", "potentials": [], "focus_area": None}
    propose(by=people["secretary-cph"], texts=texts, today=TODAY)
    answer = look()
    assert titles(answer, to_do.DRAFTS) == ["Mit", "Retur", "Kollegas"]
    assert shown(answer, to_do.DRAFTS)[2] == ("Kollegas", "Intet mangler: Det kan indsendes.")
    assert titles(look(who="me"), to_do.DRAFTS) == ["Mit"]
    assert titles(look("secretary-malmo"), to_do.WAITING) == ["Retur"]
    assert {other.ref, returned.ref} <= set(words(answer).split())


def test_drafts_of_the_other_city_are_not_there(look):
    a_project_in("draft", "malmo", title_da="Hemmeligt")
    answer = look(city="malmo")
    assert "Hemmeligt" not in words(answer)
    assert part(answer, to_do.DRAFTS).nothing == "Kladder kan kun ses af byens eget sekretariat."


def test_a_form_that_was_not_saved_is_there_for_its_writer_alone(look, people):
    own = FormDraft.objects.create(
        user=people["secretary-cph"], values={"title_da": ["Halvt skrevet"]}, saved_at=NOW
    )
    assert titles(look(), to_do.DRAFTS) == ["Halvt skrevet"]
    assert f"{address('da', 'cooperation:proposal_new')}?draft={own.key}" in links(look())
    assert titles(look("secretary-malmo"), to_do.DRAFTS) == []
    assert titles(look(city="malmo"), to_do.DRAFTS) == []


def test_where_the_other_city_has_assessed_it_waits_for_ours_first(look, people):
    a_project_in("submitted", title_da="Ældst", submitted_on=date(2026, 1, 1))
    asked = a_project_in("submitted", title_da="Ventet på")
    hand_in(people["secretary-malmo"], asked)
    answer = look()
    assert shown(answer, to_do.ASSESS) == [
        ("Ventet på", "Malmø har afgivet sin vurdering. Den fra København mangler."),
        ("Ældst", "Ingen af byerne er nået frem til en vurdering endnu."),
    ]
    assert address("da", "cooperation:assessment_new", asked.ref) in links(answer)
    waits = look("secretary-malmo", "sv")
    assert titles(waits, to_do.ASSESS) == ["Ældst"]
    assert shown(waits, to_do.WAITING) == [
        ("Ventet på", "Malmö har lämnat sin bedömning. Den från Köpenhamn saknas.")
    ]
    assert address("sv", "cooperation:assessment_new", asked.ref) not in [
        line.link for line in part(waits, to_do.WAITING).lines
    ]


def test_two_that_differ_wait_for_the_working_group(look, people):
    project, earlier = a_project_in("under_review", title_da="Uenige"), a_project()
    hand_in(people["secretary-cph"], project)
    hand_in(people["secretary-malmo"], project, duplicate_of(earlier))
    assert shown(look(), to_do.ASSESS) == [
        ("Uenige", "De to byer er uenige, og det er ikke på dagsordenen til noget kommende møde.")
    ]
    on_an_agenda(project)
    assert shown(look(), to_do.ASSESS) == [
        ("Uenige", "De to byer er uenige. Det er på dagsordenen til et kommende møde.")
    ]


def test_what_both_agree_about_is_moved_on_by_either(look, people):
    project = a_project_in("under_review", title_da="Enige", **DONE)
    for role in ("secretary-cph", "secretary-malmo"):
        hand_in(people[role], project)
    for role in ("secretary-cph", "secretary-malmo"):
        answer = look(role)
        assert shown(answer, to_do.DECIDE) == [
            ("Enige", "De to byer er enige. Det kan gå videre til arbejdsgruppen.")
        ]
        assert f"{address('da', 'cooperation:project_moves', project.ref)}#next" in links(answer)


def test_what_was_found_twice_can_be_turned_down(look, people):
    project, earlier = a_project_in("under_review", title_da="Dublet", **DONE), a_project()
    for role in ("secretary-cph", "secretary-malmo"):
        hand_in(people[role], project, duplicate_of(earlier))
    [(_title, said)] = [one for one in shown(look(), to_do.DECIDE) if one[0] == "Dublet"]
    assert said.startswith("De to byer er enige: det samme som et tidligere forslag.")


def test_a_city_that_has_signed_waits_for_the_one_that_has_not(look, people):
    project = a_project(title_da="Vedtaget", title_sv="Antaget", **DONE)
    signs(people["secretary-malmo"], project, SignOff.Matter.ADOPTION)
    answer = look()
    assert shown(answer, to_do.DECIDE) == [
        ("Vedtaget", "København mangler at underskrive vedtagelsen (Malmø har underskrevet).")
    ]
    assert f"{address('da', 'cooperation:project_moves', project.ref)}#signatures" in links(answer)
    waits = look("secretary-malmo", "sv")
    assert numbers(waits)[to_do.DECIDE] == 0
    assert shown(waits, to_do.WAITING) == [
        ("Vedtaget", "Köpenhamn har kvar att underteckna antagandet (Malmö har undertecknat).")
    ]
    assert shown(look("secretary-malmo", city="cph"), to_do.DECIDE) == shown(answer, to_do.DECIDE)


def test_money_waits_for_the_decision_of_the_city_that_pays(look):
    project = a_project(title_da="Penge", **DONE)
    a_line(project, "malmo")
    councils = "Hvad Malmø selv har besluttet, er ikke indtastet."
    assert ("Penge", councils) in shown(look("secretary-malmo"), to_do.DECIDE)
    assert ("Penge", councils) in shown(look("secretary-malmo"), to_do.DEADLINES)
    assert ("Penge", councils) in shown(look(), to_do.WAITING)


def test_translations_are_those_into_the_citys_language(look):
    project = a_project(title_da="Badebro", title_sv="", **DONE)
    answer = look("secretary-malmo", "sv")
    assert titles(answer, to_do.TRANSLATE) == ["Badebro"]
    assert address("sv", "cooperation:translation_edit", "project", project.pk) in links(answer)
    assert f"{address('sv', 'cooperation:translation_list')}?city=malmo" in links(answer)
    assert numbers(look())[to_do.TRANSLATE] == 0


@pytest.mark.parametrize(
    ("checked_on", "part_of_it"),
    [
        (None, to_do.CHECKS),
        (date(2024, 11, 22), to_do.CHECKS),
        (date(2024, 11, 23), to_do.DEADLINES),
        (date(2025, 1, 3), to_do.DEADLINES),
        (date(2025, 1, 5), None),
    ],
)
def test_a_check_counts_two_years_and_is_announced_before(look, checked_on, part_of_it):
    one = an_initiative(last_checked_on=checked_on, source="https://bro.example" if checked_on else "")
    answer = look()
    found = [code for code in (to_do.CHECKS, to_do.DEADLINES) if titles(answer, code) == ["Broen"]]
    assert found == ([part_of_it] if part_of_it else [])
    assert not found or one.get_absolute_url().replace(
        "/sv/andras-initiativ", "/da/andres-initiativer"
    ) in links(answer)


@pytest.mark.parametrize(
    ("language", "late", "near"),
    [("da", "for 3 dage siden", "om 3 uger"), ("sv", "för 3 dagar sedan", "om 3 veckor")],
)
def test_deadlines_stand_by_date_the_overdue_ones_first(look, people, language, late, near):
    project = a_project(state="in_progress", title_da="Cykelrute", title_sv="Cykelväg", **DONE)
    for days, name in ((21, "Åbning"), (-3, "Skilte"), (60, "Fjern"), (-9, "Nået")):
        Milestone.objects.create(
            project=project,
            title_da=name,
            title_sv=name,
            due_on=TODAY + timedelta(days=days),
            reached_on=TODAY if name == "Nået" else None,
        )
    answer = look(language=language)
    assert titles(answer, to_do.DEADLINES) == ["Skilte", "Åbning"]
    assert late in words(answer)
    assert near in words(answer).lower()
    assert "Cykel" in words(answer)
    overdue = {"da": "fristen er overskredet", "sv": "tidsfristen har löpt ut"}[language]
    assert words(answer).lower().count(overdue) == 1
    assert titles(look(who="me"), to_do.DEADLINES) == []


def test_the_last_milestone_is_the_expected_end(look):
    project = a_project(state="in_progress", **DONE)
    for days in (1, 2):
        Milestone.objects.create(
            project=project, title_da=f"M{days}", title_sv=f"M{days}", due_on=TODAY + timedelta(days=days)
        )
    assert shown(look(), to_do.DEADLINES) == [
        ("M1", "Milepæl"),
        ("M2", "Milepæl, og den sidste: den forventede afslutning"),
    ]


def test_papers_of_a_meeting_and_items_for_its_agenda_have_their_days(look):
    recommended = assessed(a_project_in("recommended", title_da="Anbefalet", **DONE))
    other = a_project_in(
        "submitted", "malmo", title_da="Ikke oversat", title_sv="", original_language="da", **DONE
    )
    on_an_agenda(other, days=30)
    answer = look(city="malmo")
    days = {line.said: line.day for line in part(answer, to_do.DEADLINES).lines}
    assert days == {
        "Anbefalet, men ikke på dagsordenen til noget kommende møde.": TODAY + timedelta(days=9),
        "Syv dage før det foreligger mødematerialet på begge sprog.": TODAY + timedelta(days=23),
    }
    on_an_agenda(recommended, days=50, host="malmo")
    assert recommended.ref not in words(look(section="decide"))
