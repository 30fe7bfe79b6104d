"""Evaluations: what citizens noticed of a project, and what was learnt."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.of_project import OfProjectQuerySet
from cooperation.models.texts import in_either_language


class Evaluation(models.Model):
    """Looking back: what did citizens notice (R-12, asked again), what was learnt, and whom did it inspire (R-20)."""

    project = models.ForeignKey(
        "cooperation.Project", models.CASCADE, related_name="evaluations", verbose_name=_("project")
    )
    evaluated_on = models.DateField(_("date"))
    noticed = models.TextField(_("what did citizens notice?"), max_length=3000, blank=True)
    learnt = models.TextField(_("what was learnt?"), max_length=3000, blank=True)
    inspired = models.TextField(_("whom did it inspire?"), max_length=2000, blank=True)
    evaluated_by = models.ForeignKey(
        "cooperation.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("evaluated by"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-evaluated_on"]
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        constraints = [
            models.UniqueConstraint(fields=["project", "evaluated_on"], name="one_evaluation_a_day"),
            models.CheckConstraint(
                condition=in_either_language("noticed"), name="evaluation_says_what_was_noticed"
            ),
        ]

    def __str__(self):
        return f"{self.project_id} {self.evaluated_on}"
