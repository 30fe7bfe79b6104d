"""Writes about the handover of the chairmanship: it is opened, added to by the one side, and taken over by the other."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from cooperation.actions import recorded
from cooperation.models import User
from cooperation.models.texts import columns
from meetings import rotation
from meetings.actions.changing import changing_meetings
from meetings.models import Handover, HandoverItem, Meeting
from meetings.permissions import may_leave_note, may_take_over

Kind = HandoverItem.Kind


def hand_over(*, now: datetime) -> Handover | None:
    """Open the handover of the chairmanship that passed last, with the open matters of the secretariat it left.

    Safe to repeat, and at the same time elsewhere: the same one is opened once; where its meeting was moved ahead after all,
    it goes on when that has ended. Return it, or None when there is none to open. Source: S16 (R-43, clarification 1).
    """
    if _last_passing(now) is None:  # most of the time nobody need wait for the lock
        return None
    with changing_meetings(by=None, why="hand over"):
        passing = _last_passing(now)
        if passing is None:
            return None
        facts = {"from_city_id": passing.from_city, "to_city_id": passing.to_city, "passed_at": passing.at}
        meeting = Meeting.objects.get(ref=passing.ref)
        handover, _is_new = Handover.objects.update_or_create(meeting=meeting, defaults=facts)
        matters = _open_matters(passing.from_city, now)
        HandoverItem.objects.bulk_create(
            [HandoverItem(handover=handover, kind=kind, meeting=one) for kind, one in matters],
            ignore_conflicts=True,
        )
    return handover


def leave_note(*, by: User, handover: Handover, note: Mapping[str, str]) -> HandoverItem:
    """Add what else the incoming secretariat should know: contacts, templates, promises.

    note: {"da": …, "sv": …}. Raises PermissionDenied to everybody but the outgoing secretariat, and IntegrityError when a
    language is missing.
    """
    if not may_leave_note(by, handover):
        raise PermissionDenied
    with recorded(by=by, why="hand over"):
        return handover.items.create(kind=Kind.NOTE, **columns("note", note))


def take_over(*, by: User, item: HandoverItem, now: datetime) -> None:
    """Acknowledge a matter for the incoming secretariat; a second time changes nothing, the first one stays.

    Raises PermissionDenied to everybody else.
    """
    if not may_take_over(by, item.handover):
        raise PermissionDenied
    with recorded(by=by, why="take over"):
        open_still = HandoverItem.objects.filter(pk=item.pk, acknowledged_at__isnull=True)
        open_still.update(acknowledged_at=now, acknowledged_by=by)


def _last_passing(now: datetime) -> rotation.Passing | None:
    """How the chairmanship came to the city that has it, unless that is written down already."""
    passing, _next = rotation.term_at(Meeting.objects.turns(), now)
    if passing is None or Handover.objects.filter(meeting__ref=passing.ref, passed_at=passing.at).exists():
        return None
    return passing


def _open_matters(city: str, now: datetime) -> Iterator[tuple[str, Meeting]]:
    """What a city's secretariat has not finished about the meetings it hosts, the most pressing first."""
    hosted = Meeting.objects.filter(host_city=city)
    times = {Kind.TO_RECORD: Q(ends_at__lte=now), Kind.TO_CONFIRM: Q(ends_at__gt=now)}
    for kind, rule in HandoverItem.OPEN.items():
        for meeting in hosted.filter(rule, times.get(kind, Q())):
            yield kind, meeting
