"""Proposing, revising, submitting, registering, assessing: what they write, for whom, and what they refuse."""

import hashlib

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cooperation import actions
from cooperation.actions import Changed, Incomplete
from cooperation.models import Assessment, Project, User
from tests.cooperation.test_history import history
from tests.factories import TODAY, a_project, a_project_in, a_user, an_initiative, proposal_texts

NOT_SECRETARIES = ["member-cph", "member-malmo", "administrator"]


def texts(**fields):
    return proposal_texts(**{"deepens": None, "focus_area": None, "obstacle": None, **fields})


def metadata():
    return history(Project).last().pgh_context.metadata


@pytest.fixture
def draft(frame):
    return a_project(state="draft")


def test_a_proposal_is_a_draft_of_the_proposers_city(people):
    project = actions.propose(by=people["secretary-malmo"], texts=texts(), today=TODAY)
    project.refresh_from_db()
    assert (project.state, project.city_id, project.original_language) == ("draft", "malmo", "sv")
    assert (project.ref, project.version, project.submitted_on) == ("P-2026-01", 1, None)
    assert (project.title_da, project.title_sv) == ("Fælles badebro", "Gemensam badbrygga")


def test_a_proposal_is_kept_with_who_and_why(secretary_cph):
    project = actions.propose(by=secretary_cph, texts=texts(), today=TODAY)
    assert project.changed_by == secretary_cph
    assert metadata() == {"user": secretary_cph.pk, "why": "propose"}


def test_references_count_on_within_the_year(secretary_cph):
    for ref in ("P-2025-40", "P-2026-08", "P-2026-112"):
        a_project(ref=ref)
    refs = [actions.propose(by=secretary_cph, texts=texts(), today=TODAY).ref for _ in range(2)]
    assert refs == ["P-2026-113", "P-2026-114"]


def test_only_what_a_proposer_writes_is_taken(secretary_cph):
    forged = {
        "state": "adopted",
        "city_id": "malmo",
        "ref": "P-1",
        "decided_on": TODAY,
        "version": 9,
    }
    project = actions.propose(by=secretary_cph, texts=texts(**forged), today=TODAY)
    assert (project.state, project.city_id, project.ref, project.version) == ("draft", "cph", "P-2026-01", 1)
    assert project.decided_on is None


@pytest.mark.parametrize("role", NOT_SECRETARIES)
def test_only_secretariats_propose(people, role):
    with pytest.raises(PermissionDenied):
        actions.propose(by=people[role], texts=texts(), today=TODAY)
    assert not Project.objects.exists()


def test_a_closed_account_proposes_nothing(secretary_cph):
    secretary_cph.is_active = False
    with pytest.raises(PermissionDenied):
        actions.propose(by=secretary_cph, texts=texts(), today=TODAY)


@pytest.mark.parametrize("empty", ["", None])
def test_a_proposal_needs_a_title(secretary_cph, empty):
    with pytest.raises(Incomplete) as refusal:
        actions.propose(by=secretary_cph, texts=texts(title_da=empty, title_sv=empty), today=TODAY)
    assert refusal.value.problems == ["title_missing"]
    assert not Project.objects.exists()


def test_a_revision_is_kept_with_who_and_why(secretary_cph, draft):
    revised = actions.revise(by=secretary_cph, project=draft, texts={"title_da": "Nyt"}, version=1)
    draft.refresh_from_db()
    assert (draft.title_da, draft.version, draft.changed_by) == ("Nyt", 2, secretary_cph)
    assert revised.version == 2
    assert metadata() == {"user": secretary_cph.pk, "why": "revise"}


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_revision_of_another_version_is_told_what_stands_now(secretary_cph, draft, version):
    with pytest.raises(Changed) as refusal:
        actions.revise(by=secretary_cph, project=draft, texts={"title_da": "Nyt"}, version=version)
    assert refusal.value.project == draft
    draft.refresh_from_db()
    assert (draft.title_da != "Nyt", draft.version) == (True, 1)


def test_a_revision_keeps_a_title(secretary_cph, draft):
    with pytest.raises(Incomplete):
        actions.revise(by=secretary_cph, project=draft, texts={"title_da": "", "title_sv": ""}, version=1)
    draft.refresh_from_db()
    assert draft.title_da


@pytest.mark.parametrize("role", [*NOT_SECRETARIES, "secretary-malmo"])
@pytest.mark.parametrize("state", ["draft", "returned"])
def test_only_the_own_secretariat_revises_and_submits(people, role, state):
    project = a_project_in(state)
    with pytest.raises(PermissionDenied):
        actions.revise(by=people[role], project=project, texts={"title_da": "Nyt"}, version=1)
    with pytest.raises(PermissionDenied):
        actions.submit(by=people[role], project=project, today=TODAY)


