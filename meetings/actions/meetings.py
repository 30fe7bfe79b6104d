"""Writes about meetings: schedule, confirm, move, cancel, hold, and what stands on the agenda.

by: the user who asks, who must be one who `may_arrange`, else PermissionDenied; None is the portal itself (its
commands, never a page). Every verb runs in one transaction, and history says who.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from cooperation.actions import Reason
from cooperation.models import User
from meetings import obligations
from meetings.actions.changing import (
    NotAllowed,
    change,
    changing_meetings,
    follow,
    require_alternation,
    require_languages,
    require_unsettled,
)
from meetings.models import COPENHAGEN, AgendaItem, Attendance, Meeting, RotationException


class OneCityAbsent(NotAllowed):
    """A city's delegation stayed away, and the secretariats have not both confirmed that the meeting was held."""


def schedule(
    *,
    by: User | None,
    now: datetime,
    agreed_on: date | None = None,
    agreed_reason: Mapping[str, str] | None = None,
    **fields: Any,
) -> Meeting:
    """Plan a meeting and its reminders.

    fields: those of Meeting; agreed_on, agreed_reason ({"da": …, "sv": …}): the agreement when the host is not the city
    whose turn it is. Raises HostsDoNotAlternate, and IntegrityError for what the database refuses (overlap, end before
    start, two live neighbours with one host). What is public at once is asked for both languages: OneLanguageOnly.
    """
    with changing_meetings(by=by, why="schedule"):
        meeting = Meeting.objects.create(changed_at=now, **fields)
        if agreed_on:
            agree_exception(by=by, meeting=meeting, agreed_on=agreed_on, reason=agreed_reason or {})
        require_alternation()
        require_languages(by=by, meeting=meeting)
        follow(meeting, now)
    return meeting


def agree_exception(
    *, by: User | None, meeting: Meeting, agreed_on: date, reason: Mapping[str, str]
) -> RotationException:
    """Record that the cities agreed on another host than the one whose turn it is (R-46).

    reason: {"da": …, "sv": …}. Raises IntegrityError when a language is missing or an agreement is recorded already.
    """
    with changing_meetings(by=by, why="agree on host"):
        return RotationException.objects.create(
            meeting=meeting, agreed_on=agreed_on, reason_da=reason.get("da"), reason_sv=reason.get("sv")
        )


def confirm(*, by: User | None, meeting: Meeting, now: datetime) -> None:
    """Confirm a planned meeting. Raises NotAllowed in any other state."""
    with changing_meetings(by=by, why="confirm", meeting=meeting):
        if meeting.status != Meeting.Status.PLANNED:
            raise NotAllowed(meeting.ref)
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
) -> None:
    """Move a live meeting; a new date resets its reminders, a new hour on the same day does not.

    reason: {"da": …, "sv": …}; {} for another hour keeps the reason of an earlier move.
    Raises NotAllowed when it was held or cancelled, HostsDoNotAlternate when the new order breaks the rotation.
    """
    with changing_meetings(by=by, why="move", meeting=meeting):
        day_before = meeting.day
        new_date = starts_at.astimezone(COPENHAGEN).date() != day_before
        why = {"move_reason_da": reason.get("da"), "move_reason_sv": reason.get("sv")}
        change(
            meeting,
            now,
            starts_at=starts_at,
            ends_at=ends_at,
            moved_from=day_before if new_date else meeting.moved_from,
            **(why if new_date or any(reason.values()) else {}),
            date_revision=meeting.date_revision + new_date,
        )
        require_alternation()
        follow(meeting, now)


def cancel(*, by: User | None, meeting: Meeting, on: date, reason: Mapping[str, str], now: datetime) -> None:
    """Cancel a live meeting; the turn stays with its host (W1) and its reminders are withdrawn.

    reason: {"da": …, "sv": …}. Raises NotAllowed when it was held or cancelled already, and HostsDoNotAlternate when
    that makes neighbours of two meetings with one host.
    """
    with changing_meetings(by=by, why="cancel", meeting=meeting):
        change(
            meeting,
            now,
            status=Meeting.Status.CANCELLED,
            cancelled_on=on,
            cancel_reason_da=reason.get("da"),
            cancel_reason_sv=reason.get("sv"),
        )
        require_alternation()
        follow(meeting, now)


def hold(
    *,
    by: User | None,
    meeting: Meeting,
    present: Mapping[str, int],
    minutes_state: str,
    now: datetime,
    both_confirmed: bool = False,
) -> None:
    """Record that a meeting was held, with the number present per city (city code → number).

    both_confirmed: the secretariats agree that it was held although a city with a delegation in the body had nobody
    there (W8).
    Raises NotAllowed before it has ended, or when it was cancelled or held already, and OneCityAbsent.
    """
    with changing_meetings(by=by, why="hold", meeting=meeting):
        if meeting.ends_at > now:
            raise NotAllowed(meeting.ref)
        delegations = meeting.body.delegations.values_list("city", flat=True)
        if not obligations.was_held(present, delegations, both_confirmed=both_confirmed):
            raise OneCityAbsent(meeting.ref)
        change(
            meeting,
            now,
            status=Meeting.Status.HELD,
            minutes_state=minutes_state,
        )
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, city_id=city, present=number) for city, number in present.items()
        )
        follow(meeting, now)


def write_agenda(
    *,
    by: User | None,
    meeting: Meeting,
    items: Iterable[Mapping[str, Any]],
    one_language: Reason | None = None,
) -> None:
    """Replace the agenda of a meeting that is neither held nor cancelled.

    items: fields of AgendaItem in order; "projects" (a list) links what is dealt with. Raises NotAllowed when it was
    held or cancelled: what was decided stays; and OneLanguageOnly where the public would read it in one language and
    no reason for that is given (one_language: {"da": …, "sv": …}).
    """
    with changing_meetings(by=by, why="agenda", meeting=meeting):
        require_unsettled(meeting)
        meeting.agenda.all().delete()
        for position, item in enumerate(items, start=1):
            fields = {name: value for name, value in item.items() if name != "projects"}
            row = AgendaItem.objects.create(meeting=meeting, position=position, **fields)
            if projects := list(item.get("projects", ())):
                row.projects.add(*projects)
        require_languages(by=by, meeting=meeting, one_language=one_language)
