"""Projects and what they are compared with: what the database refuses, and who sees which."""

import pytest
from django.db.models import ProtectedError

from cooperation import lifecycle
from cooperation.models import ExistingInitiative, FocusArea, Project
from tests.cooperation.database import refused
from tests.factories import TODAY, a_project, a_project_in, an_area, an_initiative

UNTITLED = [{"title_da": a, "title_sv": b} for a in (None, "") for b in (None, "")]
BEYOND_DRAFT = [state for state in lifecycle.STATES if state not in ("draft", "withdrawn")]


@pytest.mark.parametrize("texts", UNTITLED)
def test_a_project_has_a_title_in_one_language(frame, texts):
    with refused("project_has_a_title"):
        a_project_in("draft", **texts)


@pytest.mark.parametrize("texts", [{"title_da": None}, {"title_sv": ""}])
def test_one_language_is_enough_for_a_title(frame, texts):
    assert a_project_in("draft", **texts).pk


@pytest.mark.parametrize(
    "lacking",
    [
        {"ground": ""},
        {"ground": "extended"},
        {"origin": ""},
        {"submitted_on": None},
        {"summary_da": "", "summary_sv": None},
        {"citizens_will_notice_da": None, "citizens_will_notice_sv": ""},
    ],
)
@pytest.mark.parametrize("state", BEYOND_DRAFT)
def test_beyond_draft_a_project_says_ground_and_what_is_noticed(frame, state, lacking):
    with refused("submitted_says_ground_and_what_is_noticed"):
        a_project_in(state, **lacking)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_draft_may_lack_everything_but_a_title(frame, state):
    bare = dict.fromkeys(["ground", "origin", "summary_da", "summary_sv", "citizens_will_notice_da"], "")
    assert a_project_in(state, submitted_on=None, **bare).pk


def test_a_submitted_deepening_names_the_relation(frame):
    with refused("deepening_names_the_relation"):
        a_project_in("submitted", ground="deepening")
    assert a_project_in("submitted", ground="deepening", deepens=an_initiative()).pk


@pytest.mark.parametrize("state", sorted(lifecycle.PUBLIC))
def test_what_is_decided_has_a_date(frame, state):
    with refused("decided_has_a_date"):
        a_project_in(state, decided_on=None)


def test_a_merged_project_says_into_what(frame):
    with refused("merged_says_into_what"):
        a_project_in("merged", merged_into=None)


@pytest.mark.parametrize("state", [state for state in lifecycle.STATES if state != "merged"])
def test_only_a_merged_project_says_into_what(frame, state):
    with refused("merged_says_into_what"):
        a_project_in(state, merged_into=a_project())


def test_an_unknown_state_is_refused(frame):
    with refused("project_state_is_known"):
        a_project_in("forgotten", submitted_on=TODAY)


def test_a_reference_is_given_once(frame):
    with refused("ref"):
        a_project(ref=a_project().ref)


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("empty", [None, ""])
def test_a_focus_area_is_named_in_both_languages(frame, language, empty):
    with refused("focus_area_named_in_both_languages"):
        an_area(**{f"name_{language}": empty})


@pytest.mark.parametrize("model", [FocusArea, ExistingInitiative, Project])
def test_what_a_project_points_to_stays(frame, model):
    a_project_in("merged", focus_area=an_area(), deepens=an_initiative())
    with pytest.raises(ProtectedError):
        model.objects.filter(pk__in=[model.objects.order_by("pk").first().pk]).delete()


def test_the_newest_decision_comes_first_and_the_later_entry_among_equals(frame):
    days = [TODAY.replace(year=2024), TODAY, TODAY, TODAY.replace(year=2025)]
    one, two, three, four = [a_project(decided_on=day) for day in days]
    assert list(Project.objects.newest_first()) == [three, two, four, one]
