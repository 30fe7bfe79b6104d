"""Which reminders a meeting should have, and the rows that say so."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, time
from typing import cast
from zoneinfo import ZoneInfo

from django.db import transaction

from cooperation.models import City, Seat, User
from meetings.models import COPENHAGEN, Meeting, Reminder, ReminderRule, called_to
from meetings.reminders import SEND_AT_HOUR, due_reminders, still_true


def plan_reminders(*, meeting: Meeting, now: datetime) -> None:
    """Bring the unsent reminder rows of a meeting in line with the policy, the seats and the date.

    Safe to repeat: what was sent stays sent, a row that is no longer wanted is withdrawn, and one whose rule or
    country has changed follows, unless a worker has begun with it.
    """
    with transaction.atomic():
        # As it is now: whoever moves it meanwhile waits, and plans again.
        stored = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("body")
        meeting = stored.get(pk=meeting.pk)
        wanted = {row.key: row for row in wanted_reminders(meeting, now)}
        rows = {row.key: row for row in meeting.reminders.exclude(state=Reminder.State.SENT)}
        stale = [row.pk for key, row in rows.items() if key not in wanted]
        back = [
            row.pk for key, row in rows.items() if key in wanted and row.state == Reminder.State.WITHDRAWN
        ]
        planned = Reminder.objects.filter(state=Reminder.State.PLANNED)
        planned.filter(pk__in=stale).update(state=Reminder.State.WITHDRAWN)
        Reminder.objects.filter(pk__in=back).update(state=Reminder.State.PLANNED)
        for key in wanted.keys() & rows.keys():
            new, old = wanted[key], rows[key]
            if (new.purpose, new.due_at) != (old.purpose, old.due_at):
                planned.filter(pk=old.pk, tries=0).update(
                    purpose=new.purpose, due_at=new.due_at, not_before=new.due_at
                )
        missing = [row for key, row in wanted.items() if key not in rows]
        Reminder.objects.bulk_create(missing, ignore_conflicts=True)


def wanted_reminders(meeting: Meeting, now: datetime) -> list[Reminder]:
    """Return the reminders that a meeting as it is given should still send, not stored; it need not be stored either."""
    return list(_wanted_reminders(meeting, now)) if meeting.lies_ahead(now) else []


def _wanted_reminders(meeting: Meeting, now: datetime) -> Iterator[Reminder]:
    today = now.astimezone(COPENHAGEN).date()
    for user, purposes in _recipients(meeting).items():
        city = cast(City, user.city)  # only administrators have none, and they are never recipients
        zone = ZoneInfo(city.time_zone)
        leads = still_true(purposes, (meeting.day - today).days)
        for due in due_reminders(meeting.day, leads, city.country, today):
            due_at = datetime.combine(due.send_on, time(SEND_AT_HOUR), zone)
            yield Reminder(
                meeting=meeting,
                recipient=user,
                days_before=due.days_before,
                purpose=purposes[due.days_before],
                date_revision=meeting.date_revision,
                due_at=due_at,
                not_before=due_at,
            )


def _recipients(meeting: Meeting) -> dict[User, dict[int, str]]:
    """Who is reminded how many days before, and of what."""
    seats = called_to(meeting)
    audiences = {
        ReminderRule.Audience.SECRETARIATS: User.objects.secretariats(),
        ReminderRule.Audience.MEMBERS_AND_SUBSTITUTES: User.objects.seated(seats),
        ReminderRule.Audience.MEMBERS: User.objects.seated(seats.exclude(role=Seat.Role.SUBSTITUTE)),
    }
    groups = {name: list(users.select_related("city")) for name, users in audiences.items()}
    recipients: dict[User, dict[int, str]] = {}
    for rule in ReminderRule.objects.all():
        for user in groups[ReminderRule.Audience(rule.audience)]:
            recipients.setdefault(user, {})[rule.days_before] = rule.purpose
    return recipients


def plan_all_reminders(*, now: datetime) -> None:
    """Bring the reminders of every coming meeting in line; catches new members, seats and rules."""
    for meeting in Meeting.objects.upcoming(now):
        with suppress(Meeting.DoesNotExist):  # removed meanwhile
            plan_reminders(meeting=meeting, now=now)
