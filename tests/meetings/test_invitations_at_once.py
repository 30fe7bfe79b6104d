"""Answers at the same moment: nobody is called twice, and no place is taken by two."""

from datetime import timedelta

import pytest

from meetings import actions
from meetings.models import Invitation, Meeting
from tests.factories import NOW, a_meeting
from tests.meetings.convened import move
from tests.meetings.delegations import a_convened_meeting, called, delegations, of, says, seat
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meeting(frame):
    delegations()
    for number in range(3):
        seat(f"Medlem{number}")
    return a_convened_meeting()


def saying(name, answer, now=NOW):
    def job(together):
        invitation = of(name)
        together()
        actions.answer(invitation=invitation, answer=answer, reason="Syg", channel="link", now=now)

    return job


def in_places(meeting):
    rows = meeting.invitations.standing().filter(serves_for__isnull=False).exclude(answer="apologies")
    return sorted((row.person.name, row.serves_for.person.name) for row in rows)


@pytest.mark.parametrize("_again", range(3))
def test_apologies_at_once_call_each_substitute_once(meeting, _again):
    results = at_once(*[saying(name, "apologies") for name in ("Asta", "Bo", "Medlem0", "Medlem1")])
    assert results == [None] * 4
    places = in_places(meeting)
    assert [name for name, _place in places] == ["Carl", "Dorte"]
    assert len({place for _name, place in places}) == 2
    assert meeting.invitations.numbers(NOW)[0]["empty"] == 2


def test_the_same_person_twice_at_once_is_one_answer(meeting):
    at_once(saying("Bo", "apologies"), saying("Bo", "apologies"), saying("Bo", "apologies"))
    assert in_places(meeting) == [("Carl", "Bo")]


def test_a_member_who_comes_while_the_substitute_refuses_leaves_nobody_in_between(meeting):
    says("Bo", "apologies")
    results = at_once(saying("Bo", "attending"), saying("Carl", "apologies"))
    assert results[0] is None
    assert in_places(meeting) == []
    assert called(meeting)["Bo"] is None


def test_the_clock_and_a_late_substitute(meeting):
    says("Bo", "apologies")
    until = of("Carl").answer_by
    tick = lambda together: (together(), actions.keep_invitations(now=until))  # noqa: E731
    late, *_others = at_once(saying("Carl", "attending", now=until), tick, tick)
    # Whichever was first: either Carl comes, or Dorte was called and Carl is told so.
    if late is None:
        assert in_places(meeting) == [("Carl", "Bo")]
    else:
        assert late.code == "released"
        assert in_places(meeting) == [("Dorte", "Bo")]


def test_two_secretariats_convene_at_once(frame):
    delegations()
    meeting = a_meeting()

    def convene(together):
        own = Meeting.objects.get()
        together()
        actions.convene(by=None, meeting=own, now=NOW)

    assert at_once(convene, convene) == [None, None]
    assert Invitation.objects.count() == 4
    assert len(called(meeting)) == 4


def test_answers_while_the_meeting_moves_are_asked_anew_or_to_the_new_date(meeting):
    later = NOW + timedelta(hours=1)

    def moving(together):
        own = Meeting.objects.get()
        together()
        move(own, own.starts_at + timedelta(days=7), now=later)

    results = at_once(moving, saying("Bo", "apologies"), saying("Asta", "apologies"))
    assert results == [None] * 3
    assert len({name for name, _place in in_places(meeting)}) == len(in_places(meeting))
    for row in meeting.invitations.filter(answer=""):
        assert row.called_at == later or row.serves_for_id
