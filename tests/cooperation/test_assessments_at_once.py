"""Two assessors at the same moment: each city has its own, and of two in one city the second is told."""

import pytest

from cooperation.actions import Overtaken
from cooperation.models import Assessment, standing_of
from tests.cooperation.assessors import hand_in
from tests.cooperation.database import at_once
from tests.cooperation.test_actions_at_once import slowly
from tests.factories import TODAY, a_project_in, a_user

pytestmark = pytest.mark.django_db(transaction=True)
FIRST = {"round": 1, "version": 0}


def test_of_two_in_one_city_the_second_is_told_what_stands(secretary_cph):
    project = a_project_in("under_review")
    colleagues = secretary_cph, a_user("secretariat")
    results = at_once(*[slowly(hand_in, by=one, project=project, **FIRST) for one in colleagues])
    [told] = [one for one in results if isinstance(one, Overtaken)]
    [saved] = [one for one in results if isinstance(one, Assessment)]
    assert told.assessment == saved
    assert Assessment.objects.get() == saved


def test_two_cities_at_once_both_count(people):
    project = a_project_in("under_review")
    both = people["secretary-cph"], people["secretary-malmo"]
    results = at_once(*[slowly(hand_in, by=one, project=project, **FIRST) for one in both])
    assert [type(one) for one in results] == [Assessment] * 2
    assert standing_of(project, TODAY).state == "agreed"
