"""What every write about meetings does: one transaction at a time, the rules asked, and those told who must know."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from cooperation.actions import (
    OneLanguageOnly,
    Reason,
    recorded,
    require_both_languages,
    waive_both_languages,
)
from cooperation.models import WORKING_GROUP, Body, User
from meetings import rotation
from meetings.actions.calling import call
from meetings.actions.notices import plan_notices
from meetings.actions.reminders import plan_reminders
from meetings.models import Attendance, Meeting, Notice, Poll, RotationException, Slot
from meetings.permissions import may_arrange
from meetings.planning import Scheduled


class NotAllowed(Exception):
    """The meeting's state does not permit this."""


class HostsDoNotAlternate(Exception):
    """Meetings would share their predecessor's host without a recorded agreement; `refs` names them."""

    def __init__(self, refs: list[str]):
        super().__init__(", ".join(refs))
        self.refs = refs


class ScheduleChanged(Exception):
    """Somebody else changed the plan meanwhile; `schedule` is how the meetings of the body stand now, where it matters."""

    def __init__(self, schedule: Sequence[Scheduled] = ()):
        super().__init__("the meetings have changed meanwhile")
        self.schedule = schedule


@contextmanager
def changing_meetings(*, by: User | None, why: str, meeting: Meeting | None = None) -> Iterator[None]:
    """One transaction in which nobody else changes the rotation.

    The caller's copy is what is stored now, before the change and also after one that was refused.
    """
    if by is not None and not may_arrange(by):
        raise PermissionDenied
    try:
        with recorded(by=by, why=why):
            Body.objects.select_for_update(no_key=True).get(pk=WORKING_GROUP)
            if meeting:
                meeting.refresh_from_db()
            yield
    except (NotAllowed, HostsDoNotAlternate, ScheduleChanged, OneLanguageOnly, IntegrityError):
        if meeting:
            meeting.refresh_from_db()
        raise


def require_languages(*, by: User | None, meeting: Meeting, one_language: Reason | None = None) -> None:
    """What the public sees of a meeting is there in both languages, or an officer says why not (R-49).

    Raises OneLanguageOnly; and PermissionDenied from who may not say so.
    """
    if meeting.visibility != Meeting.Visibility.PUBLIC:
        return
    documents = meeting.documents()
    if one_language:
        waive_both_languages(by=by, subject=meeting, instances=documents, reason=one_language)
    require_both_languages(*documents)


def require_unsettled(meeting: Meeting) -> None:
    """Raises NotAllowed when it was held or cancelled."""
    if meeting.status not in Meeting.UNSETTLED:
        raise NotAllowed(meeting.ref)


def change(meeting: Meeting, now: datetime, **fields: Any) -> None:
    """Write a change that calendars must hear of. Raises NotAllowed when it was held or cancelled.

    A new time or state answers the question which date it should be.
    """
    require_unsettled(meeting)
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.sequence += 1
    meeting.changed_at = now
    meeting.save()
    if not {"starts_at", "ends_at", "status"}.isdisjoint(fields):
        end_poll(meeting, now)


def require_alternation() -> None:
    """Raises HostsDoNotAlternate where two live neighbours share a host without an agreement."""
    agreed = set(RotationException.objects.values_list("meeting__ref", flat=True))
    if broken := [ref for ref in rotation.exceptions(Meeting.objects.turns()) if ref not in agreed]:
        raise HostsDoNotAlternate(broken)


def note_attendance(meeting: Meeting, present: Mapping[str, int]) -> None:
    """Write down how many came from each city (city code → number), in place of what stood there."""
    Attendance.objects.bulk_create(
        [Attendance(meeting=meeting, city_id=city, present=number) for city, number in present.items()],
        update_conflicts=True,
        unique_fields=["meeting", "city"],
        update_fields=["present"],
    )


def follow(meeting: Meeting, now: datetime) -> None:
    """Who is called, and what is to be sent, follows the meeting as it is now."""
    call(meeting=meeting, now=now)
    plan_reminders(meeting=meeting, now=now)
    plan_notices(meeting=meeting, now=now)


def end_poll(meeting: Meeting, now: datetime, *, chosen: Slot | None = None) -> None:
    """The question about its dates is over; who has not been asked yet no longer is."""
    if Poll.objects.unsettled().filter(meeting=meeting).update(closed_at=now, chosen=chosen):
        unsent = Notice.objects.filter(meeting=meeting, kind=Notice.Kind.POLL, state=Notice.State.PLANNED)
        unsent.update(state=Notice.State.WITHDRAWN)
