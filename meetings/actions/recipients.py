"""Who is in which audience of a meeting's reminders."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from cooperation.models import Seat, User
from meetings.models import Invitation, Meeting, ReminderRule, sits_in
from meetings.reminder_policy import audiences_of_the_called

Audience = ReminderRule.Audience
# For each recipient of a meeting the audiences they belong to.
Recipients = dict[User, set[str]]


def recipients_of(meetings: Sequence[Meeting]) -> dict[int, Recipients]:
    """Who may be reminded of some meetings, by the key of the meeting; one query for any number of them and of people.

    meetings: with their bodies; they need not be stored as they are given.
    """
    if not meetings:
        return {}
    people = _people(min(one.day for one in meetings), max(one.day for one in meetings), meetings)
    found: dict[int, Recipients] = {}
    for meeting in meetings:
        recipients: Recipients = found.setdefault(meeting.pk, {})
        for user in people:
            if user.is_secretariat:
                recipients.setdefault(user, set()).add(Audience.SECRETARIATS)
            elif sits_in(meeting, body=user.seat_body, since=user.seat_since, until=user.seat_until):
                audiences = _as_called(user, meeting, audiences_of_seat(user.seat_role))
                recipients.setdefault(user, set()).update(audiences)
    return found


def _as_called(user: Any, meeting: Meeting, audiences: set[str]) -> set[str]:
    """What somebody has answered counts for the date of which they were asked."""
    for call in user.calls or ():  # None where no meeting is stored yet
        if (call["meeting"], call["date_revision"]) == (meeting.pk, meeting.date_revision):
            return audiences_of_the_called(audiences, answer=call["answer"], in_place=call["in_place"])
    return audiences


def audiences_of_seat(role: str) -> set[str]:
    """Members are also among "members and substitutes"."""
    substitutes_only = {Audience.MEMBERS_AND_SUBSTITUTES.value}
    return substitutes_only if role == Seat.Role.SUBSTITUTE else substitutes_only | {Audience.MEMBERS.value}


def _people(first: date, last: date, meetings: Sequence[Meeting]) -> list[Any]:
    """The secretariats, and the members once for each seat of theirs on any day from the first to the last.

    Each with `calls`: how they are called to those meetings.
    """
    keys = [one.pk for one in meetings]
    standing = Invitation.objects.standing().filter(person=OuterRef("person"), meeting__in=keys)
    call = JSONObject(
        meeting="meeting",
        date_revision="meeting__date_revision",
        answer="answer",
        in_place=Q(serves_for__isnull=False),
    )
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
            calls=ArraySubquery(standing.values(call=call)),
        ).select_related("city")
    )
