"""Messages that are not about one meeting: a forgotten password, the day of a secretariat, news for those who follow."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.models.posted import (
    GONE_OUT,
    IN_HAND,
    QUEUE,
    REACHABLE,
    SENT_SAYS_WHEN,
    STATE_IS_KNOWN,
    Posted,
    PostedQuerySet,
)

TO_ACCOUNTS, TO_MAILBOXES = ("password", "day"), ("confirmation", "bulletin")

# Nobody is told anything who has not confirmed, or is told twice to confirm, or has left.
FOLLOWS = Q(kind="bulletin", subscription__confirmed_at__isnull=False, subscription__left_at__isnull=True)
IS_ASKED = Q(kind="confirmation", subscription__confirmed_at__isnull=True)
# After that whoever waited for it has asked anew, or the next one says more.
OF_USE = timedelta(days=1)


class LetterQuerySet(PostedQuerySet):
    def to_send_again(self, now):
        """Of what went to those who follow the news, nothing is new a second time."""
        said = Q(kind__in=TO_MAILBOXES, state=Posted.State.SENT)
        return super().to_send_again(now).filter(due_at__gt=now - OF_USE).exclude(said)

    def to_send(self):
        return super().to_send().select_related("recipient__city", "subscription")


class Letter(Posted):
    """One message of the portal to one person with an account, or to a mailbox that follows the news."""

    class Kind(models.TextChoices):
        # Translators: a message with a link to a new password
        PASSWORD = "password", _("new password")
        # Translators: a message to a secretariat: what is due, what failed, what is at risk
        DAY = "day", _("the day of the secretariat")
        # Translators: a message that asks whether somebody wants to follow the news
        CONFIRMATION = "confirmation", _("question whether to follow")
        # Translators: a message to somebody who follows the news
        BULLETIN = "bulletin", _("newsletter")

    REACHABLE = (Q(kind__in=TO_ACCOUNTS) & REACHABLE) | FOLLOWS | IS_ASKED
    # The next one tells again what this one may not have told.
    AT_MOST_ONCE = (Kind.DAY, Kind.BULLETIN)

    # Translators: what a message is about
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    recipient = models.ForeignKey(
        "cooperation.User",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("recipient"),
    )
    # With it goes what was sent there.
    subscription = models.ForeignKey(
        "cooperation.Subscription",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="letters",
        verbose_name=_("subscription"),
    )
    # Up to which moment a bulletin has told the news.
    until = models.DateTimeField(null=True, editable=False)
    # What makes it this one and no other of its kind: a day, a moment.
    about = models.CharField(max_length=40, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta(Posted.Meta):
        # Translators: a message that the portal sends by e-mail
        verbose_name = _("letter")
        # Translators: messages that the portal sends by e-mail
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "about"], name="one_letter_of_each_kind_about_one_thing"
            ),
            models.UniqueConstraint(
                fields=["subscription", "kind", "about"], name="one_letter_to_a_mailbox_about_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=TO_ACCOUNTS, recipient__isnull=False, subscription__isnull=True)
                | Q(kind__in=TO_MAILBOXES, recipient__isnull=True, subscription__isnull=False),
                name="letter_of_a_known_kind",
            ),
            models.CheckConstraint(condition=STATE_IS_KNOWN, name="letter_state_is_known"),
            models.CheckConstraint(condition=SENT_SAYS_WHEN, name="sent_letter_says_when"),
        ]
        indexes = [
            models.Index(**QUEUE, name="letter_queue"),
            models.Index(**IN_HAND, name="letter_in_hand"),
            models.Index(**GONE_OUT, name="letter_gone_out"),
        ]

    def __str__(self):
        return f"{self.kind} {self.about} → {self.recipient_id or self.subscription_id}"

    def told(self):
        return {"until": self.until}
