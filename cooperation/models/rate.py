"""What the money of one city is worth in that of the other: rates as published, and those that decisions have frozen."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperation import money

_IS_FROZEN = """
    IF EXISTS (SELECT 1 FROM cooperation_frozenrate WHERE rate_id = OLD.id) THEN
        RAISE EXCEPTION 'a decision rests on this rate'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'frozen_rates_stand';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
"""
_AS_PUBLISHED = """
    IF NOT EXISTS (
        SELECT 1 FROM cooperation_exchangerate WHERE id = NEW.rate_id AND sek_per_100_dkk = NEW.sek_per_100_dkk
        AND "on" = NEW."on" AND source = NEW.source AND source_url = NEW.source_url
    ) THEN
        RAISE EXCEPTION 'a frozen rate is a copy of the one that was entered'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'frozen_as_entered';
    END IF;
    RETURN NEW;
"""


def _is_likely():
    return Q(sek_per_100_dkk__gte=money.LOWEST_RATE, sek_per_100_dkk__lte=money.HIGHEST_RATE)


class ExchangeRateQuerySet(models.QuerySet):
    def latest_first(self):
        return self.order_by("-on", "-pk")

    def at(self, day):
        """Those that a decision of a day may rest on: of that day or not long before, the latest first."""
        return self.filter(on__lte=day, on__gte=day - money.RATE_HOLDS).latest_first()

    def newest(self, today):
        return self.filter(on__lte=today).latest_first().first()


class ExchangeRate(models.Model):
    """SEK for 100 DKK on a day, as a central bank has published it and a secretariat has entered it."""

    on = models.DateField(_("date"))
    sek_per_100_dkk = models.DecimalField(_("SEK for 100 DKK"), max_digits=10, decimal_places=6)
    # Translators: who has published an exchange rate
    source = models.CharField(_("source"), max_length=100)
    source_url = models.URLField(_("address of the source"), max_length=500)
    # Nobody where the portal itself took it over.
    entered_by = models.ForeignKey(
        "cooperation.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    entered_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ExchangeRateQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.UniqueConstraint("on", Lower("source"), name="one_rate_a_day_and_source"),
            models.CheckConstraint(condition=_is_likely(), name="rate_is_the_right_way_round"),
            models.CheckConstraint(condition=~Q(source=""), name="rate_has_a_source"),
            models.CheckConstraint(
                condition=Q(source_url__regex=r"^https?://"), name="rate_source_is_on_the_web"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="frozen_rates_stand",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=_IS_FROZEN,
            ),
        ]

    def __str__(self):
        return f"{self.on} {self.source}"

    @property
    def dkk_per_100_sek(self):
        return money.inverse(self.sek_per_100_dkk)


class FrozenRate(models.Model):
    """The rate on which a decision rests: a copy that nothing changes any more, whatever becomes of the money."""

    project = models.OneToOneField(
        "cooperation.Project", models.PROTECT, related_name="frozen_rate", verbose_name=_("project")
    )
    rate = models.ForeignKey(
        ExchangeRate, models.PROTECT, related_name="frozen", verbose_name=_("exchange rate")
    )
    on = models.DateField(_("date"))
    sek_per_100_dkk = models.DecimalField(_("SEK for 100 DKK"), max_digits=10, decimal_places=6)
    source = models.CharField(_("source"), max_length=100)
    source_url = models.URLField(_("address of the source"), max_length=500)
    frozen_by = models.ForeignKey(
        "cooperation.User", models.PROTECT, null=True, related_name="+", verbose_name=_("frozen by")
    )
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("frozen rate")
        verbose_name_plural = _("frozen rates")
        triggers = [
            pgtrigger.Protect(name="what_is_frozen_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="frozen_as_entered",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_AS_PUBLISHED,
            ),
        ]

    def __str__(self):
        return f"{self.project_id} {self.on}"

    @property
    def dkk_per_100_sek(self):
        return money.inverse(self.sek_per_100_dkk)
