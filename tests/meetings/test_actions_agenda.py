"""Writing the agenda of a meeting."""

import pytest
from django.db import IntegrityError

from meetings import actions
from meetings.actions import NotAllowed
from tests.factories import a_meeting, a_project
from tests.meetings.test_actions import STATES, hold, in_state, stored, why_of_last_event

pytestmark = pytest.mark.django_db

ITEMS = [
    {"type": "formal", "title_da": "Dagsorden", "title_sv": "Dagordning"},
    {"type": "decision", "title_da": "Bro", "title_sv": "Bro", "confidential": True},
]


def test_the_agenda_is_written_in_order_with_its_projects(frame):
    meeting, project = a_meeting(), a_project()
    actions.write_agenda(by=None, meeting=meeting, items=[ITEMS[0], {**ITEMS[1], "projects": [project]}])
    first, second = meeting.agenda.all()
    assert [(one.position, one.title_da, one.confidential) for one in (first, second)] == [
        (1, "Dagsorden", False),
        (2, "Bro", True),
    ]
    assert ([*first.projects.all()], [*second.projects.all()]) == ([], [project])


def test_writing_the_agenda_again_replaces_it(frame):
    meeting = a_meeting()
    for items in (ITEMS, ITEMS[::-1], ITEMS[:1]):
        actions.write_agenda(by=None, meeting=meeting, items=iter(items))
    assert [one.title_sv for one in meeting.agenda.all()] == ["Dagordning"]


@pytest.mark.parametrize("state", STATES)
def test_the_agenda_of_a_held_or_cancelled_meeting_stands(frame, state):
    meeting = in_state(state)
    if state in ("planned", "confirmed"):
        actions.write_agenda(by=None, meeting=meeting, items=ITEMS)
        assert meeting.agenda.count() == 2
    else:
        with pytest.raises(NotAllowed):
            actions.write_agenda(by=None, meeting=meeting, items=ITEMS)
        assert meeting.agenda.count() == 0


def test_an_agenda_is_not_written_from_a_copy_that_was_still_open(frame):
    meeting = in_state("planned")
    old_copy = stored(meeting)
    hold(meeting)
    with pytest.raises(NotAllowed):
        actions.write_agenda(by=None, meeting=old_copy, items=ITEMS)


def test_an_agenda_that_is_refused_leaves_the_old_one(secretary_cph):
    meeting = a_meeting()
    actions.write_agenda(by=secretary_cph, meeting=meeting, items=ITEMS)
    with pytest.raises(IntegrityError):
        actions.write_agenda(by=None, meeting=meeting, items=[{"type": "formal", "title_da": "Kun dansk"}])
    assert meeting.agenda.count() == 2
    assert why_of_last_event("AgendaItemEvent") == {"user": secretary_cph.pk, "why": "agenda"}
