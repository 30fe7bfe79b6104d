"""What is like a proposal, beside the assessor's form and among what may be ticked; nothing of it is ticked by itself."""

import re

import pytest

from tests.cooperation.assessors import fields, hand_in, typed
from tests.factories import NOW, a_project, a_project_in, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, in_words, queries, words

FIRST = {
    "da": "Sæt kryds ved det, du har set på. Det, du nævner i et svar, tæller også. Først foreslås det,",
    "sv": "Kryssa för det du har sett på. Det du anger i ett svar räknas också. Först föreslås det",
}


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def area(frame):
    return an_area()


@pytest.fixture
def project(area):
    return a_project_in(
        "under_review",
        ref="P-2026-90",
        focus_area=area,
        title_da="Ét lånerkort til bibliotekerne",
        title_sv="",
        summary_da="Bøger lånes i begge byer.",
        summary_sv="",
    )


def idea(ref, city="malmo", state="submitted", **other):
    texts = {"title_sv": "Gemensamt lånekort på biblioteken", "summary_sv": "Böcker lånas i båda städerna."}
    texts |= {"title_da": "", "summary_da": "", "original_language": "sv"}
    return a_project(city, state=state, ref=ref, **{**texts, **other})


@pytest.fixture
def known(area):
    """In both languages, by the cities and by others, and one of the same area that has nothing in common."""
    nothing = {"title_da": "Kajakker", "title_sv": "Kajaker", "summary_da": "Roning", "summary_sv": "Rodd"}
    a_project(state="submitted", ref="P-2026-80", focus_area=area, **nothing)
    idea("P-2025-01")
    danish = {"title_da": "Lånerkort til alle biblioteker", "summary_da": "Man låner bøger."}
    idea("P-2025-02", **danish, title_sv="", summary_sv="", original_language="da")
    bus = "En buss lånar ut biblioteksböcker."
    an_initiative("bogbussen", name="Bokbussen", what_da=bus, what_sv=bus)


def url(project, language="da"):
    return address(language, "cooperation:assessment_new", project.ref)


def boxes(answer, name="compared_projects"):
    """What may be ticked, in its order, with whether it is."""
    found = re.findall(rf'<input type="checkbox" name="{name}" value="([^"]+)"([^>]*)>', content(answer))
    return {value: " checked" in more for value, more in found}


def beside(answer):
    return content(answer).split('id="similar-heading"')[1].split("</aside>")[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
def test_it_stands_beside_the_proposal_in_two_lists_with_the_reason(browse, project, known, role, language):
    answer = browse(role).get(url(project, language))
    other, same = beside(answer).split('id="similar-same"')
    assert "/P-2025-01/" in other
    assert "/P-2025-02/" in same
    assert f"/{project.ref}/" not in other + same
    assert "bogbussen" in other + same
    assert "bibliotekerne = biblioteken" in in_words(other)
    assert FIRST[language] in words(answer)


def test_it_may_be_ticked_before_what_is_only_of_the_same_area(browse, project, known):
    answer = browse("secretary-cph").get(url(project))
    offered = boxes(answer)
    assert list(offered) == ["P-2025-01", "P-2025-02", "P-2026-80"]
    assert next(iter(boxes(answer, "compared_initiatives"))) == "bogbussen"
    assert not any([*offered.values(), *boxes(answer, "compared_initiatives").values()])


@pytest.mark.parametrize("action", ["find", "hand_in"])
def test_ones_own_ticks_stay_and_no_others_are_added(browse, project, known, action):
    answer = browse("secretary-cph").post(
        url(project), typed(action=action, outcome="", compared_projects=["P-2025-02", "P-2026-80"])
    )
    assert answer.status_code == (200 if action == "find" else 422)
    assert boxes(answer) == {"P-2026-80": True, "P-2025-02": True, "P-2025-01": False}
    assert "/P-2025-01/" in beside(answer)


def test_the_ticks_of_the_last_version_stay(browse, project, known, people):
    hand_in(people["secretary-cph"], project, fields(), compared=[idea("P-2025-03")])
    assert boxes(browse("secretary-cph").get(url(project)))["P-2025-03"] is True


def test_what_is_suggested_can_be_handed_in(browse, project, known):
    given = {"compared_projects": ["P-2025-01"], "compared_initiatives": ["bogbussen"]}
    assert browse("secretary-cph").post(url(project), typed(**given)).status_code == 302
    one = project.assessments.get()
    assert [each.ref for each in one.compared_projects.all()] == ["P-2025-01"]
    assert [each.code for each in one.compared_initiatives.all()] == ["bogbussen"]


def test_a_draft_is_nothing_to_tick_and_the_other_citys_is_not_there(browse, project):
    idea("P-2026-95", "malmo", "draft")
    own, other = (browse(role).get(url(project)) for role in ("secretary-malmo", "secretary-cph"))
    assert "/P-2026-95/" in beside(own)
    assert not boxes(own)
    assert "P-2026-95" not in content(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_like_it_the_page_says_so(browse, language, frame):
    project = a_project_in("under_review", title_da="Ø", title_sv="", summary_da="Å", summary_sv="")
    said = {"da": "Der kendes intet lignende.", "sv": "Inget liknande är känt."}[language]
    assert said in in_words(beside(browse("secretary-cph").get(url(project, language))))


def test_words_of_others_are_no_markup(browse, project):
    idea("P-2025-01", title_sv="<script>Gemensamt lånekort på biblioteken")
    answer = browse("secretary-cph").get(url(project))
    assert "<script>Gemensamt" not in answer.content.decode()
    assert "<script>Gemensamt" in words(answer)


def test_more_that_is_like_it_needs_no_more_queries(browse, project):
    client = browse("secretary-cph")
    idea("P-2025-01")
    counts = []
    for numbers in (range(1), range(1, 30)):
        for number in numbers:
            idea(f"P-2024-{number}")
            an_initiative(f"i-{number}", name="Biblioteket", what_da="Lånerkort", what_sv="Lånekort")
        client.get(url(project))  # which prepares what has come in since
        counts.append(queries(client, url(project)))
    assert counts[0] == counts[1]
