"""How later meetings follow a change, and what the cities agreed on where a host is out of turn."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.forms.pairs import Pair, PairedForm
from meetings.actions import Agreement, Decision
from oresund.fields import DateField


class DecisionForm(PairedForm):
    """plans: what comes of the change under each policy that may be chosen; seen, last: the plan as it is shown."""

    policy = forms.ChoiceField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    last = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    agreed_on = DateField(label=pgettext_lazy("two cities", "Agreed on"), required=False)
    pairs = {
        "agreed": Pair(
            _("Reason"),
            needed=False,
            help=_("Everybody can read why the city hosts although it is not its turn."),
        )
    }

    def __init__(self, *args, plans, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.plans, self.today = plans, today
        self.fields["policy"].choices = [(policy, policy) for policy in plans]
        self.fields["agreed_on"].widget.attrs["max"] = today.isoformat()
        self.initial = {"policy": next(iter(plans)), "agreed_on": today, **self.initial}

    def clean(self):
        clean = super().clean()
        day = clean.get("agreed_on")
        if self.asks and "agreed_on" not in self.errors:
            if not day:
                self.add_error("agreed_on", _("Say on which day the cities agreed."))
            elif day > self.today:
                self.add_error("agreed_on", _("Choose a day that is not in the future."))
        if self.asks:
            self.require("agreed")
        return clean

    @property
    def asks(self):
        """Whether the policy that was chosen puts a host out of turn."""
        plan = self.plans.get(self.cleaned_data.get("policy"))
        return bool(plan and plan.needs_agreement)

    @property
    def may_ask(self):
        return any(plan.needs_agreement for plan in self.plans.values())

    @property
    def chosen(self):
        return self["policy"].value()

    @property
    def decision(self):
        clean = self.cleaned_data
        agreement = Agreement(clean["agreed_on"], self.words("agreed")) if self.asks else None
        return Decision(policy=clean["policy"], seen=clean["seen"], agreement=agreement)
