"""Measurements: the values of an indicator before and after a project had its effect."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import effect
from cooperation.models.indicator import SOURCE_ON_THE_WEB, Indicator
from cooperation.models.of_project import OfProjectQuerySet


class MeasurementQuerySet(OfProjectQuerySet):
    path = "indicator__project"


class Measurement(models.Model):
    """One value of an indicator on a day, in one city or in both together, before or after. No figure is invented."""

    class Moment(models.TextChoices):
        # Translators: before a project had its effect
        BEFORE = effect.BEFORE, _("before")
        # Translators: after a project had its effect
        AFTER = effect.AFTER, _("after")

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="measurements", verbose_name=_("indicator")
    )
    # Translators: before or after
    moment = models.CharField(_("before or after"), max_length=6, choices=Moment.choices)
    # Empty: both cities together.
    city = models.ForeignKey(
        "cooperation.City", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("city")
    )
    on = models.DateField(_("date"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=4)
    source = models.CharField(_("source"), max_length=300, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "city", "on"],
                nulls_distinct=False,
                name="one_measurement_a_day_and_city",
            ),
            models.CheckConstraint(
                condition=Q(moment__in=list(effect.MOMENTS)), name="measured_before_or_after"
            ),
            models.CheckConstraint(condition=SOURCE_ON_THE_WEB, name="measurement_source_is_on_the_web"),
        ]

    def __str__(self):
        return f"{self.indicator_id} {self.on}"

    @property
    def project(self):
        return self.indicator.project

    @property
    def as_measured(self):
        """As the rule of effect looks at it."""
        return effect.Measured(self.city_id or effect.BOTH, self.moment, self.on, self.value)
