"""The papers of a proposal in its form: new ones, the language of each, and those that are to go."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import file_kinds
from cooperation.models import Attachment
from oresund import formats

ACCEPTED = ".pdf,.png,.jpg,.jpeg,.odt,.ods,.docx,.xlsx"
TOO_MANY = "too_many"
_WORDS = {
    file_kinds.EMPTY: _("%(name)s: the file is empty, or it did not arrive whole."),
    file_kinds.TOO_BIG: _("%(name)s: at most %(megabytes)s MB; it has %(size)s."),
    file_kinds.NOT_ALLOWED: _("%(name)s: choose a PDF, PNG, JPEG, ODT, ODS, DOCX or XLSX."),
    file_kinds.MACROS: _("%(name)s: save it without macros first."),
    file_kinds.NAME_DIFFERS: _("%(name)s: the ending of the name does not say what is in the file."),
    TOO_MANY: _("%(name)s: a proposal has at most %(most)s attachments."),
}


class Several(forms.FileInput):
    allow_multiple_selected = True


class Papers(forms.Form):
    """papers: those that are there, of the proposal and of the form. Files are checked where they are taken in."""

    use_required_attribute = False

    files = forms.Field(
        label=_("Add files"),
        required=False,
        widget=Several(attrs={"accept": ACCEPTED}),
        help_text=_(
            "PDF, PNG, JPEG, ODT, ODS, DOCX or XLSX, at most 10 MB each and 10 in all. If you can, make the PDF accessible (tagged)."
        ),
    )
    files_language = forms.ChoiceField(
        label=pgettext_lazy("of files", "Their language"),
        required=False,
        choices=Attachment.Language.choices,
        initial=Attachment.Language.BOTH,
    )

    def __init__(self, *args, papers=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.papers = list(papers)
        for paper in self.papers:
            self.fields[f"language-{paper.pk}"] = forms.ChoiceField(
                label=pgettext_lazy("of a file", "Language"),
                required=False,
                choices=Attachment.Language.choices,
                initial=paper.language,
            )
            self.fields[f"remove-{paper.pk}"] = forms.BooleanField(
                label=_("Remove when saving"), required=False
            )

    @property
    def rows(self):
        return [(one, self[f"language-{one.pk}"], self[f"remove-{one.pk}"]) for one in self.papers]

    @property
    def sent(self):
        """The files that came along, and the language said of them."""
        chosen = self.data.get("files_language", "") if self.is_bound else ""
        language = chosen if chosen in Attachment.Language.values else Attachment.Language.BOTH
        return [(file, language) for file in (self.files.getlist("files") if self.files else ())]

    @property
    def languages(self):
        found = {one.pk: self.cleaned_data.get(f"language-{one.pk}") for one in self.papers}
        return {pk: language for pk, language in found.items() if language}

    @property
    def away(self):
        return {one.pk for one in self.papers if self.cleaned_data.get(f"remove-{one.pk}")}


def refusal(name, problem, size=0):
    """The words for a file that is not taken."""
    megabytes = file_kinds.MOST_BYTES // 1024**2
    return _WORDS[problem] % {
        "name": file_kinds.clean_name(name),
        "megabytes": megabytes,
        "size": formats.file_size(size),
        "most": file_kinds.MOST_FILES,
    }
