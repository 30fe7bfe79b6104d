"""Rounds of assessment: when a proposal is looked at anew, and why."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models.texts import LANGUAGE_CHOICES


class AssessmentRound(models.Model):
    """A later round; the first one needs no row, since it begins with the proposal."""

    class Cause(models.TextChoices):
        CHANGED = "changed", _("the proposal was handed in anew")
        REVIEW = "review", _("the review date had come")
        ASKED = "asked", _("somebody asked for it")

    project = models.ForeignKey(
        "cooperation.Project", models.PROTECT, related_name="assessment_rounds", verbose_name=_("project")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    # Translators: why a round of assessment began
    cause = models.CharField(pgettext_lazy("of a round", "cause"), max_length=10, choices=Cause.choices)
    begun_on = models.DateField(_("begun"))
    begun_by = models.ForeignKey(
        "cooperation.User", models.PROTECT, null=True, related_name="+", verbose_name=_("begun by")
    )
    why = models.CharField(_("why"), max_length=500, blank=True)
    why_language = models.CharField(max_length=2, blank=True, choices=LANGUAGE_CHOICES)

    class Meta:
        ordering = ["project", "number"]
        verbose_name = _("round of assessment")
        verbose_name_plural = _("rounds of assessment")
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_round_per_number"),
            models.CheckConstraint(condition=Q(number__gte=2), name="later_rounds_have_rows"),
            models.CheckConstraint(
                condition=Q(cause__in=["changed", "review"], why="", why_language="")
                | (Q(cause="asked", why_language__in=["da", "sv"]) & ~Q(why="")),
                name="who_asks_for_a_round_says_why",
            ),
        ]
        triggers = [pgtrigger.Protect(name="rounds_stand", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.project_id} {self.number}"

    def remark(self, language):
        """Why it was asked for, in the language in which it was written."""
        return self.why if language == self.why_language else ""
