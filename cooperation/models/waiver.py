"""Why something is public although one language is missing or behind: who decided it, when, and the reason."""

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperation import parity
from cooperation.models.texts import in_both_languages
from cooperation.models.translations import NOT_CURRENT, Translation


class WaiverQuerySet(models.QuerySet):
    def in_force(self, instance):
        """Those that the public reads beside a thing: the translation that they do without has not come yet."""
        texts = Translation.objects.filter(NOT_CURRENT, waiver=OuterRef("pk"), waived_hash=F("source_hash"))
        own = self.filter(kind=instance._meta.label_lower, object_id=str(instance.pk))
        return own.filter(Exists(texts)).select_related("city")


class Waiver(models.Model):
    """A named officer's decision to publish in one language (R-49). It covers texts in the wording they had then."""

    kind = models.CharField(_("kind"), max_length=50)
    object_id = models.CharField(max_length=50)
    # Also as a name: the reader is told who decided, whatever becomes of the account. Empty: taken over from before.
    officer = models.ForeignKey("cooperation.User", models.PROTECT, null=True, related_name="+")
    officer_name = models.CharField(_("decided by"), max_length=200, blank=True)
    city = models.ForeignKey("cooperation.City", models.PROTECT, null=True, related_name="+")
    # Translators: the time of a decision
    decided_at = models.DateTimeField(_("decided"), default=timezone.now, editable=False)
    reason_da = models.TextField(_("reason"), max_length=1000)
    reason_sv = models.TextField(_("reason"), max_length=1000)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("publication in one language")
        verbose_name_plural = _("publications in one language")
        constraints = [
            models.CheckConstraint(condition=in_both_languages("reason"), name="waiver_has_a_reason_in_both"),
            models.CheckConstraint(
                condition=models.Q(officer__isnull=True, officer_name="")
                | (models.Q(officer__isnull=False) & ~models.Q(officer_name="")),
                name="officer_has_a_name",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="waivers_stand", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}: {self.officer_name}"


def public_in_both(condition, *questions):
    """A constraint trigger that refuses what is public in one language only, unless an officer has waived it.

    condition: SQL on NEW, when it is public; questions: what is asked then, of `asked`.
    """
    return pgtrigger.Trigger(
        name="public_in_both_languages",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=f"IF {condition} THEN {' '.join(questions)} END IF;\nRETURN NULL;",
    )


def asked(kind, key, rows=""):
    """Whether texts of a kind are as the gate demands. The function `cooperation_require_both` stands in a migration.

    key: SQL for the key of what has the texts; rows: the FROM and WHERE that the key is read from, if not NEW.
    """
    fields = ", ".join(f"'{field}'" for field in parity.TITLES.get(kind, ()) + parity.FORMAL.get(kind, ()))
    current = str(kind in parity.FORMAL).lower()
    return f"PERFORM cooperation_require_both('{kind}', {key}::text, ARRAY[{fields}], {current}) {rows};"
