"""Changes of the plan: schedule, confirm, move, cancel, replace, swap, discard; later meetings follow as was decided.

by: the user who asks, who must be one who `may_arrange`, else PermissionDenied; None is the portal itself (its
commands, never a page). Every verb is one transaction, all or nothing, and history says who. decision: how later
meetings follow; without one they stay as they are. Every verb raises NotAllowed for a meeting that was held or
cancelled, ScheduleChanged when the plan is no longer the one that was looked at, and HostsDoNotAlternate where meetings
would share their predecessor's host without an agreement.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import ProtectedError

from cooperation.models import User
from cooperation.models.texts import columns
from meetings import planning, rotation
from meetings.actions.changing import (
    NotAllowed,
    change,
    changing_meetings,
    follow,
    require_languages,
    require_unsettled,
)
from meetings.actions.following import AS_IT_STANDS, Decision, hosted, let_follow, planned
from meetings.actions.meetings import agree_exception
from meetings.models import COPENHAGEN, AgendaItem, Meeting, RotationException, scheduled


def schedule(
    *,
    by: User | None,
    now: datetime,
    agreed_on: date | None = None,
    agreed_reason: Mapping[str, str] | None = None,
    decision: Decision = AS_IT_STANDS,
    **fields: Any,
) -> Meeting:
    """Plan a meeting and its reminders; without a `ref` it gets the next one of its body and year.

    fields: those of Meeting, with `replaces` for one that was cancelled earlier (W2); agreed_on, agreed_reason ({"da": …, "sv": …}): the agreement when the host is not the city
    whose turn it is. Raises IntegrityError for what the database refuses (overlap, end before start, two live
    neighbours with one host). What is public at once is asked for both languages: OneLanguageOnly.
    """
    with changing_meetings(by=by, why="schedule"):
        meeting = new_meeting(changed_at=now, **fields)
        plan = planned(planning.Insert(scheduled(meeting)), meeting.body_id, now, decision)
        meeting.save()
        _carry_agenda(meeting.replaces, meeting)
        if agreed_on:
            agree_exception(by=by, meeting=meeting, agreed_on=agreed_on, reason=agreed_reason or {})
        let_follow(plan, now, decision, meeting)
        require_languages(by=by, meeting=meeting)
    return meeting


def confirm(*, by: User | None, meeting: Meeting, now: datetime, decision: Decision = AS_IT_STANDS) -> None:
    """Confirm a planned meeting. Raises NotAllowed in any other state."""
    with changing_meetings(by=by, why="confirm", meeting=meeting):
        if meeting.status != Meeting.Status.PLANNED:
            raise NotAllowed(meeting.ref)
        planned(planning.Confirm(meeting.ref), meeting.body_id, now, decision)
        change(meeting, now, status=Meeting.Status.CONFIRMED)
        follow(meeting, now)


def move(
    *,
    by: User | None,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    reason: Mapping[str, str],
    now: datetime,
    decision: Decision = AS_IT_STANDS,
) -> None:
    """Move a live meeting; a new date resets its reminders, a new hour on the same day does not.

    reason: {"da": …, "sv": …}; {} for another hour keeps the reason of an earlier move.
    """
    with changing_meetings(by=by, why="move", meeting=meeting):
        require_unsettled(meeting)
        plan = planned(planning.Move(meeting.ref, starts_at, ends_at), meeting.body_id, now, decision)
        fields = moved(meeting, starts_at=starts_at, ends_at=ends_at, reason=reason)
        change(meeting, now, **fields, **hosted(meeting, plan))
        let_follow(plan, now, decision, meeting)


def cancel(
    *,
    by: User | None,
    meeting: Meeting,
    on: date,
    reason: Mapping[str, str],
    now: datetime,
    decision: Decision = AS_IT_STANDS,
) -> None:
    """Cancel a live meeting; the turn stays with its host (W1) and its reminders are withdrawn.

    reason: {"da": …, "sv": …}.
    """
    with changing_meetings(by=by, why="cancel", meeting=meeting):
        require_unsettled(meeting)
        plan = planned(planning.Cancel(meeting.ref), meeting.body_id, now, decision)
        change(meeting, now, **_cancelled(on, reason))
        let_follow(plan, now, decision, meeting)


def replace(
    *,
    by: User | None,
    meeting: Meeting,
    on: date,
    reason: Mapping[str, str],
    now: datetime,
    decision: Decision = AS_IT_STANDS,
    **fields: Any,
) -> Meeting:
    """Cancel a live meeting and plan another in its place, which uses the turn and takes over the agenda (W2); return it.

    reason: {"da": …, "sv": …}; fields: those in which the new one differs.
    """
    with changing_meetings(by=by, why="replace", meeting=meeting):
        require_unsettled(meeting)
        new = replacement(meeting, changed_at=now, **fields)
        plan = planned(planning.Cancel(meeting.ref, scheduled(new)), meeting.body_id, now, decision)
        change(meeting, now, **_cancelled(on, reason))
        new.save()
        _carry_agenda(meeting, new)
        let_follow(plan, now, decision, meeting, new)
        require_languages(by=by, meeting=new)
    return new


def swap(
    *,
    by: User | None,
    meeting: Meeting,
    now: datetime,
    other: Meeting | None = None,
    decision: Decision = AS_IT_STANDS,
) -> None:
    """Let the other city host a meeting, by agreement; with `other`, that one's host hosts this one and the reverse (W7)."""
    with changing_meetings(by=by, why="swap", meeting=meeting):
        own = [meeting, other] if other else [meeting]
        if other:
            other.refresh_from_db()
        for one in own:
            require_unsettled(one)
        plan = planned(swapped(meeting, other), meeting.body_id, now, decision)
        for one in own:
            if fields := hosted(one, plan):
                change(one, now, **fields)
        let_follow(plan, now, decision, *own)


