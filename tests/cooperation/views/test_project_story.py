"""A project's page as a story: from the sentence of the declaration to what citizens noticed."""

import re
from datetime import date

import pytest

from cooperation import actions
from cooperation.models import Evaluation, Indicator, Measurement, Milestone, Update
from tests.factories import NOW, TODAY, a_line, a_project, a_project_in, a_rate, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, in_words, links, queries, words

XSS = "<script>alert(1)</script>"
CHAPTERS = ["vision", "need", "proposal", "ground", "decisions", "money", "progress", "effect"]


@pytest.fixture
def page(client, frame, time_machine):
    time_machine.move_to(NOW)
    return lambda project, language="da": client.get(
        address(language, "cooperation:project_detail", project.ref)
    )


def chapters(answer):
    return re.findall(r'<h2 id="story-(\w+)">', content(answer))


@pytest.fixture
def told(frame):
    """A project of which all there is to tell is told."""
    project = a_project(state="completed", decided_on=date(2024, 11, 25), focus_area=an_area())
    a_line(project, amount="1000.50")
    a_line(project, "malmo", amount="3000")
    a_rate(on=date(2024, 11, 20))
    actions.freeze_rate(by=None, project=project)
    a_rate(on=date(2026, 11, 20), sek_per_100_dkk="160")
    titles = {"title_da": "Åbnet for alle", "title_sv": "Öppnat för alla"}
    tell(project, Milestone(due_on=date(2025, 5, 1), reached_on=date(2025, 6, 1), **titles))
    tell(project, Milestone(due_on=date(2026, 5, 1), **titles))
    tell(project, Update(text_da="Døren er åben.", happened_on=date(2025, 6, 1), published_at=NOW))
    indicator = tell(
        project,
        Indicator(
            name_da="Hvor længe venter man?",
            name_sv="Hur länge väntar man?",
            unit_da="dage",
            unit_sv="dagar",
            obstacle_da="To køer",
            obstacle_sv="Två köer",
            target=5,
        ),
    )
    for moment, city, year, value in (
        ("before", "cph", 2024, 14),
        ("after", "cph", 2026, 4),
        ("before", "malmo", 2024, 9),
    ):
        tell(
            project,
            Measurement(indicator=indicator, moment=moment, city_id=city, on=date(year, 1, 1), value=value),
        )
    tell(
        project, Evaluation(evaluated_on=TODAY, noticed_da="Man går bare ind.", noticed_sv="Man går bara in.")
    )
    return project


def tell(project, step):
    return actions.tell(by=None, project=project, step=step)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_runs_from_the_vision_to_the_effect(page, told, language):
    answer = page(told, language)
    assert chapters(answer) == CHAPTERS
    text = words(answer)
    for said in {
        "da": [
            "borgere i én by",
            "endnu ikke er tænkt",
            "To køer",
            "Åbnet for alle",
            "Døren er åben.",
            "Man går bare ind.",
        ],
        "sv": [
            "en och samma stad",
            "ännu inte har tänkts ut",
            "Två köer",
            "Öppnat för alla",
            "Man går bara in.",
        ],
    }[language]:
        assert said in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("ground", "said"),
    [
        ("new", {"da": "endnu ikke er tænkt", "sv": "ännu inte har tänkts ut"}),
        ("deepening", {"da": "fordybe allerede", "sv": "fördjupa redan"}),
        ("", {"da": "en ekstra indsats", "sv": "en extra insats"}),
    ],
)
def test_the_sentence_is_that_of_its_ground(browse, language, ground, said):
    state = "draft" if not ground else "submitted"
    project = a_project_in(state, ground=ground, deepens=an_initiative() if ground == "deepening" else None)
    answer = browse("secretary-cph").get(address(language, "cooperation:project_detail", project.ref))
    quoted = in_words(content(answer).split("<blockquote")[1].split("</blockquote>")[0])
    assert said[language] in quoted
    assert [one for one in said.values() if one in quoted] == [said[language]]
    assert f"{address(language, 'cooperation:vision')}#C2" in links(answer)


