"""Moves of a project as they are written: its state, the row that says who and why, and what is refused."""

import pytest
from django.core.exceptions import PermissionDenied

from cooperation import actions
from cooperation.actions import Blocked, Changed, OneLanguageOnly, ReasonMissing
from cooperation.models import Move, Project
from tests.cooperation.moving import WHY, assessed, both_sign, ready
from tests.cooperation.test_history import history
from tests.factories import TODAY, a_line, a_project, a_project_in

EITHER = ["secretary-cph", "secretary-malmo"]
OTHERS = ["member-cph", "member-malmo", "administrator"]
# action, from, to, what comes along
STEPS = [
    ("take_up", "submitted", "under_review", {}),
    ("return_for_change", "submitted", "returned", {"reason": WHY}),
    ("return_for_change", "under_review", "returned", {"reason": WHY}),
    ("return_for_change", "recommended", "returned", {"reason": WHY}),
    ("recommend", "under_review", "recommended", {}),
    ("reject", "under_review", "rejected", {"reason": WHY, "decided_on": TODAY}),
    ("reject", "recommended", "rejected", {"reason": WHY, "decided_on": TODAY}),
    ("adopt", "recommended", "adopted", {"decided_on": TODAY}),
    ("archive", "completed", "archived", {}),
]


def last(project):
    move = project.moves.order_by("pk").last()
    return move.from_state, move.to_state, move.moved_by, {"da": move.reason_da, "sv": move.reason_sv}


@pytest.mark.parametrize("role", EITHER)
@pytest.mark.parametrize(("verb", "state", "to", "told"), STEPS)
def test_a_step_is_written_with_who_when_and_why(people, role, verb, state, to, told):
    project = ready(state)
    getattr(actions, verb)(by=people[role], project=project, version=1, **told)
    project.refresh_from_db()
    assert (project.state, project.version, project.changed_by) == (to, 2, people[role])
    assert last(project) == (state, to, people[role], told.get("reason", {"da": "", "sv": ""}))
    if "decided_on" in told:
        assert project.decided_on == TODAY
    assert history(Project).last().pgh_context.metadata["user"] == people[role].pk


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize(("verb", "state", "to", "told"), STEPS)
def test_nobody_else_moves_anything(people, role, verb, state, to, told):
    project = ready(state)
    with pytest.raises(PermissionDenied):
        getattr(actions, verb)(by=people[role], project=project, **told)
    assert Project.objects.get(pk=project.pk).state == state
    assert not project.moves.exists()


@pytest.mark.parametrize(("verb", "state", "to", "told"), STEPS)
def test_from_another_state_nothing_happens(people, verb, state, to, told):
    project = a_project_in("withdrawn")
    with pytest.raises(Blocked) as refusal:
        getattr(actions, verb)(by=people["secretary-cph"], project=project, **told)
    assert refusal.value.codes == ("not_from_here",)


def test_the_first_submission_is_a_move_too(people):
    project = a_project(state="draft")
    actions.submit(by=people["secretary-cph"], project=project, today=TODAY)
    assert last(project)[:3] == ("draft", "submitted", people["secretary-cph"])


@pytest.mark.parametrize("version", [0, 2, 9])
def test_a_page_of_another_version_moves_nothing(people, version):
    project = ready("submitted")
    with pytest.raises(Changed) as refusal:
        actions.take_up(by=people["secretary-malmo"], project=project, version=version)
    assert refusal.value.project == project
    assert Project.objects.get(pk=project.pk).state == "submitted"


@pytest.mark.parametrize(
    ("language", "reason", "lacking"),
    [("da", {"sv": "Nej"}, ["da"]), ("sv", {"da": "Nej", "sv": " "}, ["sv"]), ("da", {}, ["da"])],
)
def test_a_return_is_explained_in_the_proposers_language(people, language, reason, lacking):
    project = ready("submitted", original_language=language)
    with pytest.raises(ReasonMissing) as refusal:
        actions.return_for_change(by=people["secretary-malmo"], project=project, reason=reason)
    assert refusal.value.languages == lacking
    actions.return_for_change(by=people["secretary-malmo"], project=project, reason={language: "Uklart."})
    assert last(project)[3][language] == "Uklart."


@pytest.mark.parametrize("lacking", ["da", "sv"])
@pytest.mark.parametrize(("verb", "state"), [("reject", "under_review"), ("withdraw", "draft")])
def test_what_ends_is_explained_in_both(people, verb, state, lacking):
    told = {"decided_on": TODAY} if verb == "reject" else {}
    with pytest.raises(ReasonMissing) as refusal:
        getattr(actions, verb)(
            by=people["secretary-cph"], project=ready(state), reason={**WHY, lacking: ""}, **told
        )
    assert refusal.value.languages == [lacking]


@pytest.mark.parametrize("state", ["draft", "submitted", "under_review", "returned", "recommended"])
def test_only_its_own_city_takes_a_proposal_back(people, state):
    project = ready(state)
    refused = PermissionDenied if state == "draft" else Blocked
    with pytest.raises(refused):
        actions.withdraw(by=people["secretary-malmo"], project=project, reason=WHY)
    actions.withdraw(by=people["secretary-cph"], project=project, reason=WHY)
    project.refresh_from_db()
    assert (project.state, project.is_public) == ("withdrawn", False)


