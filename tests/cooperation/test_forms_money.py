"""Fields for amounts: what they understand, and what they show again."""

from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import override

from cooperation.forms.amounts import AmountField


class Typed(forms.Form):
    amount = AmountField(required=False)


def understood(field, typed, language="da"):
    with override(language):
        form = Typed({field: typed})
        form.is_valid()
        return form.cleaned_data.get(field), [str(one) for one in form.errors.get(field, [])]


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("da", "1,234", "Det kan læses på flere måder. Skriv beløbet sådan: 1.234,50."),
        ("sv", "1.234", "Det kan läsas på flera sätt. Skriv beloppet så här: 1\u00a0234,50."),
        ("da", "1e9", "Skriv beløbet med tal og uden valuta, for eksempel 1.234,50."),
        ("sv", "-5", "Skriv ett belopp över noll utan tecken, till exempel 1\u00a0234,50."),
        ("da", "0", "Skriv et beløb over nul."),
        ("sv", "9" * 20, "Beloppet är för stort."),
        ("da", "1,2345", "Skriv højst to decimaler, for eksempel 1.234,50."),
    ],
)
def test_whoever_is_refused_is_told_how_to_write_it(language, typed, said):
    assert understood("amount", typed, language) == (None, [said])


@pytest.mark.parametrize("typed", ["", "  ", None])
def test_nothing_is_nothing(typed):
    assert understood("amount", typed) == (None, [])


@pytest.mark.parametrize(
    ("language", "shown"), [("da", 'value="1.234.567,50"'), ("sv", 'value="1\u00a0234\u00a0567,50"')]
)
def test_what_is_stored_is_shown_as_it_may_be_typed(language, shown):
    with override(language):
        form = Typed(initial={"amount": Decimal("1234567.50")})
        assert shown in str(form["amount"])
        again = form["amount"].value()
    assert understood("amount", again, language) == (Decimal("1234567.50"), [])


def test_what_was_refused_stays_as_it_was_typed():
    assert 'value="1,234"' in str(Typed({"amount": "1,234"})["amount"])
