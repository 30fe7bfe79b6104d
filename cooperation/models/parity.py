"""How far public texts exist in both languages: now, and on earlier days."""

from django.db import models
from django.db.models import Count, F, Max, Q
from django.db.models.functions import Cast, TruncMonth
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator

from cooperation import parity
from cooperation.models.translations import Translation

# In the order of cooperation.parity.AREAS.
AREA_LABELS = {
    parity.DECLARATION: _("The declaration"),
    parity.MEETINGS: _("Meetings"),
    parity.AGENDAS: _("Agendas"),
    parity.DECISIONS: _("Decisions"),
    parity.INITIATIVES: _("Initiatives"),
    parity.BODIES: _("Bodies and cities"),
}


class ParityDayQuerySet(models.QuerySet):
    def last_of_months(self, number):
        """The rows of the last day counted in each of the latest months."""
        last = self.annotate(month=TruncMonth("day")).values("month").annotate(last=Max("day"))
        days = last.order_by("-month").values("last")[:number]
        return self.filter(day__in=list(days.values_list("last", flat=True)))


class ParityDay(models.Model):
    """How many public texts of an area there were on a day, and how many of them current in both languages."""

    day = models.DateField(_("day"))
    # Translators: which part of the portal a text belongs to
    area = models.CharField(_("area"), max_length=20)
    total = models.PositiveIntegerField(_("texts"))
    current = models.PositiveIntegerField(_("current in both"))

    objects = ParityDayQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "pk"]
        verbose_name = _("parity on a day")
        verbose_name_plural = _("parity, day by day")
        constraints = [
            models.UniqueConstraint(fields=["day", "area"], name="one_parity_per_day_and_area"),
            models.CheckConstraint(
                condition=Q(current__lte=F("total")), name="no_more_current_than_there_are"
            ),
        ]

    def __str__(self):
        return f"{self.day} {self.area}: {self.current}/{self.total}"

    @property
    def share(self):
        return parity.Share(self.area, self.total, self.current)


def parity_now():
    """The shares of all areas, counted among what the public reads; one query."""
    counts = (
        Translation.objects.filter(_is_public())
        .values_list("kind", "field")
        .annotate(total=Count("pk"), current=Count("pk", filter=Q(translated_hash=F("source_hash"))))
    )
    return parity.shares(counts)


def first_written():
    """How many public texts were written first in each language: language → number; one query."""
    found = Translation.objects.filter(_is_public()).values_list("original").annotate(number=Count("pk"))
    return dict(found.order_by("original"))


def _is_public():
    """Texts of what the public may see: of models that have the word `public`, only those; else all."""
    condition = Q()
    for model in translator.get_registered_models(abstract=False):
        rows = model._default_manager
        found = rows.public() if hasattr(rows, "public") else rows.all()
        keys = found.order_by().annotate(text_key=Cast("pk", models.TextField())).values("text_key")
        condition |= Q(kind=model._meta.label_lower, object_id__in=keys)
    return condition
