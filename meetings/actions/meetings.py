"""Writes about meetings: an agreement on the host, that it was held, and what stands on the agenda.

by: the user who asks, who must be one who `may_arrange`, else PermissionDenied; None is the portal itself (its
commands, never a page). Every verb runs in one transaction, and history says who.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from cooperation.actions import Reason
from cooperation.models import User
from cooperation.models.texts import columns
from meetings import obligations
from meetings.actions.changing import (
    NotAllowed,
    change,
    changing_meetings,
    follow,
    note_attendance,
    require_languages,
    require_unsettled,
)
from meetings.models import AgendaItem, Meeting, RotationException


class OneCityAbsent(NotAllowed):
    """A city's delegation stayed away, and the secretariats have not both confirmed that the meeting was held."""


def agree_exception(
    *, by: User | None, meeting: Meeting, agreed_on: date, reason: Mapping[str, str]
) -> RotationException:
    """Record that the cities agreed on another host than the one whose turn it is (R-46).

    reason: {"da": …, "sv": …}. Raises IntegrityError when a language is missing or an agreement is recorded already.
    """
    with changing_meetings(by=by, why="agree on host"):
        return RotationException.objects.create(
            meeting=meeting, agreed_on=agreed_on, **columns("reason", reason)
        )


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
    there (W8). Raises NotAllowed before it has ended, or when it was cancelled or held already, and OneCityAbsent.
    """
    with changing_meetings(by=by, why="hold", meeting=meeting):
        if meeting.ends_at > now:
            raise NotAllowed(meeting.ref)
        delegations = meeting.body.delegations.values_list("city", flat=True)
        if not obligations.was_held(present, delegations, both_confirmed=both_confirmed):
            raise OneCityAbsent(meeting.ref)
        change(meeting, now, status=Meeting.Status.HELD, minutes_state=minutes_state)
        note_attendance(meeting, present)
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
