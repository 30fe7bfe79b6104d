"""How later meetings follow a change: their hosts and usual venues, and the agreements that it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cooperation.models import WORKING_GROUP, City
from cooperation.models.texts import columns
from meetings import planning
from meetings.actions.changing import ScheduleChanged, change, follow, require_alternation
from meetings.models import Meeting, RotationException, fingerprint, schedule_of


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the cities agreed on, and why: {"da": …, "sv": …}."""

    on: date
    reason: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """How later meetings follow a change, by somebody who has seen its consequences.

    policy: one of `planning`; seen: the fingerprint of the plan they saw, "" when nobody looked; agreement: recorded for
    every meeting that the change puts out of turn.
    """

    policy: str = planning.KEEP_HOSTS
    seen: str = ""
    agreement: Agreement | None = None


AS_IT_STANDS = Decision()


def planned(change: planning.Change, body: str, now: datetime, decision: Decision) -> planning.Plan:
    """Return what a change does to the meetings of a body. Raises ScheduleChanged when they are not those that were seen."""
    stands = schedule_of(body)
    if decision.seen and decision.seen != fingerprint(stands):
        raise ScheduleChanged(stands)
    return planning.preview(stands, change, policy=decision.policy, now=now, alternates=body == WORKING_GROUP)


def hosted(meeting: Meeting, plan: planning.Plan) -> dict[str, Any]:
    """What a plan writes to a meeting that another city is to host; nothing when it stays where it is."""
    return at_host(meeting, next(row.after.host for row in plan.rows if row.ref == meeting.ref and row.after))


def at_host(meeting: Meeting, host: str) -> dict[str, Any]:
    """What is written to a meeting for the city (its code) that is to host it; nothing when it does already.

    Where it was to be in the usual venue of the one city, it will be in that of the other.
    """
    if host == meeting.host_city_id:
        return {}
    cities = City.objects.in_bulk()
    return {"host_city": cities[host], **_venue(meeting, cities[meeting.host_city_id], cities[host])}


def let_follow(plan: planning.Plan, now: datetime, decision: Decision, *own: Meeting) -> None:
    """Bring later meetings, agreements and what is to be sent in line with a change; own: the meetings it is about.

    Raises HostsDoNotAlternate where an agreement lacks.
    """
    refs = [row.ref for row in plan.later if row.touched]
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True).filter(ref__in=refs)
    later = list(rows.order_by("starts_at", "ref"))
    for meeting in later:
        change(meeting, now, **hosted(meeting, plan))
    if decision.agreement:
        _record(decision.agreement, plan.needs_agreement)
    require_alternation()
    for meeting in (*own, *later):
        follow(meeting, now)


def _record(agreement: Agreement, refs: list[str]) -> None:
    RotationException.objects.bulk_create(
        RotationException(meeting=meeting, agreed_on=agreement.on, **columns("reason", agreement.reason))
        for meeting in Meeting.objects.filter(ref__in=refs)
    )


def _venue(meeting: Meeting, old: City, new: City) -> dict[str, str]:
    venue, usual = (
        {code: getattr(one, f"{name}_{code}") for code in ("da", "sv")}
        for one, name in ((meeting, "venue"), (old, "default_venue"))
    )
    if not any(venue.values()) or any(words and words != usual[code] for code, words in venue.items()):
        return {}
    return {f"venue_{code}": getattr(new, f"default_venue_{code}") for code in venue}
