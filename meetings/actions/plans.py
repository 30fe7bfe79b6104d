"""Writes that put a whole plan into the schedule."""

from collections.abc import Collection
from datetime import datetime

from cooperation.models import City, User
from meetings import plans
from meetings.actions.changing import ScheduleChanged, changing_meetings, follow, require_alternation
from meetings.models import Meeting


def save_plan(
    *, by: User | None, sittings: Collection[plans.Sitting], seen: str, now: datetime
) -> list[Meeting]:
    """Save the meetings of a plan as planned drafts, in order: all of them, or none.

    seen: the fingerprint of the schedule that the plan was made for (`plans.fingerprint`). Each meeting is held where its
    host usually receives guests. Raises PermissionDenied, ScheduleChanged when the schedule has changed since, and
    HostsDoNotAlternate when a later meeting would share its host with the one before. Source: S13, S15, S16.
    """
    with changing_meetings(by=by, why="plan ahead"):
        turns = Meeting.objects.turns_by_body()
        if plans.fingerprint(turns) != seen:
            raise ScheduleChanged
        planned = plans.lay_out(sittings, turns=turns, avoid=())
        cities = City.objects.in_bulk()
        meetings = [
            Meeting.objects.create(
                ref=one.ref,
                body_id=one.sitting.body,
                host_city=cities[one.host],
                venue_da=cities[one.host].default_venue_da,
                venue_sv=cities[one.host].default_venue_sv,
                starts_at=one.sitting.starts_at,
                ends_at=one.sitting.ends_at,
                changed_at=now,
            )
            for one in planned
        ]
        require_alternation()
        for meeting in meetings:
            follow(meeting, now)
    return meetings
