"""What the clock runs. Everything here may run twice, late, or at the same time elsewhere."""

import smtplib
from time import monotonic

from celery import shared_task
from django.utils import timezone

from meetings import actions, notifications
from oresund.mail import open_connection

BATCH = 100  # mails over one connection
SECONDS = 60  # of sending in one task, well under its time limit; the next tick goes on


@shared_task
def plan_reminders():
    actions.plan_all_reminders(now=timezone.now())


@shared_task
def send_due_reminders():
    """Send until nothing is due; a new connection for every BATCH."""
    stop_at = monotonic() + SECONDS
    while _send_batch(stop_at) == BATCH:
        pass


def _send_batch(stop_at):
    connection = open_connection()
    try:
        for number in range(BATCH):
            reminder = None if monotonic() > stop_at else actions.claim_reminder(now=timezone.now())
            if reminder is None:
                return number
            _send(reminder, connection)
        return BATCH
    finally:
        connection.close()


def _send(reminder, connection):
    """Send one and note the result; whatever is wrong with it, the others go on."""
    try:
        connection.open()  # once for the batch; an open one stays as it is
        notifications.remind(reminder, connection)
    except Exception as error:  # a broken row must not stop the queue
        actions.mark_failed(
            reminder=reminder, error=repr(error), permanent=_refused(error), now=timezone.now()
        )
        connection.close()
    else:
        actions.mark_sent(reminder=reminder, now=timezone.now())


def _refused(error):
    """Whether the server will never take this message (RFC 5321: 5yz); a refusal of the portal itself may pass."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _reason in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500
