"""Notices of what has just been decided: somebody is invited, a meeting has changed, dates are asked about."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cooperation.models import GONE_OUT, IN_HAND, QUEUE, SENT_SAYS_WHEN, STATE_IS_KNOWN
from meetings.models.invitation import Invitation
from meetings.models.meeting import Meeting
from meetings.models.poll import Poll
from meetings.models.posted import AboutMeeting, AboutMeetingQuerySet
from meetings.notices import CALLS


class NoticeQuerySet(AboutMeetingQuerySet):
    def of_use(self, now):
        """To an active user, about a meeting that is not over."""
        return super().of_use(now).filter(Q(kind=Notice.Kind.POLL) | Q(meeting__ends_at__gt=now))

    def sendable(self, now):
        """While another message about the same meeting is on its way to the recipient it waits, also while that is a
        reminder: the last that arrives must be the last that is true.
        """
        same = {"meeting": OuterRef("meeting"), "recipient": OuterRef("recipient")}
        others = Notice.objects.filter(**same).exclude(pk=OuterRef("pk")).with_a_worker()
        reminders = apps.get_model("meetings", "Reminder").objects.filter(**same).with_a_worker()
        return super().sendable(now).exclude(Exists(others)).exclude(Exists(reminders))

    def to_send(self):
        return super().to_send().select_related("meeting__body", "meeting__host_city")

    def to_send_again(self, now):
        """The last that was said to somebody, and what could not be said, as far as it is still what they should hear."""
        state, kind = Notice.State, Notice.Kind
        same = {"meeting": OuterRef("meeting"), "recipient": OuterRef("recipient")}
        later = Notice.objects.to_those_called().filter(**same, state=state.SENT)
        is_last = ~Exists(later.filter(sent_at__gt=OuterRef("sent_at")))
        newest = Q(state=state.FAILED, revision=F("meeting__sequence")) | (Q(state=state.SENT) & is_last)
        standing = Invitation.objects.standing().filter(meeting=OuterRef("meeting"))
        called = Exists(standing.filter(person=OuterRef("recipient__person")))
        ahead = Q(meeting__status__in=Meeting.UNSETTLED, meeting__starts_at__gt=now)
        asked = Exists(Poll.objects.asking(now).filter(pk=OuterRef("revision")))
        return (
            super()
            .to_send_again(now)
            .filter(
                (Q(kind__in=CALLS) & newest & ahead & called)
                | (Q(kind=kind.RELEASE) & newest & ahead & ~called)
                | (Q(kind=kind.CANCELLATION, meeting__status=Meeting.Status.CANCELLED) & newest)
                | (Q(kind=kind.POLL) & asked)
            )
        )

    def to_those_called(self):
        """All but the questions about dates."""
        return self.exclude(kind=Notice.Kind.POLL)


class Notice(AboutMeeting):
    """One notice to one recipient about one meeting, sent as soon as it is written."""

    class Kind(models.TextChoices):
        # Translators: a message that calls somebody to a meeting
        INVITATION = "invitation", _("notice of meeting")
        # Translators: a message that says a meeting has moved, or is elsewhere
        CHANGE = "change", _("change")
        # Translators: a message that says a meeting is cancelled
        CANCELLATION = "cancellation", _("cancellation")
        # Translators: a message that says somebody need not come after all
        RELEASE = "release", _("no longer called")
        # Translators: a message that asks on which dates somebody can come
        POLL = "poll", _("question about dates")

    # A question about dates is not: it may as well be asked by telephone.
    FORMAL = ~Q(kind="poll")
    PLANNED_ANEW = ~Q(kind="poll")

    # Translators: what a message is about
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    # Which state of the matter it tells of: the SEQUENCE of the meeting, or the number of the poll.
    revision = models.PositiveIntegerField(editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta(AboutMeeting.Meta):
        verbose_name = _("message about a meeting")
        verbose_name_plural = _("messages about meetings")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "recipient", "kind", "revision"],
                name="one_notice_per_person_meeting_kind_and_revision",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["invitation", "change", "cancellation", "release", "poll"]),
                name="notice_of_a_known_kind",
            ),
            models.CheckConstraint(condition=STATE_IS_KNOWN, name="notice_state_is_known"),
            models.CheckConstraint(condition=SENT_SAYS_WHEN, name="sent_notice_says_when"),
        ]
        indexes = [
            models.Index(**QUEUE, name="notice_queue"),
            models.Index(**IN_HAND, name="notice_in_hand"),
            models.Index(**GONE_OUT, name="notice_gone_out"),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.kind} → {self.recipient_id}"
