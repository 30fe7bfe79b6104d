"""Which messages somebody gets: what can be chosen, what was chosen, and what is declined with one click."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from cooperation.actions import recorded
from cooperation.models import DIGEST, Body, Seat, User
from meetings.actions.recipients import audiences_of_seat
from meetings.actions.reminders import plan_reminders
from meetings.models import COPENHAGEN, Meeting, ReminderRule
from meetings.permissions import may_choose_messages

Audience = ReminderRule.Audience


def offered_to(user: User, now: datetime) -> list[str]:
    """What can reach somebody and be declined: purposes of reminders in the order of a page, then the digest."""
    if user.is_secretariat:
        rules = ReminderRule.objects.filter(audience=Audience.SECRETARIATS)
    elif user.is_member:
        rules = _rules_for_seats(user, now)
    else:
        return []
    reach = set(rules.order_by().values_list("purpose", flat=True).distinct())
    purposes = [one.value for one in ReminderRule.Purpose if one in reach]
    return purposes + ([DIGEST] if user.is_secretariat else [])


def _rules_for_seats(user: User, now: datetime) -> Any:
    """Those of the bodies to which a member is called, by a seat of today or later."""
    today = now.astimezone(COPENHAGEN).date()
    seats = Seat.objects.filter(person=user.person_id).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    reach = Q(pk__in=[])
    for body, role in seats.values_list("body", "role"):
        bodies = Q(body=body) | Q(body__kind__in=Body.GATHERINGS)
        reach |= bodies & Q(audience__in=audiences_of_seat(role))
    return ReminderRule.objects.filter(reach)


def choose_messages(
    *, by: User, language: str, wanted: Collection[str], calendar_attachments: bool, now: datetime
) -> None:
    """Note in which language somebody is written to, and which of the messages offered they want.

    language: "da" or "sv"; wanted: words of `offered_to`; what is not offered stays as it was. The reminders of the
    person's coming meetings are planned anew in the same transaction. Raises PermissionDenied.
    """
    if not may_choose_messages(by):
        raise PermissionDenied
    offered = set(offered_to(by, now))
    with recorded(by=by, why="choose messages"):
        user = User.objects.select_for_update(no_key=True).get(pk=by.pk)
        declined = (set(user.declined) - offered) | (offered - set(wanted))
        user.language, user.calendar_attachments = language, calendar_attachments
        _store(user, declined, now)


def leave(*, user: User, what: str, now: datetime) -> None:
    """Send somebody no more messages of one kind: a purpose of reminders, or the digest. Safe to repeat.

    For whoever has the link, so without asking who it is; also of an account that is closed.
    """
    with recorded(by=user, why="leave by link"):
        user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if what not in user.declined:
            _store(user, {*user.declined, what}, now)


def _store(user: User, declined: Collection[str], now: datetime) -> None:
    is_other = set(declined) != set(user.declined)
    user.declined = sorted(declined)
    user.save(update_fields=["language", "declined", "calendar_attachments"])
    if is_other:
        for meeting in Meeting.objects.upcoming(now).concerning(user):
            plan_reminders(meeting=meeting, now=now)
