"""Messages as rows: to whom about which meeting, when they are due, and how far they have come."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

STATE_IS_KNOWN = Q(state__in=["planned", "sent", "failed", "withdrawn"])
SENT_SAYS_WHEN = Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True))
QUEUE = {"fields": ["not_before", "id"], "condition": Q(state="planned")}


class PostedQuerySet(models.QuerySet):
    def ready(self, now):
        """Planned, with its time come, and to somebody who may be written to; the one that has waited longest first."""
        ready = self.filter(state=Posted.State.PLANNED, due_at__lte=now, not_before__lte=now)
        reachable = ready.filter(recipient__is_active=True).exclude(recipient__email="")
        return reachable.order_by("not_before", "pk")

    def with_a_worker(self, now):
        """Claimed and not settled, also those withdrawn meanwhile: whether they arrive is not known yet."""
        unsettled = self.filter(state__in=[Posted.State.PLANNED, Posted.State.WITHDRAWN])
        return unsettled.filter(tries__gt=0, last_error="", not_before__gt=now)

    def to_send(self):
        """With what a message says."""
        return self.select_related("meeting__body", "meeting__host_city", "recipient__city")


class Posted(models.Model):
    """One message to one recipient about one meeting; the clock sends it."""

    class State(models.TextChoices):
        # Translators: a reminder that waits for its time
        PLANNED = "planned", _("planned")
        # Translators: the state of a reminder, and the time of sending
        SENT = "sent", _("sent")
        # Translators: a reminder that could not be sent
        FAILED = "failed", _("failed")
        # Translators: a reminder of a meeting that was cancelled or moved
        WITHDRAWN = "withdrawn", _("withdrawn")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="%(class)ss", verbose_name=_("meeting")
    )
    recipient = models.ForeignKey(
        "cooperation.User", models.CASCADE, related_name="%(class)ss", verbose_name=_("recipient")
    )
    # Translators: the time from which a reminder is to be sent
    due_at = models.DateTimeField(_("due"))
    # A claim or a failed try moves this ahead; a worker that died thereby gives the row back.
    not_before = models.DateTimeField()
    # Translators: how far it has come: a reminder, a project, a meeting
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    # Translators: how often sending was tried
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    # Of the last try; a worker that has just claimed the row has had none.
    last_error = models.TextField(_("last error"), blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["due_at", "pk"]
