"""Reminders of a meeting to come."""

from datetime import timedelta

from django.utils import translation

from cooperation.parity import ITEMS_DUE
from meetings.models import Invitation, Meeting, Reminder, ReminderRule, with_chairs
from meetings.notifications.leaving import leave_address
from meetings.notifications.letter import answer_address, letter
from oresund.mail import Mail, message_id


class Reminding:
    """Makes the mails of reminders (R-51); what many of them tell of one meeting is read once, until something changes."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[list[str], Meeting]] = {}

    def __call__(self, reminder: Reminder) -> Mail:
        """With the papers goes a link to answer, where no answer has come yet."""
        meeting = self._meeting(reminder)
        context = {
            "reminder": reminder,
            "items_due": meeting.day - timedelta(days=ITEMS_DUE),
            "answer": _answer(reminder, meeting),
        }
        thread = message_id(reminder.thread_uid) if reminder.thread_uid else ""
        with translation.override(reminder.recipient.language):
            leave = leave_address(reminder.recipient, reminder.purpose)
        return letter("reminder", reminder, meeting, context, thread=thread, leave=leave)

    def _meeting(self, reminder: Reminder) -> Meeting:
        marks, meeting = self._known.get(reminder.meeting_id, (None, None))
        if meeting is None or marks != reminder.marks:
            stored = Meeting.objects.select_related("body", "host_city")
            [meeting] = with_chairs(stored.filter(pk=reminder.meeting_id))
            self._known[reminder.meeting_id] = reminder.marks, meeting
        return meeting


def _answer(reminder: Reminder, meeting: Meeting) -> str:
    person = reminder.recipient.person_id
    if reminder.purpose != ReminderRule.Purpose.PAPERS or reminder.silent_uid is None or person is None:
        return ""
    asked = Invitation(uid=reminder.silent_uid, person_id=person, meeting=meeting)
    with translation.override(reminder.recipient.language):
        return answer_address(asked)
