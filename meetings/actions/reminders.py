"""Which reminders a meeting should have, and the rows that say so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime, time
from typing import NamedTuple, cast
from zoneinfo import ZoneInfo

from django.db import transaction

from cooperation.models import City
from meetings.actions.recipients import Recipients, recipients_of
from meetings.models import COPENHAGEN, Meeting, Reminder, ReminderRule
from meetings.reminder_policy import Rule, purposes
from meetings.reminders import SEND_AT_HOUR, due_reminders, still_true


class Difference(NamedTuple):
    """What brings the rows of meetings in line: `altered` are pairs of a row and what it should say."""

    missing: list[Reminder]
    back: list[Reminder]
    stale: list[Reminder]
    altered: list[tuple[Reminder, Reminder]]


def plan_reminders(*, meeting: Meeting, now: datetime) -> None:
    """Bring the unsent reminder rows of a meeting in line with the policy of its body, the seats and the date.

    Safe to repeat: what was sent stays sent, a row that is no longer wanted is withdrawn, and one whose rule or
    country has changed follows, unless a worker has begun with it. As many queries for any number of recipients.
    """
    with transaction.atomic():
        # As it is now: whoever moves it meanwhile waits, and plans again.
        stored = Meeting.objects.select_for_update(of=("self",), no_key=True).select_related("body")
        meeting = stored.get(pk=meeting.pk)
        _bring_in_line(difference(meeting.reminders.all(), wanted_reminders(meeting, now)), now)


def difference(rows: Iterable[Reminder], wanted: Iterable[Reminder]) -> Difference:
    """What has to be done so that the rows there are become those that are wanted."""
    there = {(row.meeting_id, row.key): row for row in rows}
    wish = {(row.meeting_id, row.key): row for row in still_news(wanted, there.values())}
    unsent = (Reminder.State.PLANNED, Reminder.State.WITHDRAWN)
    both = [(there[key], wish[key]) for key in wish if key in there and there[key].state in unsent]
    return Difference(
        missing=[row for key, row in wish.items() if key not in there],
        back=[old for old, _new in both if old.state == Reminder.State.WITHDRAWN],
        stale=[row for key, row in there.items() if key not in wish and row.state == Reminder.State.PLANNED],
        altered=[
            (old, new)
            for old, new in both
            if (old.purpose, old.due_at) != (new.purpose, new.due_at) and old.tries == 0
        ],
    )


def still_news(wanted: Iterable[Reminder], rows: Iterable[Reminder]) -> list[Reminder]:
    """Return those that are wanted but for what comes before a reminder that has gone out; rows: all that are there."""
    latest: dict[tuple[int, int, int], int] = {}
    for row in rows:
        if row.state == Reminder.State.SENT:
            latest[row.about] = min(row.days_before, latest.get(row.about, row.days_before))
    return [row for row in wanted if row.days_before <= latest.get(row.about, row.days_before)]


def _bring_in_line(change: Difference, now: datetime) -> None:
    """As many queries as there are purposes and hours among the rows that are altered, and three more."""
    planned = Reminder.objects.filter(state=Reminder.State.PLANNED)
    planned.filter(pk__in=[row.pk for row in change.stale]).withdraw(now)
    back = Reminder.objects.filter(pk__in=[row.pk for row in change.back])
    back.update(state=Reminder.State.PLANNED, last_error="")
    alike = defaultdict(list)
    for old, new in change.altered:
        alike[new.purpose, new.due_at].append(old.pk)
    for (purpose, due_at), keys in alike.items():
        planned.filter(pk__in=keys, tries=0).update(purpose=purpose, due_at=due_at, not_before=due_at)
    Reminder.objects.bulk_create(change.missing, ignore_conflicts=True)


def wanted_reminders(
    meeting: Meeting,
    now: datetime,
    *,
    rules: Sequence[Rule] | None = None,
    recipients: Recipients | None = None,
) -> list[Reminder]:
    """Return the reminders that a meeting as it is given should still send, not stored; it need not be stored either.

    rules, recipients: where they are known already, or shall be others than those of its body and its day.
    """
    if not meeting.lies_ahead(now):
        return []
    if rules is None:
        rules = rules_of(meeting.body_id)
    if recipients is None:
        recipients = recipients_of([meeting])[meeting.pk]
    return list(_wanted_reminders(meeting, now, rules, recipients))


def _wanted_reminders(
    meeting: Meeting, now: datetime, rules: Sequence[Rule], recipients: Recipients
) -> Iterator[Reminder]:
    today = now.astimezone(COPENHAGEN).date()
    for user, audiences in recipients.items():
        city = cast(City, user.city)  # only administrators have none, and they are never recipients
        zone = ZoneInfo(city.time_zone)
        told = purposes(rules, audiences, user.declined)
        leads = still_true(told, (meeting.day - today).days)
        for due in due_reminders(meeting.day, leads, city.country, today):
            due_at = datetime.combine(due.send_on, time(SEND_AT_HOUR), zone)
            yield Reminder(
                meeting=meeting,
                recipient=user,
                days_before=due.days_before,
                purpose=told[due.days_before],
                date_revision=meeting.date_revision,
                due_at=due_at,
                not_before=due_at,
            )


def rules_of(body: str) -> list[Rule]:
    """The policy of a body (its code)."""
    return [row.rule for row in ReminderRule.objects.filter(body=body)]


def plan_all_reminders(*, now: datetime) -> None:
    """Bring the reminders of every coming meeting in line; catches new members, seats and rules."""
    for meeting in Meeting.objects.upcoming(now):
        with suppress(Meeting.DoesNotExist):  # removed meanwhile
            plan_reminders(meeting=meeting, now=now)
