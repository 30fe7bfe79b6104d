"""What each city's own council or its executive decided about a joint initiative."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COPENHAGEN, MALMO = "cph", "malmo"


class CouncilDecision(models.Model):
    """A decision of one city about money or anything else it decides for itself; nothing is known until one is entered."""

    class Body(models.TextChoices):
        BR = "br", _("City Council of Copenhagen")
        OEU = "oeu", _("Finance Committee of Copenhagen")
        KF = "kf", _("Malmö City Council")
        KS = "ks", _("municipal executive board of Malmö")

    class Outcome(models.TextChoices):
        APPROVED = "approved", pgettext_lazy("by a city's own council", "approved")
        REJECTED = "rejected", pgettext_lazy("by a city's own council", "rejected")
        REFERRED = "referred", pgettext_lazy("by a city's own council", "referred back")

    BODIES = {COPENHAGEN: (Body.BR, Body.OEU), MALMO: (Body.KF, Body.KS)}

    project = models.ForeignKey(
        "cooperation.Project", models.PROTECT, related_name="council_decisions", verbose_name=_("project")
    )
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("city"))
    body = models.CharField(_("body"), max_length=5, choices=Body.choices)
    decided_on = models.DateField(_("decided on"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    url = models.URLField(
        _("address"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["city", "decided_on", "pk"]
        verbose_name = _("decision of a city's own council")
        verbose_name_plural = _("decisions of the cities' own councils")
        constraints = [
            models.UniqueConstraint(fields=["project", "body"], name="each_body_decides_once"),
            models.CheckConstraint(
                condition=Q(city=COPENHAGEN, body__in=["br", "oeu"]) | Q(city=MALMO, body__in=["kf", "ks"]),
                name="a_body_decides_for_its_city",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["approved", "rejected", "referred"]),
                name="council_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__regex=r"^https?://"), name="council_decision_links_to_the_web"
            ),
        ]

    def __str__(self):
        return f"{self.project_id} {self.body}"
