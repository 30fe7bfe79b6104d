"""What the two cities sign together, each for itself."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import signing
from cooperation.models.texts import in_both_languages


class SignOffQuerySet(models.QuerySet):
    def signatures(self):
        """Those that were given, with whether they were taken back."""
        given = self.filter(takes_back__isnull=True).select_related("city", "signed_by")
        return given.annotate(is_taken_back=Q(taken_back_by__isnull=False)).order_by("pk")


class SignOff(models.Model):
    """A city's signature under one edition of what is signed, or that it took one back; none is ever changed."""

    class Matter(models.TextChoices):
        ADOPTION = signing.ADOPTION, pgettext_lazy("what is signed", "the adoption")
        BUDGET = signing.BUDGET, pgettext_lazy("what is signed", "the budget")
        COMPLETION = signing.COMPLETION, pgettext_lazy("what is signed", "the completion")
        WITHDRAWAL = signing.WITHDRAWAL, pgettext_lazy("what is signed", "the withdrawal")

    project = models.ForeignKey(
        "cooperation.Project", models.PROTECT, related_name="sign_offs", verbose_name=_("project")
    )
    # Translators: what is signed
    matter = models.CharField(_("matter"), max_length=10, choices=Matter.choices)
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("city"))
    signed_by = models.ForeignKey(
        "cooperation.User", models.PROTECT, null=True, related_name="+", verbose_name=_("signed by")
    )
    # Translators: the time of a signature
    signed_at = models.DateTimeField(_("signed"), default=timezone.now)
    digest = models.CharField(max_length=64)
    # How many signatures of the city under the same words were taken back before this one.
    turn = models.PositiveSmallIntegerField(default=0, db_default=0)
    takes_back = models.OneToOneField("self", models.PROTECT, null=True, related_name="taken_back_by")
    # Why a project that both cities adopted is withdrawn: it stands nowhere else before they both have signed it.
    reason_da = models.TextField(_("reason"), max_length=2000, blank=True)
    reason_sv = models.TextField(_("reason"), max_length=2000, blank=True)

    objects = SignOffQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("signature of a city")
        verbose_name_plural = _("signatures of the cities")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "matter", "city", "digest", "turn"],
                condition=Q(takes_back__isnull=True),
                name="a_city_signs_once",
            ),
            models.UniqueConstraint(
                fields=["project", "matter", "digest", "turn", "signed_by"],
                condition=Q(takes_back__isnull=True),
                name="nobody_signs_for_both_cities",
            ),
            models.CheckConstraint(condition=Q(matter__in=signing.MATTERS), name="signed_matter_is_known"),
            models.CheckConstraint(
                condition=~Q(matter=signing.WITHDRAWAL) | in_both_languages("reason"),
                name="withdrawal_is_signed_with_its_reason",
            ),
        ]
        triggers = [pgtrigger.Protect(name="signatures_stand", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.project_id} {self.matter} {self.city_id}"
