"""Machine drafts by a real worker: made once, never public before a person approves, and a broken one stops nothing."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from cooperation import actions, tasks
from cooperation.actions.translations import TRIES
from cooperation.models import ParityDay, Translation
from cooperation.models.drafts import machine_is_there, say_machine_is_there
from oresund import apertium
from tests.apertium import a_program, needs_apertium
from tests.factories import a_project
from tests.meetings.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)

DRAFT = tasks.draft_translations


@pytest.fixture(autouse=True)
def nobody_yet(frame, settings):
    cache.clear()
    settings.APERTIUM_URL = ""
    apertium._ensure_program.cache_clear()


@pytest.fixture
def project(people):
    project = a_project(title_da="Rolige rejser over Øresund", title_sv="", summary_sv="")
    actions.want_drafts(
        by=people["secretary-cph"], translations=Translation.objects.of(project), now=timezone.now()
    )
    return project


def rows(project):
    return {row.field: row for row in Translation.objects.of(project)}


@needs_apertium
def test_a_worker_drafts_what_was_asked_for_once(project, tmp_path):
    with Worker(tmp_path, mail_port=1) as worker:
        worker.run(DRAFT, DRAFT)
    title, summary = rows(project)["title"], rows(project)["summary"]
    assert (title.draft, title.state, title.draft_version) == ("Lugna vägar över Öresund", "machine", 1)
    assert (summary.state, summary.draft_version) == ("machine", 1)
    assert machine_is_there()


def public_page(client, project, language):
    with override(language):
        answer = client.get(project.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


@needs_apertium
@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_machine_draft_is_on_no_public_page_before_a_person_approves_it(project, client, people, language):
    DRAFT()
    row = rows(project)["title"]
    assert row.draft == "Lugna vägar över Öresund"
    public = public_page(client, project, language)
    assert row.draft not in public
    assert "Rolige rejser over Øresund" in public
    actions.translate(
        by=people["secretary-cph"],
        translation=row,
        words=row.draft,
        source_hash=row.source_hash,
        now=timezone.now(),
    )
    assert row.draft in public_page(client, project, "sv")


def editor(browse, project):
    with override("da"):
        page = reverse("cooperation:translation_edit", args=["project", project.pk])
        answer = browse("secretary-cph").get(page)
        assert answer.status_code == 200
        return answer.content.decode(), gettext("The machine could not make a draft of this text.")


@pytest.mark.parametrize("is_there", [True, False])
def test_the_button_is_there_while_a_worker_with_a_machine_is(project, browse, is_there):
    Translation.objects.update(wanted_at=None, not_before=None)
    if is_there:
        say_machine_is_there()
    page, _ = editor(browse, project)
    assert ('class="translation-machine"' in page) is is_there


def test_the_page_says_that_the_machine_could_not(project, browse, settings, tmp_path):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, "exit 1")
    for _ in range(TRIES):
        Translation.objects.filter(wanted_at__isnull=False).update(not_before=timezone.now())
        DRAFT()
    assert {row.wanted_at for row in rows(project).values()} == {None}
    page, could_not = editor(browse, project)
    assert could_not in page


def test_a_broken_text_does_not_stop_the_queue(project, settings, tmp_path):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, 'x=$(cat); case $x in *Rolige*) exit 1;; esac; echo "$x"')
    DRAFT()
    title, summary = rows(project)["title"], rows(project)["summary"]
    assert (title.draft, title.tries) == ("", 1)
    assert "the program failed" in title.last_error
    assert summary.state == "machine"


def test_a_thing_that_is_gone_does_not_stop_the_queue(project, settings, tmp_path):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, "cat")
    Translation.objects.of(project).filter(field="title").update(object_id="0")
    DRAFT()
    assert Translation.objects.get(object_id="0").last_error
    assert rows(project)["summary"].state == "machine"


@pytest.mark.parametrize("modes", [None, "dan-swe"], ids=["no program", "no mode"])
def test_without_apertium_the_worker_says_nothing(project, settings, tmp_path, modes, caplog):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, "cat", modes) if modes else "/nowhere/apertium"
    DRAFT()
    assert not machine_is_there()
    assert caplog.text == ""
    assert {row.tries for row in rows(project).values()} == {0}


def test_what_does_not_fit_into_the_time_waits(project, settings, tmp_path, monkeypatch):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, "cat")
    monkeypatch.setattr(tasks, "SECONDS", -1)
    DRAFT()
    assert {row.tries for row in rows(project).values()} == {0}


def test_the_words_of_a_text_are_not_in_the_log(project, settings, tmp_path, caplog):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, "exit 1")
    DRAFT()
    assert "No machine draft of" in caplog.text
    assert "Rolige" not in caplog.text


def test_the_last_count_of_a_day_stays(project):
    tasks.note_parity()
    first = ParityDay.objects.count()
    tasks.note_parity()
    assert ParityDay.objects.count() == first > 0
