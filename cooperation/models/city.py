"""The two cities that cooperate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.stamp import renews_a_stamp
from cooperation.models.texts import LANGUAGE_CHOICES


class City(models.Model):
    """Copenhagen or Malmö: its names, its country, and where it receives its guests."""

    code = models.CharField(_("code"), max_length=10, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    official_name = models.CharField(_("official name"), max_length=200)
    default_venue = models.CharField(_("usual venue"), max_length=300, blank=True)
    country = models.CharField(
        _("country"), max_length=2, choices=[("DK", _("Denmark")), ("SE", _("Sweden"))]
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    currency = models.CharField(_("currency"), max_length=3)
    time_zone = models.CharField(_("time zone"), max_length=50)

    class Meta:
        ordering = ["code"]
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        constraints = [
            models.CheckConstraint(condition=models.Q(code__in=["cph", "malmo"]), name="two_cities"),
        ]
        triggers = [renews_a_stamp()]

    def __str__(self):
        return self.name or self.code
