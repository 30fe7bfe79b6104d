"""Writes that put a whole plan into the schedule."""

from collections.abc import Collection
from datetime import datetime

from cooperation.models import City, User
from meetings import plans
from meetings.actions.changing import ScheduleChanged, change, changing_meetings, follow, require_alternation
from meetings.actions.following import at_host
from meetings.models import Meeting, turns_by_body


def save_plan(
    *, by: User | None, sittings: Collection[plans.Sitting], seen: str, now: datetime
) -> list[Meeting]:
    """Save the meetings of a plan as planned drafts, in order: all of them, or none.

    seen: the fingerprint of the schedule that the plan was made for (`plans.fingerprint`). Each meeting is held where its
    host usually receives guests, and later ones that are unlocked follow (W5). Raises PermissionDenied, ScheduleChanged
    when the schedule has changed since, and HostsDoNotAlternate when a later meeting that does not follow would share its
    host with the one before. Source: S13, S15, S16.
    """
    with changing_meetings(by=by, why="plan ahead"):
        turns, unlocked = turns_by_body(now)
        if plans.fingerprint(turns, unlocked) != seen:
            raise ScheduleChanged
        plan = plans.lay_out(sittings, turns=turns, avoid=(), unlocked=unlocked)
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
            for one in plan.meetings
        ]
        rows = Meeting.objects.select_for_update(of=("self",), no_key=True).filter(ref__in=plan.new_hosts)
        later = list(rows.order_by("starts_at", "ref"))
        for meeting in later:
            change(meeting, now, **at_host(meeting, plan.new_hosts[meeting.ref]))
        require_alternation()
        for meeting in (*meetings, *later):
            follow(meeting, now)
    return meetings
