"""The form that takes in a table of others' initiatives: the file, and what it does not say itself."""

from typing import NamedTuple

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import initiative_rows, initiatives, sources, tables
from cooperation.forms.initiative_words import file_words, problem_words
from cooperation.forms.initiatives import SOURCE_HELP
from cooperation.initiative_columns import Unfit
from cooperation.legible import legible
from cooperation.models import ExistingInitiative
from cooperation.models.texts import LANGUAGE_CHOICES

NEITHER = "neither"


class InitiativeImportForm(forms.Form):
    """A table to be looked at; `reading` is what is in it."""

    table = forms.FileField(
        label=_("Table"),
        help_text=_("XLSX or CSV, at most 5 MB and 5,000 rows."),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.xlsx"}),
        error_messages={
            "required": _("Choose a file."),
            "missing": _("Choose a file."),
            "invalid": _("Choose a file."),
            "empty": _("There is nothing in this file."),
        },
    )
    language = forms.ChoiceField(
        label=_("In which language does it say what the initiatives do?"),
        required=False,
        help_text=_("Only asked when the table has one column for it that does not name its language."),
    )
    auspices = forms.ChoiceField(
        label=_("Auspices of rows that do not say"),
        required=False,
        help_text=_("Applies to new entries only."),
    )
    source = forms.CharField(
        label=_("Source of rows that do not say"),
        max_length=sources.LONGEST,
        required=False,
        help_text=SOURCE_HELP,
    )
    checked = forms.BooleanField(label=_("I have compared all rows with their sources today"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        languages = [(code, capfirst(language)) for code, language in LANGUAGE_CHOICES]
        self.fields["language"].choices = [
            ("", pgettext_lazy("language of a table", "The columns say so")),
            *languages,
            (NEITHER, _("In another one: leave the texts out")),
        ]
        auspices = [(one.value, capfirst(one.label)) for one in ExistingInitiative.Auspices]
        self.fields["auspices"].choices = [
            ("", pgettext_lazy("auspices of rows", "Every row says so")),
            *auspices,
        ]
        self.content, self.table = b"", None

    def clean_table(self):
        file = self.cleaned_data["table"]
        if file.size > tables.MAX_BYTES:
            raise forms.ValidationError(file_words(tables.TOO_LARGE), code=tables.TOO_LARGE)
        self.content = file.read()
        try:
            self.table = tables.read(self.content)
            self.found, self.rows = initiative_rows.headed(self.table.rows)
        except tables.Unreadable as unreadable:
            words = file_words(unreadable.problem, unreadable.row, unreadable.found)
            raise forms.ValidationError(words, code=unreadable.problem) from None
        except Unfit as unfit:
            raise forms.ValidationError(
                file_words(unfit.problem, 0, unfit.found), code=unfit.problem
            ) from None
        if not self.rows:
            raise forms.ValidationError(file_words("no_rows"), code="no_rows")
        return file

    def clean_source(self):
        words = sources.tidy(legible(self.cleaned_data["source"], one_line=True))
        if problem := sources.problem(words):
            raise forms.ValidationError(problem_words("source", problem), code=problem)
        return words

    def clean(self):
        given = super().clean()
        if "table" not in self.errors and self.table:
            self._require_what_no_column_says(given)
        return given

    def _require_what_no_column_says(self, given):
        """Said once for the file, rather than in each of thousands of rows."""
        has = {one.field for one in self.found}
        is_untold = any(one.field == "what" and not one.language for one in self.found)
        if is_untold and "language" not in has and not given.get("language"):
            self.add_error("language", _("The table does not name the language of its texts. Choose one."))
        if not {"auspices", "code"} & has and not given.get("auspices"):
            self.add_error("auspices", _("The table has no column for the auspices. Choose them."))
        if not {"source", "code"} & has and not given.get("source") and "source" not in self.errors:
            self.add_error("source", problem_words("source", initiatives.SOURCE_MISSING))

    @property
    def choices(self):
        """What is kept with the file, so that nobody has to say it twice."""
        return {name: self.cleaned_data[name] for name in ("language", "auspices", "source", "checked")}


class Reading(NamedTuple):
    """A table as it was read: how, what its columns mean, and what its rows say."""

    table: tables.Table
    columns: list
    rows: list


def read_upload(upload, today):
    """A table that was uploaded, read as its owner said."""
    table = tables.read(bytes(upload.content))
    columns, rows = initiative_rows.headed(table.rows)
    said = upload.choices
    language = said["language"] if said["language"] in dict(LANGUAGE_CHOICES) else ""
    defaults = initiative_rows.Defaults(language, said["auspices"], said["source"])
    return Reading(table, columns, [initiative_rows.read_row(row, columns, defaults, today) for row in rows])
