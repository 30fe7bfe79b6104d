"""The form in which a secretariat enters an exchange rate as it was published."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperation import money
from cooperation.forms.legible import legible
from oresund.fields import DateField, LinkField, NumberField

# Offered, not asked of: the portal fetches nothing.
SOURCES = ("Danmarks Nationalbank", "Sveriges Riksbank", "European Central Bank (ECB)")
SEK_PER_DKK, DKK_PER_SEK = "sek_per_100_dkk", "dkk_per_100_sek"
QUOTED = [(SEK_PER_DKK, _("SEK for 100 DKK")), (DKK_PER_SEK, _("DKK for 100 SEK"))]
WRONG_WAY = _("100 DKK do not cost so much or so little in SEK. Is the rate quoted the other way round?")


class RateForm(forms.Form):
    """rate: the one that is put right, None for a new one."""

    on = DateField(label=_("date"), help_text=_("The day for which the rate was published."))
    quoted = forms.ChoiceField(
        label=_("How the source quotes it"), choices=QUOTED, initial=SEK_PER_DKK, widget=forms.RadioSelect
    )
    value = NumberField(
        # Translators: an exchange rate, as a number
        label=_("rate"),
        help_text=_("As the source writes it, with a comma before the decimals."),
        min_value=Decimal("0.000001"),
        max_digits=10,
        decimal_places=6,
        error_messages={"invalid": _("Write the rate with a comma before the decimals, like 149,41.")},
    )
    source = forms.CharField(
        # Translators: who has published an exchange rate
        label=_("source"),
        max_length=100,
        help_text=_("Usually the central bank of Denmark or of Sweden, or the European one."),
        widget=forms.TextInput({"list": "rate-sources"}),
    )
    source_url = LinkField(label=_("address of the source"), help_text=_("Where the rate can be read."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=10**9)

    def __init__(self, *args, rate=None, **kwargs):
        super().__init__(*args, initial=_written(rate) if rate else {}, **kwargs)

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise ValidationError(_("A rate of a day to come is not known yet."), code="ahead")
        return self.cleaned_data["on"]

    def clean_source(self):
        source = legible(self.cleaned_data["source"], one_line=True)
        if not source:
            raise ValidationError(self.fields["source"].error_messages["required"], code="required")
        return source

    def clean(self):
        given = super().clean()
        value, quoted = given.get("value"), given.get("quoted")
        if value and quoted:
            rate = value if quoted == SEK_PER_DKK else money.inverse(value)
            if not money.is_likely(rate):
                self.add_error("value", ValidationError(WRONG_WAY, code="wrong_way"))
            given["sek_per_100_dkk"] = rate
        return given

    @property
    def fields_of_rate(self):
        names = ("on", "sek_per_100_dkk", "source", "source_url")
        return {name: self.cleaned_data[name] for name in names}

    def say_it_is_there(self):
        """Somebody has entered one for the same day and source."""
        self.add_error(
            "source", ValidationError(_("There is a rate of this source for this day already."), code="there")
        )


def _written(rate):
    same = {name: getattr(rate, name) for name in ("on", "source", "source_url", "version")}
    return {**same, "quoted": SEK_PER_DKK, "value": rate.sek_per_100_dkk.normalize()}
