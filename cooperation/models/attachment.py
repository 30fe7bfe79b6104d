"""Papers that belong to a proposal."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models.form_draft import FormDraft
from cooperation.models.project import Project

FOLDER = "attachments"


def random_name(attachment, filename):
    """What somebody called a file never becomes a name on the disk."""
    return f"{FOLDER}/{uuid.uuid4().hex}"


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the project sees what is attached to it; what is not saved yet, nobody."""
        return self.filter(project__in=Project.objects.visible_to(user))


class Attachment(models.Model):
    """One paper, of a project or still of a form that has not been saved."""

    class Language(models.TextChoices):
        DANISH = "da", _("Danish")
        SWEDISH = "sv", _("Swedish")
        BOTH = "both", pgettext_lazy("language of a file", "both languages, or none")

    project = models.ForeignKey(
        Project,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="attachments",
        verbose_name=_("project"),
    )
    draft = models.ForeignKey(FormDraft, models.CASCADE, null=True, blank=True, related_name="attachments")
    file = models.FileField(_("file"), upload_to=random_name, unique=True)
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(_("language"), max_length=4, choices=Language.choices, default=Language.BOTH)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(_("file type"), max_length=100)
    uploaded_by = models.ForeignKey(
        "cooperation.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    # Translators: when a file was uploaded
    uploaded_at = models.DateTimeField(_("uploaded"))

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            models.CheckConstraint(
                condition=Q(project__isnull=False, draft__isnull=True)
                | Q(project__isnull=True, draft__isnull=False),
                name="attachment_belongs_to_one_thing",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="attachment_has_a_name"),
            models.CheckConstraint(
                condition=Q(language__in=["da", "sv", "both"]), name="attachment_language_is_known"
            ),
            models.UniqueConstraint(fields=["project", "sha256"], name="attachment_once_in_a_project"),
            models.UniqueConstraint(fields=["draft", "sha256"], name="attachment_once_in_a_draft"),
        ]

    def __str__(self):
        return self.name
