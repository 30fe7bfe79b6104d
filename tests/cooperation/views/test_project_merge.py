"""Merging: both references live on, chains lead to their end, and nothing is merged into what has no life."""

import re

import pytest

from cooperation import actions
from cooperation.models import Project
from tests.cooperation.moving import WHY, ready
from tests.factories import TODAY, a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, links, queries, words

REASON = {"reason_da": "Det er det samme.", "reason_sv": "Det är samma idé."}


def merge(client, project, into, language="da", **fields):
    project.refresh_from_db()
    data = {"version": project.version, "into": into, **REASON, **fields}
    return client.post(address(language, "cooperation:project_merge", project.ref), data)


def detail(client, project, language="da"):
    return client.get(address(language, "cooperation:project_detail", project.ref))


def merged(people, source, target):
    actions.merge(by=people["secretary-cph"], project=source, into=target, decided_on=TODAY, reason=WHY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_references_live_on(browse, language):
    one, target = ready("under_review", "malmo", ref="P-2024-03"), a_project(ref="P-2019-01")
    assert merge(browse("secretary-cph"), one, "p-2019-01 ", language).status_code == 302
    client = browse("visitor")
    answer = detail(client, one, language)
    assert answer.status_code == 200
    assert address(language, "cooperation:project_detail", "P-2019-01") in links(answer)
    assert REASON[f"reason_{language}"] in words(answer)
    said = {"da": "Også stillet som P-2024-03 af Malmø", "sv": "Också föreslaget som P-2024-03 av Malmö"}
    assert said[language] in words(detail(client, target, language))
    assert address(language, "cooperation:project_detail", "P-2024-03") in links(
        detail(client, target, language)
    )


def test_a_chain_leads_to_its_end_and_its_end_names_all(browse, people):
    first, second, third = ready("under_review", "malmo"), ready("under_review"), a_project()
    merged(people, first, second)
    merged(people, second, third)
    client = browse("visitor")
    for one in (first, second):
        assert address("da", "cooperation:project_detail", third.ref) in links(detail(client, one))
    for one in (first, second):
        assert one.ref in words(detail(client, third))
    assert first.ref in words(detail(client, second))


@pytest.mark.parametrize("state", ["draft", "rejected", "withdrawn", "merged"])
def test_nothing_is_merged_into_what_leads_nowhere(browse, state):
    one, target = ready("under_review"), a_project_in(state)
    answer = merge(browse("secretary-cph"), one, target.ref)
    assert (answer.status_code, bool(errors_beside(answer, "merge_into"))) == (422, True)
    assert Project.objects.get(pk=one.pk).state == "under_review"


@pytest.mark.parametrize("into", ["", "P-1999-01", "x\x00", "9" * 40, "<b>"])
def test_what_is_no_reference_is_asked_for_again(browse, into):
    answer = merge(browse("secretary-cph"), ready("under_review"), into)
    assert (answer.status_code, bool(errors_beside(answer, "merge_into"))) == (422, True)


def test_nothing_is_merged_into_itself(browse):
    one = ready("under_review")
    assert merge(browse("secretary-cph"), one, one.ref).status_code == 422


def test_a_draft_of_the_other_city_is_not_found_out(browse):
    one, draft = ready("under_review"), a_project("malmo", state="draft")
    answers = [merge(browse("secretary-cph"), one, ref) for ref in (draft.ref, "P-1999-01")]
    assert len({errors_beside(answer, "merge_into") for answer in answers}) == 1


def test_what_came_meanwhile_is_told(browse, people):
    one, target = ready("under_review"), a_project()
    actions.recommend(by=people["secretary-malmo"], project=one)
    answer = merge(browse("secretary-cph"), one, target.ref, version=1)
    assert (answer.status_code, target.ref in answer.content.decode()) == (409, True)


def test_what_is_not_public_is_not_named_to_the_public(browse, people):
    hidden = a_project("malmo", state="submitted", title_da="Hemmelig", ref="P-2026-99")
    one = ready("under_review")
    merged(people, one, hidden)
    assert "Hemmelig" not in words(detail(browse("visitor"), one))
    assert "P-2026-99" not in words(detail(browse("visitor"), one))
    assert "Hemmelig" in words(detail(browse("secretary-cph"), one))


def test_many_that_were_merged_need_no_more_queries(browse, people):
    target, client = a_project(), browse("visitor")
    url = address("da", "cooperation:project_detail", target.ref)
    merged(people, ready("under_review"), target)
    few = queries(client, url)
    for _ in range(10):
        merged(people, ready("under_review"), target)
    assert queries(client, url) == few


LIBRARY = {"title_da": "Ét lånerkort til bibliotekerne", "summary_da": "Bøger lånes i begge byer."}
SWEDISH = {
    "title_sv": "Gemensamt lånekort på biblioteken",
    "summary_sv": "Böcker lånas i båda städerna.",
    "title_da": "",
    "summary_da": "",
    "original_language": "sv",
}


@pytest.fixture
def idea(frame):
    return ready("under_review", ref="P-2026-90", **{**SWEDISH, **LIBRARY, "original_language": "da"})


def choices(answer):
    """What can be chosen to merge into, in its order, with whether it is."""
    found = re.findall(r'<input type="radio" name="alike" value="([^"]*)"([^>]*)>', content(answer))
    return {value: " checked" in more for value, more in found}


def moves(client, project, language="da"):
    return client.get(address(language, "cooperation:project_moves", project.ref))


def alike(number, city="malmo", state="submitted", **texts):
    return a_project_in(state, city, ref=f"P-2025-{number:02}", **{**SWEDISH, **texts})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_proposals_most_like_it_are_offered_and_none_is_chosen(browse, idea, language):
    alike(1)
    alike(2, **LIBRARY, title_sv="", summary_sv="", original_language="da")
    answer = moves(browse("secretary-cph"), idea, language)
    assert choices(answer) == {"P-2025-01": False, "P-2025-02": False, "": True}
    assert "P-2025-01 Gemensamt lånekort på biblioteken" in words(answer)


def test_what_is_offered_is_merged_into_by_a_choice(browse, idea):
    target = alike(1)
    assert merge(browse("secretary-cph"), idea, "", alike=target.ref).status_code == 302
    assert Project.objects.get(pk=idea.pk).merged_into == target


def test_any_other_reference_can_still_be_written(browse, idea):
    alike(1)
    assert merge(browse("secretary-cph"), idea, a_project(ref="P-2019-01").ref, alike="").status_code == 302
    assert Project.objects.get(pk=idea.pk).merged_into.ref == "P-2019-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_references_none_is_guessed(browse, idea, language):
    alike(1), a_project(ref="P-2019-01")
    answer = merge(browse("secretary-cph"), idea, "P-2019-01", language, alike="P-2025-01")
    assert (answer.status_code, bool(errors_beside(answer, "merge_into"))) == (422, True)
    assert choices(answer)["P-2025-01"] is True
    assert Project.objects.get(pk=idea.pk).state == "under_review"
    assert merge(browse("secretary-cph"), idea, "p-2025-01", language, alike="P-2025-01").status_code == 302


@pytest.mark.parametrize("state", ["draft", "rejected", "withdrawn", "merged"])
def test_what_leads_nowhere_is_not_offered_and_not_taken(browse, idea, state):
    other = alike(1, "cph", state)
    client = browse("secretary-cph")
    assert other.ref not in choices(moves(client, idea))
    answer = merge(client, idea, "", alike=other.ref)
    assert (answer.status_code, bool(errors_beside(answer, "merge_alike"))) == (422, True)


@pytest.mark.parametrize("junk", ["\0", "x" * 30, "<b>", "P-1999-01"])
def test_a_choice_that_was_not_offered_is_refused(browse, idea, junk):
    answer = merge(browse("secretary-cph"), idea, "", alike=junk)
    assert (answer.status_code, bool(errors_beside(answer, "merge_alike"))) == (422, True)


def test_where_nothing_is_like_it_a_reference_is_written(browse, idea):
    answer = moves(browse("secretary-cph"), idea)
    assert not choices(answer)
    assert 'name="into"' in content(answer)


def test_more_to_choose_from_needs_no_more_queries(browse, idea):
    client, url = browse("secretary-cph"), address("da", "cooperation:project_moves", idea.ref)
    counts = []
    for numbers in (range(1, 2), range(2, 30)):
        for number in numbers:
            alike(number)
        client.get(url)  # which prepares what has come in since
        counts.append(queries(client, url))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("role", ["visitor", "secretary-cph"])
def test_the_reason_stands_once(browse, people, idea, role):
    merged(people, idea, alike(1))
    assert words(detail(browse(role), idea)).count(WHY["da"]) == 1
