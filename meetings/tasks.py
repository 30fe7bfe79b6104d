"""What the clock runs. Everything here may run twice, late, or at the same time elsewhere."""

import logging
import smtplib
from time import monotonic

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from meetings import actions, mailbox, notifications
from meetings.models import Notice, Reminder
from meetings.replies import LARGEST
from oresund.mail import ensure_open, open_connection

NO_SUCH_MAILBOX = (550, 551, 553)
BATCH = 100  # mails over one connection
SECONDS = 60  # of sending in one task, well under its time limit; the next tick goes on

logger = logging.getLogger(__name__)


@shared_task
def plan_reminders():
    actions.plan_all_reminders(now=timezone.now())


@shared_task
def plan_notices():
    actions.plan_all_notices(now=timezone.now())


@shared_task
def hand_over():
    actions.hand_over(now=timezone.now())


@shared_task
def keep_invitations():
    actions.keep_invitations(now=timezone.now())


@shared_task
def read_replies():
    """A mail leaves the mailbox only when what it answers is kept, so whatever happens it is read once at least."""
    if not settings.REPLIES_URL:
        return
    try:
        with mailbox.opened(settings.REPLIES_URL, timeout=settings.EMAIL_TIMEOUT, largest=LARGEST) as box:
            for letter in box.letters():
                folder = actions.take_mail(mail=letter.content, now=timezone.now())
                _file(box, letter, folder)
    except OSError as error:  # the next tick tries again
        logger.warning("The mailbox of replies could not be read: %r", error)


def _file(box, letter, folder):
    """What the mailbox will not file is read again by the next tick; the mails after it need not wait."""
    try:
        box.file(letter, folder)
    except mailbox.Unreadable as error:
        logger.warning("A mail could not be filed in %s: %r", folder, error)


@shared_task
def send_due_reminders():
    _send_all(Reminder, notifications.remind)


@shared_task
def send_due_notices():
    _send_all(Notice, notifications.notify)


def _send_all(queue, tell):
    """Send until nothing is due; a new connection for every BATCH."""
    stop_at = monotonic() + SECONDS
    while _send_batch(queue, tell, stop_at) == BATCH:
        pass


def _send_batch(queue, tell, stop_at):
    connection = open_connection()
    try:
        for number in range(BATCH):
            message = None if monotonic() > stop_at else actions.claim(queue, now=timezone.now())
            if message is None:
                return number
            _send(message, tell, connection)
        return BATCH
    finally:
        connection.close()


def _send(message, tell, connection):
    """Send one and note the result; whatever is wrong with it, the others go on."""
    try:
        ensure_open(connection)
        tell(message, connection)
    except notifications.NothingToSay:
        actions.mark_needless(message=message)
    except Exception as error:  # a broken row must not stop the queue
        foreseen = isinstance(error, OSError)  # smtplib's are too
        kind = type(message).__name__
        logger.warning("%s %s was not sent: %s", kind, message.uid, _reason(error), exc_info=not foreseen)
        refused = _refused(error)
        actions.mark_failed(message=message, error=repr(error), permanent=refused, now=timezone.now())
        connection.close()
    else:
        actions.mark_sent(message=message, now=timezone.now())


def _reason(error):
    """For the log, which keeps no address."""
    refused = isinstance(error, smtplib.SMTPRecipientsRefused)
    return repr(list(error.recipients.values()) if refused else error)


def _refused(error):
    """Whether the server will never take this message (RFC 5321: 5yz); a refusal of the portal itself may pass.

    Of a recipient only what is said of the mailbox counts: 554 also means that the portal may not send through here.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code in NO_SUCH_MAILBOX for code, _reason in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
