"""Assessments of whether a proposal is something the cities may start."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.models.project import Project
from cooperation.models.texts import in_both_languages


def _is_added(column):
    """SQL: nothing but a text that was empty is new; modeltranslation keeps a copy in the column without a language."""
    texts = f"ARRAY['reason', '{column}']"
    others_stand = f"to_jsonb(NEW) - {texts} = to_jsonb(OLD) - {texts}"
    return f"({others_stand} AND coalesce(OLD.{column}, '') = '' AND NEW.{column} > '')"


class AssessmentQuerySet(models.QuerySet):
    def public(self):
        return self.filter(project__in=Project.objects.public())

    def for_translators(self, user):
        return self.filter(project__in=Project.objects.visible_to(user)).select_related("project")


class Assessment(models.Model):
    """One assessment of a proposal; a new one is added, none is ever changed."""

    # A reason may be translated once, and then stands in both languages.
    translations_stand = True

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
    # Translators: what an assessment, or a meeting about an item of its agenda, came to
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

    objects = AssessmentQuerySet.as_manager()

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
            pgtrigger.Protect(name="assessments_stand", operation=pgtrigger.Delete),
            # But a reason that exists in one language may be translated into the other.
            pgtrigger.Protect(
                name="what_was_assessed_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"NOT ({_is_added('reason_da')} OR {_is_added('reason_sv')})"),
            ),
        ]

    def __str__(self):
        return f"{self.project} {self.outcome}"
