"""Focus areas: where a joint effort is necessary."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models.stamp import renews_a_stamp
from cooperation.models.texts import in_both_languages
from oresund.alphabet import Alphabetical
from oresund.formats import language


class FocusAreaQuerySet(models.QuerySet):
    def open_to(self, project):
        """Those a project may belong to: the ones in force, and the one it has."""
        return self.filter(~Q(state=FocusArea.State.RETIRED) | Q(pk=project.focus_area_id))

    def by_name(self):
        """In the order of the names that the reader sees."""
        return self.order_by(Alphabetical(f"name_{language()}"), "pk")

    def for_translators(self, user):
        return self.all()


class FocusArea(models.Model):
    """An area where a joint effort is necessary, as the working group has identified it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("focus area", "proposed")
        ADOPTED = "adopted", pgettext_lazy("focus area", "adopted")
        RETIRED = "retired", pgettext_lazy("focus area", "retired")

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=100)
    why_joint = models.TextField(_("why a joint effort is necessary"), blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.PROPOSED)

    objects = FocusAreaQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("focus area")
        verbose_name_plural = _("focus areas")
        constraints = [
            models.CheckConstraint(
                condition=in_both_languages("name"), name="focus_area_named_in_both_languages"
            ),
        ]
        triggers = [renews_a_stamp()]

    def __str__(self):
        return self.name
