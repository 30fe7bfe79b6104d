"""Who chairs: the city is the host, the person leads that city's side on the day of the meeting.

And why it is that city: because its turn it was, or because of an agreement.
"""

from django.db.models import Q

from cooperation.models import Body, City, Seat
from cooperation.models.body import WORKING_GROUP
from meetings.models.alternation import RotationException
from meetings.models.meeting import COPENHAGEN
from meetings.rotation import chair_city, exceptions


def with_chairs(meetings):
    """The meetings as a list, each with `chair_city` (City) and `chair_person` (Person or None); one query.

    The host council's chair leads a joint meeting (R-29), the host's delegation leader every other one (R-42).
    """
    meetings = list(meetings)
    leaders = list(_leaders()) if meetings else []
    for meeting in meetings:
        meeting.chair_city = meeting.host_city
        meeting.chair_person = _leader(leaders, meeting.host_city_id, meeting.day, meeting.body.kind)
    return meetings


def chairs_of(kind):
    """Who leads meetings of bodies of a kind: a function of the host's code and the day; one query, made at once."""
    leaders = list(_leaders())
    return lambda city, day: _leader(leaders, city, day, kind)


def chair_now(now, meetings):
    """The city that holds the chairmanship of the working group at an instant, and its leader on that day.

    meetings: those the reader may see; a hidden one must not show through. (None, None) before the cities have been loaded.
    """
    city = City.objects.filter(pk=chair_city(meetings.turns(), now)).first()
    if city is None:
        return None, None
    day = now.astimezone(COPENHAGEN).date()
    return city, _leader(list(_leaders()), city.pk, day, Body.Kind.WORKING_GROUP)


def exception_in_force(meeting, meetings):
    """The agreement that lets this city host although it is not its turn, among the meetings the reader may see.

    None when a later change has made it unnecessary: it is kept, but no longer an exception (domain §2, clarification 5).
    """
    agreed = RotationException.objects.filter(meeting=meeting).first()
    return agreed if agreed and meeting.ref in exceptions(meetings.turns()) else None


def _leaders():
    leaders = Q(role=Seat.Role.DELEGATION_LEADER, body=WORKING_GROUP)
    chairs = Q(role=Seat.Role.COUNCIL_CHAIR, body__kind=Body.Kind.COUNCIL)
    return Seat.objects.filter(leaders | chairs).select_related("person")


def _leader(seats, city, day, kind):
    joint = kind == Body.Kind.JOINT_COUNCIL
    role = Seat.Role.COUNCIL_CHAIR if joint else Seat.Role.DELEGATION_LEADER
    for seat in seats:
        holds = seat.starts_on <= day and (seat.ends_on is None or seat.ends_on >= day)
        if holds and seat.role == role and seat.city_id == city:
            return seat.person
    return None
