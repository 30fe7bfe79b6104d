"""The versions of the declaration in each language: none is ever changed, the latest is the one that is read."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cooperation.declaration import ChapterWords
from cooperation.models.texts import LANGUAGE_CHOICES, present

ORIGINAL = "da"

_ADOPTION = present("reference") & Q(council__isnull=False, adopted_on__isnull=False)
_NO_ADOPTION = Q(council__isnull=True, adopted_on__isnull=True, reference="")

# At commit, since a version and the words of its paragraphs are written one after the other.
_LATEST_IS_CURRENT = """
    IF EXISTS (
        SELECT 1 FROM unnest(ARRAY['da', 'sv']) AS reader
        WHERE cooperation_declaration_words(reader) IS DISTINCT FROM (
            SELECT chapters FROM cooperation_edition WHERE language = reader ORDER BY number DESC LIMIT 1
        )
    ) THEN
        RAISE EXCEPTION 'the words of the declaration are not those of its latest version'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'the_latest_version_is_current';
    END IF;
    RETURN NULL;
"""
_ADOPTED_BY_A_COUNCIL = """
    IF EXISTS (SELECT 1 FROM cooperation_body WHERE code = NEW.council_id AND kind <> 'council') THEN
        RAISE EXCEPTION 'only a council adopts the declaration'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'adopted_by_a_council';
    END IF;
    RETURN NULL;
"""


def latest_is_current():
    """A constraint trigger: what is read is the latest version. The words are put together by a function in a migration."""
    return pgtrigger.Trigger(
        name="the_latest_version_is_current",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=_LATEST_IS_CURRENT,
    )


class EditionQuerySet(models.QuerySet):
    def current(self):
        """The latest version in each language."""
        return self.order_by("language", "-number").distinct("language")

    def by_language(self):
        """The latest version in each language, by its code; empty before the declaration is loaded."""
        return {one.language: one for one in self.current()}

    def with_origin(self):
        """With the council that adopted them, and the city whose secretariat entered them."""
        return self.select_related("council", "city")


class Edition(models.Model):
    """One version of the text in one language: the adopted original, a working translation, or an adopted text."""

    class Standing(models.TextChoices):
        ORIGINAL = "original", _("adopted original")
        WORKING_TRANSLATION = "working_translation", _("working translation")
        ADOPTED = "adopted", _("adopted text")

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    number = models.PositiveSmallIntegerField(_("number"))
    # Translators: whether a text was adopted or is a working translation
    standing = models.CharField(_("standing"), max_length=20, choices=Standing.choices)
    # [{"title": …, "paragraphs": [… , …]}, …] in the order of the chapters.
    chapters = models.JSONField(_("chapters"))
    entered_at = models.DateTimeField(_("entered"))
    # Nobody, and no city, where the portal itself loaded the text.
    entered_by = models.ForeignKey(
        "cooperation.User", models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )
    city = models.ForeignKey(
        "cooperation.City", models.PROTECT, null=True, related_name="+", verbose_name=_("city")
    )
    comment = models.TextField(_("comment"), blank=True)
    comment_language = models.CharField(max_length=2, blank=True, choices=LANGUAGE_CHOICES)
    council = models.ForeignKey(
        "cooperation.Body", models.PROTECT, null=True, related_name="+", verbose_name=_("council")
    )
    adopted_on = models.DateField(_("adopted on"), null=True)
    reference = models.CharField(_("reference"), max_length=100, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["language", "-number"]
        verbose_name = _("version of the declaration")
        verbose_name_plural = _("versions of the declaration")
        constraints = [
            models.UniqueConstraint(fields=["language", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=Q(language=ORIGINAL, number=1, standing="original")
                | Q(language="sv", number__gte=1, standing__in=["working_translation", "adopted"]),
                name="the_original_has_one_version",
            ),
            # The original was adopted by both councils, each in its own row of Adoption.
            models.CheckConstraint(
                condition=(Q(standing="adopted") & _ADOPTION) | (~Q(standing="adopted") & _NO_ADOPTION),
                name="adopted_text_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True) | Q(entered_at__date__gte=F("adopted_on")),
                name="adopted_before_it_was_entered",
            ),
            models.CheckConstraint(
                condition=Q(entered_by__isnull=True, city__isnull=True)
                | Q(entered_by__isnull=False, city__isnull=False),
                name="entered_on_behalf_of_a_city",
            ),
            models.CheckConstraint(
                condition=Q(comment="", comment_language="")
                | (~Q(comment="") & Q(comment_language__in=["da", "sv"])),
                name="a_comment_has_its_language",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="versions_stand", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="adopted_by_a_council",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_ADOPTED_BY_A_COUNCIL,
            ),
            latest_is_current(),
        ]

    def __str__(self):
        return f"{self.language} {self.number}"

    @property
    def words(self):
        return [ChapterWords(one["title"], one["paragraphs"]) for one in self.chapters]

    @property
    def is_working_translation(self):
        return self.standing == self.Standing.WORKING_TRANSLATION

    @property
    def is_adopted(self):
        return self.standing == self.Standing.ADOPTED

    def remark(self, language):
        """The comment, in the language it was written in."""
        return self.comment if language == self.comment_language else ""