@pytest.mark.parametrize("state", ["draft", "submitted", "recommended", "rejected"])
def test_what_has_not_begun_has_a_shorter_story(browse, state):
    answer = browse("secretary-cph").get(address("da", "cooperation:project_detail", a_project_in(state).ref))
    assert chapters(answer) == CHAPTERS[:5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_said_and_not_invented(page, language):
    text = words(page(a_project(), language))
    for said in {
        "da": [
            "ikke indtastet noget budget",
            "ikke indtastet nogen milepæle",
            "Ingen tal opdigtes",
            "spørges der",
        ],
        "sv": ["Ingen budget har förts in", "Inga milstolpar", "Inga siffror hittas på", "frågas"],
    }[language]:
        assert said in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "da",
            [
                "1.000,50 DKK",
                "3.000 SEK",
                "3.000 DKK eller 4.501 SEK",
                "100 DKK = 150,00 SEK",
                "33,3",
                "20. november 2026",
            ],
        ),
        (
            "sv",
            [
                "1 000,50 DKK",
                "3 000 SEK",
                "3 000 DKK eller 4 501 SEK",
                "100 DKK = 150,00 SEK",
                "33,3",
                "20 november 2026",
            ],
        ),
    ],
)
def test_money_stands_in_the_readers_format_with_its_code(page, told, language, said):
    text = words(page(told, language))
    for one in said:
        assert one in text, one
    assert not re.search(r"\bkr\b", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_also_stands_as_a_table(page, told, language):
    html = content(page(told, language))
    picture, table = html.split('<svg class="course"')[1].split("</svg>")
    assert 'role="img"' in picture
    assert "<title" in picture
    assert "style=" not in html
    numbers = re.findall(r'class="course-number[^>]*>(\d+)<', picture)
    assert numbers == re.findall(r"<td>(\d+)</td>", table) == ["1", "2", "3"]
    late = {"da": "ikke nået endnu", "sv": "inte nådd ännu"}[language]
    assert late in in_words(table)


def test_before_and_after_stand_city_by_city(page, told):
    table = content(page(told)).split('<div class="effect">')[1].split("</table>")[0]
    text = in_words(table)
    assert "\u221210" in text
    assert "målet er nået" in text
    assert text.count("ikke målt") == 1


def test_what_exists_in_one_language_only_says_so(page, told):
    assert '<span lang="da">Døren er åben.</span> <span class="only-in">' in content(page(told, "sv"))


def texts(*fields):
    return {f"{field}_{code}": XSS for field in fields for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_was_told_becomes_markup(page, language):
    project = a_project()
    a_line(project, **texts("what"))
    tell(project, Milestone(due_on=TODAY, **texts("title")))
    tell(project, Update(happened_on=TODAY, published_at=NOW, **texts("text")))
    indicator = tell(project, Indicator(source=XSS, **texts("name", "unit", "population", "obstacle")))
    tell(project, Measurement(indicator=indicator, moment="before", on=TODAY, value=1, source=XSS))
    tell(project, Evaluation(evaluated_on=TODAY, **texts("noticed", "learnt", "inspired")))
    project.partners.create(name=XSS, role="lead")
    answer = page(project, language)
    assert "<script" not in answer.content.decode()
    assert words(answer).count(XSS) >= 12


@pytest.mark.parametrize(
    "role", ["visitor", "member-cph", "administrator", "secretary-cph", "secretary-malmo"]
)
def test_the_ways_to_budget_and_progress_are_shown_to_secretariats(browse, role):
    project = a_project()
    shown = links(browse(role).get(address("da", "cooperation:project_detail", project.ref)))
    for name in ("project_budget", "project_progress"):
        way = address("da", f"cooperation:{name}", project.ref)
        assert (way in shown) is role.startswith("secretary")


def test_more_of_everything_needs_no_more_queries(client, frame):
    project = a_project(decided_on=date(2025, 11, 23))
    url = address("da", "cooperation:project_detail", project.ref)
    counts = []
    for days in (range(1, 2), range(2, 31)):
        for day in days:
            on = TODAY.replace(month=1, day=day)
            a_line(project, ("cph", "malmo")[day % 2])
            titles = {"title_da": "x", "title_sv": "y"}
            tell(project, Milestone(due_on=on, **titles))
            tell(project, Update(text_da="x", happened_on=on, published_at=NOW))
            named = {"name_da": "x", "name_sv": "y", "unit_da": "x", "unit_sv": "y"}
            indicator = tell(project, Indicator(**named))
            tell(project, Measurement(indicator=indicator, moment="after", city_id="cph", on=on, value=day))
            tell(project, Evaluation(noticed_da="x", evaluated_on=on))
            project.partners.create(name=f"P{day}", role="partner")
        counts.append(queries(client, url))
    assert counts[0] == counts[1]
