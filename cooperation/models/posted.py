"""Messages as rows: to whom and why, when they are due, how far they have come, and what was said."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

STATE_IS_KNOWN = Q(state__in=["planned", "sent", "failed", "withdrawn"])
SENT_SAYS_WHEN = Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True))
QUEUE = {"fields": ["not_before", "id"], "condition": Q(state="planned")}
IN_HAND = {"fields": ["claimed_by"], "condition": Q(claimed_by__isnull=False)}
GONE_OUT = {"fields": ["sent_at", "id"], "condition": Q(state="sent")}
REACHABLE = Q(recipient__is_active=True) & ~Q(recipient__email="")


class PostedQuerySet(models.QuerySet):
    """Each queue says in `of_use` which rows still matter to somebody, in `sendable` which of them may go out, whoever
    holds them; and in `to_send` what is loaded with them."""

    def of_use(self, now):
        """What would be true if it were sent at this moment, whatever has become of it so far."""
        return self.filter(self.model.REACHABLE)

    def to_come(self, now):
        """What will be sent in its time, if nothing changes until then."""
        return self.of_use(now).filter(state=Posted.State.PLANNED)

    def sendable(self, now):
        return self.to_come(now).filter(due_at__lte=now)

    def to_send_again(self, now):
        """What was sent or has failed, and would do good a second time."""
        return self.of_use(now).filter(state__in=[Posted.State.SENT, Posted.State.FAILED])

    def awaiting_a_look(self, now):
        """What a secretary should look at now before it goes out."""
        return self.none()

    def due(self, now):
        """What somebody should send now; the one that has waited longest first."""
        free = self.sendable(now).filter(claimed_by__isnull=True, not_before__lte=now)
        return free.order_by("not_before", "pk")

    def to_withdraw(self):
        """What nobody has begun to send, and no plan would put back."""
        waits = self.filter(state=Posted.State.PLANNED, claimed_by__isnull=True)
        return waits.exclude(self.model.PLANNED_ANEW)

    def arrived(self):
        """What somebody has got, also where it is to go out once more: its language is that in which it was said."""
        return self.filter(Q(state=Posted.State.SENT) | ~Q(language=""))

    def with_a_worker(self):
        """Claimed and not settled, also those withdrawn meanwhile: whether they arrive is not known yet."""
        unsettled = [Posted.State.PLANNED, Posted.State.WITHDRAWN]
        return self.filter(state__in=unsettled, claimed_by__isnull=False)

    def to_send(self):
        """With what a message says."""
        return self.select_related("recipient__refusal")


class Posted(models.Model):
    """One message to one recipient; the clock sends it."""

    class State(models.TextChoices):
        # Translators: a reminder that waits for its time
        PLANNED = "planned", _("planned")
        # Translators: the state of a reminder, and the time of sending
        SENT = "sent", _("sent")
        # Translators: a reminder that could not be sent
        FAILED = "failed", _("failed")
        # Translators: a reminder of a meeting that was cancelled or moved
        WITHDRAWN = "withdrawn", _("withdrawn")

    # To whom anything goes out at all.
    REACHABLE = REACHABLE
    # Kinds of which a second one would do harm: never tried again where the first may have arrived (see DECISIONS).
    AT_MOST_ONCE: tuple[str, ...] = ()
    # Which rows are written again by a plan as long as they are wanted.
    PLANNED_ANEW = Q(pk__in=[])
    # From when on there is no use in it.
    late_from = None

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # Translators: the time from which a reminder is to be sent
    due_at = models.DateTimeField(_("due"))
    # A failed try moves this ahead; of what has failed for good it says when that was.
    not_before = models.DateTimeField()
    # Translators: how far it has come: a reminder, a project, a meeting
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    # The worker that is about to send it: a number that the database knows as long as that worker lives.
    claimed_by = models.IntegerField(null=True, editable=False)
    # Translators: how often sending was tried
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    # Of the last try; a worker that has just claimed the row has had none.
    last_error = models.TextField(_("last error"), blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    # What went out and where to; until then it is made anew whenever somebody looks.
    language = models.CharField(_("language"), max_length=2, blank=True, editable=False)
    address = models.EmailField(_("e-mail"), max_length=320, blank=True, editable=False)
    # Translators: of a message
    subject = models.TextField(_("subject"), blank=True, editable=False)
    # Translators: what a message says
    body = models.TextField(_("text"), blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["due_at", "pk"]

    @property
    def counts_as_told(self):
        """Whether it has arrived, also where it is to go out once more, or a worker has begun to send it."""
        arrived = self.state == self.State.SENT or bool(self.language)
        return arrived or (self.state != self.State.FAILED and self.claimed_by is not None)

    @property
    def arrived_at(self):
        """When; about when, of what is to go out once more; None of what never did."""
        return self.sent_at or (self.due_at if self.language else None)

    @property
    def mark(self):
        """How a page tells whether somebody has done something with it meanwhile."""
        return f"{self.uid.hex}.{self.state}.{self.tries}.{self.claimed_by or 0}"

    @property
    def goes_once(self):
        """Whether it is rather lost than sent twice."""
        return getattr(self, "kind", "") in self.AT_MOST_ONCE

    def told(self):
        """What else is noted when it is sent, by column."""
        return {}
