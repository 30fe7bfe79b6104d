"""Delegations with substitutes in turn, for tests of invitations."""

from datetime import date

from cooperation.models import Person, Seat
from meetings import actions
from meetings.models import Invitation
from tests.factories import NOW, a_meeting, a_user

SINCE = date(2026, 1, 1)
# Who of the delegations is called first, in nobody's place.
MEMBERS = {"Asta": None, "Bo": None, "Elsa": None, "Ture": None}


def seat(name, city="cph", role="member", *, body="working_group", position=0, since=SINCE, until=None):
    """A person with a seat and an account; names are as short as those of a play."""
    person = Person.objects.filter(name=name).first()
    if person is None:
        person = Person.objects.create(name=name)
        a_user("member", city, email=f"{name.lower()}@{city}.example", name=name, person=person)
    return Seat.objects.create(
        person=person,
        body_id=body,
        city_id=city,
        role=role,
        position=position,
        starts_on=since,
        ends_on=until,
    )


def delegations():
    """Two members and two substitutes in each city; of those the order is by position."""
    for city, names in {
        "cph": ["Asta", "Bo", "Carl", "Dorte"],
        "malmo": ["Elsa", "Ture", "Ulla", "Vera"],
    }.items():
        seat(names[0], city, "delegation_leader")
        seat(names[1], city)
        seat(names[3], city, "substitute", position=2)
        seat(names[2], city, "substitute", position=1)


def a_convened_meeting(ref="M-1", **fields):
    meeting = a_meeting(ref, **fields)
    actions.convene(by=None, meeting=meeting, now=NOW)
    return meeting


def of(name, meeting=None):
    found = Invitation.objects.filter(person__name=name)
    return found.get(meeting=meeting) if meeting else found.get()


def says(name, answer, *, reason="Syg", now=NOW, channel="secretariat", by=None, **more):
    """As a secretariat hears it, unless another way is named."""
    if channel in ("secretariat", "page") and by is None:
        channel = "link"
    actions.answer(invitation=of(name), answer=answer, reason=reason, channel=channel, now=now, by=by, **more)


def called(meeting):
    """Who is still called, and in whose place."""
    rows = meeting.invitations.standing().select_related("person", "serves_for__person").order_by("pk")
    return {row.person.name: row.serves_for and row.serves_for.person.name for row in rows}
