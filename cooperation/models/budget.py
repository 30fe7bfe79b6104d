"""What a project costs, line by line: who pays how much, in the money that it is paid in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import money
from cooperation.models.of_project import OfProjectQuerySet
from cooperation.models.partner import partner_of_the_same_project
from cooperation.models.stamp import renews_a_stamp
from cooperation.models.texts import in_either_language


class BudgetLineQuerySet(OfProjectQuerySet):
    def in_order(self):
        """City by city, as they were entered, with what a table of them shows."""
        return self.select_related("city", "partner").order_by("city", "pk")


class BudgetLine(models.Model):
    """An amount that a city, or a partner on its side, puts into a project. Nothing is added up across currencies."""

    class Currency(models.TextChoices):
        DKK = money.DKK, money.DKK
        SEK = money.SEK, money.SEK

    project = models.ForeignKey(
        "cooperation.Project", models.CASCADE, related_name="budget_lines", verbose_name=_("project")
    )
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("city"))
    # Empty: the city itself. A line outlives its partner, for the money is still there to be accounted for.
    partner = models.ForeignKey(
        "cooperation.Partner",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="budget_lines",
        verbose_name=_("partner"),
    )
    # Translators: of a line in a budget: what the money is for
    what = models.CharField(_("what it is for"), max_length=200, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices)
    # Rises with every change, so that two who edit at once notice each other.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = BudgetLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        constraints = [
            models.CheckConstraint(condition=in_either_language("what"), name="budget_line_says_what_for"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="budget_line_has_an_amount"),
            models.CheckConstraint(
                condition=Q(currency__in=list(money.CURRENCIES)), name="budget_line_in_dkk_or_sek"
            ),
        ]
        triggers = [renews_a_stamp(), partner_of_the_same_project()]

    def __str__(self):
        return f"{self.project_id} {self.amount} {self.currency}"

    @property
    def as_line(self):
        """As the rule of money looks at it."""
        return money.Line(self.city_id, self.currency, self.amount)
