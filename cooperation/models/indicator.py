"""Indicators: by what one can tell that a project has changed something."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.models.of_project import OfProjectQuerySet
from cooperation.models.texts import in_both_languages

SOURCE_ON_THE_WEB = Q(source_url="") | Q(source_url__regex=r"^https?://")


class Indicator(models.Model):
    """How one can tell that it has become easier to be a citizen of the region: a question, and its unit (R-05)."""

    project = models.ForeignKey(
        "cooperation.Project", models.CASCADE, related_name="indicators", verbose_name=_("project")
    )
    # Translators: the question that an indicator answers
    name = models.CharField(_("what is measured"), max_length=300)
    # Translators: of a measurement: days, percent, persons
    unit = models.CharField(_("unit"), max_length=50)
    # Translators: who or what is counted or asked
    population = models.CharField(_("who is asked or counted"), max_length=300, blank=True)
    obstacle = models.CharField(_("the border obstacle that is lowered"), max_length=300, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=4, null=True, blank=True)
    # Translators: where figures come from
    source = models.CharField(_("source"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OfProjectQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        constraints = [
            models.CheckConstraint(
                condition=in_both_languages("name") & in_both_languages("unit"),
                name="indicator_named_in_both_languages",
            ),
            models.CheckConstraint(condition=SOURCE_ON_THE_WEB, name="indicator_source_is_on_the_web"),
        ]

    def __str__(self):
        return f"{self.project_id} {self.pk}"
