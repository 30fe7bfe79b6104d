"""The live meetings of one body as planning looks at them, and what tells one state of them from another."""

import hashlib
from datetime import UTC

from cooperation.models import WORKING_GROUP
from meetings import plans
from meetings.models.meeting import Meeting
from meetings.planning import Scheduled


def schedule_of(body):
    """Every live meeting of a body (its code), in order; one query."""
    return [one for _body, one in _rows(Meeting.objects.live().of_body(body))]


def turns_by_body(now):
    """All meetings as turns, by the code of their body; and which of them are unlocked, by ref; one query."""
    by_body = {}
    for body, one in _rows(Meeting.objects.all()):
        by_body.setdefault(body, []).append(one)
    live = [one for one in by_body.get(WORKING_GROUP, ()) if one.status != Meeting.Status.CANCELLED]
    turns = {body: [one.turn for one in of_body] for body, of_body in by_body.items()}
    return turns, plans.unlocked_refs(live, now)


def scheduled(meeting):
    """One meeting, stored or not yet, as planning looks at it."""
    return Scheduled(
        meeting.ref,
        meeting.starts_at,
        meeting.ends_at,
        meeting.host_city_id,
        meeting.status,
        sequence=meeting.sequence,
    )


def fingerprint(schedule):
    """The same for two schedules only if all their meetings are the same to everybody who plans."""
    state = [
        (
            one.ref,
            *(instant.astimezone(UTC).isoformat() for instant in (one.starts_at, one.ends_at)),
            *(one.host, one.status, one.sequence),
        )
        for one in sorted(schedule, key=lambda one: one.order)
    ]
    return hashlib.sha256(repr(state).encode()).hexdigest()


def _rows(meetings):
    """Each meeting with the code of its body, in order."""
    columns = ("ref", "starts_at", "ends_at", "host_city", "status", "rotation_exception", "sequence")
    rows = meetings.order_by("starts_at", "ref").values_list("body", *columns)
    return [
        (body, Scheduled(ref, starts_at, ends_at, host, status, exception is not None, sequence))
        for body, ref, starts_at, ends_at, host, status, exception, sequence in rows
    ]
