"""Reminders of a meeting to come."""

from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation

from meetings.models import Invitation, Reminder, ReminderRule, with_chairs
from meetings.notifications.letter import answer_address, post, thread_of
from meetings.reminders import ITEMS_DUE


def remind(reminder: Reminder, connection: BaseEmailBackend) -> None:
    """Remind one recipient of a meeting (R-51); with the papers go a link to answer, where no answer has come yet."""
    [meeting] = with_chairs([reminder.meeting])
    context = {"reminder": reminder, "items_due": ITEMS_DUE, "answer": _answer(reminder)}
    post("reminder", reminder, meeting, context, connection, thread=thread_of(reminder))


def _answer(reminder: Reminder) -> str:
    person = reminder.recipient.person_id
    if reminder.purpose != ReminderRule.Purpose.PAPERS or person is None:
        return ""
    silent = Invitation.objects.standing().filter(answer=Invitation.Answer.NONE)
    invitation = silent.filter(meeting=reminder.meeting, person=person).select_related("meeting").first()
    if invitation is None:
        return ""
    with translation.override(reminder.recipient.language):
        return answer_address(invitation)
