"""The form in which a secretariat writes a proposal, Danish and Swedish side by side."""

import json
from contextlib import suppress

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation import additionality
from cooperation.actions import PROPOSAL_FIELDS, as_proposal
from cooperation.forms.legible import legible
from cooperation.forms.proposal_words import PAIRS, PLACES, SECTIONS, WORDS
from cooperation.models import ExistingInitiative, FocusArea, Obstacle, Project
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund import formats
from oresund.fields import AtMost

NOTHING = pgettext_lazy("nothing chosen yet", "Choose")
HELP = {
    "potentials": _("What the proposal makes use of. Several are fine."),
    "bridges": _("What kind of bridge it builds, if it does."),
    "deepens": _("Only for a deepening: the cooperation that exists already."),
    "focus_area": _("A proposal may lie outside the areas; it is then marked so."),
    "obstacle": _("Only obstacles of the cities can be removed by an initiative. Others are referred."),
}


class Choices(forms.MultipleChoiceField):
    """Several of a list, or none."""

    widget = forms.CheckboxSelectMultiple

    def to_python(self, value):
        return [one for one in super().to_python(value) if one]


class ProposalForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    # Of the partners nobody else keeps what the page was made from.
    partners_before = forms.CharField(
        label=_("Partners"), widget=forms.HiddenInput, required=False, max_length=20_000
    )
    potentials = Choices(
        label=_("which potentials does it use?"), choices=Project.Potential.choices, required=False
    )
    bridges = Choices(label=_("which bridges does it build?"), choices=Project.Bridge.choices, required=False)

    class Meta:
        model = Project
        fields = PROPOSAL_FIELDS

    def __init__(self, *args, proposer, submitting=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposer, self.submitting = proposer, submitting
        if self.instance.pk:
            self.initial.setdefault("version", self.instance.version)
        for name in ("ground", "origin"):
            self.fields[name].choices = [("", NOTHING), *_named(self.fields[name].choices)]
        for name in ("potentials", "bridges"):
            self.fields[name].choices = _named(self.fields[name].choices)
        for name, words in HELP.items():
            self.fields[name].help_text = words
        self._offer_rows()
        for field, legend, _help in PAIRS:
            for code, language in LANGUAGE_CHOICES:
                self._prepare(self.fields[f"{field}_{code}"], field, code, legend, language)

    def _offer_rows(self):
        self.fields["deepens"].queryset = ExistingInitiative.objects.by_name()
        self.fields["focus_area"].queryset = FocusArea.objects.open_to(self.instance).by_name()
        self.fields["deepens"].empty_label = pgettext_lazy("no existing cooperation chosen", "None")
        self.fields["focus_area"].empty_label = _("Outside the identified areas")
        obstacle, rows = self.fields["obstacle"], list(Obstacle.objects.by_name())
        obstacle.queryset = Obstacle.objects.all()
        own = [(one.pk, one.name) for one in rows if one.is_solvable]
        others = [(one.pk, f"{one.name} ({one.get_owner_display()})") for one in rows if not one.is_solvable]
        obstacle.choices = [("", pgettext_lazy("no border obstacle chosen", "None"))] + [
            (label, group)
            for label, group in (
                (_("The cities can remove it"), own),
                (_("Is referred to others"), others),
            )
            if group
        ]
        obstacle.widget.attrs["data-referred"] = " ".join(str(pk) for pk, _name in others)

    def _prepare(self, field, name, code, legend, language):
        field.required = False
        field.label = gettext("%(field)s in %(language)s") % {
            "field": legend,
            "language": str(language).lower(),
        }
        limit = field.max_length
        field.validators = [one for one in field.validators if not isinstance(one, MaxLengthValidator)]
        field.validators.append(AtMost(limit))
        field.help_text = gettext("At most %(limit)s characters.") % {"limit": formats.number(limit)}
        # A browser that knew the limit would cut off what is pasted, and say nothing.
        field.widget.attrs.pop("maxlength", None)
        field.widget.attrs |= {"lang": code, "data-limit": limit}
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 8 if name == "summary" else 4

    def clean(self):
        texts = super().clean()
        for field, _legend, _help in PAIRS:
            for name in (f"{field}_da", f"{field}_sv"):
                if words := texts.get(name):
                    texts[name] = legible(words, one_line=field == "title") or self.fields[name].empty_value
        needed = set(PLACES) if self.submitting else {additionality.TITLE_MISSING}
        for problem in _problems(texts):
            place = PLACES[problem].format(self.proposer.language)
            # A text that was refused for another reason is not missing.
            if problem in needed and place not in self.errors:
                self.add_error(place, forms.ValidationError(WORDS[problem], code=problem))
        return texts

    def _post_clean(self):
        """The instance stays as it was read: only the action writes it, against the version on the page."""

    @property
    def texts(self):
        return {name: self.cleaned_data[name] for name in PROPOSAL_FIELDS}

    @property
    def pairs(self):
        return [
            {
                "name": field,
                "legend": legend,
                "help": text,
                "fields": [self[f"{field}_da"], self[f"{field}_sv"]],
            }
            for field, legend, text in PAIRS
        ]

    @property
    def sections(self):
        """The parts of the page, each with its pairs and single fields in the order in which a person thinks."""
        pairs = {pair["name"]: pair for pair in self.pairs}
        return [
            (anchor, heading, [pairs.get(name) or {"name": name, "field": self[name]} for name in names])
            for anchor, heading, names in SECTIONS
        ]

    @property
    def lacking(self):
        """What must still be said before the proposal can be submitted: the field and the words for it."""
        rows = ("deepens", "focus_area", "obstacle")
        found = {name: self.chosen(name) if name in rows else self[name].value() for name in PROPOSAL_FIELDS}
        places = [(one, PLACES[one].format(self.proposer.language)) for one in _problems(found)]
        return [(self[place], WORDS[problem]) for problem, place in places]

    def chosen(self, name):
        """The row that stands in a field, whether it was checked or not; None for none."""
        value = self[name].value()
        with suppress(forms.ValidationError):
            return self.fields[name].clean(value)
        return None

    @property
    def is_referred(self):
        """Whether the obstacle that is chosen is not for the cities to remove (R-38)."""
        obstacle = self.chosen("obstacle")
        return obstacle is not None and not obstacle.is_solvable

    @property
    def partners_read(self):
        """The partners that stood there when the page was made; None when nobody knows."""
        try:
            rows = json.loads(self.cleaned_data.get("partners_before") or "null")
            return rows if rows is None else [(str(name), str(role)) for name, role in rows]
        except (ValueError, TypeError):
            return None


def _problems(texts):
    return additionality.problems(as_proposal(Project(**{name: texts.get(name) for name in PROPOSAL_FIELDS})))


def _named(choices):
    return [(value, capfirst(label)) for value, label in choices if value]
