"""What the secretariats have added to the thesaurus by which texts of the two languages are compared."""

from functools import lru_cache

from django.db import models
from django.db.models import Count, Max, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.lexicon import friend_forms
from cooperation.thesaurus import Entry, Thesaurus
from oresund.glossary import edition, false_friends, subjects, synonyms


class Concept(models.Model):
    """Danish and Swedish words that mean the same, belong to one subject, or must never be taken for each other."""

    class Kind(models.TextChoices):
        SAME = "same", pgettext_lazy("words", "mean the same")
        SUBJECT = "subject", pgettext_lazy("words", "belong to the same subject")
        NEVER = "never", pgettext_lazy("words", "look alike, but mean something else")

    # Translators: how words of two languages belong together
    kind = models.CharField(_("how they belong together"), max_length=10, choices=Kind.choices)
    danish = models.CharField(
        _("Danish words"), max_length=2000, help_text=_("Separate several words or phrases with commas.")
    )
    swedish = models.CharField(
        _("Swedish words"), max_length=2000, help_text=_("Separate several words or phrases with commas.")
    )
    note = models.CharField(_("remark"), max_length=200, blank=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)
    changed_by = models.ForeignKey(
        "cooperation.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("changed by"),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("entry of the thesaurus")
        verbose_name_plural = _("entries of the thesaurus")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["same", "subject", "never"]), name="concept_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=~Q(danish="") & ~Q(swedish=""), name="concept_in_both_languages"
            ),
        ]

    def __str__(self):
        return f"{self.danish} – {self.swedish}"


def thesaurus_version():
    """A text that changes with every change of an entry; one small query."""
    found = Concept.objects.aggregate(number=Count("pk"), latest=Max("changed_at"))
    latest = found["latest"].isoformat() if found["latest"] else ""
    return f"{edition()[:8]} {found['number']} {latest}".strip()


def current_thesaurus(version):
    """The thesaurus of the portal with what the secretariats have added, put together once for each version."""
    return _thesaurus(version)


@lru_cache(maxsize=2)
def _thesaurus(_version):
    added = list(Concept.objects.order_by("pk"))
    kinds = {Concept.Kind.SAME: "c", Concept.Kind.SUBJECT: "t"}
    entries = [Entry(f"c{number}", *words) for number, words in enumerate(synonyms())]
    entries += [Entry(f"t{number}", *words) for number, words in enumerate(subjects())]
    entries += [
        Entry(f"{kinds[one.kind]}+{one.pk}", _words(one.danish), _words(one.swedish))
        for one in added
        if one.kind in kinds
    ]
    never = [(_words(one.danish), _words(one.swedish)) for one in added if one.kind == Concept.Kind.NEVER]
    friends = [
        (friend_forms(one.da, "da").values(), friend_forms(one.sv, "sv").values()) for one in false_friends()
    ]
    return Thesaurus(entries, [*friends, *never])


def _words(listed):
    return tuple(word.strip() for word in listed.split(",") if word.strip())
