"""The form in which a secretariat adds words to the thesaurus."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cooperation.forms.legible import legible
from cooperation.models import Concept


class ConceptForm(forms.ModelForm):
    class Meta:
        model = Concept
        fields = ["kind", "danish", "swedish", "note"]
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(value, capfirst(label)) for value, label in Concept.Kind.choices]
        self.initial.setdefault("kind", Concept.Kind.SAME)
        for name, code in (("danish", "da"), ("swedish", "sv")):
            self.fields[name].widget.attrs["lang"] = code

    def clean(self):
        texts = super().clean()
        for name in ("danish", "swedish", "note"):
            texts[name] = legible(texts.get(name) or "", one_line=True)
        for name in ("danish", "swedish"):
            if name not in self.errors and not any(character.isalpha() for character in texts[name]):
                self.add_error(name, _("Write at least one word."))
        return texts
