"""The live meetings of one body as planning looks at them, and what tells one state of them from another."""

import hashlib
from datetime import UTC

from meetings.models.meeting import Meeting
from meetings.planning import Scheduled


def schedule_of(body):
    """Every live meeting of a body (its code), in order; one query."""
    columns = ("ref", "starts_at", "ends_at", "host_city", "status", "rotation_exception", "sequence")
    rows = Meeting.objects.live().of_body(body).order_by("starts_at", "ref").values_list(*columns)
    return [
        Scheduled(ref, starts_at, ends_at, host, status, agreed=exception is not None, sequence=sequence)
        for ref, starts_at, ends_at, host, status, exception, sequence in rows
    ]


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
