"""What others already do, to compare proposals with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.area import FocusArea
from cooperation.models.likeness import waits_to_be_compared
from oresund.alphabet import Alphabetical


class ExistingInitiativeQuerySet(models.QuerySet):
    def by_name(self):
        """By their own names, which have one language, in the order of the reader's alphabet."""
        return self.order_by(Alphabetical("name"), "pk")

    def for_translators(self, user):
        return self.all()


class ExistingInitiative(models.Model):
    """Something that others already do, to compare proposals with."""

    class Auspices(models.TextChoices):
        PUBLIC = "public", _("public auspices")
        PRIVATE = "private", _("private auspices")
        MIXED = "mixed", _("mixed or civil society")

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    what = models.TextField(_("what it does"), blank=True)
    # Translators: private or public
    auspices = models.CharField(_("auspices"), max_length=10, choices=Auspices.choices)
    # Translators: the year or the day it began
    since = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    focus_areas = models.ManyToManyField(
        FocusArea, blank=True, related_name="+", verbose_name=_("focus areas")
    )

    objects = ExistingInitiativeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("existing initiative")
        verbose_name_plural = _("existing initiatives")
        triggers = [waits_to_be_compared("initiative_id", "name", "what_da", "what_sv")]

    def __str__(self):
        return self.name
