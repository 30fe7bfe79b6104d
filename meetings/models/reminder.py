"""Reminders: each of them is a row before it is sent."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from cooperation.models import IN_HAND, QUEUE, SENT_SAYS_WHEN, STATE_IS_KNOWN, Stamp
from meetings.models.invitation import Invitation
from meetings.models.meeting import Meeting
from meetings.models.notice import Notice
from meetings.models.posted import AboutMeeting, AboutMeetingQuerySet
from meetings.models.reminder_rule import ReminderRule


class ReminderQuerySet(AboutMeetingQuerySet):
    def sendable(self, now):
        """Planned, of a live and announced meeting that has not begun, to an active user.

        After a stop only the latest of several reminders of one meeting goes out to a recipient.
        """
        superseded = Reminder.objects.filter(
            meeting=OuterRef("meeting"),
            recipient=OuterRef("recipient"),
            date_revision=OuterRef("date_revision"),
            state__in=[Reminder.State.PLANNED, Reminder.State.SENT],
            days_before__lt=OuterRef("days_before"),
            due_at__lte=now,
        )
        return (
            super()
            .sendable(now)
            .filter(date_revision=F("meeting__date_revision"), meeting__status__in=Meeting.UNSETTLED)
            .filter(meeting__starts_at__gt=now)
            .exclude(meeting__visibility=Meeting.Visibility.DRAFT)
            .exclude(Exists(superseded))
        )

    def to_send(self):
        """Also the message that it follows, the invitation and whether it is answered, and whether anything has changed."""
        same = {"meeting": OuterRef("meeting")}
        sent = Notice.objects.to_those_called().filter(**same, state=Notice.State.SENT)
        first = sent.filter(recipient=OuterRef("recipient")).order_by("sent_at", "pk")
        called = Invitation.objects.standing().filter(**same, person=OuterRef("recipient__person"))
        silent = called.filter(answer=Invitation.Answer.NONE)
        return (
            super()
            .to_send()
            .annotate(
                thread_uid=Subquery(first.values("uid")[:1]),
                silent_uid=Subquery(silent.values("uid")[:1]),
                is_answered=Exists(called.exclude(answer=Invitation.Answer.NONE)),
                marks=Stamp.beside(),
            )
        )


class Reminder(AboutMeeting):
    """One reminder to one recipient about one meeting."""

    # With it members get the agenda.
    FORMAL = models.Q(purpose="agenda")

    days_before = models.PositiveSmallIntegerField(_("days before"))
    purpose = models.CharField(_("purpose"), max_length=20, choices=ReminderRule.Purpose.choices)
    date_revision = models.PositiveIntegerField(editable=False)
    # Of the meeting that was told of: its SEQUENCE when the message went out.
    revision = models.PositiveIntegerField(null=True, editable=False)

    objects = ReminderQuerySet.as_manager()

    class Meta(AboutMeeting.Meta):
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "recipient", "date_revision", "days_before"],
                name="one_reminder_per_person_meeting_revision_and_lead",
            ),
            models.CheckConstraint(condition=STATE_IS_KNOWN, name="reminder_state_is_known"),
            models.CheckConstraint(condition=SENT_SAYS_WHEN, name="sent_says_when"),
        ]
        indexes = [
            models.Index(**QUEUE, name="reminder_queue"),
            models.Index(**IN_HAND, name="reminder_in_hand"),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.days_before} → {self.recipient_id}"

    @property
    def key(self):
        """What makes it this reminder and no other, within its meeting."""
        return self.recipient_id, self.days_before, self.date_revision

    def told(self):
        return {"revision": self.meeting.sequence}
