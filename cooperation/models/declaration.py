"""The declaration, chapter by chapter and paragraph by paragraph; the words of the original are never altered."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.declaration import sentences, unquoted
from cooperation.models.editions import latest_is_current
from cooperation.models.texts import in_both_languages


class Chapter(models.Model):
    """A chapter; number 0 holds the title of the declaration and its preamble."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=200)

    class Meta:
        ordering = ["number"]
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        constraints = [
            models.CheckConstraint(
                condition=in_both_languages("title"), name="chapter_has_a_title_in_both_languages"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="original_titles_stand", fields=["title_da", "number"]),
            pgtrigger.Protect(name="chapters_stay", operation=pgtrigger.Delete),
            latest_is_current(),
        ]

    def __str__(self):
        return self.title

    def heading(self, language):
        """The title in a language, without the quotation marks that enclose the whole text."""
        return unquoted(getattr(self, f"title_{language}"))


class Paragraph(models.Model):
    """A paragraph as adopted (Danish) and as it stands in the latest version of the Swedish."""

    chapter = models.ForeignKey(Chapter, models.PROTECT, related_name="paragraphs", verbose_name=_("chapter"))
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["chapter__number", "number"]
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        constraints = [
            models.UniqueConstraint(fields=["chapter", "number"], name="one_paragraph_per_number"),
            models.CheckConstraint(
                condition=in_both_languages("text"), name="paragraph_has_a_text_in_both_languages"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="original_words_stand", fields=["text_da", "chapter", "number"]),
            pgtrigger.Protect(name="paragraphs_stay", operation=pgtrigger.Delete),
            latest_is_current(),
        ]

    def __str__(self):
        return f"{self.chapter_id}.{self.number}"

    def words(self, language):
        """The paragraph in a language, without the quotation marks that enclose the whole text."""
        return unquoted(getattr(self, f"text_{language}"))

    def sentences(self, language):
        """Its sentences, in order; both languages have the same number of them."""
        return sentences(getattr(self, f"text_{language}"))


class Commitment(models.Model):
    """What the cities committed to (C1 … C7), and the sentence that says so."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    paragraph = models.ForeignKey(
        Paragraph, models.PROTECT, related_name="commitments", verbose_name=_("paragraph")
    )
    sentence = models.PositiveSmallIntegerField(_("sentence"), help_text=_("Its number in the paragraph."))

    class Meta:
        ordering = ["code"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")

    def __str__(self):
        return self.code

    def words(self, language):
        """The sentence of the declaration in a language."""
        return self.paragraph.sentences(language)[self.sentence - 1]


class Adoption(models.Model):
    """When a council dealt with the declaration. What is not known stays empty."""

    council = models.OneToOneField(
        "cooperation.Body", models.PROTECT, primary_key=True, verbose_name=_("council")
    )
    tabled_on = models.DateField(_("on the agenda"), null=True, blank=True)
    # Translators: the number of a decision in a city's own files, or of a meeting or a project here
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    decided_on = models.DateField(_("adopted on"), null=True, blank=True)

    class Meta:
        ordering = ["council"]
        # Translators: of the declaration, by a council
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")

    def __str__(self):
        return f"{self.council_id} {self.reference}"
