"""Who chairs: the city is the host, the person leads that city's side on the day of the meeting, or stands in for who does.

And why it is that city: because its turn it was, or because of an agreement.
"""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext

from cooperation.models import WORKING_GROUP, Body, City, Person, Seat
from meetings.models.alternation import RotationException
from meetings.models.meeting import COPENHAGEN
from meetings.rotation import chair_city, exceptions


class Chair(NamedTuple):
    """The city that chairs, the person who does so for it, and whether in place of its leader."""

    city: City | None
    person: Person | None = None
    acting: bool = False

    @property
    def name(self):
        """Of the person, in the active language; empty where nobody is known."""
        if not self.acting:
            return self.person.name if self.person else ""
        return gettext("%(name)s (acting chair)") % {"name": self.person.name}


def with_chairs(meetings):
    """The meetings as a list, each with its `chair`, also as `chair_city` and `chair_person`; one query.

    The host council's chair leads a joint meeting (R-29), the host's delegation leader every other one (R-42). On a day
    without one it is the next member of the same city in the order of the seats: the chair does not cross the Sound.
    """
    meetings = list(meetings)
    seats = _seats_that_may_chair() if meetings else {}
    for meeting in meetings:
        joint = meeting.body.kind == Body.Kind.JOINT_COUNCIL
        meeting.chair = _chair(seats, meeting.host_city, meeting.day, joint=joint)
        meeting.chair_city, meeting.chair_person = meeting.chair.city, meeting.chair.person
    return meetings


def chairs_of(kind):
    """Who chairs meetings of bodies of a kind: a function of the host city and the day; one query, made at once."""
    seats, joint = _seats_that_may_chair(), kind == Body.Kind.JOINT_COUNCIL
    return lambda city, day: _chair(seats, city, day, joint=joint)


def chair_now(now, meetings):
    """The Chair of the working group at an instant: the city that holds the chairmanship, and who leads it on that day.

    meetings: those the reader may see; a hidden one must not show through. Without a city before they have been loaded.
    """
    city = City.objects.filter(pk=chair_city(meetings.turns(), now)).first()
    if city is None:
        return Chair(None)
    return _chair(_seats_that_may_chair(), city, now.astimezone(COPENHAGEN).date(), joint=False)


def exception_in_force(meeting, meetings):
    """The agreement that lets this city host although it is not its turn, among the meetings the reader may see.

    None when a later change has made it unnecessary: it is kept, but no longer an exception (domain §2, clarification 5).
    """
    agreed = RotationException.objects.filter(meeting=meeting).first()
    return agreed if agreed and meeting.ref in exceptions(meetings.turns()) else None


def _seats_that_may_chair():
    """Seats by city and by whether they are in its council, the leader's first."""
    sits = Q(body=WORKING_GROUP) | Q(body__kind=Body.Kind.COUNCIL)
    seats = Seat.objects.filter(sits).exclude(role=Seat.Role.SUBSTITUTE).select_related("person")
    found = defaultdict(list)
    for seat in sorted(seats, key=lambda one: (not _leads(one), one.position, one.pk)):
        found[seat.city_id, seat.body_id != WORKING_GROUP].append(seat)
    return found


def _leads(seat):
    return seat.role in (Seat.Role.DELEGATION_LEADER, Seat.Role.COUNCIL_CHAIR)


def _chair(seats, city, day, *, joint):
    for seat in seats.get((city.pk, joint), ()):
        if seat.starts_on <= day and (seat.ends_on is None or seat.ends_on >= day):
            return Chair(city, seat.person, acting=not _leads(seat))
    return Chair(city)
