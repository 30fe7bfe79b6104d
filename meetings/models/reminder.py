"""Reminders: each of them is a row before it is sent."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cooperation.models import GONE_OUT, IN_HAND, QUEUE, SENT_SAYS_WHEN, STATE_IS_KNOWN, Stamp
from meetings import reminders
from meetings.models.invitation import Invitation
from meetings.models.meeting import Meeting
from meetings.models.notice import Notice
from meetings.models.posted import AboutMeeting, AboutMeetingQuerySet
from meetings.models.reminder_rule import ReminderRule


def _meeting():
    """That of the row outside."""
    return Meeting.objects.filter(pk=OuterRef("meeting"))


def _later_ones():
    """Those that the recipient of the row outside is to get later about the same meeting on the same date."""
    same = ("meeting", "recipient", "date_revision")
    return Reminder.objects.filter(
        **{name: OuterRef(name) for name in same}, days_before__lt=OuterRef("days_before")
    )


class ReminderQuerySet(AboutMeetingQuerySet):
    def of_use(self, now):
        """Of a live and announced meeting that has not begun, to an active user.

        After a stop only the latest of several reminders of one meeting goes out to a recipient.
        """
        superseded = _later_ones().filter(
            state__in=[Reminder.State.PLANNED, Reminder.State.SENT], due_at__lte=now
        )
        return (
            super()
            .of_use(now)
            .filter(date_revision=F("meeting__date_revision"), meeting__status__in=Meeting.UNSETTLED)
            .filter(meeting__starts_at__gt=now)
            .exclude(meeting__visibility=Meeting.Visibility.DRAFT)
            .exclude(Exists(superseded))
        )

    def hopeless(self, now):
        """Planned, and never to go out: of a meeting that has begun, is off or on another date."""
        coming = _meeting().filter(
            status__in=Meeting.UNSETTLED, date_revision=OuterRef("date_revision"), starts_at__gt=now
        )
        coming = coming.exclude(visibility=Meeting.Visibility.DRAFT)
        return self.filter(~Exists(coming), state=Reminder.State.PLANNED)

    def outdone(self, now):
        """Planned and due, though a later one of the same meeting has gone out to the recipient."""
        due = self.filter(state=Reminder.State.PLANNED, due_at__lte=now, not_before__lte=now)
        return due.filter(Exists(_later_ones().filter(state=Reminder.State.SENT)))

    def withdraw(self, now):
        """Take them out of the queue and note why."""
        is_off = Q(status=Meeting.Status.CANCELLED) | Q(visibility=Meeting.Visibility.DRAFT)
        same_date = _meeting().filter(date_revision=OuterRef("date_revision"))
        later = _later_ones().filter(state=Reminder.State.SENT)
        why = Case(
            When(Exists(_meeting().filter(is_off)), then=Value(reminders.CALLED_OFF)),
            When(~Exists(same_date), then=Value(reminders.OLD_DATE)),
            When(~Exists(same_date.filter(starts_at__gt=now)), then=Value(reminders.TOO_LATE)),
            When(Exists(later), then=Value(reminders.SUPERSEDED)),
            default=Value(reminders.NOT_WANTED),
        )
        return self.update(state=Reminder.State.WITHDRAWN, last_error=why)

    def to_send(self):
        """Also the message that it follows, the invitation and whether it is answered, and whether anything has changed.

        Not the meeting itself: whoever sends many has it at hand.
        """
        same = {"meeting": OuterRef("meeting")}
        sent = Notice.objects.to_those_called().filter(**same, state=Notice.State.SENT)
        first = sent.filter(recipient=OuterRef("recipient")).order_by("sent_at", "pk")
        called = Invitation.objects.standing().filter(**same, person=OuterRef("recipient__person")).order_by()
        silent = called.filter(answer=Invitation.Answer.NONE)
        return (
            super()
            .to_send()
            .annotate(
                thread_uid=Subquery(first.values("uid")[:1]),
                silent_uid=Subquery(silent.values("uid")[:1]),
                is_answered=Exists(called.exclude(answer=Invitation.Answer.NONE)),
                sequence=F("meeting__sequence"),
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
            models.Index(**GONE_OUT, name="reminder_gone_out"),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.days_before} → {self.recipient_id}"

    @property
    def key(self):
        """What makes it this reminder and no other, within its meeting."""
        return self.recipient_id, self.days_before, self.date_revision

    @property
    def about(self):
        """Whom it tells of which date of which meeting."""
        return self.meeting_id, self.recipient_id, self.date_revision

    @cached_property
    def sequence(self):
        """That of the meeting, as it was when the row was read to be sent."""
        return self.meeting.sequence

    def told(self):
        return {"revision": self.sequence}
