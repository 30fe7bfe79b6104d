"""The form in which translators write: one text beside each source."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField
from django.utils.translation import gettext_lazy as _

from cooperation.forms.legible import legible
from cooperation.models.texts import LANGUAGE_CHOICES

# Of texts that have no limit of their own.
MAX_LENGTH = 20_000
MOVED = _("Somebody else changed this text while you were writing. Compare, then approve again.")
EMPTY = _("Write the translation before you approve it.")


class TranslationForm(forms.Form):
    """The texts of one thing; a field for each row of `work`, with the draft number and the source it was read with."""

    def __init__(self, *args, work, **kwargs):
        super().__init__(*args, **kwargs)
        self.work = work
        # What somebody else has saved meanwhile, by row.
        self.theirs = {}
        for row in work.rows:
            self.fields[f"words-{row.pk}"] = _words(work.subject, row)
            self.fields[f"version-{row.pk}"] = forms.IntegerField(
                min_value=0, required=False, initial=row.draft_version, widget=forms.HiddenInput
            )
            self.fields[f"hash-{row.pk}"] = forms.CharField(
                max_length=64, required=False, initial=row.source_hash, widget=forms.HiddenInput
            )

    @property
    def texts(self):
        """Each row with its three fields, as the page lays them out."""
        return [
            (row, self[f"words-{row.pk}"], self[f"version-{row.pk}"], self[f"hash-{row.pk}"])
            for row in self.work.rows
        ]

    def draft(self, row):
        """The words as they were typed, and the draft number they were read with; None when refused or not sent."""
        words, version = self.cleaned_data.get(f"words-{row.pk}"), self.cleaned_data.get(f"version-{row.pk}")
        return words if f"words-{row.pk}" in self.data else None, -1 if version is None else version

    def translation(self, row):
        """The words as a translation, and the hash of the source they were read with."""
        words = self.cleaned_data.get(f"words-{row.pk}") or ""
        is_line = isinstance(self.work.subject._meta.get_field(row.field), CharField)
        words = legible(words, one_line=is_line).strip()
        return words, self.cleaned_data.get(f"hash-{row.pk}") or ""

    def renew(self, row):
        """Hold on to what was typed, but count from how the text stands now."""
        self.data = self.data.copy()
        self.data[f"version-{row.pk}"] = row.draft_version
        self.data[f"hash-{row.pk}"] = row.source_hash

    def refuse(self, row, words, theirs=""):
        self.add_error(f"words-{row.pk}", ValidationError(words))
        self.theirs[row.pk] = theirs


class Typed(forms.CharField):
    """Blank space counts, for marks are counted by letters; a browser's ends of lines do not."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


def _words(subject, row):
    """As long as the model takes them, but for one thing: a draft may be empty."""
    limit = subject._meta.get_field(f"{row.field}_{row.language}").max_length or MAX_LENGTH
    notes = {"aria-describedby": f"id_words-{row.pk}_error note-{row.pk}", "data-row": row.pk}
    return Typed(
        label=dict(LANGUAGE_CHOICES)[row.language],
        required=False,
        strip=False,
        max_length=limit,
        initial=row.draft or row.words,
        widget=forms.Textarea(attrs={"lang": row.language, "rows": _rows(row), **notes}),
    )


def _rows(row):
    return min(18, max(2, len(row.source) // 55 + row.source.count("\n") + 1))
