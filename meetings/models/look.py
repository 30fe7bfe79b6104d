"""Until when a user has read what changed in the schedule."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Look(models.Model):
    """A user has read the changes up to a moment."""

    user = models.OneToOneField(
        "cooperation.User", models.CASCADE, related_name="look", verbose_name=_("user")
    )
    looked_at = models.DateTimeField(_("read until"))

    class Meta:
        # Translators: until when a user has read what changed
        verbose_name = _("reading mark")
        verbose_name_plural = _("reading marks")

    def __str__(self):
        return f"{self.user_id} {self.looked_at:%Y-%m-%d}"
