"""The form in which translators write: one text beside each source."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cooperation.forms.legible import legible
from cooperation.models.texts import LANGUAGE_CHOICES


class TranslationForm(forms.Form):
    """The texts of one thing; a field for each row of `work`, with the draft number and the source it was read with."""

    def __init__(self, *args, work, **kwargs):
        super().__init__(*args, **kwargs)
        self.work = work
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

    def sent(self, row):
        """What came for a row: words (None when they were refused), the draft number and the hash it was read with."""
        clean = self.cleaned_data
        words = clean.get(f"words-{row.pk}")
        if words:
            words = legible(words, one_line=self.fields[f"words-{row.pk}"].max_length is not None)
        return words, clean.get(f"version-{row.pk}") or 0, clean.get(f"hash-{row.pk}") or ""

    def renew(self, row):
        """Hold on to what was typed, but count from how the text stands now."""
        self.data = {
            **self.data.dict(),
            f"version-{row.pk}": row.draft_version,
            f"hash-{row.pk}": row.source_hash,
        }

    def refuse(self, row, words):
        self.add_error(f"words-{row.pk}", ValidationError(words))


def _words(subject, row):
    """As the model itself would take them, but for one thing: a draft may be empty."""
    field = subject._meta.get_field(f"{row.field}_{row.language}").formfield()
    field.required, field.label = False, dict(LANGUAGE_CHOICES)[row.language]
    field.initial = row.draft or row.words
    field.widget = forms.Textarea(attrs={"lang": row.language, "rows": _rows(row), "data-row": row.pk})
    if field.max_length:
        field.widget.attrs["maxlength"] = field.max_length
    return field


def _rows(row):
    return min(18, max(2, len(row.source) // 55 + row.source.count("\n") + 1))


MOVED = _("Somebody else changed this text while you were writing. Compare, then approve again.")
EMPTY = _("Write the translation before you approve it.")
