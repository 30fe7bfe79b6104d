"""Translators' writes: drafts while they type, approval, and machine drafts on request; who may not, and two at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from cooperation import actions
from cooperation.actions.translations import LEASE, PAUSE, TRIES
from cooperation.models import Project, Translation
from tests.factories import NOW, a_project
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def project(frame):
    return a_project(state=Project.State.SUBMITTED, title_da="Badebro", title_sv="")


@pytest.fixture
def row(project):
    return the_row(project)


def the_row(project):
    return Translation.objects.of(project).get(field="title")


def wanted(row, by, now=NOW):
    assert actions.want_drafts(by=by, translations=[row], now=now) == 1
    return row


def state(row):
    row.refresh_from_db()
    return row.draft, row.draft_is_machine, row.wanted_at is not None


# --- Who types and who approves


def test_a_draft_is_kept_and_nobody_reads_it(row, project, secretary_cph):
    saved = actions.save_draft(by=secretary_cph, translation=row, words="Bad", version=0, now=NOW)
    assert (saved.draft, saved.draft_by, saved.draft_version) == ("Bad", secretary_cph, 1)
    project.refresh_from_db()
    assert not project.title_sv


def test_an_older_draft_does_not_overwrite_a_newer_one(row, secretary_cph):
    actions.save_draft(by=secretary_cph, translation=row, words="Först", version=0, now=NOW)
    with pytest.raises(actions.Moved) as moved:
        actions.save_draft(by=secretary_cph, translation=row, words="Sedan", version=0, now=NOW)
    assert moved.value.translation.draft == "Först"


def test_what_is_approved_is_public_with_who_and_when(row, project, secretary_cph):
    done = actions.translate(
        by=secretary_cph, translation=row, words="Badbrygga", source_hash=row.source_hash, now=NOW
    )
    project.refresh_from_db()
    assert project.title_sv == "Badbrygga"
    assert (done.state, done.translated_by, done.translated_at, done.draft) == (
        "done",
        secretary_cph,
        NOW,
        "",
    )


def test_a_source_that_was_not_read_is_not_approved(row, project, secretary_cph):
    Project.objects.filter(pk=project.pk).update(title_da="Noget andet")
    with pytest.raises(actions.Moved):
        actions.translate(by=secretary_cph, translation=row, words="x", source_hash=row.source_hash, now=NOW)
    project.refresh_from_db()
    assert not project.title_sv


@pytest.mark.parametrize("words", ["", " \n\t"])
def test_no_words_are_no_translation(row, secretary_cph, words):
    with pytest.raises(actions.Empty):
        actions.translate(
            by=secretary_cph, translation=row, words=words, source_hash=row.source_hash, now=NOW
        )


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_others_may_not(people, row, role):
    by = people[role]
    for refused in (
        lambda: actions.save_draft(by=by, translation=row, words="x", version=0, now=NOW),
        lambda: actions.translate(by=by, translation=row, words="x", source_hash=row.source_hash, now=NOW),
        lambda: actions.want_drafts(by=by, translations=[row], now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    assert state(row) == ("", False, False)


def test_a_draft_of_the_other_city_is_not_translated(people, frame):
    row = the_row(a_project("cph", state=Project.State.DRAFT, title_sv=""))
    with pytest.raises(PermissionDenied):
        actions.want_drafts(by=people["secretary-malmo"], translations=[row], now=NOW)


# --- Machine drafts


def test_only_what_lacks_a_translation_is_asked_for_and_once(row, project, secretary_cph):
    rows = list(Translation.objects.of(project))
    lacking = [one for one in rows if one.state == "missing"]
    assert actions.want_drafts(by=secretary_cph, translations=rows, now=NOW) == len(lacking) > 0
    assert actions.want_drafts(by=secretary_cph, translations=rows, now=NOW) == 0


def test_nobody_else_takes_a_text_before_the_lease_is_over(row, secretary_cph):
    wanted(row, secretary_cph)
    assert actions.claim_draft(now=NOW) == row
    assert actions.claim_draft(now=NOW + LEASE - timedelta(seconds=1)) is None
    assert actions.claim_draft(now=NOW + LEASE) == row


def test_a_machine_draft_waits_for_a_person(row, project, secretary_cph):
    wanted(row, secretary_cph)
    assert actions.note_draft(translation=actions.claim_draft(now=NOW), words="Badbrygga", now=NOW)
    assert state(row) == ("Badbrygga", True, False)
    assert row.state == "machine"
    project.refresh_from_db()
    assert not project.title_sv


def test_who_began_to_type_is_not_overwritten(row, secretary_cph):
    wanted(row, secretary_cph)
    claimed = actions.claim_draft(now=NOW)
    actions.save_draft(by=secretary_cph, translation=row, words="Min egen", version=0, now=NOW)
    assert not actions.note_draft(translation=claimed, words="Maskinens", now=NOW)
    assert state(row) == ("Min egen", False, False)


def test_a_source_that_changed_meanwhile_is_drafted_anew_at_once(row, project, secretary_cph):
    wanted(row, secretary_cph)
    claimed = actions.claim_draft(now=NOW)
    Project.objects.filter(pk=project.pk).update(title_da="Sauna")
    assert not actions.note_draft(translation=claimed, words="Badbrygga", now=NOW)
    assert state(row) == ("", False, True)
    again = actions.claim_draft(now=NOW)
    assert again.source_hash != claimed.source_hash
    assert actions.note_draft(translation=again, words="Bastu", now=NOW)


def test_what_somebody_translated_meanwhile_needs_no_draft(row, project, secretary_cph):
    wanted(row, secretary_cph)
    claimed = actions.claim_draft(now=NOW)
    actions.translate(by=secretary_cph, translation=row, words="Brygga", source_hash=row.source_hash, now=NOW)
    assert not actions.note_draft(translation=claimed, words="Maskinens", now=NOW)
    assert state(row) == ("", False, False)


def test_after_some_tries_the_wish_is_given_up_and_may_be_made_again(row, secretary_cph):
    wanted(row, secretary_cph)
    now = NOW
    for _ in range(TRIES):
        actions.note_failure(translation=actions.claim_draft(now=now), error="broken", now=now)
        assert actions.claim_draft(now=now) is None
        now += PAUSE
    assert state(row) == ("", False, False)
    assert row.last_error == "broken"
    assert wanted(row, secretary_cph, now)
    row.refresh_from_db()
    assert (row.last_error, row.tries) == ("", 0)


def test_workers_that_die_each_time_do_not_try_for_ever(row, secretary_cph):
    wanted(row, secretary_cph)
    for number in range(TRIES):
        assert actions.claim_draft(now=NOW + number * LEASE) == row
    assert actions.claim_draft(now=NOW + TRIES * LEASE) is None
    assert state(row) == ("", False, False)
    assert row.last_error


def test_an_empty_draft_is_a_failure(row, secretary_cph):
    wanted(row, secretary_cph)
    assert not actions.note_draft(translation=actions.claim_draft(now=NOW), words=" ", now=NOW)
    row.refresh_from_db()
    assert row.last_error


@pytest.mark.django_db(transaction=True)
def test_two_that_claim_at_once_do_not_get_the_same_text(frame, people):
    row = the_row(a_project(title_sv="", summary_sv="S"))
    wanted(row, people["secretary-cph"])

    def claim(wait):
        wait()
        return actions.claim_draft(now=NOW)

    got = at_once(claim, claim, claim)
    assert sorted(got, key=bool) == [None, None, row]
    row.refresh_from_db()
    assert row.tries == 1
    assert not connection.in_atomic_block
