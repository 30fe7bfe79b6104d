"""Messages of every queue and in every state, for tests of the outbox."""

from datetime import timedelta

from cooperation.actions import ask_for_password
from cooperation.models import Body, Letter
from meetings import actions
from meetings.models import Meeting, Notice, Reminder
from tests.factories import NOW, a_meeting, a_member, an_invitation
from tests.meetings.queue import arrived, refused

NO_MAILBOX = "SMTPRecipientsRefused({'x@kbh.example': (550, b'No such mailbox')})"


def formal_mail_waits(waits=True, body="working_group"):
    Body.objects.filter(pk=body).update(formal_mail_waits=waits)


def an_invited_member(meeting, **fields):
    """Called, and the notice of it waits in the queue."""
    member = a_member("cph", **fields)
    an_invitation(meeting, member)
    actions.plan_notices(meeting=meeting, now=NOW)
    return member


def a_notice(meeting=None, **fields):
    meeting = meeting or Meeting.objects.first() or a_meeting()
    member = an_invited_member(meeting)
    notice = Notice.objects.get(recipient=member, meeting=meeting)
    return change(notice, **fields) if fields else notice


def a_reminder(days_before=14, meeting=None, **fields):
    meeting = meeting or Meeting.objects.first() or a_meeting()
    member = a_member("cph")
    actions.plan_reminders(meeting=meeting, now=NOW)
    reminder = Reminder.objects.get(recipient=member, meeting=meeting, days_before=days_before)
    return change(reminder, **fields) if fields else reminder


def a_password(user=None, now=NOW, **fields):
    user = user or a_member("cph")
    ask_for_password(user=user, now=now)
    letter = Letter.objects.filter(recipient=user).latest("pk")
    return change(letter, **fields) if fields else letter


def change(message, **fields):
    type(message).objects.filter(pk=message.pk).update(**fields)
    return again(message)


def again(message):
    """As it is stored now, with what a page loads."""
    return type(message).objects.select_related("recipient").get(pk=message.pk)


def sent(message, now=NOW, **said):
    arrived(message, now)
    return change(message, **said) if said else again(message)


def failed(message, error=NO_MAILBOX):
    refused(message, permanent=True, error=error)
    return again(message)


def due(message, at=NOW - timedelta(minutes=1)):
    return change(message, due_at=at, not_before=at)
