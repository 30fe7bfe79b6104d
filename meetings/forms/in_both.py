"""A text that is asked for in Danish and in Swedish at once."""

from django import forms
from django.utils.translation import gettext

from cooperation.forms.legible import legible
from cooperation.models.texts import LANGUAGE_CHOICES

LONGEST = 1000


class InBothForm(forms.Form):
    """One text in Danish and in Swedish, neither of which may be left out."""

    name: str
    label: str

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, language in LANGUAGE_CHOICES:
            widget = forms.Textarea(attrs={"lang": code, "rows": 3, "maxlength": LONGEST})
            label = gettext("%(field)s in %(language)s") % {
                "field": self.label,
                "language": str(language).lower(),
            }
            self.fields[f"{self.name}_{code}"] = forms.CharField(
                max_length=LONGEST, label=label, widget=widget
            )

    def clean(self):
        texts = super().clean()
        for name, words in list(texts.items()):
            texts[name] = legible(words, one_line=False)
            if not texts[name]:
                self.add_error(name, self.fields[name].error_messages["required"])
        return texts

    @property
    def words(self):
        return {code: self.cleaned_data[f"{self.name}_{code}"] for code, _language in LANGUAGE_CHOICES}

    @property
    def pair(self):
        return [self[f"{self.name}_{code}"] for code, _language in LANGUAGE_CHOICES]
