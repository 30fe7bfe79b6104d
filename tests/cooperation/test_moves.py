"""What the database holds about moves, mergers and signatures, whoever writes them, two at once included."""

import time
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from cooperation import actions, lifecycle
from cooperation.models import CouncilDecision, Move, Project, SignOff, signed_matters
from tests.cooperation.database import at_once, refused, refused_by_trigger
from tests.cooperation.moving import WHY, ready, signs
from tests.factories import NOW, TODAY, a_project, a_project_in

OVERLAP = 0.3


@pytest.mark.parametrize("state", lifecycle.STATES)
def test_the_database_knows_the_table(frame, state):
    """Every state from every other one, as nobody but a raw write would try."""
    other = a_project()
    for to in lifecycle.STATES:
        project = a_project_in(state)
        fields = {"state": to, "decided_on": TODAY, "submitted_on": TODAY}
        fields["merged_into"] = (project.merged_into or other) if to == "merged" else None
        rows = Project.objects.filter(pk=project.pk)
        if to == state or lifecycle.may_move(state, to):
            assert rows.update(**fields) == 1
        else:
            with refused("only_moves_of_the_table"):
                rows.update(**fields)


@pytest.mark.parametrize(
    ("before", "to"), sorted(set(product(lifecycle.STATES, repeat=2)) - lifecycle.ALLOWED)[::7]
)
def test_a_move_that_is_not_in_the_table_is_not_written_down(frame, before, to):
    with refused("move_of_the_table"):
        Move.objects.create(
            project=a_project(), from_state=before, to_state=to, reason_da="Nej", reason_sv="Nej"
        )


@pytest.mark.parametrize("to", ["rejected", "merged", "withdrawn"])
@pytest.mark.parametrize("lacking", ["reason_da", "reason_sv"])
def test_what_ends_has_a_reason_in_both(frame, to, lacking):
    reasons = {"reason_da": "Nej", "reason_sv": "Nej", lacking: ""}
    with refused("what_ends_has_a_reason_in_both"):
        Move.objects.create(project=a_project(), from_state="under_review", to_state=to, **reasons)


def test_moves_and_signatures_are_never_rewritten(people):
    project = ready("adopted")
    signs(people["secretary-cph"], project, "adoption")
    Move.objects.create(project=project, from_state="recommended", to_state="adopted")
    for model, changed in ((Move, {"reason_da": "Nyt"}), (SignOff, {"digest": "0" * 64})):
        with refused_by_trigger():
            model.objects.update(**changed)
        with refused_by_trigger():
            model.objects.all()._raw_delete(model.objects.db)


def test_a_correction_takes_back_a_move_of_its_own_project(frame):
    one, other = a_project(), a_project()
    wrong = Move.objects.create(project=other, from_state="recommended", to_state="adopted")
    for project, to in ((one, "recommended"), (other, "submitted")):
        with refused("a_correction_takes_a_move_back"):
            Move.objects.create(project=project, from_state="adopted", to_state=to, corrects=wrong)


def test_without_a_correction_on_record_nothing_goes_back(frame):
    project = a_project()
    Move.objects.create(project=project, from_state="recommended", to_state="adopted")
    with refused("only_moves_of_the_table"):
        Project.objects.filter(pk=project.pk).update(state="recommended")


@pytest.mark.parametrize("state", ["draft", "rejected", "withdrawn"])
def test_nothing_is_merged_into_what_has_no_life(frame, state):
    target = a_project_in(state)
    with refused("nothing is merged into"):
        a_project_in("merged", merged_into=target)


def test_mergers_make_no_circle(frame):
    one, two, three = (a_project_in("under_review") for _ in range(3))
    merged = {"state": "merged", "decided_on": TODAY}
    for source, target in ((one, two), (two, three)):
        Project.objects.filter(pk=source.pk).update(merged_into=target, **merged)
    with refused("no_merging_in_circles"):
        Project.objects.filter(pk=three.pk).update(merged_into=one, **merged)


@pytest.mark.parametrize(
    "wrong",
    [{"city_id": "malmo"}, {"body": "kf"}, {"body": "xx"}, {"outcome": "maybe"}, {"url": "ftp://x.dk"}],
)
def test_a_council_decides_for_its_own_city(frame, wrong):
    fields = {"city_id": "cph", "body": "br", "decided_on": TODAY, "outcome": "approved", **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        CouncilDecision.objects.create(project=a_project(), **fields)


def test_a_withdrawal_is_signed_with_its_reason(people):
    with refused("withdrawal_is_signed_with_its_reason"):
        SignOff.objects.create(
            project=a_project(), matter="withdrawal", city_id="cph", digest="a" * 64, reason_da="Nej"
        )


def test_two_rows_for_one_city_and_one_person_for_both_are_refused(people):
    project, user = a_project(), people["secretary-cph"]
    row = {"project": project, "matter": "adoption", "digest": "a" * 64, "signed_by": user}
    SignOff.objects.create(city_id="cph", **row)
    with refused("a_city_signs_once"):
        SignOff.objects.create(city_id="cph", **{**row, "signed_by": None})
    with refused("nobody_signs_for_both_cities"):
        SignOff.objects.create(city_id="malmo", **row)


def slowly(action, **arguments):
    """The action in a transaction that is not committed at once."""

    def job():
        with transaction.atomic():
            result = action(**arguments)
            time.sleep(OVERLAP)
        return result

    return job


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_different_buttons_one_wins(people):
    project = ready("submitted")
    one = slowly(actions.take_up, by=people["secretary-cph"], project=project, version=1)
    other = slowly(
        actions.return_for_change, by=people["secretary-malmo"], project=project, version=1, reason=WHY
    )
    results = at_once(one, other)
    assert sorted(type(one).__name__ for one in results) == ["Changed", "Move"]
    [told] = [one for one in results if isinstance(one, actions.Changed)]
    [move] = project.moves.all()
    assert told.project.state == move.to_state == Project.objects.get(pk=project.pk).state


@pytest.mark.django_db(transaction=True)
def test_two_that_are_merged_into_each_other_at_once_become_no_circle(people):
    one, two = ready("under_review"), ready("under_review", "malmo")
    told = {"by": people["secretary-cph"], "decided_on": TODAY, "reason": WHY}
    jobs = [slowly(actions.merge, project=a, into=b, **told) for a, b in ((one, two), (two, one))]
    results = at_once(*jobs)
    assert sorted(type(one).__name__ for one in results) == ["Blocked", "Move"]
    assert Project.objects.filter(state="merged").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_city_that_signs_twice_at_once_has_signed_once(people):
    project = ready("adopted")
    _standing, digest = signed_matters(project)["adoption"]
    told = {"project": project, "matter": "adoption", "digest": digest, "now": NOW}
    roles = ("secretary-cph", "secretary-cph", "secretary-malmo")
    results = at_once(*[slowly(actions.sign, by=people[role], **told) for role in roles])
    assert {type(one).__name__ for one in results} == {"SignOff"}
    assert sorted(SignOff.objects.values_list("city", flat=True)) == ["cph", "malmo"]
