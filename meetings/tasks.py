"""What the clock runs. Everything here may run twice, late, or at the same time elsewhere."""

import logging
from contextlib import suppress

from celery import shared_task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

from cooperation.models import Letter
from cooperation.post import BATCH, SECONDS, send_due
from meetings import actions, mailbox, notifications
from meetings.models import Notice, Reminder
from meetings.replies import LARGEST

logger = logging.getLogger(__name__)


@shared_task
def plan_reminders():
    actions.withdraw_overdue(now=timezone.now())
    actions.plan_all_reminders(now=timezone.now())


@shared_task
def plan_notices():
    actions.plan_all_notices(now=timezone.now())


@shared_task
def plan_bulletins():
    actions.plan_bulletins(now=timezone.now())


@shared_task
def plan_days():
    actions.plan_days(now=timezone.now())


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
def forget_old_mail():
    actions.forget_old_mail(now=timezone.now())


@shared_task
def send_due_reminders():
    send_due(Reminder, notifications.Reminding(), at_a_time=BATCH, when_many=_call_another)


def _call_another():
    """Of a great many a second worker takes a part at once; without the broker this one goes on alone."""
    with suppress(OperationalError):
        send_due_reminders.apply_async(expires=2 * SECONDS, retry=False)


@shared_task
def send_due_notices():
    send_due(Notice, notifications.notify)


@shared_task
def send_due_letters():
    send_due(Letter, notifications.write)