@pytest.mark.parametrize("outcome", ["undetermined", "already_taken", "already_solved", "duplicate"])
def test_nothing_is_recommended_that_was_not_found_additional(people, outcome):
    project = assessed(a_project(state="under_review"), outcome)
    with pytest.raises(Blocked) as refusal:
        actions.recommend(by=people["secretary-cph"], project=project)
    assert refusal.value.codes == ("assessment_agreed",)


@pytest.mark.parametrize("lacking", ["title_da", "title_sv"])
def test_what_becomes_public_has_its_title_in_both(people, lacking):
    project = ready("recommended", **{lacking: ""})
    for verb, told in (("adopt", {}), ("reject", {"reason": WHY})):
        with pytest.raises(Blocked) as refusal:
            getattr(actions, verb)(by=people["secretary-cph"], project=project, decided_on=TODAY, **told)
        assert refusal.value.codes == ("titles_in_both",)


def test_work_starts_and_ends_with_the_signatures_of_both(people):
    project, user = ready("adopted"), people["secretary-cph"]
    a_line(project)
    with pytest.raises(Blocked) as refusal:
        actions.start(by=user, project=project)
    assert refusal.value.codes == ("adoption_signed", "budget_signed")
    both_sign(people, project, "adoption", "budget")
    actions.start(by=user, project=project)
    with pytest.raises(Blocked):
        actions.complete(by=user, project=project)
    both_sign(people, project, "completion")
    actions.complete(by=user, project=project)
    assert [move.to_state for move in project.moves.all()] == ["in_progress", "completed"]


def test_what_was_adopted_is_given_up_by_both_with_the_reason_they_signed(people):
    project = ready("adopted")
    with pytest.raises(Blocked) as refusal:
        actions.withdraw(by=people["secretary-cph"], project=project, reason=WHY)
    assert refusal.value.codes == ("withdrawal_signed",)
    both_sign(people, project, "withdrawal", reason=WHY)
    actions.withdraw(by=people["secretary-malmo"], project=project, reason={"da": "Andet", "sv": "Annat"})
    assert last(project)[3] == WHY
    project.refresh_from_db()
    assert (project.decided_on, project.is_public) == (TODAY, True)
    assert Project.objects.public().filter(pk=project.pk).exists()


@pytest.mark.parametrize("state", ["submitted", "under_review", "recommended"])
def test_its_own_secretariat_shows_a_proposal_early_and_hides_it_again(people, state):
    project = ready(state)
    for shown in (True, False):
        actions.publish_early(by=people["secretary-cph"], project=project, shown=shown)
        assert Project.objects.public().filter(pk=project.pk).exists() is shown
    with pytest.raises(PermissionDenied):
        actions.publish_early(by=people["secretary-malmo"], project=project, shown=True)
    with pytest.raises(Changed):
        actions.publish_early(by=people["secretary-cph"], project=project, shown=True, version=1)


def test_a_proposal_in_one_language_is_not_shown_early(people):
    with pytest.raises(OneLanguageOnly):
        actions.publish_early(by=people["secretary-cph"], project=ready("submitted", title_sv=""), shown=True)


@pytest.mark.parametrize("state", ["draft", "returned", "adopted"])
def test_what_is_not_before_its_decision_is_not_shown_early(people, state):
    with pytest.raises(Blocked):
        actions.publish_early(by=people["secretary-cph"], project=ready(state), shown=True)


def test_a_return_hides_what_was_shown_early(people):
    project = ready("submitted", published_early=True)
    actions.return_for_change(by=people["secretary-malmo"], project=project, reason=WHY)
    project.refresh_from_db()
    assert (project.published_early, project.is_public) == (False, False)


def test_a_wrong_decision_is_taken_back_and_both_moves_stay(people):
    project = ready("recommended")
    adopted = actions.adopt(by=people["secretary-cph"], project=project, decided_on=TODAY)
    actions.take_back(by=people["secretary-malmo"], move=adopted, reason=WHY)
    project.refresh_from_db()
    assert (project.state, project.decided_on) == ("recommended", None)
    assert [(one.from_state, one.to_state) for one in project.moves.all()] == [
        ("recommended", "adopted"),
        ("adopted", "recommended"),
    ]
    with pytest.raises(Blocked):
        actions.take_back(by=people["secretary-malmo"], move=adopted)
    with pytest.raises(Blocked):
        actions.take_back(by=people["secretary-malmo"], move=Move.objects.last())


def test_what_has_gone_on_since_is_not_taken_back(people):
    project = ready("recommended")
    adopted = actions.adopt(by=people["secretary-cph"], project=project, decided_on=TODAY)
    both_sign(people, project, "adoption")
    actions.start(by=people["secretary-cph"], project=project)
    with pytest.raises(Blocked) as refusal:
        actions.take_back(by=people["secretary-cph"], move=adopted)
    assert refusal.value.codes == ("gone_on",)
