"""Assessments of whether a proposal is something the cities may start."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.models.texts import in_both_languages


class Assessment(models.Model):
    """One assessment of a proposal; a new one is added, none is ever changed."""

    class Outcome(models.TextChoices):
        ADDITIONAL = "additional", _("additional: nobody else does it")
        DEEPENING = "deepening", _("deepens existing cooperation")
        ALREADY_TAKEN = "already_taken", _("already taken elsewhere")
        ALREADY_SOLVED = "already_solved", _("already solved satisfactorily")
        DUPLICATE = "duplicate", _("same as an earlier proposal")
        UNDETERMINED = "undetermined", _("not yet settled")

    project = models.ForeignKey(
        "cooperation.Project", models.PROTECT, related_name="assessments", verbose_name=_("project")
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    reason = models.TextField(_("reason"), blank=True)
    assessed_on = models.DateField(_("date"))
    assessed_by = models.ForeignKey(
        "cooperation.User", models.PROTECT, null=True, related_name="+", verbose_name=_("assessed by")
    )
    compared_projects = models.ManyToManyField("cooperation.Project", blank=True, related_name="+")
    compared_initiatives = models.ManyToManyField(
        "cooperation.ExistingInitiative", blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="undetermined") | in_both_languages("reason"),
                name="outcome_has_a_reason_in_both_languages",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="assessments_stand", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.project} {self.outcome}"
