"""What a project has changed: indicators measured before and after, and evaluations."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import effect
from cooperation.models.of_project import OfProjectQuerySet
from cooperation.models.texts import in_both_languages, in_either_language

_ON_THE_WEB = Q(source_url="") | Q(source_url__regex=r"^https?://")


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
            models.CheckConstraint(condition=_ON_THE_WEB, name="indicator_source_is_on_the_web"),
        ]

    def __str__(self):
        return f"{self.project_id} {self.pk}"


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
            models.CheckConstraint(condition=_ON_THE_WEB, name="measurement_source_is_on_the_web"),
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
