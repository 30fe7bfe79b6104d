"""The rotation since the start: every turn of the working group, what each city has hosted, and how long a chair lasts."""

from collections import Counter, namedtuple

from cooperation.models import WORKING_GROUP, City
from meetings import rotation
from meetings.models.chair import chair_now, with_chairs
from meetings.models.meeting import Meeting

# came, leaves: the Meeting at whose end the chairmanship came to the city or leaves it, None where there is none
Term = namedtuple("Term", "chair came leaves")
Hosting = namedtuple("Hosting", "city held planned cancelled exceptions")


def all_turns(meetings):
    """The working group's meetings in order, each with its `chair`, its `turn_number` and the agreement in force.

    meetings: those the reader may see. A cancelled one takes no turn: its number is None (W1). `agreed` is the
    RotationException by which the city hosts twice in a row, else None (clarification 5). Two queries.
    """
    shown = meetings.of_body(WORKING_GROUP).select_related("body", "host_city", "rotation_exception")
    turns = with_chairs(shown.order_by("starts_at", "ref"))
    broken = set(rotation.exceptions(one.turn for one in turns))
    number = 0
    for one in turns:
        taken = one.status != Meeting.Status.CANCELLED
        number += taken
        one.turn_number = number if taken else None
        one.agreed = getattr(one, "rotation_exception", None) if one.ref in broken else None
    return turns


def hostings(turns):
    """What each city has hosted and will host, and how often it was not its turn."""
    counts = Counter((one.host_city_id, _fate(one)) for one in turns)
    agreed = Counter(one.host_city_id for one in turns if one.agreed)
    return [
        Hosting(
            city,
            *(counts[city.pk, fate] for fate in ("held", "planned", "cancelled")),
            exceptions=agreed[city.pk],
        )
        for city in City.objects.all()
    ]


def term_of_chair(at, meetings):
    """Who holds the chairmanship at an instant, and since and until the end of which meeting.

    meetings: those the reader may see.
    """
    turns = {one.ref: one for one in meetings.of_body(WORKING_GROUP)}
    came, leaves = rotation.term_at([one.turn for one in turns.values()], at)
    return Term(chair_now(at, meetings), came and turns[came.ref], leaves and turns[leaves.ref])


def _fate(meeting):
    """Whether it was held, is cancelled, or is neither."""
    return "planned" if meeting.status in Meeting.UNSETTLED else meeting.status
