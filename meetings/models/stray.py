"""Answers that came by mail and could not be taken as they are: a secretariat looks at them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings.models.invitation import Invitation


class StrayAnswer(models.Model):
    """An answer to a meeting that is not noted, or not as it was meant; the last one of each sender for each person.

    It may say why somebody cannot come, so it has no history, and is gone when it is dealt with.
    """

    MOST = 30  # of one meeting: whoever knows its UID may send as many as they like

    class Why(models.TextChoices):
        STRANGER = (
            "stranger",
            pgettext_lazy("answer by mail", "Sent from another address than the one invited."),
        )
        NOT_CALLED = "not_called", pgettext_lazy("answer by mail", "Nobody with this address is called.")
        RELEASED = "released", pgettext_lazy("answer by mail", "No longer called to the meeting.")
        TOO_LATE = "too_late", pgettext_lazy("answer by mail", "Came when answers were no longer taken.")
        OLD_DATE = "old_date", pgettext_lazy("answer by mail", "Answers an earlier date of the meeting.")
        PLACE_TAKEN = "place_taken", pgettext_lazy("answer by mail", "The place is taken.")
        COUNTER = "counter", pgettext_lazy("answer by mail", "Proposes another time.")
        LETTER = "letter", pgettext_lazy("answer by mail", "Wrote a message instead of answering.")
        DELEGATED = (
            "delegated",
            pgettext_lazy(
                "answer by mail",
                "Wants to send somebody else. Apologies are noted, and substitutes are called in turn.",
            ),
        )

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="stray_answers")
    # Addresses as the mail has them; no sender when it names several or none.
    sender = models.CharField(max_length=254, blank=True)
    attendee = models.CharField(max_length=254)
    delegate = models.CharField(max_length=254, blank=True)
    answer = models.CharField(max_length=12, choices=Invitation.Answer.choices, blank=True)
    comment = models.TextField(blank=True)
    why = models.CharField(max_length=12, choices=Why.choices)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["received_at", "pk"]
        # Translators: an answer to an invitation that a person should look at
        verbose_name = _("answer by mail to look at")
        verbose_name_plural = _("answers by mail to look at")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "sender", "attendee"], name="one_stray_answer_of_each_sender"
            ),
            models.CheckConstraint(
                condition=Q(
                    why__in=[
                        "stranger",
                        "not_called",
                        "released",
                        "too_late",
                        "old_date",
                        "place_taken",
                        "counter",
                        "delegated",
                        "letter",
                    ]
                ),
                name="stray_for_a_known_reason",
            ),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.why}"
