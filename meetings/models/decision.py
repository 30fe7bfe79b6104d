"""What a meeting decided about a project, and how each delegation stood to it."""

import pgtrigger
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models.texts import in_both_languages
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting

_AT_A_HELD_MEETING = """
    IF NOT EXISTS (
        SELECT 1 FROM meetings_agendaitem AS item JOIN meetings_meeting AS meeting ON meeting.id = item.meeting_id
        WHERE item.id = NEW.item_id AND meeting.status = 'held'
    ) THEN
        RAISE EXCEPTION 'only a meeting that was held has decided'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'decided_at_a_held_meeting';
    END IF;
    RETURN NEW;
"""
_SAYS_NOTHING = Q(words_da="", words_sv="")


class DecisionQuerySet(models.QuerySet):
    def standing(self):
        """Those that no later one has corrected."""
        return self.filter(corrected_by__isnull=True)

    def with_stances(self):
        """With the meeting, and how each delegation stood."""
        stances = Prefetch("stances", Stance.objects.select_related("city"))
        beside = self.select_related("project", "item__meeting__body", "item__meeting__host_city")
        return beside.prefetch_related(stances).order_by("item__meeting__starts_at", "pk")


class Decision(models.Model):
    """A decision about a project at an item of an agenda (R-23, R-34). A wrong one is corrected by another one."""

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", pgettext_lazy("decision about a project", "adopted as a joint initiative")
        REJECTED = "rejected", pgettext_lazy("decision about a project", "rejected")
        RETURNED = "returned", pgettext_lazy("decision about a project", "returned for completion")
        MERGED = "merged", pgettext_lazy("decision about a project", "merged with another proposal")
        DEFERRED = "deferred", pgettext_lazy("decision about a project", "deferred to a later meeting")

    SAYS_WHY = (Outcome.REJECTED, Outcome.RETURNED, Outcome.MERGED)

    item = models.ForeignKey(
        AgendaItem, models.PROTECT, related_name="decisions", verbose_name=_("agenda item")
    )
    project = models.ForeignKey(
        "cooperation.Project", models.PROTECT, related_name="decisions", verbose_name=_("project")
    )
    # Translators: what a meeting decided
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    words_da = models.TextField(_("reason"), max_length=2000, blank=True)
    words_sv = models.TextField(_("reason"), max_length=2000, blank=True)
    # The move of the project that came of it; none where the project was taken over as it already was, or stays as it is.
    move = models.ForeignKey("cooperation.Move", models.PROTECT, null=True, related_name="decisions")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    # Translators: the time at which something was written down
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now)
    recorded_by = models.ForeignKey(
        "cooperation.User", models.PROTECT, null=True, related_name="+", verbose_name=_("recorded by")
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("decision about a project")
        verbose_name_plural = _("decisions about projects")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "project"], condition=Q(corrects__isnull=True), name="decided_once_at_an_item"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["adopted", "rejected", "returned", "merged", "deferred"]),
                name="decision_of_a_known_outcome",
            ),
            models.CheckConstraint(
                condition=in_both_languages("words")
                | (_SAYS_NOTHING & Q(outcome__in=["adopted", "deferred"])),
                name="decision_says_why_in_both",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="decisions_stand", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="decided_at_a_held_meeting",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_AT_A_HELD_MEETING,
            ),
        ]

    def __str__(self):
        return f"{self.project_id} {self.outcome}"

    @property
    def decided_on(self):
        """The day of the meeting, and no other (R-23)."""
        return self.item.meeting.day

    @property
    def is_agreed(self):
        """Whether all delegations agreed, as far as there were any (R-34)."""
        kinds = [one.kind for one in self.stances.all()]
        return bool(kinds) and set(kinds) == {Stance.Kind.AGREES}

    @property
    def is_open(self):
        """Whether everybody may read more of it than the day and the body (R-53)."""
        return not self.item.confidential and self.item.meeting.visibility == Meeting.Visibility.PUBLIC


class Stance(models.Model):
    """How the delegation of one city stood to a decision: no city outvotes the other (R-34)."""

    class Kind(models.TextChoices):
        AGREES = "agrees", pgettext_lazy("a delegation", "agrees")
        RESERVATION = "reservation", pgettext_lazy("a delegation", "has a reservation")

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="stances")
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("city"))
    # Translators: whether a delegation agrees with a decision
    kind = models.CharField(_("stance"), max_length=12, choices=Kind.choices)
    words_da = models.TextField(_("reservation"), max_length=2000, blank=True)
    words_sv = models.TextField(_("reservation"), max_length=2000, blank=True)

    class Meta:
        ordering = ["city"]
        verbose_name = _("stance of a delegation")
        verbose_name_plural = _("stances of delegations")
        constraints = [
            models.UniqueConstraint(fields=["decision", "city"], name="one_stance_of_each_delegation"),
            models.CheckConstraint(
                condition=(Q(kind="agrees") & _SAYS_NOTHING)
                | (Q(kind="reservation") & in_both_languages("words")),
                name="reservation_is_said_in_both",
            ),
        ]
        triggers = [pgtrigger.Protect(name="stances_stand", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.city_id} {self.kind}"
