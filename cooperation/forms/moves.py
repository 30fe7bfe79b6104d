"""What is asked when a project moves on: why, into what, under which words two cities sign, what a council decided."""

from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation import lifecycle
from cooperation.forms.legible import legible
from cooperation.models import CouncilDecision, Project
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund.fields import DateField, LinkField
from oresund.templatetags.portal import spoken

LANGUAGES = [code for code, _language in LANGUAGE_CHOICES]
LONGEST = 2000
IN_BOTH = _("Write the reason in both languages: everybody can read it.")
FOR_PROPOSER = _("Write the reason so that whoever proposed it can read it.")
NOT_A_TARGET = _(
    "There is no proposal with this reference that it can be merged into. It must have been submitted, and be neither rejected, withdrawn nor merged itself."
)

TWO_TARGETS = _("You have chosen one proposal and written the reference of another. Keep only one of them.")


class ReasonForm(forms.Form):
    """name: what ids begin with, since a page has several of these; needed: languages in which a reason is asked for.

    leads_on: whether the move that it is for exists where the project is now.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args, name, needed=(), asks=True, leads_on=True, **kwargs):
        super().__init__(*args, auto_id=f"id_{name}_%s", **kwargs)
        self.needed, self.leads_on = needed, leads_on
        for code, language in LANGUAGE_CHOICES if asks else ():
            label = gettext("Reason in %(language)s") % {"language": str(language).lower()}
            widget = forms.Textarea({"lang": code, "rows": 3, "maxlength": LONGEST})
            self.fields[f"reason_{code}"] = forms.CharField(
                label=label, required=False, max_length=LONGEST, widget=widget
            )

    def clean(self):
        clean = super().clean()
        for code in LANGUAGES:
            name = f"reason_{code}"
            if name in self.fields:
                clean[name] = legible(clean.get(name) or "", one_line=False).strip()
                if code in self.needed and not clean[name] and name not in self.errors:
                    self.add_error(name, IN_BOTH if len(self.needed) > 1 else FOR_PROPOSER)
        return clean

    @property
    def reason(self):
        """What was written: {"da": …, "sv": …}; nothing where it is not asked for."""
        return {code: self.cleaned_data.get(f"reason_{code}", "") for code in LANGUAGES}

    @property
    def told(self):
        """What comes along with the move, by the names of the action."""
        return {"reason": self.reason} if self.pair else {}

    @property
    def pair(self):
        """The two fields side by side, none where no reason is asked for."""
        return [self[f"reason_{code}"] for code in LANGUAGES if f"reason_{code}" in self.fields]

    @property
    def others(self):
        return [field for field in self.visible_fields() if not field.name.startswith("reason_")]

    @property
    def read(self):
        """The version that the page was made of; of what is no number none that ever was."""
        return self.cleaned_data.get("version") or 0

    def renew(self, **stand):
        """Hold on to what was typed, but count from how things stand now."""
        self.data = {**self.data.dict(), **stand}


class MergeForm(ReasonForm):
    """Into which project one is merged: one of those most like it, or any by its reference, since there may be many."""

    alike = forms.CharField(label=_("Most like it"), max_length=20, required=False, widget=forms.RadioSelect)
    into = forms.CharField(
        label=_("Merged into"),
        max_length=20,
        required=False,
        help_text=_("The reference of the other proposal, such as P-2024-03."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, **kwargs)
        self.project = project

    def suggest(self, projects):
        """Offer some to choose from; none of them is chosen by itself."""
        if not projects and "alike" not in self.errors:
            del self.fields["alike"]
            return
        choices = [
            (one.ref, format_html("<span>{} {}</span>", one.ref, spoken(one, "title"))) for one in projects
        ]
        self.fields["alike"].widget.choices = [*choices, ("", _("Another one, by its reference"))]

    def clean_alike(self):
        return self._target(self.cleaned_data["alike"])

    def clean_into(self):
        return self._target(self.cleaned_data["into"])

    def clean(self):
        clean = super().clean()
        chosen, typed = clean.get("alike"), clean.get("into")
        if chosen and typed and chosen != typed:
            self.add_error("into", forms.ValidationError(TWO_TARGETS, code="two_targets"))
        elif not (chosen or typed or "alike" in self.errors or "into" in self.errors):
            self.add_error("into", forms.ValidationError(self.fields["into"].error_messages["required"]))
        return clean

    def _target(self, ref):
        if not ref.strip():
            return None
        targets = Project.objects.may_be_merged_into().exclude(pk=self.project.pk)
        found = targets.filter(ref__iexact=ref.strip()).first()
        if found is None:
            raise forms.ValidationError(NOT_A_TARGET, code="no_target")
        return found

    @property
    def told(self):
        return {**super().told, "into": self.cleaned_data["into"] or self.cleaned_data["alike"]}


class SignForm(ReasonForm):
    """digest: of what stands on the page above the button."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)


class CouncilDecisionForm(forms.Form):
    """What one of the bodies of a city decided. decision: the one that stands, if there is one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    body = forms.ChoiceField(label=_("Decided by"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(label=pgettext_lazy("of a decision", "Outcome"), widget=forms.RadioSelect)
    decided_on = DateField(label=pgettext_lazy("by a council", "Decided on"))
    reference = forms.CharField(
        label=pgettext_lazy("of a decision", "Reference"),
        required=False,
        max_length=100,
        help_text=_("The number of the case or of the decision."),
    )
    url = LinkField(
        label=_("Where it can be read"),
        required=False,
        help_text=_("An address that begins with https:// or http://."),
    )

    def __init__(self, *args, city, today, decision=None, **kwargs):
        name = f"council_{decision.body}" if decision else "council"
        super().__init__(*args, auto_id=f"id_{name}_%s", **kwargs)
        self.today, self.decision = today, decision
        bodies = CouncilDecision.BODIES.get(city, ())
        self.fields["body"].choices = [(one.value, capfirst(one.label)) for one in bodies]
        self.fields["outcome"].choices = [(one.value, capfirst(one.label)) for one in CouncilDecision.Outcome]
        self.fields["decided_on"].widget.attrs["max"] = today.isoformat()
        self.initial = {"version": 0, "body": bodies[0] if bodies else ""}
        if decision:
            self.fields["body"].choices = [(decision.body, capfirst(decision.get_body_display()))]
            names = ("version", "body", "outcome", "decided_on", "reference", "url")
            self.initial = {name: getattr(decision, name) for name in names}

    def clean_decided_on(self):
        day = self.cleaned_data["decided_on"]
        if day > self.today:
            raise forms.ValidationError(_("Choose a day that is not in the future."), code="ahead")
        return day

    def clean_reference(self):
        return legible(self.cleaned_data["reference"], one_line=True)

    @property
    def entered(self):
        """As fields of the row."""
        return {name: self.cleaned_data[name] for name in ("outcome", "decided_on", "reference", "url")}

    @property
    def read(self):
        """The version of the decision that stood on the page; 0 where none did."""
        return self.cleaned_data.get("version") or 0

    def renew(self, *, version):
        """Hold on to what was typed, but count from how things stand now."""
        self.data = {**self.data.dict(), "version": version}


def languages_of(move, project):
    """The languages in which a move asks for a reason."""
    return {
        lifecycle.NO_REASON: (),
        lifecycle.TO_PROPOSER: (project.original_language,),
        lifecycle.IN_BOTH: tuple(LANGUAGES),
    }[move.reason]
