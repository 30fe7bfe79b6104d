"""The editor: both languages side by side, with what has changed, and what the glossary says."""

import re

import pytest

from cooperation.models import Project, Translation
from cooperation.models.drafts import say_machine_is_there
from meetings import actions
from meetings.models import AgendaItem
from tests.cooperation.views.translating import OUTSIDERS, draft, editor, row_of
from tests.factories import NOW, a_meeting, a_project, a_project_in, waived
from tests.oresund.views.reading import (
    LANGUAGES,
    address,
    content,
    in_words,
    links,
    queries,
    without_token,
    words,
)

pytestmark = pytest.mark.usefixtures("frame")


@pytest.fixture
def project(frame):
    return a_project(title_da="Badebro i to byer", title_sv="", summary_sv="En sammanfattning")


@pytest.fixture
def read(browse):
    def get(instance, role="secretary-malmo", language="sv"):
        answer = browse(role).get(editor(instance, language))
        assert answer.status_code == 200
        return answer

    return get


def texts(answer):
    return {text.row.field: text for text in answer.context["texts"]}


def side(answer, instance, field, part):
    """The words on one side of a text: `translation-source` or `field`."""
    fieldset = content(answer).split(f'id="text-{row_of(instance, field).pk}"')[1].split("</fieldset>")[0]
    source, writing = re.split(r'<div class="field[" ]', fieldset)
    return in_words(f"<{source if part == 'source' else writing}")


@pytest.mark.parametrize(
    ("language", "original", "missing"),
    [("da", "Dansk Original, skrevet først", "Mangler"), ("sv", "Danska Original, skrivet först", "Saknas")],
)
def test_both_sides_say_how_they_stand(read, project, language, original, missing):
    answer = read(project, language=language)
    assert original in side(answer, project, "title", "source")
    assert missing in side(answer, project, "title", "field")
    assert "Badebro i to byer" in side(answer, project, "title", "source")


@pytest.mark.parametrize(("language", "expected"), [("da", "Oversat"), ("sv", "Översatt")])
def test_a_translation_says_who_made_it_and_when(read, people, project, language, expected):
    row = row_of(project, "summary")
    Translation.objects.filter(pk=row.pk).update(translated_by=people["secretary-malmo"], translated_at=NOW)
    words = side(read(project, language=language), project, "summary", "field")
    assert expected in words
    assert people["secretary-malmo"].name in words
    assert "nov" in words


def test_what_nobody_is_known_to_have_translated_was_a_person(read, project):
    assert "Översatt av en människa" in side(read(project), project, "summary", "field")


def test_names_stand_before_long_texts(read, project):
    assert list(texts(read(project))) == ["title", "summary", "citizens_will_notice"]


def test_what_has_changed_since_the_translation_is_shown_word_by_word(read, project):
    Project.objects.filter(pk=project.pk).update(summary_da="Et kort resumé")
    answer = read(project)
    assert "Inaktuell" in side(answer, project, "summary", "field")
    source = content(answer)
    assert re.search(r"<ins><span[^>]*>tillagt: </span> kort</ins>", source)
    assert "<del>" not in source
    assert not texts(answer)["title"].changes


def test_agreed_words_and_false_friends_are_marked_and_can_be_put_in(read, people, frame):
    project = a_project(title_da="Rolige rejser for borgere", title_sv="")
    draft(row_of(project), people["secretary-malmo"], "Roliga resor")
    answer = read(project)
    source = content(answer)
    assert '<mark class="mark-false_friend">Roliga</mark>' in source
    assert '<mark class="mark-term">borgere</mark>' in source
    assert 'data-insert="lugn" data-for="Roliga" lang="sv"' in source
    assert 'data-insert="medborgare" lang="sv"' in source
    assert "Falsk vän: Roliga = sjov" in words(answer)


def test_words_that_both_languages_write_alike_need_no_counterpart(read, frame):
    project = a_project(title_da="Møde om sundet", title_sv="")
    missing = [mark.word for mark in texts(read(project))["title"].help.missing]
    assert missing == ["Møde"]


@pytest.mark.parametrize(
    ("is_machine", "expected"),
    [
        (False, "Utkast av {name}, ännu inte godkänt."),
        (True, "Maskinöversatt utkast: jämför det med originalet"),
    ],
)
def test_a_draft_is_there_again(read, people, project, is_machine, expected):
    row = row_of(project)
    draft(row, people["secretary-cph"], "Badbrygga", is_machine=is_machine)
    answer = read(project)
    assert texts(answer)["title"].words.value() == "Badbrygga"
    assert expected.format(name=people["secretary-cph"].name) in side(answer, project, "title", "field")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_machine", [False, True])
