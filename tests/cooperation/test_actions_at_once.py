"""Two secretaries at the same moment: each keeps a reference of their own, none overwrites the other."""

import time

import pytest
from django.db import transaction

from cooperation import actions
from cooperation.actions import Changed
from cooperation.models import Project
from tests.cooperation.database import at_once
from tests.cooperation.test_actions import texts
from tests.factories import TODAY, a_project

pytestmark = pytest.mark.django_db(transaction=True)
OVERLAP = 0.3  # seconds for which a transaction stays open, so that the other one runs into it


def slowly(action, **arguments):
    """The action in a transaction that is not committed at once."""

    def job():
        with transaction.atomic():
            result = action(**arguments)
            time.sleep(OVERLAP)
        return result

    return job


def test_two_proposers_at_once_get_two_references(people):
    secretaries = people["secretary-cph"], people["secretary-malmo"]
    jobs = [slowly(actions.propose, by=one, texts=texts(), today=TODAY) for one in secretaries]
    refs = sorted(getattr(one, "ref", repr(one)) for one in at_once(*jobs))
    assert refs == ["P-2026-01", "P-2026-02"]


def test_of_two_who_save_at_once_one_is_told(secretary_cph):
    project = a_project(state="draft")
    jobs = [
        slowly(actions.revise, by=secretary_cph, project=project, texts={"title_da": title}, version=1)
        for title in ("Min", "Din")
    ]
    results = at_once(*jobs)
    told = [one for one in results if isinstance(one, Changed)]
    [saved] = [one for one in results if isinstance(one, Project)]
    project.refresh_from_db()
    assert (project.title_da, project.version) == (saved.title_da, 2)
    assert [one.project.title_da for one in told] == [saved.title_da]


def test_a_proposal_submitted_twice_at_once_is_submitted_once(secretary_cph):
    project = a_project(state="draft")
    results = at_once(*[slowly(actions.submit, by=secretary_cph, project=project, today=TODAY)] * 2)
    assert sorted(type(one).__name__ for one in results) == ["PermissionDenied", "Project"]
    project.refresh_from_db()
    assert project.version == 2
