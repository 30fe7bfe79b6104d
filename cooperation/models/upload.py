"""A table on its way into the register: kept between the preview and the import, so that nobody uploads it twice."""

import secrets
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

# Who looks at a preview comes back the same day, or uploads again.
KEPT_FOR = timedelta(days=1)


def _key():
    return secrets.token_urlsafe(16)


class UploadedTableQuerySet(models.QuerySet):
    def kept(self, now):
        return self.filter(uploaded_at__gt=now - KEPT_FOR)

    def forgotten(self, now):
        return self.filter(uploaded_at__lte=now - KEPT_FOR)


class UploadedTable(models.Model):
    """A file as somebody uploaded it, and what they said of it; gone once it is imported, or after a day."""

    key = models.CharField(max_length=22, unique=True, default=_key, editable=False)
    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    # What the form said of rows that do not say it themselves.
    choices = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey("cooperation.User", models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(_("uploaded"))

    objects = UploadedTableQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("uploaded table")
        verbose_name_plural = _("uploaded tables")

    def __str__(self):
        return self.name
