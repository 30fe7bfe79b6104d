"""Why something is published in one language only."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.forms.legible import legible
from cooperation.models.texts import LANGUAGE_CHOICES

LONGEST = 1000


class OneLanguageForm(forms.Form):
    """Why something is published although a language lacks; the public reads it, so it is asked for in both."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, language in LANGUAGE_CHOICES:
            widget = forms.Textarea(attrs={"lang": code, "rows": 3, "maxlength": LONGEST})
            label = gettext("%(field)s in %(language)s") % {
                "field": _("Reason"),
                "language": str(language).lower(),
            }
            self.fields[f"reason_{code}"] = forms.CharField(max_length=LONGEST, label=label, widget=widget)

    def clean(self):
        texts = super().clean()
        for name, words in list(texts.items()):
            texts[name] = legible(words, one_line=False)
            if not texts[name]:
                self.add_error(name, self.fields[name].error_messages["required"])
        return texts

    @property
    def reason(self):
        return {code: self.cleaned_data[f"reason_{code}"] for code, _language in LANGUAGE_CHOICES}

    @property
    def pair(self):
        return [self[f"reason_{code}"] for code, _language in LANGUAGE_CHOICES]
