"""Border obstacles: what makes it hard to be a citizen of the region, and who could remove it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models.area import FocusArea
from cooperation.models.texts import in_both_languages
from oresund.alphabet import Alphabetical
from oresund.formats import language


class ObstacleQuerySet(models.QuerySet):
    def by_name(self):
        """In the order of the names that the reader sees."""
        return self.order_by(Alphabetical(f"name_{language()}"), "pk")

    def for_translators(self, user):
        return self.all()


class Obstacle(models.Model):
    """A border obstacle; an initiative can remove those of the cities, others are referred to their owner (R-38)."""

    class Owner(models.TextChoices):
        CITY = "city", pgettext_lazy("who can remove an obstacle", "the cities")
        REGION = "region", pgettext_lazy("who can remove an obstacle", "the region")
        STATE = "state", pgettext_lazy("who can remove an obstacle", "the state")
        EU = "eu", pgettext_lazy("who can remove an obstacle", "the EU")

    name = models.CharField(_("name"), max_length=200)
    owner = models.CharField(_("who can remove it"), max_length=10, choices=Owner.choices)
    focus_area = models.ForeignKey(
        FocusArea,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="obstacles",
        verbose_name=_("focus area"),
    )

    objects = ObstacleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("border obstacle")
        verbose_name_plural = _("border obstacles")
        constraints = [
            models.CheckConstraint(
                condition=in_both_languages("name"), name="obstacle_named_in_both_languages"
            ),
            models.CheckConstraint(
                condition=models.Q(owner__in=["city", "region", "state", "eu"]),
                name="obstacle_owner_is_known",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_solvable(self):
        """Whether an initiative of the cities can remove it; no false promises of others (R-38)."""
        return self.owner == self.Owner.CITY
