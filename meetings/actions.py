"""Writes about meetings: schedule, confirm, move, cancel, hold; and reminders: plan, claim, settle."""

import random
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cooperation.actions import recorded
from cooperation.models import WORKING_GROUP, Body, City, Seat, User
from meetings import rotation
from meetings.models import (
    COPENHAGEN,
    AgendaItem,
    Attendance,
    Meeting,
    Reminder,
    ReminderRule,
    RotationException,
    called_to,
)
from meetings.reminders import SEND_AT_HOUR, due_reminders

LEASE = timedelta(minutes=2)  # longer than any send may take, so that nobody else sends meanwhile
LONGEST_PAUSE = timedelta(hours=2)
MOST_TRIES = 12


class NotAllowed(Exception):
    """The meeting's state does not permit this."""


class HostsDoNotAlternate(Exception):
    """Meetings would share their predecessor's host without a recorded agreement; `refs` names them."""

    def __init__(self, refs: list[str]):
        super().__init__(", ".join(refs))
        self.refs = refs


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
    start, two live neighbours with one host).
    """
    with changing_meetings(by=by, why="schedule"):
        meeting = Meeting.objects.create(changed_at=now, **fields)
        if agreed_on:
            agree_exception(by=by, meeting=meeting, agreed_on=agreed_on, reason=agreed_reason or {})
        _require_alternation()
        plan_reminders(meeting=meeting, now=now)
    return meeting


def agree_exception(
    *, by: User | None, meeting: Meeting, agreed_on: date, reason: Mapping[str, str]
) -> RotationException:
    """Record that the cities agreed on another host than the one whose turn it is (R-46)."""
    with recorded(by=by, why="agree on host"):
        return RotationException.objects.create(
            meeting=meeting, agreed_on=agreed_on, reason_da=reason.get("da"), reason_sv=reason.get("sv")
        )


def confirm(*, by: User | None, meeting: Meeting, now: datetime) -> None:
    """Confirm a planned meeting. Raises NotAllowed in any other state."""
    with changing_meetings(by=by, why="confirm", meeting=meeting):
        _change(meeting, now, only_from=[Meeting.Status.PLANNED], status=Meeting.Status.CONFIRMED)


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

    Raises NotAllowed when it was held or cancelled, HostsDoNotAlternate when the new order breaks the rotation.
    """
    with changing_meetings(by=by, why="move", meeting=meeting):
        day_before = meeting.day
        new_date = starts_at.astimezone(COPENHAGEN).date() != day_before
        _change(
            meeting,
            now,
            only_from=[Meeting.Status.PLANNED, Meeting.Status.CONFIRMED],
            starts_at=starts_at,
            ends_at=ends_at,
            moved_from=day_before if new_date else meeting.moved_from,
            move_reason_da=reason.get("da"),
            move_reason_sv=reason.get("sv"),
            date_revision=meeting.date_revision + new_date,
        )
        _require_alternation()
        plan_reminders(meeting=meeting, now=now)


def cancel(*, by: User | None, meeting: Meeting, on: date, reason: Mapping[str, str], now: datetime) -> None:
    """Cancel a live meeting; the turn stays with its host (W1) and its reminders are withdrawn.

    Raises NotAllowed when it was held or cancelled already.
    """
    with changing_meetings(by=by, why="cancel", meeting=meeting):
        _change(
            meeting,
            now,
            only_from=[Meeting.Status.PLANNED, Meeting.Status.CONFIRMED],
            status=Meeting.Status.CANCELLED,
            cancelled_on=on,
            cancel_reason_da=reason.get("da"),
            cancel_reason_sv=reason.get("sv"),
        )
        _require_alternation()
        plan_reminders(meeting=meeting, now=now)


def hold(
    *, by: User | None, meeting: Meeting, present: Mapping[str, int], minutes_state: str, now: datetime
) -> None:
    """Record that a meeting was held, with the number present per city (city code → number).

    Raises NotAllowed before it has ended, or when it was cancelled or held already.
    """
    with changing_meetings(by=by, why="hold", meeting=meeting):
        if meeting.ends_at > now:
            raise NotAllowed(meeting.ref)
        _change(
            meeting,
            now,
            only_from=[Meeting.Status.PLANNED, Meeting.Status.CONFIRMED],
            status=Meeting.Status.HELD,
            minutes_state=minutes_state,
        )
        Attendance.objects.bulk_create(
            Attendance(meeting=meeting, city_id=city, present=number) for city, number in present.items()
        )
        plan_reminders(meeting=meeting, now=now)


def write_agenda(*, by: User | None, meeting: Meeting, items: Iterable[Mapping[str, Any]]) -> None:
    """Replace the agenda. items: fields of AgendaItem in order; "projects" (a list) links what is dealt with."""
    with recorded(by=by, why="agenda"):
        meeting.agenda.all().delete()
        for position, item in enumerate(items, start=1):
            fields = {name: value for name, value in item.items() if name != "projects"}
            AgendaItem.objects.create(meeting=meeting, position=position, **fields).projects.set(
                item.get("projects", [])
            )


