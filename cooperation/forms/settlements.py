"""The forms in which the working group's decision is entered, and a new round of assessment is asked for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation import agreement, assessing
from cooperation.forms.assessment_words import PROBLEMS
from cooperation.forms.legible import legible
from cooperation.models import Assessment
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund.fields import DateField

LONGEST = 2000


class SettlementForm(forms.Form):
    """disagreed_since: the day on which the later of the two assessments was handed in; met_on: of the last meeting about it."""

    round = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=9999)
    settled_on = DateField(label=_("Day of the meeting"), required=False)
    outcome = forms.ChoiceField(
        label=_("What the working group decided"), widget=forms.RadioSelect, required=False
    )
    review_on = DateField(label=_("To be looked at again"), required=False)

    field_order = ["settled_on", "outcome", "reason_da", "reason_sv", "review_on"]

    def __init__(self, *args, disagreed_since, today, met_on=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.disagreed_since, self.today = disagreed_since, today
        self.initial.setdefault("review_on", agreement.review_after(today))
        self.initial.setdefault("settled_on", met_on)
        self.fields["outcome"].choices = [
            (value, capfirst(label))
            for value, label in Assessment.Outcome.choices
            if value != assessing.UNDETERMINED
        ]
        for code, language in LANGUAGE_CHOICES:
            named = {"field": gettext("Reason"), "language": str(language).lower()}
            self.fields[f"reason_{code}"] = forms.CharField(
                label=gettext("%(field)s in %(language)s") % named,
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4, "lang": code}),
            )

    def clean(self):
        clean = super().clean()
        for name in ("reason_da", "reason_sv"):
            clean[name] = legible(clean.get(name) or "", one_line=False)
        problems = assessing.problems_of_settlement(
            outcome=clean.get("outcome") or "",
            reasons=frozenset(code for code, _language in LANGUAGE_CHOICES if clean[f"reason_{code}"]),
            settled_on=clean.get("settled_on"),
            review_on=clean.get("review_on"),
            disagreed_since=self.disagreed_since,
            today=self.today,
        )
        for place, code in problems:
            if place not in self.errors:
                self.add_error(place, ValidationError(PROBLEMS[code], code=code))
        return clean

    @property
    def given(self):
        return {name: self.cleaned_data[name] for name in self.fields if name != "round"}

    @property
    def reasons(self):
        return [self["reason_da"], self["reason_sv"]]


class AnewForm(forms.Form):
    round = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=9999)
    why = forms.CharField(
        label=_("Why it is to be assessed anew"),
        max_length=500,
        help_text=_("One sentence. Both secretariats read it."),
        error_messages={"required": _("Say why, in one sentence.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_why(self):
        words = legible(self.cleaned_data["why"], one_line=True)
        if not words:
            raise ValidationError(self.fields["why"].error_messages["required"], code="required")
        return words
