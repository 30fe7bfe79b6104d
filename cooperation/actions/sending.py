"""How workers take messages from their queues, each row once, and what is noted of it."""

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import BooleanField, DateTimeField, F, Func, Value
from django.db.models.functions import Now

from cooperation import failures
from cooperation.models import Posted, Refusal
from oresund.mail import Mail

SENDERS = 0x6D61696C  # one of the two numbers of an advisory lock; the other one is the sender's own
COMING_BACK = timedelta(seconds=10)
SHORTEST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=2)
NEEDLESS, UNCERTAIN = failures.NOTE[failures.NEEDLESS], failures.NOTE[failures.UNCERTAIN]


@contextmanager
def sender() -> Iterator[int]:
    """Return a number that stands for this worker while its connection to the database lives.

    A lock of the session tells the living from the dead, whatever a clock says: killed, the worker's rows are free at
    once; stopped or slow, nobody takes them away.
    """
    number = secrets.randbelow(2**31)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [SENDERS, number])
    try:
        yield number
    finally:
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SENDERS, number])


def free_what_the_dead_held(queue: type[Posted]) -> None:
    """Give back what workers held that are no longer there; what must not go out twice ends there.

    When the server itself went down all workers lost their locks, and those that live come back within seconds to note what
    they had sent: nobody is taken for dead before.
    """
    gone = Func(
        Value(SENDERS), F("claimed_by"), function="pg_try_advisory_xact_lock", output_field=BooleanField()
    )
    up_since = Func(function="pg_postmaster_start_time", output_field=DateTimeField())
    held = queue.objects.filter(claimed_by__isnull=False).alias(gone=gone, up_since=up_since)
    # Of a start in the future nothing follows: a clock was set back.
    held = held.exclude(up_since__gt=Now() - COMING_BACK, up_since__lte=Now()).filter(gone=True)
    with transaction.atomic():
        if queue.AT_MOST_ONCE:
            may_have_arrived = held.filter(kind__in=queue.AT_MOST_ONCE, state=Posted.State.PLANNED)
            may_have_arrived.update(
                state=Posted.State.FAILED, last_error=UNCERTAIN, claimed_by=None, not_before=Now()
            )
        held.update(claimed_by=None)


def claim(queue: type[Posted], *, now: datetime, sender: int, limit: int = 1) -> list[int]:
    """Take up to `limit` due messages for this sender and return their keys, the one that has waited longest first.

    Two who claim at once skip each other's rows. It is committed before anything is sent.
    """
    with transaction.atomic():
        due = queue.objects.due(now).select_for_update(of=("self",), no_key=True, skip_locked=True)
        keys = list(due.values_list("pk", flat=True)[:limit])
        queue.objects.filter(pk__in=keys).update(claimed_by=sender, tries=F("tries") + 1, last_error="")
    return keys


def in_hand(queue: type[Posted], keys: list[int], *, now: datetime, sender: int) -> dict[int, Any]:
    """Return those of some claimed messages that are still to be sent, by key, as they and what they tell of are now."""
    return queue.objects.sendable(now).to_send().filter(claimed_by=sender).order_by().in_bulk(keys)


def give_back(queue: type[Posted], keys: list[int], *, sender: int) -> None:
    """What was claimed and not tried is free again."""
    queue.objects.filter(pk__in=keys, claimed_by=sender).update(claimed_by=None, tries=F("tries") - 1)


def mark_sent(*, message: Posted, mail: Mail, now: datetime) -> None:
    """Note that the mail server took the message, and what it said, even if it was withdrawn meanwhile.

    In plain SQL, since it is written once for every mail.
    """
    said = {"language": mail.language, "address": mail.to, "subject": mail.subject, "body": mail.record}
    columns = {"state": "sent", "sent_at": now, "last_error": "", "claimed_by": None} | said | message.told()
    assigned = ", ".join(f"{name} = %s" for name in columns)
    table = message._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {assigned} WHERE id = %s AND uid = %s",  # noqa: S608 names of our own columns
            [*columns.values(), message.pk, message.uid],
        )
    if hasattr(message.recipient, "refusal"):
        Refusal.objects.filter(user=message.recipient).delete()


def mark_failed(*, message: Posted, error: str, permanent: bool, now: datetime) -> None:
    """Note that it did not; try again later with growing pauses, unless refused for good.

    However late it is, there is another try before it would come too late.
    """
    pause = min(SHORTEST_PAUSE * 2 ** min(max(message.tries, 1) - 1, 10), LONGEST_PAUSE)
    pause *= random.uniform(0.8, 1.2)  # noqa: S311 jitter
    if message.late_from:
        pause = min(pause, max((message.late_from - now) / 2, SHORTEST_PAUSE))
    _claimed(message).filter(state=Posted.State.PLANNED).update(
        state=Posted.State.FAILED if permanent else Posted.State.PLANNED,
        not_before=now if permanent else now + pause,
        last_error=error,
        claimed_by=None,
    )
    _claimed(message).update(last_error=error, claimed_by=None)


def mark_refused(*, message: Posted, error: str, now: datetime) -> None:
    """Note that nobody can be reached at this address, beside the message and beside the person, if it is one with an account."""
    mark_failed(message=message, error=error, permanent=True, now=now)
    if message.recipient is None:
        return
    values = {"address": message.recipient.email, "said": error, "refused_at": now}
    Refusal.objects.update_or_create(user=message.recipient, defaults=values)


def mark_needless(*, message: Posted) -> None:
    """Note that there was nothing left to say."""
    _claimed(message).update(state=Posted.State.WITHDRAWN, last_error=NEEDLESS, claimed_by=None)


def _claimed(message: Posted) -> Any:
    """The row, if this worker's claim on it still stands; also one withdrawn meanwhile."""
    rows = type(message)._default_manager.filter(
        pk=message.pk, uid=message.uid, claimed_by=message.claimed_by
    )
    return rows.filter(state__in=[Posted.State.PLANNED, Posted.State.WITHDRAWN])
