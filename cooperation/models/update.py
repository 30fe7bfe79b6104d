"""What the public is told of how far a project has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.of_project import OfProjectQuerySet
from cooperation.models.texts import in_either_language


class UpdateQuerySet(OfProjectQuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def public(self):
        return super().public().published()

    def newest_first(self):
        return self.order_by("-happened_on", "-pk")


class Update(models.Model):
    """What has happened in a project, told to the public; one language may wait, the page says so."""

    project = models.ForeignKey(
        "cooperation.Project", models.CASCADE, related_name="updates", verbose_name=_("project")
    )
    text = models.TextField(_("text"), max_length=3000, blank=True)
    # Translators: the day of which an update tells
    happened_on = models.DateField(_("date"))
    # Empty: written, but not shown to the public yet.
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    written_by = models.ForeignKey(
        "cooperation.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]
        # Translators: a short text for the public about what has happened in a project
        verbose_name = _("update on progress")
        verbose_name_plural = _("updates on progress")
        constraints = [
            models.CheckConstraint(condition=in_either_language("text"), name="update_has_a_text"),
        ]

    def __str__(self):
        return f"{self.project_id} {self.happened_on}"
