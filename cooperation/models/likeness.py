"""Texts as they are compared with each other: prepared once when they are written, in tables of their own."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

# Written in whatever way, a text waits to be prepared anew: forms, imports, bulk updates.
_WAITS = """
INSERT INTO cooperation_likeness ({column}, language, waits, title, summary, title_shadow, summary_shadow, digest, translated, thesaurus, keys, times, weights)
VALUES (NEW.id, '', true, '', '', '', '', '', '', '', '{{}}', '{{}}', '{{}}')
ON CONFLICT ({column}) DO UPDATE SET waits = true;
RETURN NULL;
"""


def waits_to_be_compared(column, *columns):
    """A trigger for a table whose rows, known by `column`, are compared by what stands in some of their columns."""
    return pgtrigger.Trigger(
        name="waits_to_be_compared",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*columns),
        func=_WAITS.format(column=column),
    )


_UNTRANSLATED = ~Q(translated=models.F("digest"))


class LikenessQuerySet(models.QuerySet):
    def waiting(self, thesaurus):
        """Those whose text, or the thesaurus that they were prepared with, has changed since."""
        # Less or greater, since an index cannot say "other than".
        return self.filter(Q(waits=True) | Q(thesaurus__lt=thesaurus) | Q(thesaurus__gt=thesaurus))

    def to_translate(self):
        """Those without a translation of what stands there now, by a person or by a machine."""
        return self.filter(_UNTRANSLATED, waits=False)


class Likeness(models.Model):
    """One text as it is compared: its traits, how often it has each, and what each weighs.

    The shadow is a translation by a machine, to be compared with and never to be shown.
    """

    project = models.OneToOneField("cooperation.Project", models.CASCADE, null=True, related_name="likeness")
    initiative = models.OneToOneField(
        "cooperation.ExistingInitiative", models.CASCADE, null=True, related_name="likeness"
    )
    language = models.CharField(max_length=2, blank=True)
    waits = models.BooleanField(default=True)
    title = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    title_shadow = models.TextField(blank=True)
    summary_shadow = models.TextField(blank=True)
    digest = models.CharField(max_length=32, blank=True)
    translated = models.CharField(max_length=32, blank=True)
    thesaurus = models.CharField(max_length=64, blank=True)
    keys = ArrayField(models.TextField(), default=list)
    times = ArrayField(models.FloatField(), default=list)
    weights = ArrayField(models.FloatField(), default=list)
    crowd = models.FloatField(null=True)

    objects = LikenessQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            GinIndex(fields=["keys"], name="likeness_by_trait", fastupdate=False),
            models.Index(fields=["digest"], name="likeness_by_text"),
            models.Index(fields=["id"], condition=Q(waits=True), name="likeness_that_waits"),
            models.Index(fields=["thesaurus"], name="likeness_by_thesaurus"),
            models.Index(fields=["id"], condition=_UNTRANSLATED, name="likeness_untranslated"),
            models.Index(fields=["id"], condition=Q(crowd__isnull=True), name="likeness_without_crowd"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(project__isnull=False, initiative__isnull=True)
                | Q(project__isnull=True, initiative__isnull=False),
                name="likeness_of_one_thing",
            ),
        ]

    def __str__(self):
        return self.title


class RarityQuerySet(models.QuerySet):
    def total(self):
        """Of how many texts the counts are."""
        return self.filter(key="").values_list("texts", flat=True).first() or 0


class Rarity(models.Model):
    """In how many texts a trait was when they were counted last; the row without a key says of how many texts."""

    key = models.TextField(primary_key=True)
    texts = models.PositiveIntegerField()

    objects = RarityQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.key
