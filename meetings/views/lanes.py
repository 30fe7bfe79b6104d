"""The rotation as a picture: along the years a mark for each meeting, on the lane of the city that hosts it."""

from collections import namedtuple
from datetime import date

from meetings.models import Meeting

YEAR, LEFT, RIGHT, HEIGHT = 72, 104, 16, 148
LANES = {"cph": 40, "malmo": 96}

# years: pairs of a year and where it begins; path: the points of the line that goes from host to host
Picture = namedtuple("Picture", "width height years marks path first last")
# shape: turn, exception or cancelled; state: held or planned
Mark = namedtuple("Mark", "x y city shape state meeting")


def picture(turns):
    """Where everything lies, in whole units, so that no language writes a comma into it; None without meetings.

    turns: those of `all_turns`.
    """
    if not turns:
        return None
    first, last = turns[0].day.year, turns[-1].day.year
    marks = [_mark(one, first) for one in turns]
    return Picture(
        width=LEFT + (last - first + 1) * YEAR + RIGHT,
        height=HEIGHT,
        years=[(year, _along(date(year, 1, 1), first)) for year in range(first, last + 1)],
        marks=marks,
        path=" ".join(f"{one.x},{one.y}" for one in marks if one.shape != "cancelled"),
        first=first,
        last=last,
    )


def _mark(meeting, first):
    shape = "exception" if meeting.agreed else "turn"
    if meeting.turn_number is None:
        shape = "cancelled"
    state = "held" if meeting.status == Meeting.Status.HELD else "planned"
    x, y = _along(meeting.day, first), LANES[meeting.host_city_id]
    return Mark(x, y, meeting.host_city_id, shape, state, meeting)


def _along(day, first):
    return LEFT + round((day - date(first, 1, 1)).days * YEAR / 365.25)
