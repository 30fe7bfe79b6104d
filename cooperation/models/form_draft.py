"""What somebody has typed into the proposal form and not saved yet."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormDraftQuerySet(models.QuerySet):
    def of(self, user, project=None):
        """Those that one person began for a proposal, or for a new one, the latest first."""
        return self.filter(user=user, project=project).order_by("-saved_at", "pk")


class FormDraft(models.Model):
    """One opened form as it was typed. It is no proposal yet: it has no reference, and only its writer sees it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        "cooperation.User", models.CASCADE, related_name="form_drafts", verbose_name=_("written by")
    )
    # Empty: of a proposal that does not exist yet.
    project = models.ForeignKey(
        "cooperation.Project",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="form_drafts",
        verbose_name=_("project"),
    )
    # As a browser sends them: a list for each field. The version it began from is among them.
    values = models.JSONField(_("what was typed"), default=dict)
    saved_at = models.DateTimeField(_("saved"))

    objects = FormDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("unsaved form")
        verbose_name_plural = _("unsaved forms")
        indexes = [models.Index(fields=["user", "project", "-saved_at"], name="form_drafts_of_a_person")]

    def __str__(self):
        return str(self.key)
