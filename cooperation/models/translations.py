"""How each text stands in the two languages: which one was written first, and whether the other one still follows it."""

from collections import defaultdict

import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator

from cooperation import parity
from cooperation.models.texts import LANGUAGE_CHOICES

OTHER = {"da": "sv", "sv": "da"}
# A translation exists, and the text that it was made from has changed since.
LEFT_BEHIND = ~Q(translated_hash="") & ~Q(translated_hash=F("source_hash"))
NOT_CURRENT = ~Q(translated_hash=F("source_hash"))


def _of_fields(fields_of):
    found = Q(pk=None)
    for kind, fields in fields_of.items():
        found |= Q(kind=kind, field__in=fields)
    return found


_DEMANDED = (_of_fields(parity.TITLES) & Q(translated_hash="")) | (_of_fields(parity.FORMAL) & NOT_CURRENT)


class TranslationQuerySet(models.QuerySet):
    def into(self, language):
        """Those whose translation is in a language."""
        return self.exclude(original=language)

    def unfinished(self):
        return self.exclude(state=Translation.State.DONE)

    def left_behind(self):
        # Their states are said too, because the database knows how rare those are and finds them by their index.
        return self.filter(LEFT_BEHIND, state__in=[Translation.State.OUTDATED, Translation.State.MACHINE])

    def written_first(self, instances, field):
        """The names of the languages in which a text of several things was written first, where both exist."""
        kinds = {one._meta.label_lower for one in instances}
        both = self.filter(kind__in=kinds, object_id__in=[str(one.pk) for one in instances], field=field)
        found = set(both.exclude(translated_hash="").values_list("original", flat=True))
        return [name for code, name in LANGUAGE_CHOICES if code in found]

    def of(self, instance):
        return self.filter(kind=instance._meta.label_lower, object_id=str(instance.pk))

    def in_the_way(self, instances):
        """Those for whose sake the public may not see these things yet, and that nobody has waived (R-49)."""
        keys = defaultdict(list)
        for one in instances:
            keys[one._meta.label_lower].append(str(one.pk))
        own = Q(pk=None)
        for kind, ids in keys.items():
            own |= Q(kind=kind, object_id__in=ids)
        return self.filter(own & _DEMANDED & ~Q(waived_hash=F("source_hash")))

    def to_draft(self, now):
        """Those for which a machine draft is asked and nobody is making one."""
        return self.filter(wanted_at__isnull=False, not_before__lte=now).order_by("not_before", "pk")


class Translation(models.Model):
    """One text in two languages. The database keeps these rows itself, whoever writes the text (see `watched`)."""

    class State(models.TextChoices):
        MISSING = "missing", _("missing")
        MACHINE = "machine", _("machine draft")
        OUTDATED = "outdated", _("outdated")
        DONE = "done", _("translated")

    kind = models.CharField(_("kind"), max_length=50)
    object_id = models.CharField(max_length=50)
    # Translators: one text of an object, such as its title
    field = models.CharField(_("field"), max_length=50)
    original = models.CharField(_("written first in"), max_length=2, choices=LANGUAGE_CHOICES)
    source_hash = models.CharField(max_length=64)
    # Of the source as it was when it was translated; empty while there is no translation.
    translated_hash = models.CharField(max_length=64, blank=True)
    translated_source = models.TextField(blank=True)
    translated_by = models.ForeignKey(
        "cooperation.User", models.SET_NULL, null=True, related_name="+", verbose_name=_("translated by")
    )
    translated_at = models.DateTimeField(_("translated"), null=True)
    # What a translator is typing, or a machine has proposed; nobody else reads it until a person approves.
    draft = models.TextField(blank=True)
    draft_is_machine = models.BooleanField(default=False)
    draft_by = models.ForeignKey("cooperation.User", models.SET_NULL, null=True, related_name="+")
    draft_at = models.DateTimeField(null=True)
    draft_version = models.PositiveIntegerField(default=0)
    # A machine draft that somebody asked for; the worker takes it from here.
    wanted_at = models.DateTimeField(null=True)
    not_before = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    # The source as it was when an officer decided that it may be public without its translation.
    waiver = models.ForeignKey("cooperation.Waiver", models.PROTECT, null=True, related_name="texts")
    waived_hash = models.CharField(max_length=64, blank=True, db_default="")
    state = models.GeneratedField(
        expression=Case(
            When(draft_is_machine=True, then=Value("machine")),
            When(translated_hash="", then=Value("missing")),
            When(~Q(translated_hash=F("source_hash")), then=Value("outdated")),
            default=Value("done"),
        ),
        output_field=models.CharField(_("state"), max_length=10, choices=State.choices),
        db_persist=True,
    )

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "field"], name="one_row_per_text"),
            models.CheckConstraint(condition=Q(original__in=["da", "sv"]), name="written_in_one_of_the_two"),
            models.CheckConstraint(
                condition=Q(draft_is_machine=False) | ~Q(draft=""), name="machine_draft_has_words"
            ),
            models.CheckConstraint(
                condition=Q(wanted_at__isnull=True, not_before__isnull=True)
                | Q(wanted_at__isnull=False, not_before__isnull=False),
                name="wanted_draft_has_its_hour",
            ),
            models.CheckConstraint(
                condition=Q(waiver__isnull=True, waived_hash="")
                | (Q(waiver__isnull=False) & ~Q(waived_hash="")),
                name="what_is_waived_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["original"], condition=~Q(state="done"), name="translation_work"),
            models.Index(fields=["kind"], condition=LEFT_BEHIND, name="translation_left_behind"),
            models.Index(
                fields=["not_before"], condition=Q(wanted_at__isnull=False), name="translation_wanted"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id} {self.field}"

    @property
    def language(self):
        """The language that it is translated into."""
        return OTHER[self.original]

    @property
    def state_label(self):
        return self.State(self.state).label

    @property
    def model(self):
        return apps.get_model(self.kind)

    @property
    def is_left_behind(self):
        return self.translated_hash not in ("", self.source_hash)


def watch(app_label):
    """Puts the triggers of `watched` on each model of an app whose texts exist in two languages."""
    for model in translator.get_registered_models(abstract=False):
        if model._meta.app_label == app_label:
            fields = sorted(translator.get_options_for_model(model).all_fields)
            pgtrigger.register(*watched(model, fields))(model)


def watched(model, fields):
    """Triggers that note every change of a text, also by bulk updates and the administration.

    The function `cooperation_note_text` stands in a migration. Blank space at the ends, its kind and its amount make no
    difference, so that saving a form without a change makes nothing outdated.
    """
    kind, key = model._meta.label_lower, model._meta.pk.column
    own = "NEW.original_language" if _has_language(model) else "NULL"
    calls = "\n".join(
        f"PERFORM cooperation_note_text('{kind}', NEW.{key}::text, '{field}',"
        f" OLD.{field}_da, OLD.{field}_sv, NEW.{field}_da, NEW.{field}_sv, {own});"
        for field in fields
    )
    yield pgtrigger.Trigger(
        name="texts_are_noted",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"{calls}\nRETURN NULL;",
    )
    yield pgtrigger.Trigger(
        name="texts_are_forgotten",
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        func=f"PERFORM cooperation_forget_texts('{kind}', OLD.{key}::text);\nRETURN NULL;",
    )


def _has_language(model):
    return any(field.name == "original_language" for field in model._meta.concrete_fields)