def discard(*, by: User | None, meeting: Meeting, now: datetime, decision: Decision = AS_IT_STANDS) -> None:
    """Delete a draft to which nobody has been called (W15). Raises NotAllowed for any other meeting."""
    with changing_meetings(by=by, why="discard", meeting=meeting):
        require_unsettled(meeting)
        if not meeting.may_be_discarded:
            raise NotAllowed(meeting.ref)
        plan = planned(planning.Discard(meeting.ref), meeting.body_id, now, decision)
        meeting.agenda.all().delete()
        RotationException.objects.filter(meeting=meeting).delete()
        try:
            Meeting.objects.get(pk=meeting.pk).delete()
        except ProtectedError as error:  # something of it has happened all the same
            raise NotAllowed(meeting.ref) from error
        let_follow(plan, now, decision)


def new_meeting(**fields: Any) -> Meeting:
    """A meeting that is not stored yet, with the next reference of its body and year unless it has one."""
    meeting = Meeting(**fields)
    meeting.ref = meeting.ref or Meeting.objects.next_ref(meeting.body_id, meeting.day.year)
    return meeting


def replacement(meeting: Meeting, **fields: Any) -> Meeting:
    """A meeting in the place of another one, not stored yet: all that is not said otherwise is as it was.

    One with a title in one language only is not public at once: that was waived for the other one (R-49).
    """
    same = ("body_id", "kind", "format", "host_city_id", "visibility", "open_to_public")
    texts = [f"{name}_{code}" for name in ("title", "venue", "convened_reason") for code in ("da", "sv")]
    kept = {name: getattr(meeting, name) for name in (*same, *texts) if name not in fields}
    new = new_meeting(**kept, replaces=meeting, **fields)
    if bool(new.title_da) != bool(new.title_sv) and new.visibility == Meeting.Visibility.PUBLIC:
        new.visibility = Meeting.Visibility.CLOSED
    return new


def _carry_agenda(cancelled: Meeting | None, new: Meeting) -> None:
    """Put what was to be dealt with at a cancelled meeting on the agenda of the one in its place."""
    same = ("position", "type", "confidential", "title_da", "title_sv")
    for item in cancelled.agenda.prefetch_related("projects") if cancelled else ():
        copy = AgendaItem.objects.create(meeting=new, **{name: getattr(item, name) for name in same})
        copy.projects.set(item.projects.all())


def moved(
    meeting: Meeting, *, starts_at: datetime, ends_at: datetime, reason: Mapping[str, str]
) -> dict[str, Any]:
    """What a move writes to the meeting."""
    day_before = meeting.day
    new_date = starts_at.astimezone(COPENHAGEN).date() != day_before
    return {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "moved_from": day_before if new_date else meeting.moved_from,
        **(columns("move_reason", reason) if new_date or any(reason.values()) else {}),
        "date_revision": meeting.date_revision + new_date,
    }


def swapped(meeting: Meeting, other: Meeting | None) -> planning.Swap:
    """Who hosts what after a swap."""
    if other is None:
        return planning.Swap({meeting.ref: rotation.other_city(meeting.host_city_id)})
    return planning.Swap({meeting.ref: other.host_city_id, other.ref: meeting.host_city_id})


def _cancelled(on: date, reason: Mapping[str, str]) -> dict[str, Any]:
    return {
        "status": Meeting.Status.CANCELLED,
        "cancelled_on": on,
        **columns("cancel_reason", reason),
    }
