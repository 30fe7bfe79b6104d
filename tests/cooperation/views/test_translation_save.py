"""Approving translations and keeping drafts, without JavaScript; what stands in the way is said and nothing is lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from cooperation import actions
from cooperation.models import Assessment, Project, Translation
from meetings import actions as meeting_actions
from meetings.models import AgendaItem
from tests.cooperation.views.translating import OUTSIDERS, draft, editor, everything, fields, row_of
from tests.factories import NOW, TODAY, a_held_meeting, a_meeting, a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, words

MOVED = "Någon annan har ändrat texten medan du skrev."
EMPTY = "Skriv översättningen innan du godkänner den."


@pytest.fixture
def project(frame):
    return a_project(title_da="Badebro", title_sv="", summary_da="Et\nto", summary_sv="Ett\ntvå")


@pytest.fixture
def send(browse):
    def post(instance, data, role="secretary-malmo", language="sv"):
        return browse(role).post(editor(instance, language), data)

    return post


def unchanged(instance):
    """The whole form as a browser sends it back."""
    data = {"approve": "all"}
    for row in Translation.objects.of(instance):
        words = row.draft or getattr(instance, f"{row.field}_{row.language}") or ""
        data |= fields(row, words.replace("\n", "\r\n"))
    return data


@pytest.mark.parametrize(
    ("language", "said"), [("da", "Oversættelsen er godkendt."), ("sv", "Översättningen är godkänd.")]
)
def test_one_text_is_approved_and_published(send, client, people, project, language, said):
    row = row_of(project)
    answer = send(project, fields(row, " Badbrygga ", approve=row.pk), language=language)
    assert answer["Location"] == editor(project, language)
    assert said in words(client.get(answer["Location"]))
    project.refresh_from_db()
    row.refresh_from_db()
    assert project.title_sv == "Badbrygga"
    assert (row.state, row.translated_by, row.draft) == ("done", people["secretary-malmo"], "")
    client.logout()
    page = client.get(address("sv", "cooperation:project_detail", project.ref))
    assert "Badbrygga" in words(page)


def test_what_else_was_typed_stays_as_a_draft(send, project):
    row, other = row_of(project), row_of(project, "citizens_will_notice")
    send(project, fields(row, "Badbrygga", approve=row.pk) | fields(other, "Det märks."))
    other.refresh_from_db()
    project.refresh_from_db()
    assert (other.draft, other.state, project.citizens_will_notice_sv) == ("Det märks.", "missing", None)


def test_all_that_have_words_are_approved(send, project):
    row, other = row_of(project), row_of(project, "citizens_will_notice")
    send(project, fields(row, "Badbrygga", approve="all") | fields(other, ""))
    assert row_of(project).state == "done"
    assert row_of(project, "citizens_will_notice").state == "missing"


def test_drafts_alone_are_saved(send, client, project):
    row = row_of(project)
    answer = send(project, fields(row, "Badbrygga", approve=""))
    assert "Utkastet är sparat." in words(client.get(answer["Location"]))
    row.refresh_from_db()
    assert (row.draft, row.state) == ("Badbrygga", "missing")


def test_a_machines_draft_is_approved_by_a_person(send, people, project):
    row = row_of(project)
    draft(row, people["secretary-cph"], "Badbrygga", is_machine=True)
    assert row.state == "machine"
    send(project, fields(row, "Badbrygga", approve=row.pk))
    row.refresh_from_db()
    assert (row.state, row.translated_by) == ("done", people["secretary-malmo"])


def test_an_unchanged_form_changes_nothing(send, project):
    before = everything()
    data = unchanged(project)
    send(project, data)
    send(project, data | {"approve": ""})
    assert everything() == before


def test_the_same_words_may_be_confirmed_after_the_source_has_changed(send, project):
    Project.objects.filter(pk=project.pk).update(summary_da="Et, to")
    row = row_of(project, "summary")
    assert row.state == "outdated"
    send(project, fields(row, "Ett\r\ntvå", approve=row.pk))
    assert row_of(project, "summary").state == "done"


@pytest.mark.parametrize("words_", ["", " \n ", "\u200b"])
def test_nothing_is_no_translation(send, project, words_):
    row = row_of(project)
    answer = send(project, fields(row, words_, approve=row.pk))
    assert answer.status_code == 200
    assert errors_beside(answer, f"words-{row.pk}") == EMPTY
    assert row_of(project).state == "missing"


@pytest.mark.parametrize("approve", ["one", "all"])
def test_who_read_an_older_source_is_told_and_keeps_the_words(send, project, approve):
    row = row_of(project)
    data = fields(row, "Badbrygga", approve=row.pk if approve == "one" else "all")
    Project.objects.filter(pk=project.pk).update(title_da="Badebro og sauna")
    answer = send(project, data)
    assert MOVED in errors_beside(answer, f"words-{row.pk}")
    assert "Badebro og sauna" in words(answer)
    assert ">Badbrygga</textarea>" in content(answer).replace("\n", "")
    project.refresh_from_db()
    assert project.title_sv in ("", None)
    again = {**data, f"hash-{row.pk}": row_of(project).source_hash}
    again[f"version-{row.pk}"] = row_of(project).draft_version
    assert send(project, again).status_code == 302


@pytest.mark.parametrize("approve", ["one", ""])
def test_the_second_of_two_is_told_and_overwrites_nothing(send, people, project, approve):
    row = row_of(project)
    data = fields(row, "Min brygga", approve=row.pk if approve else "")
    draft(row, people["secretary-cph"], "Din brygga")
    answer = send(project, data)
    assert MOVED in errors_beside(answer, f"words-{row.pk}")
    assert "Så står det nu Din brygga" in words(answer)
    assert row_of(project).draft == "Din brygga"
    project.refresh_from_db()
    assert project.title_sv in ("", None)
    renewed = {**data, f"version-{row.pk}": row_of(project).draft_version}
    assert f'name="version-{row.pk}" value="{renewed[f"version-{row.pk}"]}"' in content(answer)
    assert send(project, renewed).status_code == 302


def test_who_comes_after_an_approval_is_told(send, people, project):
    row = row_of(project)
    data = fields(row, "Min brygga", approve=row.pk)
    actions.translate(
        by=people["secretary-cph"],
        translation=row,
        words="Din brygga",
        source_hash=row.source_hash,
        now=NOW,
    )
    answer = send(project, data)
    assert MOVED in errors_beside(answer, f"words-{row.pk}")
    assert "Så står det nu Din brygga" in words(answer)
    project.refresh_from_db()
    assert project.title_sv == "Din brygga"


def test_a_second_click_is_no_quarrel(send, project):
    row = row_of(project)
    data = fields(row, "Badbrygga", approve=row.pk)
    assert [send(project, data).status_code for _ in range(2)] == [302, 302]


def test_one_refused_text_does_not_hold_up_the_others(send, project):
    row, other = row_of(project), row_of(project, "citizens_will_notice")
    answer = send(project, fields(row, "x" * 201, approve="all") | fields(other, "Det märks."))
    assert errors_beside(answer, f"words-{row.pk}")
    assert row_of(project, "citizens_will_notice").state == "done"
    # The page counts from how the other one stands now, so that the next click goes through.
    version = row_of(project, "citizens_will_notice").draft_version
    assert f'name="version-{other.pk}" value="{version}"' in content(answer)
    assert content(answer).count("Översatt av") >= 1


@pytest.mark.parametrize(
    "junk",
    [
        {},
        {"approve": "999999"},
        {"approve": "\x00"},
        {"approve": "all", "words-999999": "x"},
        {"approve": "x" * 5000},
    ],
)
def test_junk_changes_nothing(send, project, junk):
    before = everything()
    assert send(project, junk).status_code in (200, 302)
    assert everything() == before


@pytest.mark.parametrize("typed", ["Bad\x00brygga", "x" * 300_000])
def test_words_that_cannot_be_kept_are_refused(send, project, typed):
    row, before = row_of(project), everything()
    answer = send(project, fields(row, typed, approve=row.pk))
    assert answer.status_code == 200
    assert errors_beside(answer, f"words-{row.pk}")
    assert everything() == before


def test_the_translator_of_another_thing_cannot_write_here(send, project):
    """A text is written only through the thing it belongs to."""
    hidden = a_project_in("draft", "cph", title_da="Hemmeligt", title_sv="")
    before = everything()
    row = row_of(hidden)
    send(project, fields(row, "Stulet", approve=row.pk))
    assert send(hidden, fields(row, "Stulet", approve=row.pk)).status_code == 404
    assert everything() == before


def test_an_assessments_reason_is_translated_once(send, people, project):
    reason = Assessment.objects.create(
        project=project, outcome="undetermined", assessed_on=TODAY, reason_da="Fordi"
    )
    row = row_of(reason, "reason")
    data = fields(row, "Därför", approve=row.pk)
    late = fields(row, "Därför att", approve=row.pk)
    assert send(reason, data).status_code == 302
    before = everything()
    assert send(reason, late).status_code == 404
    assert send(reason, fields(row_of(reason, "reason"), "Därför att", approve=row.pk)).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.translate(
            by=people["secretary-malmo"],
            translation=row_of(reason, "reason"),
            words="Därför att",
            source_hash=row.source_hash,
            now=NOW,
        )
    assert everything() == before


@pytest.mark.parametrize("kind", ["agenda", "meeting"])
def test_what_a_held_meeting_said_may_still_be_translated(send, kind):
    meeting = a_held_meeting(NOW - timedelta(days=30), rotation_note_da="Fordi")
    item = {"title_da": "Punkt", "title_sv": "Punkt", "outcome_da": "Vedtaget.", "type": "decision"}
    instance, field = meeting, "rotation_note"
    if kind == "agenda":
        upcoming = a_meeting(host="malmo")
        meeting_actions.write_agenda(by=None, meeting=upcoming, items=[{**item, "confidential": True}])
        instance, field = AgendaItem.objects.get(), "outcome"
        AgendaItem.objects.update(meeting=meeting)
    row = row_of(instance, field)
    assert send(instance, fields(row, "Därför", approve=row.pk)).status_code == 302
    assert row_of(instance, field).state == "done"


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_else_may(send, project, role, language):
    row, before = row_of(project), everything()
    assert send(project, fields(row, "Nej", approve=row.pk), role, language).status_code == 404
    assert everything() == before


def test_a_visitor_is_asked_to_log_in(send, project):
    row, before = row_of(project), everything()
    answer = send(project, fields(row, "Nej", approve=row.pk), "visitor")
    assert answer["Location"].startswith(address("sv", "account_login"))
    assert everything() == before


def test_another_site_cannot_post(people, project):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["secretary-malmo"])
    row, before = row_of(project), everything()
    assert client.post(editor(project), fields(row, "Nej", approve=row.pk)).status_code == 403
    assert everything() == before