def plan_reminders(*, meeting: Meeting, now: datetime) -> None:
    """Bring the unsent reminder rows of a meeting in line with the policy, the seats and the date.

    Safe to repeat: what was sent stays sent, a row that is no longer wanted is withdrawn.
    """
    with transaction.atomic():
        wanted = [] if _reminds_nobody(meeting, now) else list(_wanted_reminders(meeting, now))
        keys = {row.key for row in wanted}
        rows = {row.key: row for row in meeting.reminders.exclude(state=Reminder.State.SENT)}
        stale = [row.pk for key, row in rows.items() if key not in keys]
        back = [row.pk for key, row in rows.items() if key in keys and row.state == Reminder.State.WITHDRAWN]
        Reminder.objects.filter(pk__in=stale, state=Reminder.State.PLANNED).update(
            state=Reminder.State.WITHDRAWN
        )
        Reminder.objects.filter(pk__in=back).update(state=Reminder.State.PLANNED)
        Reminder.objects.bulk_create((row for row in wanted if row.key not in rows), ignore_conflicts=True)


def claim_reminder(*, now: datetime) -> Reminder | None:
    """Take one due reminder for this worker, or None when nothing is due.

    The conditional update touches exactly one row or none, so two workers never hold the same one; it is committed
    before anything is sent. A claim that is never settled lapses after LEASE.
    """
    while row := Reminder.objects.due(now).first():
        claimed = Reminder.objects.filter(
            pk=row.pk, state=Reminder.State.PLANNED, not_before=row.not_before
        ).update(not_before=now + LEASE, tries=F("tries") + 1)
        if claimed:
            return Reminder.objects.select_related(
                "meeting__body", "meeting__host_city", "recipient__city"
            ).get(pk=row.pk)
    return None


def mark_sent(*, reminder: Reminder, now: datetime) -> None:
    """Note that the mail server took the message."""
    Reminder.objects.filter(pk=reminder.pk).update(state=Reminder.State.SENT, sent_at=now, last_error="")


def mark_failed(*, reminder: Reminder, error: str, permanent: bool, now: datetime) -> None:
    """Note that it did not; try again later with growing pauses, unless the refusal is permanent."""
    if permanent or reminder.tries >= MOST_TRIES:
        _claimed(reminder).update(state=Reminder.State.FAILED, last_error=error)
        return
    pause = min(timedelta(seconds=30 * 2**reminder.tries), LONGEST_PAUSE) * random.uniform(0.8, 1.2)  # noqa: S311 jitter
    _claimed(reminder).update(not_before=now + pause, last_error=error)


@contextmanager
def changing_meetings(*, by: User | None, why: str, meeting: Meeting | None = None) -> Iterator[None]:
    """One transaction in which nobody else changes the rotation, and the caller's copy is what is stored now."""
    with recorded(by=by, why=why):
        Body.objects.select_for_update(no_key=True).get(pk=WORKING_GROUP)
        if meeting:
            meeting.refresh_from_db()
        yield


def _change(meeting: Meeting, now: datetime, *, only_from: list[str], **fields: Any) -> None:
    if meeting.status not in only_from:
        raise NotAllowed(meeting.ref)
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.sequence += 1
    meeting.changed_at = now
    meeting.save()


def _require_alternation() -> None:
    group = Meeting.objects.of_body(WORKING_GROUP)
    agreed = set(RotationException.objects.values_list("meeting__ref", flat=True))
    if broken := [ref for ref in rotation.exceptions(one.turn for one in group) if ref not in agreed]:
        raise HostsDoNotAlternate(broken)


def _reminds_nobody(meeting: Meeting, now: datetime) -> bool:
    announced = meeting.visibility != Meeting.Visibility.DRAFT
    live = meeting.status in (Meeting.Status.PLANNED, Meeting.Status.CONFIRMED)
    return not (announced and live and meeting.starts_at > now)


def _wanted_reminders(meeting: Meeting, now: datetime) -> Iterator[Reminder]:
    today = now.astimezone(COPENHAGEN).date()
    for user, purposes in _recipients(meeting).items():
        city = cast(City, user.city)  # only administrators have none, and they are never recipients
        zone = ZoneInfo(city.time_zone)
        for due in due_reminders(meeting.day, purposes, city.country, today):
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
    groups = {
        ReminderRule.Audience.SECRETARIATS: list(User.objects.secretariats().select_related("city")),
        ReminderRule.Audience.MEMBERS_AND_SUBSTITUTES: _called(meeting, called_to(meeting)),
        ReminderRule.Audience.MEMBERS: _called(
            meeting, called_to(meeting).exclude(role=Seat.Role.SUBSTITUTE)
        ),
    }
    recipients: dict[User, dict[int, str]] = {}
    for rule in ReminderRule.objects.all():
        for user in groups[ReminderRule.Audience(rule.audience)]:
            recipients.setdefault(user, {})[rule.days_before] = rule.purpose
    return recipients


def _called(meeting: Meeting, seats: Any) -> list[User]:
    users = User.objects.active().filter(role=User.Role.MEMBER, person__in=seats.values("person"))
    return list(users.select_related("city"))


def _claimed(reminder: Reminder) -> Any:
    """The row, if this worker's claim on it still stands."""
    return Reminder.objects.filter(pk=reminder.pk, state=Reminder.State.PLANNED, tries=reminder.tries)


def plan_all_reminders(*, now: datetime | None = None) -> None:
    """Bring the reminders of every coming meeting in line; catches new members, seats and rules."""
    now = now or timezone.now()
    for meeting in Meeting.objects.upcoming(now).select_related("body"):
        plan_reminders(meeting=meeting, now=now)
