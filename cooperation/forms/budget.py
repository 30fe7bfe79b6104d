"""The form for one line of a project's budget."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.forms.amounts import AmountField
from cooperation.forms.legible import legible
from cooperation.forms.pairs import LANGUAGES, Pair, PairedForm
from cooperation.models import BudgetLine


class BudgetLineForm(PairedForm):
    """line: the one that is changed, None for a new one; with_reason: the project has been decided."""

    # Translators: of a line in a budget
    pairs = {"what": Pair(_("What it is for"), longest=200, rows=1, needed=False)}
    either = ("what",)

    amount = AmountField(label=_("amount"), help_text=_("Without a currency; decimals after a comma."))
    currency = forms.ChoiceField(label=_("currency"), choices=BudgetLine.Currency.choices)
    partner = forms.ModelChoiceField(
        label=pgettext_lazy("budget", "paid by"),
        queryset=None,
        required=False,
        empty_label=pgettext_lazy("budget: who pays", "The city itself"),
    )
    reason = forms.CharField(
        label=_("reason for the change"),
        max_length=500,
        help_text=_("The budget has been decided. Say why it changes; the reason is kept with the change."),
        error_messages={"required": _("Say why the budget changes after the decision.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**9)

    def __init__(self, *args, project, city, line=None, with_reason=False, **kwargs):
        super().__init__(*args, initial=_written(line, city), **kwargs)
        self.fields["partner"].queryset = project.partners.all()
        if not with_reason:
            del self.fields["reason"]
        self.order_fields(["what_da", "what_sv", "amount", "currency", "partner", "reason"])

    def clean_reason(self):
        reason = legible(self.cleaned_data["reason"], one_line=True)
        if not reason:
            raise forms.ValidationError(self.fields["reason"].error_messages["required"], code="required")
        return reason

    @property
    def given_reason(self):
        return self.cleaned_data.get("reason", "")

    @property
    def fields_of_line(self):
        same = {name: self.cleaned_data[name] for name in ("amount", "currency", "partner")}
        return {**same, **self.columns("what")}

    def ask_only_for_the_reason(self):
        """Of a line that goes nothing else needs to be right."""
        for name in self.errors.keys() - {"reason"}:
            del self.errors[name]


def _written(line, city):
    """A line as the form shows it; a new one is in the money of its city."""
    if line is None:
        return {"currency": city.currency}
    words = {f"what_{code}": getattr(line, f"what_{code}") for code in LANGUAGES}
    return {
        **words,
        "amount": line.amount,
        "currency": line.currency,
        "partner": line.partner_id,
        "version": line.version,
    }
