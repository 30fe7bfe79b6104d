"""The forms in which a secretariat tells how a project goes: one for each of the things that tell of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperation.forms.choices import capitalized
from cooperation.forms.legible import legible
from cooperation.forms.pairs import Pair, PairedForm
from cooperation.models import City, Evaluation, Indicator, Measurement, Milestone, Update
from oresund.fields import DateField, LinkField, NumberField

AHEAD = _("This day is still to come.")
ALREADY_THERE = _("There is one for this day already. Change that one instead.")
SHOWN = 3  # decimals of a value, as many as pages show


class StepForm(PairedForm):
    """step: what is changed, None for something new. Names of fields carry the kind, since a page has all the forms."""

    model, kind, single, past, order = None, "", (), (), None
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**9)

    def __init__(self, *args, project, step=None, **kwargs):
        super().__init__(*args, prefix=self.kind, initial=self.written(step) if step else {}, **kwargs)
        self.project, self.step = project, step
        self.order_fields(self.order)

    def clean(self):
        given = super().clean()
        if "source" in given:
            given["source"] = legible(given["source"], one_line=True)
        for name in self.past:
            if given.get(name) and given[name] > timezone.localdate():
                self.add_error(name, ValidationError(AHEAD, code="ahead"))
        return given

    def written(self, step):
        """What is stored, as the form shows it."""
        paired = [f"{name}_{code}" for name in self.pairs for code in ("da", "sv")]
        return {name: getattr(step, name) for name in (*paired, *self.single, "version")}

    @property
    def fields_of_step(self):
        return {**{name: self.cleaned_data[name] for name in self.single}, **self.columns(*self.pairs)}

    def say_it_is_there(self):
        self.add_error(self.past[0], ValidationError(ALREADY_THERE, code="there"))


class MilestoneForm(StepForm):
    model, kind, single, past = Milestone, "milestone", ("due_on", "reached_on"), ("reached_on",)
    pairs = {"title": Pair(_("Title"), longest=200, rows=1)}
    beside, about = ("due_on", "reached_on"), _("When")
    order = ["title_da", "title_sv"]
    due_on = DateField(label=_("to be reached by"))
    reached_on = DateField(label=_("reached on"), required=False, help_text=_("Empty until it is reached."))


class UpdateForm(StepForm):
    model, kind, single, past = Update, "update", ("happened_on",), ("happened_on",)
    pairs = {"text": Pair(_("What has happened"), longest=3000, rows=4, needed=False)}
    either = ("text",)
    order = ["text_da", "text_sv"]
    happened_on = DateField(label=_("date"))
    is_public = forms.BooleanField(label=_("show it to the public"), required=False, initial=True)

    def written(self, step):
        return {**super().written(step), "is_public": step.published_at is not None}

    @property
    def fields_of_step(self):
        was = self.step and self.step.published_at
        published = (was or timezone.now()) if self.cleaned_data["is_public"] else None
        return {**super().fields_of_step, "published_at": published}


class IndicatorForm(StepForm):
    model, kind, single = Indicator, "indicator", ("target", "source", "source_url")
    pairs = {
        "name": Pair(_("What is measured"), longest=300, rows=1, help=_("A question that a figure answers.")),
        "unit": Pair(_("Unit"), longest=50, rows=1, help=_("Days, persons, percent …")),
        "population": Pair(_("Who is asked or counted"), longest=300, rows=1, needed=False),
        "obstacle": Pair(_("The border obstacle that is lowered"), longest=300, rows=1, needed=False),
    }
    order = ["name_da", "name_sv", "unit_da", "unit_sv", "population_da", "population_sv"]
    target = NumberField(label=_("target"), required=False, max_digits=14, decimal_places=SHOWN)
    source = forms.CharField(label=_("source"), required=False, max_length=300)
    source_url = LinkField(label=_("address of the source"), required=False)


class MeasurementForm(StepForm):
    model, kind, past = Measurement, "measurement", ("on",)
    single = ("indicator", "moment", "city", "on", "value", "source", "source_url")
    beside, about = ("on", "value"), _("The figure")
    indicator = forms.ModelChoiceField(label=_("what is measured"), queryset=None, empty_label=None)
    moment = forms.ChoiceField(
        label=_("before or after"), choices=capitalized(Measurement.Moment), widget=forms.RadioSelect
    )
    city = forms.ModelChoiceField(
        label=_("city"), queryset=None, required=False, empty_label=_("Both cities together")
    )
    on = DateField(label=_("date"))
    value = NumberField(label=_("value"), max_digits=14, decimal_places=SHOWN)
    source = forms.CharField(label=_("source"), required=False, max_length=300)
    source_url = LinkField(label=_("address of the source"), required=False)

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, project=project, **kwargs)
        self.fields["indicator"].queryset = project.indicators.all()
        self.fields["indicator"].label_from_instance = lambda one: one.name
        self.fields["city"].queryset = City.objects.all()
        self.fields["city"].label_from_instance = lambda one: one.name

    def written(self, step):
        plain = super().written(step)
        return {**plain, "indicator": step.indicator_id, "city": step.city_id}


class EvaluationForm(StepForm):
    model, kind, single, past = Evaluation, "evaluation", ("evaluated_on",), ("evaluated_on",)
    pairs = {
        "noticed": Pair(
            _("What did citizens notice?"),
            longest=3000,
            needed=False,
            help=_("The question of the proposal, asked again."),
        ),
        "learnt": Pair(_("What was learnt?"), longest=3000, needed=False),
        "inspired": Pair(_("Whom did it inspire?"), longest=2000, needed=False),
    }
    either = ("noticed",)
    evaluated_on = DateField(label=_("date"))


STEPS = {one.kind: one for one in (MilestoneForm, UpdateForm, IndicatorForm, MeasurementForm, EvaluationForm)}
