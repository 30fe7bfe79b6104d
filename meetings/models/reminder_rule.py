"""The policy of reminders as rows: each body has its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings import reminder_policy


class ReminderRule(models.Model):
    """How many days before a meeting of a body whom is reminded of what."""

    class Audience(models.TextChoices):
        SECRETARIATS = reminder_policy.SECRETARIATS, _("secretariats")
        MEMBERS = reminder_policy.MEMBERS, _("members")
        MEMBERS_AND_SUBSTITUTES = reminder_policy.MEMBERS_AND_SUBSTITUTES, _("members and substitutes")

    class Purpose(models.TextChoices):
        AGENDA_CALL = reminder_policy.AGENDA_CALL, _("send in agenda items")
        AGENDA = "agenda", _("the agenda is ready")
        PAPERS = "papers", _("papers, and who attends")
        MEETING = "meeting", _("the meeting is near")

    body = models.ForeignKey(
        "cooperation.Body", models.CASCADE, related_name="reminder_rules", verbose_name=_("body")
    )
    days_before = models.PositiveSmallIntegerField(_("days before"))
    # Translators: who gets a reminder
    audience = models.CharField(_("audience"), max_length=30, choices=Audience.choices)
    # Translators: what a reminder is about
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose.choices)

    class Meta:
        ordering = ["body_id", "-days_before", "audience"]
        verbose_name = _("reminder rule")
        verbose_name_plural = _("reminder rules")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "days_before", "audience"], name="one_rule_per_lead_and_audience"
            ),
            models.CheckConstraint(
                condition=models.Q(days_before__lte=reminder_policy.LONGEST_LEAD),
                name="a_reminder_comes_within_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    audience__in=["secretariats", "members", "members_and_substitutes"],
                    purpose__in=["agenda_call", "agenda", "papers", "meeting"],
                ),
                name="known_audience_and_purpose",
            ),
        ]

    def __str__(self):
        return f"{self.body_id} {self.days_before}: {self.audience}"

    @property
    def rule(self):
        """As the rules of the policy look at it."""
        return reminder_policy.Rule(self.days_before, self.audience, self.purpose)
