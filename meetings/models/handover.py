"""When the chairmanship passes: what the outgoing secretariat leaves open, and who has taken it over."""

from collections import namedtuple

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperation.models.texts import in_both_languages
from meetings.models.meeting import Meeting
from meetings.rotation import passings

Progress = namedtuple("Progress", "done all")


class HandoverQuerySet(models.QuerySet):
    def latest_in_force(self):
        """The last one; a meeting that was cancelled after all, or moved ahead, passed nothing on (clarification 1)."""
        over = self.filter(meeting__ends_at__lte=timezone.now())
        stands = over.exclude(meeting__status=Meeting.Status.CANCELLED)
        return stands.select_related("meeting", "from_city", "to_city").order_by("-passed_at").first()


class Handover(models.Model):
    """The chairmanship passed from one city to the other at the end of a meeting (R-43)."""

    meeting = models.OneToOneField(
        "meetings.Meeting", models.PROTECT, related_name="handover", verbose_name=_("meeting")
    )
    from_city = models.ForeignKey(
        "cooperation.City", models.PROTECT, related_name="+", verbose_name=_("from")
    )
    to_city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("to"))
    passed_at = models.DateTimeField(_("passed"))

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["-passed_at"]
        # Translators: of the chairmanship, from one city to the other
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_city=F("to_city")), name="chairmanship_passes_to_the_other_city"
            ),
        ]

    def __str__(self):
        return f"{self.from_city_id} → {self.to_city_id} {self.passed_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("meetings:handover", args=[self.meeting.ref])

    @property
    def is_in_force(self):
        """Whether the chairmanship still passes here: a later change of hosts may keep it where it was."""
        now = timezone.now()
        passes = [one for one in passings(Meeting.objects.turns()) if one.at <= now]
        return any((one.ref, one.to_city) == (self.meeting.ref, self.to_city_id) for one in passes)

    @property
    def progress(self):
        """How many of its matters are taken over or settled, and of how many."""
        done = [item.is_done for item in self.items.with_state()]
        return Progress(sum(done), len(done))


class HandoverItemQuerySet(models.QuerySet):
    def public(self):
        """They are between the two secretariats."""
        return self.none()

    def with_state(self):
        """With what a list shows, and `is_open`: whether the matter itself has not been settled meanwhile."""
        meeting = Meeting.objects.filter(pk=OuterRef("meeting"))
        open_still = [
            When(kind=kind, then=Exists(meeting.filter(rule))) for kind, rule in HandoverItem.OPEN.items()
        ]
        return self.select_related("meeting__body", "meeting__host_city", "acknowledged_by").annotate(
            is_open=Case(*open_still, default=True, output_field=models.BooleanField())
        )

    def for_translators(self, user):
        return self.filter(kind=HandoverItem.Kind.NOTE) if user.is_secretariat else self.none()


class HandoverItem(models.Model):
    """One open matter on the list; the incoming secretariat says that it has taken it over."""

    class Kind(models.TextChoices):
        TO_RECORD = "to_record", _("to be recorded as held or cancelled")
        MINUTES = "minutes", _("minutes to be approved")
        TO_CONFIRM = "to_confirm", _("awaits confirmation")
        TO_PUBLISH = "to_publish", _("to be published")
        POLL = "poll", _("dates asked about")
        NOTE = "note", _("note from the outgoing secretariat")

    # What makes each matter an open one, said of its meeting.
    OPEN = {
        Kind.TO_RECORD: Q(status__in=Meeting.UNSETTLED),
        Kind.MINUTES: Q(status=Meeting.Status.HELD) & ~Q(minutes_state=Meeting.Minutes.APPROVED),
        Kind.TO_CONFIRM: Q(status=Meeting.Status.PLANNED),
        Kind.TO_PUBLISH: Q(status__in=Meeting.UNSETTLED, visibility=Meeting.Visibility.DRAFT),
        Kind.POLL: Q(status__in=Meeting.UNSETTLED, polls__isnull=False, polls__closed_at__isnull=True),
    }

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="items", verbose_name=_("handover"))
    # Translators: what an open matter is about
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    note = models.TextField(_("note"), blank=True)
    # Translators: the incoming secretariat says that it has taken a matter over
    acknowledged_at = models.DateTimeField(_("taken over"), null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        "cooperation.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken over by"),
    )

    objects = HandoverItemQuerySet.as_manager()

    class Meta:
        ordering = ["handover", "pk"]
        # Translators: what the outgoing secretariat leaves open
        verbose_name = _("open point")
        verbose_name_plural = _("open points")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="note", meeting__isnull=True) & in_both_languages("note")
                | Q(
                    kind__in=["to_record", "minutes", "to_confirm", "to_publish", "poll"],
                    meeting__isnull=False,
                ),
                name="open_matter_says_what",
            ),
            models.UniqueConstraint(
                fields=["handover", "kind", "meeting"], name="one_open_matter_of_a_kind_per_meeting"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="taken_over_says_when_and_by_whom",
            ),
        ]

    def __str__(self):
        return f"{self.handover_id} {self.kind}"

    def get_absolute_url(self):
        return self.handover.meeting.get_absolute_url()

    @property
    def is_done(self):
        """Whether nobody need see to it any more: taken over, or settled meanwhile. Of items `with_state`."""
        return self.acknowledged_at is not None or not self.is_open
