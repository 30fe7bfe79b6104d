"""Addresses that a mail server has refused for good."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.failures import words_of_server


class Refusal(models.Model):
    """What the last try to write to somebody ended with; gone as soon as a message is taken again."""

    user = models.OneToOneField(
        "cooperation.User", models.CASCADE, related_name="refusal", verbose_name=_("user")
    )
    address = models.EmailField(_("e-mail"), max_length=320)
    # Translators: what a mail server said when it refused an address
    said = models.TextField(_("answer of the mail server"))
    refused_at = models.DateTimeField(_("refused"))

    class Meta:
        # Translators: a mail server has refused an address
        verbose_name = _("refused address")
        # Translators: addresses that mail servers have refused
        verbose_name_plural = _("refused addresses")

    def __str__(self):
        return f"{self.user_id} {self.refused_at:%Y-%m-%d}"

    @property
    def words(self):
        """What the mail server said, without what Python writes around it."""
        return words_of_server(self.said)
