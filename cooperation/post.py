"""Sends what is due: rows are claimed, made into mails, sent over one connection, and marked, each on its own."""

import logging
import smtplib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic, sleep
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend
from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

from cooperation import actions
from cooperation.failures import NO_SUCH_MAILBOX
from cooperation.models import Posted
from oresund.mail import Mail, NothingToSay, Uncertain, open_connection, send
from oresund.outage import is_away

BATCH = 100  # rows claimed at a time
CARRIES = 200  # mails over one connection, so that also with those cut short there is one for a hundred
SECONDS = 30  # of sending in one task, well under its time limit; the next tick goes on
AT_A_GLANCE = 50  # rows of a batch that are read together, about as many as are sent while they are fresh
FRESH = 0.75  # seconds for which what was read is taken as true
IN_A_ROW = 3  # failures of the server, after which it is left alone until the next tick
AWAY = 120  # seconds for which a worker that knows what it has sent waits for a database to come back

logger = logging.getLogger(__name__)


def send_due(
    queue: type[Posted],
    compose: Callable[[Any], Mail],
    *,
    at_a_time: int = 1,
    when_many: Callable[[], object] = lambda: None,
) -> None:
    """Send until nothing is due, or the time is up.

    compose: makes the mail of a row as things are now, or raises NothingToSay; at_a_time: how many rows are claimed and
    read together. More than one only where it does no harm that something has changed up to FRESH seconds ago, and where
    a second one is no worse than none, since of a worker that died nobody knows how many of its rows it had sent.
    when_many: called once where more is due than one takes at a time.
    """
    if not actions.open_post_office(now=timezone.now()):
        return
    with actions.sender() as number:
        actions.free_what_the_dead_held(queue)
        _Run(queue, compose, at_a_time, number).send_all(when_many)


@dataclass
class _Run:
    queue: type[Posted]
    compose: Callable[[Any], Mail]
    at_a_time: int
    number: int
    failures: int = 0
    carried: int = 0
    stop_at: float = field(default_factory=lambda: monotonic() + SECONDS)
    # The lock that tells others to keep away is that of this session.
    session: Any = field(default_factory=lambda: connection.connection)
    server: BaseEmailBackend = field(default_factory=open_connection)

    @property
    def is_over(self) -> bool:
        is_cut_off = connection.connection is not self.session
        return is_cut_off or self.failures >= IN_A_ROW or monotonic() > self.stop_at

    def send_all(self, when_many: Callable[[], object]) -> None:
        try:
            while keys := self._claim():
                if len(keys) == self.at_a_time and not self.carried:
                    when_many()
                self._send_claimed(deque(keys))
        finally:
            self._hang_up()

    def _claim(self) -> list[int]:
        if self.is_over:
            return []
        return actions.claim(self.queue, now=timezone.now(), sender=self.number, limit=self.at_a_time)

    def _send_claimed(self, left: deque[int]) -> None:
        while left and not self.is_over:
            glance = list(islice(left, AT_A_GLANCE))
            rows = actions.in_hand(self.queue, glance, now=timezone.now(), sender=self.number)
            stale_at = monotonic() + FRESH
            for key in glance:
                if self.is_over or monotonic() > stale_at:
                    break
                left.popleft()
                if row := rows.get(key):
                    self._send(row)
                else:
                    actions.give_back(self.queue, [key], sender=self.number)
        if left:
            actions.give_back(self.queue, list(left), sender=self.number)

    def _send(self, row: Any) -> None:
        """Send one and note the result; whatever is wrong with it, the others go on."""
        try:
            mail = self.compose(row)
            self.server.open()
            send(mail, self.server)
        except NothingToSay:
            actions.mark_needless(message=row)
        except Exception as error:  # a broken row must not stop the queue
            self._note_failure(row, error)
        else:
            self.failures = 0
            self._note_sent(row, mail)
            self.carried += 1
            if self.carried % CARRIES == 0:
                self._hang_up()

    def _note_sent(self, row: Any, mail: Mail) -> None:
        """Wait for a database that is away for a while, or the message would go out a second time."""
        give_up_at = monotonic() + AWAY
        while True:
            try:
                return actions.mark_sent(message=row, mail=mail, now=timezone.now())
            except (DatabaseError, InterfaceError) as error:
                if not is_away(error) or monotonic() > give_up_at:
                    raise
            connection.close()
            sleep(1)

    def _note_failure(self, row: Any, error: Exception) -> None:
        kind = type(row).__name__
        foreseen = isinstance(error, OSError)  # smtplib's are too
        logger.warning("%s %s was not sent: %s", kind, row.uid, _reason(error), exc_info=not foreseen)
        if _no_such_mailbox(error):
            actions.mark_refused(message=row, error=repr(error), now=timezone.now())
            return
        if isinstance(error, Uncertain) and row.goes_once:
            actions.mark_failed(message=row, error=actions.UNCERTAIN, permanent=True, now=timezone.now())
        else:
            for_good = isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
            actions.mark_failed(message=row, error=repr(error), permanent=for_good, now=timezone.now())
        if foreseen and not isinstance(error, (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)):
            self.failures += 1
            self._hang_up()

    def _hang_up(self) -> None:
        try:
            self.server.close()
        except OSError:  # it has gone without a word
            self.server = open_connection()


def _reason(error: Exception) -> str:
    """For the log, which keeps no address."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return repr(list(error.recipients.values()))
    return repr(error)


def _no_such_mailbox(error: Exception) -> bool:
    """Whether the server will never take anything for this address (RFC 5321: 5yz).

    Only what is said of the mailbox counts: 554 also means that the portal may not send through here.
    """
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code in NO_SUCH_MAILBOX for code, _words in error.recipients.values())
