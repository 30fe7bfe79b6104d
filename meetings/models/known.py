"""Who is called to meetings, what each has had about them, and which notice is therefore due to whom."""

from collections import defaultdict

from django.db.models.functions import Coalesce

from cooperation.models import User
from meetings.models.facts import Register
from meetings.models.invitation import Invitation
from meetings.models.notice import Notice
from meetings.models.reminder import Reminder
from meetings.notices import REMINDER, Told, last_told


def last_reminders(meetings):
    """The last reminder of each of some meetings that each recipient has had."""
    had = Reminder.objects.arrived().filter(meeting__in=meetings)
    order = ("meeting_id", "recipient_id")
    return had.order_by(*order, Coalesce("sent_at", "due_at").desc(), "-pk").distinct(*order)


def told_by(notices, reminders):
    """What somebody goes by who has had these rows about one meeting; those not sent yet count as on their way."""
    had = [Told(REMINDER, row.revision, row.arrived_at) for row in reminders]
    had += [Told(row.kind, row.revision, row.arrived_at) for row in sorted(notices, key=lambda row: row.pk)]
    return last_told(sorted(had, key=_in_order))


def _in_order(told):
    """By time, what is on its way at the end; of two at one moment, the one that tells of the later revision."""
    return told.at is None, told.at and told.at.timestamp(), told.revision or 0


class Known:
    """Some meetings as those see them who are told of them; five queries for any number of meetings and of people."""

    def __init__(self, meetings, notices=None):
        """notices: all of those meetings, with their recipients, where they are loaded already."""
        users = User.objects.active().exclude(email="")
        self.called = self._called(meetings, users)
        if notices is None:
            notices = (
                Notice.objects.filter(meeting__in=meetings).to_those_called().select_related("recipient")
            )
        had = defaultdict(lambda: ([], []))
        for row in notices:
            if row.counts_as_told and row.recipient.is_active and row.recipient.email:
                had[row.meeting_id, row.recipient_id][0].append(row)
        for row in last_reminders(meetings).filter(recipient__in=users):
            had[row.meeting_id, row.recipient_id][1].append(row)
        self._told = defaultdict(dict)
        for (meeting, user), rows in had.items():
            self._told[meeting][user] = told_by(*rows)
        revisions = {told.revision for everybody in self._told.values() for told in everybody.values()}
        self._register = Register(meetings, revisions)

    def due(self, meeting, now, *, called=None):
        """Which kind of notice is due to whom about one of them as it is given, by the key of the user.

        called: since when who is called, by the key of the user; those who are now, where nothing is said.
        """
        called = self.called[meeting.pk] if called is None else called
        told = self._told[meeting.pk]
        due = {
            user: self._register.next_notice(meeting, told.get(user), called_at=called.get(user), now=now)
            for user in sorted(called.keys() | told.keys())
        }
        return {user: kind for user, kind in due.items() if kind}

    @staticmethod
    def _called(meetings, users):
        """Nobody is called to a meeting before it is convened."""
        standing = Invitation.objects.standing().filter(meeting__convened_at__isnull=False)
        rows = standing.filter(meeting__in=meetings, person__user__in=users)
        called = defaultdict(dict)
        for meeting, user, called_at in rows.values_list("meeting", "person__user", "called_at"):
            called[meeting][user] = called_at
        return called
