"""Milestones: what a project is to reach by a day, and when it did."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models.of_project import OfProjectQuerySet
from cooperation.models.texts import in_both_languages


class MilestoneQuerySet(OfProjectQuerySet):
    def in_order(self):
        """As they happened, or are to happen."""
        return self.order_by(Coalesce("reached_on", "due_on"), "position", "pk")


class Milestone(models.Model):
    """Something that a project is to reach by a day, and when it did."""

    project = models.ForeignKey(
        "cooperation.Project", models.CASCADE, related_name="milestones", verbose_name=_("project")
    )
    title = models.CharField(_("title"), max_length=200)
    due_on = models.DateField(pgettext_lazy("milestone", "due"))
    # Translators: the day on which a milestone was reached
    reached_on = models.DateField(_("reached"), null=True, blank=True)
    # Of those on the same day.
    position = models.PositiveSmallIntegerField(_("position"), default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "position", "pk"]
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        constraints = [
            models.CheckConstraint(
                condition=in_both_languages("title"), name="milestone_titled_in_both_languages"
            ),
        ]

    def __str__(self):
        return f"{self.project_id} {self.due_on}"

    @property
    def day(self):
        """Where it stands in the course of the project."""
        return self.reached_on or self.due_on
