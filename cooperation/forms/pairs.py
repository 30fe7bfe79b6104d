"""Words that are asked for in Danish and in Swedish, side by side."""

from collections import namedtuple

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cooperation.forms.legible import legible
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund.formats import language

LANGUAGES = [code for code, _language in LANGUAGE_CHOICES]
IN_BOTH = gettext_lazy("Write this in both languages.")
IN_ONE = gettext_lazy("Write this in Danish or Swedish; the other language may wait.")

# needed: both must be written; else both may be left out.
Pair = namedtuple("Pair", "label longest rows needed help", defaults=[1000, 3, True, ""])
# What a page shows together: one field, or several side by side with a legend; look: how they lie.
Group = namedtuple("Group", "legend help fields look", defaults=["pair"])


class PairedForm(forms.Form):
    """pairs: what is asked for in both languages, by the beginning of the names of its two fields."""

    pairs = {}
    # Pairs of which one language must be written, and the other may wait.
    either = ()
    # Names of fields that stand side by side, and what they are about.
    beside, about = (), ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, pair in self.pairs.items():
            for code, spoken in LANGUAGE_CHOICES:
                self.fields[f"{name}_{code}"] = _field(pair, code, spoken)

    def clean(self):
        clean = super().clean()
        for name, pair in self.pairs.items():
            for code in LANGUAGES:
                place = f"{name}_{code}"
                clean[place] = legible(clean.get(place) or "", one_line=pair.rows == 1)
            if pair.needed:
                self.require(name)
            elif name in self.either:
                self.require_one(name)
        return clean

    def require(self, name):
        """Ask for both languages of a pair."""
        for code in LANGUAGES:
            place = f"{name}_{code}"
            if not self.cleaned_data.get(place) and place not in self.errors:
                self.add_error(place, IN_BOTH)

    def require_one(self, name):
        """Ask for one language of a pair: the reader's, when neither is there. What was refused is not missing."""
        places = [f"{name}_{code}" for code in LANGUAGES]
        if not any(self.cleaned_data.get(place) or place in self.errors for place in places):
            self.add_error(f"{name}_{language()}", IN_ONE)

    def words(self, name):
        """What was written: {"da": …, "sv": …}."""
        return {code: self.cleaned_data.get(f"{name}_{code}", "") for code in LANGUAGES}

    def columns(self, *names):
        """As fields of a row; an empty text is none."""
        return {f"{name}_{code}": words or None for name in names for code, words in self.words(name).items()}

    @property
    def groups(self):
        """All visible fields in order, the two of a pair together, and those that stand beside each other."""
        places = {f"{name}_{code}": name for name in self.pairs for code in LANGUAGES}
        for field in self.visible_fields():
            if field.name in self.beside:
                if field.name == self.beside[0]:
                    yield Group(self.about, "", [self[name] for name in self.beside], "when-fields")
            elif field.name not in places:
                yield Group("", "", [field])
            elif field.name.endswith(f"_{LANGUAGES[0]}"):
                name = places[field.name]
                pair = self.pairs[name]
                yield Group(capfirst(pair.label), pair.help, [self[f"{name}_{code}"] for code in LANGUAGES])


def _field(pair, code, spoken):
    attributes = {"lang": code, "maxlength": pair.longest}
    widget = (
        forms.TextInput(attributes) if pair.rows == 1 else forms.Textarea({**attributes, "rows": pair.rows})
    )
    label = gettext("%(field)s in %(language)s") % {"field": pair.label, "language": str(spoken).lower()}
    return forms.CharField(
        label=label,
        max_length=pair.longest,
        required=pair.needed,
        widget=widget,
        error_messages={"required": IN_BOTH},
    )
