"""Dates by poll: what a secretariat offers, and who can come when."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PollQuerySet(models.QuerySet):
    def unsettled(self):
        """Neither a date was chosen nor the question withdrawn."""
        return self.filter(closed_at__isnull=True)

    def asking(self, now):
        """Those that can still be answered."""
        return self.unsettled().filter(closes_at__gte=now)


class Poll(models.Model):
    """The question on which of several dates a meeting should be."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="polls", verbose_name=_("meeting")
    )
    opened_at = models.DateTimeField(_("opened"))
    # Translators: the time until which one may answer
    closes_at = models.DateTimeField(_("answers by"))
    # Translators: the time at which a question was settled or withdrawn
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    chosen = models.OneToOneField(
        "meetings.Slot",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("chosen date"),
    )

    objects = PollQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "-opened_at"]
        # Translators: a question about dates
        verbose_name = _("poll")
        # Translators: questions about dates
        verbose_name_plural = _("polls")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(closed_at__isnull=True), name="one_open_poll_per_meeting"
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")), name="poll_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(chosen__isnull=True) | Q(closed_at__isnull=False), name="a_choice_closes_the_poll"
            ),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.opened_at:%Y-%m-%d}"


class Slot(models.Model):
    """A time that a poll offers."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="slots", verbose_name=_("poll"))
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        ordering = ["starts_at", "pk"]
        # Translators: a time that a poll offers
        verbose_name = _("proposed time")
        # Translators: times that a poll offers
        verbose_name_plural = _("proposed times")
        constraints = [
            models.UniqueConstraint(fields=["poll", "starts_at"], name="one_slot_per_start"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_ends_after_it_starts"),
        ]

    def __str__(self):
        return f"{self.poll_id} {self.starts_at:%Y-%m-%d %H:%M}"


class Vote(models.Model):
    """Whether one person can come at a proposed time."""

    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("can come", "yes")
        IF_NEED_BE = "if_need_be", pgettext_lazy("can come", "if need be")
        NO = "no", pgettext_lazy("can come", "no")

    slot = models.ForeignKey(Slot, models.CASCADE, related_name="votes", verbose_name=_("proposed time"))
    person = models.ForeignKey(
        "cooperation.Person", models.CASCADE, related_name="+", verbose_name=_("person")
    )
    answer = models.CharField(_("answer"), max_length=12, choices=Answer.choices)
    answered_at = models.DateTimeField(_("answered"))

    class Meta:
        ordering = ["slot", "pk"]
        verbose_name = _("answer about dates")
        verbose_name_plural = _("answers about dates")
        constraints = [
            models.UniqueConstraint(fields=["slot", "person"], name="one_vote_per_person_and_slot"),
            models.CheckConstraint(
                condition=Q(answer__in=["yes", "if_need_be", "no"]), name="vote_of_a_known_kind"
            ),
        ]

    def __str__(self):
        return f"{self.slot_id} {self.person_id}: {self.answer}"
