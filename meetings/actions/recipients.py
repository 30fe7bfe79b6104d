"""Who is in which audience of a meeting's reminders."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q

from cooperation.models import Seat, User
from meetings.models import Meeting, ReminderRule, sits_in

Audience = ReminderRule.Audience
# For each recipient of a meeting the audiences they belong to.
Recipients = dict[User, set[str]]


def recipients_of(meetings: Sequence[Meeting]) -> dict[int, Recipients]:
    """Who may be reminded of some meetings, by the key of the meeting; one query for any number of them and of people.

    meetings: with their bodies; they need not be stored as they are given.
    """
    if not meetings:
        return {}
    people = _people(min(one.day for one in meetings), max(one.day for one in meetings))
    found: dict[int, Recipients] = {}
    for meeting in meetings:
        recipients: Recipients = found.setdefault(meeting.pk, {})
        for user in people:
            if user.is_secretariat:
                recipients.setdefault(user, set()).add(Audience.SECRETARIATS)
            elif sits_in(meeting, body=user.seat_body, since=user.seat_since, until=user.seat_until):
                recipients.setdefault(user, set()).update(audiences_of_seat(user.seat_role))
    return found


def audiences_of_seat(role: str) -> set[str]:
    """Members are also among "members and substitutes"."""
    substitutes_only = {Audience.MEMBERS_AND_SUBSTITUTES.value}
    return substitutes_only if role == Seat.Role.SUBSTITUTE else substitutes_only | {Audience.MEMBERS.value}


def _people(first: date, last: date) -> list[Any]:
    """The secretariats, and the members once for each seat of theirs on any day from the first to the last."""
    sitting = Q(person__seats__starts_on__lte=last) & (
        Q(person__seats__ends_on__isnull=True) | Q(person__seats__ends_on__gte=first)
    )
    role = User.Role
    users = User.objects.active().filter(Q(role=role.SECRETARIAT) | (Q(role=role.MEMBER) & sitting))
    return list(
        users.annotate(
            seat_body=F("person__seats__body"),
            seat_role=F("person__seats__role"),
            seat_since=F("person__seats__starts_on"),
            seat_until=F("person__seats__ends_on"),
        ).select_related("city")
    )
