"""Which notices those who are called to a meeting, or reminded of it, should have, and the rows that say so."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from meetings.models import Known, Meeting, Notice, Reminder

_WRITTEN_AGAIN = {
    "state": Notice.State.PLANNED,
    "claimed_by": None,
    "tries": 0,
    "last_error": "",
    "sent_at": None,
    "approved_at": None,
    "approved_by": None,
    **dict.fromkeys(("language", "address", "subject", "body"), ""),
}


def plan_notices(*, meeting: Meeting, now: datetime) -> None:
    """Bring the unsent notices of a meeting in line with who is called to it and with what everybody has been told.

    Safe to repeat, and as many queries for any number of people. One row at most waits for each of them, so that two
    changes before it is sent are told in one message. What a worker has begun to send counts as told: until it is known
    whether it arrived, what follows it waits, and is asked again what it should say (`notifications.invitations`).
    """
    with transaction.atomic():
        # As it is now: whoever changes it meanwhile waits, and plans again; so does a worker that would claim a row.
        meeting = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
        locked = meeting.notices.to_those_called().select_for_update(of=("self",), no_key=True)
        rows = list(locked.select_related("recipient"))
        due = Known([meeting], notices=rows).due(meeting, now)

        def stays(row: Notice) -> bool:
            is_due = (due.get(row.recipient_id), meeting.sequence) == (row.kind, row.revision)
            return is_due or (row.counts_as_told and row.recipient_id not in due)

        planned = [row for row in rows if row.state == Notice.State.PLANNED]
        stale = [row.pk for row in planned if not stays(row)]
        Notice.objects.filter(pk__in=stale).update(state=Notice.State.WITHDRAWN)
        _write(meeting, rows, due, now)


def plan_all_notices(*, now: datetime) -> None:
    """The same for every meeting that is not over; catches new accounts, and what workers could not finish."""
    reminded = Reminder.objects.filter(meeting=OuterRef("pk"), state=Reminder.State.SENT)
    told_of = Q(convened_at__isnull=False) | Q(status=Meeting.Status.CANCELLED) | Exists(reminded)
    for meeting in Meeting.objects.filter(told_of, ends_at__gt=now):
        with suppress(Meeting.DoesNotExist):  # removed meanwhile
            plan_notices(meeting=meeting, now=now)


def _write(meeting: Meeting, rows: Iterable[Notice], due: dict[int, str], now: datetime) -> None:
    """Put what is due into the queue. A row that once said the same is written again, under a new uid.

    So it is when somebody is called, released, and called again. What was refused for good under the same revision stays so.
    """
    known = {(row.recipient_id, row.kind): row for row in rows if row.revision == meeting.sequence}
    new, again = [], []
    for user, kind in due.items():
        row = known.get((user, kind))
        if row is None:
            row = Notice(meeting=meeting, recipient_id=user, kind=kind, revision=meeting.sequence)
            new.append(row)
        elif row.state in (Notice.State.WITHDRAWN, Notice.State.SENT):
            again.append(row)
        else:
            continue
        row.uid, row.due_at, row.not_before = uuid4(), now, now
        for name, value in _WRITTEN_AGAIN.items():
            setattr(row, name, value)
    Notice.objects.bulk_update(again, ["uid", "due_at", "not_before", *_WRITTEN_AGAIN])
    Notice.objects.bulk_create(new)
