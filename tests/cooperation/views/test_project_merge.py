"""Merging: both references live on, chains lead to their end, and nothing is merged into what has no life."""

import pytest

from cooperation import actions
from cooperation.models import Project
from tests.cooperation.moving import WHY, ready
from tests.factories import TODAY, a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, errors_beside, links, queries, words

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
