"""A form field for an amount of kroner, in the language of the page."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cooperation import amounts
from oresund import formats

_WORDS = {
    amounts.UNREADABLE: _("Write the amount in figures and without a currency, like %(example)s."),
    amounts.AMBIGUOUS: _("This can be read in more than one way. Write the amount like %(example)s."),
    amounts.DECIMALS: _("Write two decimals at most, like %(example)s."),
    amounts.NEGATIVE: _("Write an amount above zero, without a sign, like %(example)s."),
    amounts.NOTHING: _("Write an amount above zero."),
    amounts.TOO_LARGE: _("The amount is too large."),
}


class AmountField(forms.CharField):
    """1.234,50 in Danish, 1 234,50 in both languages; what can be read in two ways is refused, and stays as it was typed."""

    def __init__(self, **options):
        attributes = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attributes), **options)

    def to_python(self, value):
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        language = formats.language()
        try:
            return amounts.parse(text, language)
        except amounts.Refused as refused:
            example = {"example": amounts.EXAMPLES[language]}
            raise ValidationError(_WORDS[refused.code], code=refused.code, params=example) from refused

    def prepare_value(self, value):
        return formats.amount(value) if isinstance(value, Decimal) else value
