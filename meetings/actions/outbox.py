"""What a secretariat does with messages: it looks at formal mail, sends again, or takes back what still waits."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core.exceptions import PermissionDenied

from cooperation import failures
from cooperation.actions import recorded
from cooperation.models import Body, Letter, Posted, User
from meetings.permissions import may_arrange

_AGAIN = ("state", "uid", "tries", "not_before", "last_error", "sent_at")

logger = logging.getLogger(__name__)


class Overtaken(Exception):
    """Somebody else or a worker was faster: the message is not as it was on the page."""


class PastUse(Exception):
    """Sent now it would not be true, or nobody would need it."""


def approve(*, by: User, messages: Sequence[Any], now: datetime) -> int:
    """Let formal mail go that a secretary has looked at; returns how many, since others may be faster with some.

    messages: of one queue. Raises PermissionDenied, and Overtaken when none of them waits any more.
    """
    with _doing(by, "approve messages", *messages):
        queue = type(messages[0]).objects
        waiting = queue.awaiting_a_look(now).filter(pk__in=[one.pk for one in messages])
        keys = list(waiting.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
        if not keys:
            raise Overtaken
        queue.filter(pk__in=keys).update(approved_at=now, approved_by=by)
        return len(keys)


def resend(*, by: User, message: Any, seen: str, now: datetime) -> None:
    """Put a message into the queue again that has failed or that somebody says never came.

    What has failed keeps its Message-ID, in case it arrived after all; what was sent gets a new one, or a mail program
    might hide it as a copy, and keeps what was said, since whoever got that must hear of changes. Whoever sends again has
    looked at it. seen: its `mark` on the page. Raises PermissionDenied, Overtaken, PastUse.
    """
    with _doing(by, "send again", message):
        row = _held(message, seen)
        rows = type(row).objects
        if row.state not in (Posted.State.SENT, Posted.State.FAILED):
            raise Overtaken
        if not rows.to_send_again(now).filter(pk=row.pk).exists():
            raise PastUse
        if row.state == Posted.State.SENT:
            row.uid = uuid4()
        row.state, row.tries, row.not_before = Posted.State.PLANNED, 0, now
        row.last_error, row.sent_at = "", None
        row.save(update_fields=_AGAIN)
        if not isinstance(row, Letter):
            rows.filter(pk=row.pk).update(approved_at=now, approved_by=by)


def withdraw(*, by: User, message: Any, seen: str) -> None:
    """Take back a message that waits, and that no plan would put back.

    seen: its `mark` on the page. Raises PermissionDenied, and Overtaken also when a worker has begun to send it.
    """
    with _doing(by, "withdraw", message):
        row = _held(message, seen)
        note = failures.NOTE[failures.BY_HAND]
        waiting = type(row).objects.to_withdraw().filter(pk=row.pk)
        if not waiting.update(state=Posted.State.WITHDRAWN, last_error=note):
            raise Overtaken


def let_formal_mail_wait(*, by: User, body: Body, waits: bool) -> None:
    """Say whether formal mail of a body waits for a look; what waits goes out when it need not. Raises PermissionDenied."""
    with _doing(by, f"formal mail waits: {waits}", body):
        Body.objects.filter(pk=body.pk).update(formal_mail_waits=waits)


def _held(message: Any, seen: str) -> Any:
    """As stored, held until the end of the transaction, if it is still what was seen."""
    rows = type(message).objects.select_for_update(of=("self",), no_key=True)
    row = rows.filter(pk=message.pk).first()
    if row is None or row.mark != seen:
        raise Overtaken
    return row


@contextmanager
def _doing(by: User, what: str, *rows: Any) -> Iterator[None]:
    """One transaction of a secretariat; queues have no history, so the log says who did what."""
    if not may_arrange(by):
        raise PermissionDenied
    with recorded(by=by, why=what):
        yield
    about = ", ".join(f"{type(row).__name__} {row.pk}" for row in rows)
    logger.info("User %s: %s (%s)", by.pk, what, about)
