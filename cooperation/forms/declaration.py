"""The form in which a secretariat enters a version of the declaration, each part beside the Danish original."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation import declaration
from cooperation.actions import entry_problems
from cooperation.declaration import ChapterWords, Entry, Part, parts, sentences, unquoted
from cooperation.forms.legible import legible
from cooperation.models import ORIGINAL, OTHER, Body, Edition
from oresund.fields import DateField

TRANSLATION = OTHER[ORIGINAL]
USUAL_COUNCIL = "kf"
LONGEST = 5000

_WORDS = {
    declaration.EMPTY: _("Write this part; none may be left out."),
    declaration.SENTENCES: _(
        "Write as many sentences as the Danish has: %(danish)s. You have written %(own)s. A commitment points to one of them."
    ),
    declaration.COUNCIL_MISSING: _("Choose the council that adopted the text."),
    declaration.DATE_MISSING: _("Say on which day the text was adopted."),
    declaration.DATE_AHEAD: _("Choose a day that is not in the future."),
    declaration.REFERENCE_MISSING: _("Write the reference under which the decision can be found."),
    declaration.NOT_ADOPTED: _("Leave this empty for a working translation, or choose “adopted text” above."),
    declaration.UNEXPLAINED: _("Say why the adopted text no longer stands."),
    declaration.UNCHANGED: _("Nothing has been changed in the text yet."),
}


def part_label(part: Part) -> str:
    """What a part of the declaration is called, in the reader's language."""
    if part.chapter == 0:
        return gettext("Preamble") if part.paragraph else gettext("Title of the declaration")
    if part.paragraph == 0:
        return gettext("Heading of chapter %(number)s") % {"number": part.chapter}
    return gettext("Paragraph %(number)s") % {"number": f"{part.chapter}.{part.paragraph}"}


class EditionForm(forms.Form):
    """editions: the current version in each language."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    standing = forms.ChoiceField(label=_("What the text is"), widget=forms.RadioSelect)
    council = forms.ModelChoiceField(
        label=_("Adopted by"), queryset=Body.objects.none(), required=False, empty_label=None
    )
    adopted_on = DateField(label=pgettext_lazy("the declaration, by a council", "Adopted on"), required=False)
    reference = forms.CharField(
        label=pgettext_lazy("of a decision", "Reference"),
        required=False,
        max_length=100,
        help_text=_("The number of the case or of the decision."),
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        help_text=_("What is better now, or where the text comes from. Everybody can read it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, editions, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.editions, self.today = editions, today
        current = editions[TRANSLATION]
        self.initial = {"version": current.number, "council": USUAL_COUNCIL}
        self.fields["standing"].choices = [
            (one.value, capfirst(one.label))
            for one in (Edition.Standing.ADOPTED, Edition.Standing.WORKING_TRANSLATION)
        ]
        self.fields["council"].queryset = Body.objects.filter(kind=Body.Kind.COUNCIL)
        self.fields["adopted_on"].widget.attrs["max"] = today.isoformat()
        for part in parts(current.words):
            self.fields[part.place] = _field(part)

    def clean(self):
        clean = super().clean()
        for name in (*self._places, "reference", "comment"):
            if words := clean.get(name):
                clean[name] = legible(words, one_line=name != "comment")
        # What was refused for another reason is not missing; what an adopted text needs is asked once one is chosen.
        for where, what in entry_problems(self.entry, self.editions, self.today).items():
            if where not in self.errors and (where in self._places or "standing" not in self.errors):
                self.refuse(where, what)
        return clean

    def refuse(self, where, what):
        """Write a problem beside its field."""
        counts = {}
        if what == declaration.SENTENCES:
            danish = {one.place: one.text for one in parts(self.editions[ORIGINAL].words)}[where]
            own = self.cleaned_data[where]
            counts = {"danish": len(sentences(danish)), "own": len(sentences(own))}
        self.add_error(where, ValidationError(_WORDS[what], code=what, params=counts))

    @property
    def entry(self):
        clean = self.cleaned_data
        words = [
            ChapterWords(
                clean.get(declaration.place(number), ""),
                [
                    clean.get(declaration.place(number, at), "")
                    for at, _text in enumerate(chapter.paragraphs, start=1)
                ],
            )
            for number, chapter in enumerate(self.editions[TRANSLATION].words)
        ]
        council = clean.get("council")
        return Entry(
            words=words,
            is_adopted=clean.get("standing") == Edition.Standing.ADOPTED,
            council=council.pk if council else "",
            adopted_on=clean.get("adopted_on"),
            reference=clean.get("reference", ""),
            comment=clean.get("comment", ""),
        )

    @property
    def rows(self):
        """The original words of each part, and the field for it."""
        originals = parts(self.editions[ORIGINAL].words)
        return [(unquoted(one.text), self[one.place]) for one in originals]

    @property
    def about(self):
        """The fields beside those of the text."""
        return [self[name] for name in ("standing", "council", "adopted_on", "reference", "comment")]

    def renew(self, edition):
        """Hold on to what was typed, but count from the version that stands now."""
        self.data = {**self.data.dict(), "version": edition.number}

    @property
    def _places(self):
        return [one.place for one in parts(self.editions[TRANSLATION].words)]


def _field(part):
    attributes = {"lang": TRANSLATION}
    if part.paragraph:
        attributes["rows"] = max(3, len(part.text) // 45 + 2)
    widget = forms.Textarea if part.paragraph else forms.TextInput
    return forms.CharField(
        label=part_label(part),
        required=False,
        initial=part.text,
        max_length=LONGEST if part.paragraph else 200,
        widget=widget(attrs=attributes),
    )
