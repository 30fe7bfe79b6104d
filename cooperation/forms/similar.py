"""The text of an idea that is to be compared with those that are known."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cooperation.forms.legible import legible
from cooperation.models.texts import LANGUAGE_CHOICES


class IdeaForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    summary = forms.CharField(
        label=_("Summary"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGE_CHOICES)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", get_language())

    @classmethod
    def of(cls, project):
        """The text of a proposal in the language that it was written in first."""
        code = project.original_language
        if not getattr(project, f"title_{code}"):
            code = "sv" if code == "da" else "da"
        fields = {name: getattr(project, f"{name}_{code}") or "" for name in ("title", "summary")}
        return cls({**fields, "language": code})

    def clean(self):
        texts = super().clean()
        title, summary = texts.get("title", ""), texts.get("summary", "")
        texts["title"], texts["summary"] = legible(title, one_line=True), legible(summary, one_line=False)
        if not (texts["title"] or texts["summary"] or self.errors):
            self.add_error("title", _("Write what the idea is about."))
        return texts
