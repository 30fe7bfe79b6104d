"""Messages about one meeting, and which of them a secretary looks at before they go out."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.models import Posted, PostedQuerySet

UNSEEN = Q(meeting__body__formal_mail_waits=True, approved_at__isnull=True)
# Whoever looked sooner would approve an agenda that is not written yet.
LOOK_AHEAD = timedelta(days=7)


class AboutMeetingQuerySet(PostedQuerySet):
    def sendable(self, now):
        return super().sendable(now).exclude(self.model.FORMAL & UNSEEN)

    def awaiting_a_look(self, now):
        """Formal mail of bodies that want it seen first, from a week before it is due."""
        return self.to_come(now).filter(self.model.FORMAL & UNSEEN, due_at__lte=now + LOOK_AHEAD)


class AboutMeeting(Posted):
    """One message to one recipient about one meeting."""

    # Which rows are formal mail.
    FORMAL = Q(pk__in=[])
    PLANNED_ANEW = ~Q(pk__in=[])

    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="%(class)ss", verbose_name=_("meeting")
    )
    recipient = models.ForeignKey(
        "cooperation.User", models.CASCADE, related_name="%(class)ss", verbose_name=_("recipient")
    )
    # Translators: the time at which a message was approved to be sent
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        "cooperation.User",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("approved by"),
    )

    class Meta(Posted.Meta):
        abstract = True

    @property
    def late_from(self):
        return self.meeting.starts_at