@pytest.mark.parametrize("state", ["submitted", "under_review", "adopted", "withdrawn", "rejected"])
def test_what_has_been_handed_in_is_not_revised(secretary_cph, state):
    project = a_project_in(state)
    with pytest.raises(PermissionDenied):
        actions.revise(by=secretary_cph, project=project, texts={"title_da": "Nyt"}, version=1)
    with pytest.raises(PermissionDenied):
        actions.submit(by=secretary_cph, project=project, today=TODAY)


def test_the_state_in_the_database_counts_not_the_one_that_was_read(secretary_cph, draft):
    Project.objects.update(state="submitted", submitted_on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.submit(by=secretary_cph, project=draft, today=TODAY)


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_a_submission_is_dated_and_kept(secretary_cph, state):
    project = a_project_in(state, submitted_on=TODAY.replace(year=2025))
    submitted = actions.submit(by=secretary_cph, project=project, today=TODAY)
    submitted.refresh_from_db()
    assert (submitted.state, submitted.submitted_on, submitted.version) == ("submitted", TODAY, 2)
    assert metadata() == {"user": secretary_cph.pk, "why": "submit"}


def test_an_incomplete_proposal_is_not_submitted(secretary_cph):
    bare = {"summary_da": "", "summary_sv": None, "citizens_will_notice_da": "", "ground": "", "origin": ""}
    project = a_project(state="draft", **bare)
    with pytest.raises(Incomplete) as refusal:
        actions.submit(by=secretary_cph, project=project, today=TODAY)
    assert refusal.value.problems == ["summary_missing", "notice_missing", "ground_missing", "origin_missing"]
    project.refresh_from_db()
    assert (project.state, project.version) == ("draft", 1)


def test_a_text_in_one_language_is_enough(secretary_cph):
    only_swedish = {
        "title_da": None,
        "summary_da": "",
        "citizens_will_notice_da": "",
        "citizens_will_notice_sv": "Ja",
    }
    project = a_project(state="draft", **only_swedish)
    assert actions.submit(by=secretary_cph, project=project, today=TODAY).state == "submitted"


def test_an_earlier_project_is_registered_in_its_state(secretary_cph):
    fields = texts(ref="P-2018-01", city_id="malmo", original_language="sv", state="completed")
    project = actions.register(by=secretary_cph, **fields, submitted_on=TODAY, decided_on=TODAY)
    assert (project.state, project.city_id, project.changed_by) == ("completed", "malmo", secretary_cph)
    assert metadata() == {"user": secretary_cph.pk, "why": "register"}


def test_registering_is_bound_by_the_constraints_too(secretary_cph):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.register(by=None, ref="P-1", city_id="cph", title_da="Uden dato", state="adopted")


def test_assessments_are_added_and_earlier_ones_stand(secretary_cph):
    project, other, bridge = a_project(), a_project(), an_initiative()
    reasons = {"reason_da": "Ingen gør det.", "reason_sv": "Ingen gör det.", "assessed_on": TODAY}
    first = actions.assess(by=secretary_cph, project=project, outcome="undetermined", assessed_on=TODAY)
    last = actions.assess(
        by=secretary_cph, project=project, compared=(other, bridge), outcome="additional", **reasons
    )
    assert list(project.assessments.all()) == [first, last]
    assert last.assessed_by == secretary_cph
    assert list(last.compared_projects.all()) == [other]
    assert list(last.compared_initiatives.all()) == [bridge]


def test_an_outcome_without_a_reason_is_refused_whole(secretary_cph):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.assess(by=secretary_cph, project=a_project(), outcome="duplicate", assessed_on=TODAY)
    assert not Assessment.objects.exists()


def test_of_a_calendar_secret_only_the_digest_is_kept(member_cph):
    token = actions.renew_calendar_token(by=member_cph)
    member_cph.refresh_from_db()
    assert member_cph.calendar_token_digest == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(list(User.objects.values()))
    assert len(token) >= 43  # 256 bits


def test_a_new_calendar_secret_ends_the_old_one_and_nobody_elses(member_cph):
    other = a_user("member", calendar_token_digest="b" * 64)
    tokens = {actions.renew_calendar_token(by=member_cph) for _ in range(3)}
    assert len(tokens) == 3
    digests = [actions.token_digest(token) for token in tokens]
    assert User.objects.filter(calendar_token_digest__in=digests).get() == member_cph
    other.refresh_from_db()
    assert other.calendar_token_digest == "b" * 64


def test_a_reference_of_another_kind_does_not_stop_the_counting(frame, secretary_cph):
    a_project(ref="P-2026-1a")
    a_project(ref="P-2026-07")
    texts = {"title_da": "Badebro"}
    assert actions.propose(by=secretary_cph, texts=texts, today=TODAY).ref == "P-2026-08"
