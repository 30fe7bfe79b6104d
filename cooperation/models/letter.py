"""Messages that are not about one meeting: a forgotten password, the day of a secretariat."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.models.posted import (
    IN_HAND,
    QUEUE,
    SENT_SAYS_WHEN,
    STATE_IS_KNOWN,
    Posted,
    PostedQuerySet,
)


class Letter(Posted):
    """One message of the portal to one person."""

    class Kind(models.TextChoices):
        # Translators: a message with a link to a new password
        PASSWORD = "password", _("new password")
        # Translators: a message to a secretariat: what is due, what failed, what is at risk
        DAY = "day", _("the day of the secretariat")

    # The next one tells again what this one may not have told.
    AT_MOST_ONCE = (Kind.DAY,)

    # Translators: what a message is about
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    recipient = models.ForeignKey(
        "cooperation.User", models.CASCADE, related_name="letters", verbose_name=_("recipient")
    )
    # What makes it this one and no other of its kind: a day, a moment.
    about = models.CharField(max_length=40, editable=False)

    objects = PostedQuerySet.as_manager()

    class Meta(Posted.Meta):
        # Translators: a message that the portal sends by e-mail
        verbose_name = _("letter")
        # Translators: messages that the portal sends by e-mail
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "about"], name="one_letter_of_each_kind_about_one_thing"
            ),
            models.CheckConstraint(condition=Q(kind__in=["password", "day"]), name="letter_of_a_known_kind"),
            models.CheckConstraint(condition=STATE_IS_KNOWN, name="letter_state_is_known"),
            models.CheckConstraint(condition=SENT_SAYS_WHEN, name="sent_letter_says_when"),
        ]
        indexes = [
            models.Index(**QUEUE, name="letter_queue"),
            models.Index(**IN_HAND, name="letter_in_hand"),
        ]

    def __str__(self):
        return f"{self.kind} {self.about} → {self.recipient_id}"
