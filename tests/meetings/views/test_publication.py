"""The page on which a secretariat publishes a meeting."""

import pytest

from meetings import actions
from meetings.models import AgendaItem, Meeting
from tests.factories import FROM_BEFORE, a_meeting
from tests.meetings.views.pages import TITLES, address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

ITEM = {"type": "decision", "title_da": "Bro", "title_sv": "Bro över", "outcome_da": "Ja til broen"}
REASON = {"anyway": "1", "reason_da": "Det haster", "reason_sv": "Det är bråttom"}


def closed(*items):
    meeting = a_meeting("M", visibility="closed", **TITLES)
    actions.write_agenda(by=None, meeting=meeting, items=items)
    return meeting


def is_public():
    return Meeting.objects.get(ref="M").visibility == "public"


@pytest.mark.parametrize("language", ["da", "sv"])
def test_what_is_there_in_both_is_published(browse, language):
    closed({**ITEM, "outcome_sv": "Ja till bron"})
    client = browse("secretary-malmo")
    url = address("publication", "M", language=language)
    assert url in page(client, "meeting_detail", "M", language=language)
    assert "reason_da" not in page(client, "publication", "M", language=language)
    answer = client.post(url)
    assert (answer.status_code, answer["Location"]) == (
        302,
        address("meeting_detail", "M", language=language),
    )
    assert is_public()
    assert url not in page(client, "meeting_detail", "M", language=language)


@pytest.mark.parametrize("language", ["da", "sv"])
def test_what_lacks_stands_there_with_the_way_to_translate_it(browse, language):
    meeting = closed(ITEM)
    client = browse("secretary-malmo")
    content = page(client, "publication", "M", language=language)
    word = {"da": "oversaettelser", "sv": "oversattningar"}[language]
    editor = f"/{language}/{word}/agendaitem/{meeting.agenda.get().pk}/"
    assert f'<a href="{editor}">{ITEM[f"title_{language}"]}</a>' in content
    assert client.post(address("publication", "M", language=language)).status_code == 200
    assert not is_public()


def test_each_thing_stands_once_in_the_order_of_the_agenda(browse):
    meeting = closed({**ITEM, "outcome_da": ""}, {**ITEM, "outcome_da": ""})
    first, second = meeting.agenda.all()
    for one in (first, second):
        AgendaItem.objects.filter(pk=one.pk).update(outcome_da="Ja", title_da="Broen")
    works = browse("secretary-cph").get(address("publication", "M")).context["works"]
    assert [(one.subject, len(one.rows)) for one in works] == [(first, 2), (second, 2)]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_reason_is_published_with_it(browse, people, client, language):
    closed(ITEM)
    browse("secretary-malmo").post(address("publication", "M"), REASON)
    assert is_public()
    client.logout()
    content = page(client, "meeting_detail", "M", language=language)
    assert REASON[f"reason_{language}"] in content
    assert people["secretary-malmo"].name in content


@pytest.mark.parametrize("empty", ["reason_da", "reason_sv"])
@pytest.mark.parametrize("words", ["", " \u00a0", "\u200b", "x" * 1001])
def test_a_reason_that_is_none_is_refused_beside_its_field(browse, empty, words):
    closed(ITEM)
    sent = {**REASON, empty: words}
    answer = browse("secretary-cph").post(address("publication", "M"), sent)
    form = answer.context["form"]
    assert list(form.errors) == [empty]
    assert sent[{"reason_da": "reason_sv", "reason_sv": "reason_da"}[empty]] in answer.content.decode()
    assert not is_public()


def test_what_a_colleague_has_published_meanwhile_is_absent(browse):
    meeting = closed()
    client = browse("secretary-cph")
    actions.publish(by=None, meeting=meeting, now=meeting.starts_at, one_language=FROM_BEFORE)
    assert is_absent(client, address("publication", "M"))
    assert client.post(address("publication", "M")).status_code == 404


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_others_find_nothing(browse, role):
    closed(ITEM)
    client = browse(role)
    assert is_absent(client, address("publication", "M"))
    assert client.post(address("publication", "M"), REASON).status_code == 404
    assert address("publication", "M") not in page(client, "meeting_detail", "M")
    assert not is_public()


def test_a_visitor_is_asked_to_log_in(client, frame):
    closed(ITEM)
    assert client.get(address("publication", "M")).status_code == 302
    assert client.post(address("publication", "M"), REASON).status_code == 302
    assert not is_public()


def test_the_number_of_queries_does_not_grow(browse):
    meeting = closed(ITEM)
    client, url = browse("secretary-cph"), address("publication", "M")
    one = queries(client, url)
    actions.write_agenda(by=None, meeting=meeting, items=[ITEM] * 30)
    assert queries(client, url) == one
