"""Who chairs: the city is the host, the person leads that city's side on the day of the meeting, or stands in for who does.

And why it is that city: because its turn it was, or because of an agreement.
"""

from collections import defaultdict
from typing import NamedTuple

from django.apps import apps
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Greatest
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


def with_chairs(meetings, *, dated=False):
    """The meetings as a list, each with its `chair`, also as `chair_city` and `chair_person`; one query.

    dated: whether each also has `chair_changed_at`: when a seat or a name that decides on its chair last changed, out of
    their history; None where there is none.

    The host council's chair leads a joint meeting (R-29), the host's delegation leader every other one (R-42). On a day
    without one it is the next member of the same city in the order of the seats: the chair does not cross the Sound.
    """
    meetings = list(meetings)
    seats = _seats_that_may_chair(dated=dated) if meetings else {}
    for meeting in meetings:
        joint = meeting.body.kind == Body.Kind.JOINT_COUNCIL
        meeting.chair = _chair(seats, meeting.host_city, meeting.day, joint=joint)
        meeting.chair_city, meeting.chair_person = meeting.chair.city, meeting.chair.person
        if dated:
            meeting.chair_changed_at = _changed_at(seats, meeting.host_city, meeting.day, joint=joint)
    return meetings


def chairs_of(kind):
    """Who chairs meetings of bodies of a kind: a function of the host city and the day; one query, made at once."""
    seats, joint = _seats_that_may_chair(), kind == Body.Kind.JOINT_COUNCIL
    return lambda city, day: _chair(seats, city, day, joint=joint)


def chair_now(now, meetings):
    """The Chair of the working group at an instant: the city that holds the chairmanship, and who leads it on that day.

    meetings: those the reader may see; a hidden one must not show through. Without a city before they have been loaded.
    """
    group = meetings.of_body(WORKING_GROUP)
    # Live meetings of a body never overlap, so one turn decides: the first that has not ended, or else the last.
    deciding = group.upcoming(now).first() or group.live().order_by("-starts_at").first()
    city = City.objects.filter(pk=chair_city([deciding.turn] if deciding else [], now)).first()
    if city is None:
        return Chair(None)
    return _chair(_seats_that_may_chair(), city, now.astimezone(COPENHAGEN).date(), joint=False)


def exception_in_force(meeting, meetings):
    """The agreement that lets this city host although it is not its turn, among the meetings the reader may see.

    None when a later change has made it unnecessary: it is kept, but no longer an exception (domain §2, clarification 5).
    """
    agreed = RotationException.objects.filter(meeting=meeting).first()
    if agreed is None:
        return None
    until_it = meetings.of_body(WORKING_GROUP).live().filter(starts_at__lte=meeting.starts_at)
    it_and_the_one_before = until_it.order_by("-starts_at")[:2]
    return agreed if meeting.ref in exceptions(one.turn for one in it_and_the_one_before) else None


def _seats_that_may_chair(*, dated=False):
    """Seats by city and by whether they are in its council, the leader's first; with `changed_at` where it is asked for."""
    sits = Q(body=WORKING_GROUP) | Q(body__kind=Body.Kind.COUNCIL)
    seats = Seat.objects.filter(sits).exclude(role=Seat.Role.SUBSTITUTE).select_related("person")
    if dated:
        changed = Greatest(_latest("SeatEvent", "pk"), _latest("PersonEvent", "person"))
        seats = seats.annotate(changed_at=changed)
    found = defaultdict(list)
    for seat in sorted(seats, key=lambda one: (not _leads(one), one.position, one.pk)):
        found[seat.city_id, seat.body_id != WORKING_GROUP].append(seat)
    return found


def _leads(seat):
    return seat.role in (Seat.Role.DELEGATION_LEADER, Seat.Role.COUNCIL_CHAIR)


def _latest(history, thing):
    events = apps.get_model("cooperation", history).objects.filter(pgh_obj=OuterRef(thing))
    return Subquery(events.order_by("-pgh_id").values("pgh_created_at")[:1])


def _chair(seats, city, day, *, joint):
    for seat in seats.get((city.pk, joint), ()):
        if _holds(seat, day):
            return Chair(city, seat.person, acting=not _leads(seat))
    return Chair(city)


def _changed_at(seats, city, day, *, joint):
    """Of the seat that holds on the day, and of those before it, which decide by not holding."""
    ranked = seats.get((city.pk, joint), ())
    asked = next((number for number, seat in enumerate(ranked, 1) if _holds(seat, day)), len(ranked))
    return max(filter(None, (seat.changed_at for seat in ranked[:asked])), default=None)


def _holds(seat, day):
    return seat.starts_on <= day and (seat.ends_on is None or seat.ends_on >= day)
