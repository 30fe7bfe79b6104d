"""The form in which a secretariat writes a proposal, Danish and Swedish side by side."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation import additionality
from cooperation.actions import PROPOSAL_FIELDS, as_proposal
from cooperation.forms.legible import legible
from cooperation.models import ExistingInitiative, FocusArea, Project
from cooperation.models.texts import LANGUAGE_CHOICES

# field, legend, help
PAIRS = (
    ("title", _("Title"), _("Short, and understandable without the summary.")),
    ("summary", _("Summary"), _("What will the two cities do together, for whom, and how?")),
    (
        "citizens_will_notice",
        _("What will citizens notice?"),
        _("One or two sentences. The cities want to make a difference where it can be felt."),
    ),
    (
        "inspiration_and_motor",
        _("Inspiration and motor"),
        _("Whom may it inspire, and what may it set going?"),
    ),
)

# problem → the field it stands beside; the proposer's language where there are two
_PLACES = {
    additionality.TITLE_MISSING: "title_{}",
    additionality.SUMMARY_MISSING: "summary_{}",
    additionality.NOTICE_MISSING: "citizens_will_notice_{}",
    additionality.GROUND_MISSING: "ground",
    additionality.RELATION_MISSING: "deepens",
    additionality.ORIGIN_MISSING: "origin",
}
_WORDS = {
    additionality.TITLE_MISSING: _("Write a title in Danish or Swedish."),
    additionality.SUMMARY_MISSING: _("Write a summary in Danish or Swedish before you submit."),
    additionality.NOTICE_MISSING: _(
        "Say what citizens will notice, in Danish or Swedish, before you submit."
    ),
    additionality.GROUND_MISSING: _("Choose whether the proposal is new or deepens existing cooperation."),
    additionality.RELATION_MISSING: _("Choose the existing cooperation that the proposal deepens."),
    additionality.ORIGIN_MISSING: _("Choose under whose auspices the idea arose."),
}


class ProposalForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    class Meta:
        model = Project
        fields = PROPOSAL_FIELDS

    def __init__(self, *args, proposer, submitting=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposer, self.submitting = proposer, submitting
        self.initial.setdefault("version", self.instance.version if self.instance.pk else None)
        for name in ("ground", "origin"):
            named = [(value, capfirst(label)) for value, label in self.fields[name].choices if value]
            self.fields[name].choices = [("", pgettext_lazy("nothing chosen yet", "Choose")), *named]
        self.fields["deepens"].queryset = ExistingInitiative.objects.by_name()
        self.fields["focus_area"].queryset = FocusArea.objects.open_to(self.instance).by_name()
        self.fields["deepens"].empty_label = pgettext_lazy("no existing cooperation chosen", "None")
        self.fields["focus_area"].empty_label = _("Outside the identified areas")
        for field, legend, _help in PAIRS:
            for code, language in LANGUAGE_CHOICES:
                self._prepare(self.fields[f"{field}_{code}"], f"{field}_{code}", code, legend, language)

    def _prepare(self, field, name, code, legend, language):
        field.required = False
        field.label = gettext("%(field)s in %(language)s") % {
            "field": legend,
            "language": str(language).lower(),
        }
        field.widget.attrs["lang"] = code
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 6 if name.startswith("summary") else 3

    def clean(self):
        texts = super().clean()
        for field, _legend, _help in PAIRS:
            for name in (f"{field}_da", f"{field}_sv"):
                if words := texts.get(name):
                    texts[name] = legible(words, one_line=field == "title") or self.fields[name].empty_value
        wanted = as_proposal(Project(**{name: texts.get(name) for name in PROPOSAL_FIELDS}))
        needed = set(_PLACES) if self.submitting else {additionality.TITLE_MISSING}
        for problem in additionality.problems(wanted):
            place = _PLACES[problem].format(self.proposer.language)
            # A text that was refused for another reason is not missing.
            if problem in needed and place not in self.errors:
                self.add_error(place, forms.ValidationError(_WORDS[problem], code=problem))
        return texts

    def _post_clean(self):
        """The instance stays as it was read: only the action writes it, against the version on the page."""

    @property
    def texts(self):
        return {name: self.cleaned_data[name] for name in PROPOSAL_FIELDS}

    @property
    def pairs(self):
        return [
            {"legend": legend, "help": text, "fields": [self[f"{field}_da"], self[f"{field}_sv"]]}
            for field, legend, text in PAIRS
        ]