def test_no_reader_ever_sees_a_draft(client, people, project, language, is_machine):
    draft(row_of(project), people["secretary-malmo"], "Xylofonbrygga", is_machine=is_machine)
    pages = [("cooperation:project_detail", project.ref), ("cooperation:project_list",), ("home",)]
    for name, *args in pages:
        assert "Xylofon" not in client.get(address(language, name, *args)).content.decode()


def test_the_button_for_a_machine_is_there_when_a_machine_is(read, project):
    assert "maskinöversatt utkast till det som saknas" not in words(read(project))
    say_machine_is_there()
    assert "maskinöversatt utkast till det som saknas" in words(read(project))


def test_nothing_is_left_for_a_machine_where_somebody_has_begun_everything(read, people, project):
    say_machine_is_there()
    for field in ("title", "citizens_will_notice"):
        draft(row_of(project, field), people["secretary-malmo"], "Text")
    assert "maskinöversatt" not in words(read(project))


def test_a_draft_that_is_on_its_way_is_announced(read, project):
    say_machine_is_there()
    Translation.objects.of(project).filter(field="title").update(wanted_at=NOW, not_before=NOW)
    answer = read(project)
    assert 'id="waiting"' in content(answer)
    assert "Ett maskinöversatt utkast är på väg." in words(answer)


def test_a_machine_that_failed_is_named(read, project):
    Translation.objects.of(project).filter(field="title").update(last_error="TimeoutExpired")
    answer = read(project)
    assert "Det gick inte att göra ett maskinöversatt utkast" in words(answer)
    assert "TimeoutExpired" not in words(answer)


def test_an_agenda_item_leads_back_to_its_meeting(read, frame):
    meeting = a_meeting()
    actions.write_agenda(
        by=None, meeting=meeting, items=[{"title_da": "Punkt", "title_sv": "Punkt", "type": "decision"}]
    )
    item = AgendaItem.objects.get()
    AgendaItem.objects.update(title_da="Et andet punkt")
    waived(meeting)
    answer = read(item)
    with_meeting = address("sv", "meetings:meeting_detail", meeting.ref)
    assert with_meeting in links(answer)
    assert address("sv", "cooperation:translation_list") in links(answer)
    assert answer.context["work"].due is not None


def test_reading_writes_nothing(read, project):
    before = list(Translation.objects.values())
    first, second = without_token(read(project)), without_token(read(project))
    assert first == second
    assert list(Translation.objects.values()) == before


def test_source_and_draft_are_only_text(read, people, frame):
    project = a_project(title_da="<img src=x> borgere", title_sv="")
    draft(row_of(project), people["secretary-malmo"], "</textarea><script>alert(1)</script>")
    source = content(read(project))
    assert "<img src=x>" not in source
    assert "<script>alert" not in source


ABSENT = [
    ("project", "999999"),
    ("project", "abc"),
    ("project", "9" * 40),
    ("nothing", "1"),
    ("user", "1"),
    ("paragraph", "1"),
    ("city", "cph"),
]


@pytest.mark.parametrize(("kind", "key"), ABSENT)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_or_written_elsewhere_is_absent(browse, kind, key, language):
    url = address(language, "cooperation:translation_edit", kind, key)
    client = browse("secretary-cph")
    assert client.get(url).status_code == 404
    assert client.post(url, {"approve": "all"}).status_code == 404


def test_the_other_citys_draft_is_as_absent_as_one_that_never_was(browse):
    hidden = a_project_in("draft", "cph")
    url = editor(hidden)
    assert browse("secretary-malmo").get(url).status_code == 404
    assert browse("secretary-cph").get(url).status_code == 200


@pytest.mark.parametrize("role", OUTSIDERS)
def test_for_others_there_is_no_such_page(browse, project, role):
    assert browse(role).get(editor(project)).status_code == 404


def test_a_visitor_logs_in_first(browse, project):
    answer = browse("visitor").get(editor(project))
    assert answer["Location"] == f"{address('sv', 'account_login')}?next={editor(project)}"


def test_more_texts_need_no_more_queries(browse):
    client = browse("secretary-malmo")
    small = a_project()
    large = a_project(inspiration_and_motor_da="Motor", summary_sv="")
    assert queries(client, editor(large)) == queries(client, editor(small))
