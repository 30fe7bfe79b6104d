"""Amounts as they are written in each language: read for certain, or refused with the reason."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation import amounts
from cooperation.amounts import LARGEST, Refused, parse

READ = [  # language, text, amount
    ("da", "1.234,50", "1234.50"),
    ("da", "1.234", "1234"),
    ("da", "1.234.567,89", "1234567.89"),
    ("da", "1 234,50", "1234.50"),
    ("sv", "1 234,50", "1234.50"),
    ("sv", "1\u00a0234,50", "1234.50"),
    ("sv", "1\u202f234\u2009567", "1234567"),
    ("sv", "1234,5", "1234.50"),
    ("da", "0,05", "0.05"),
    ("sv", " 12\u00a0", "12"),
    ("da", "999.999.999.999,99", "999999999999.99"),
]
REFUSED = [
    ("sv", "1.234", amounts.AMBIGUOUS),
    ("sv", "1.234,50", amounts.AMBIGUOUS),
    ("sv", "1.5", amounts.AMBIGUOUS),
    ("da", "1.5", amounts.AMBIGUOUS),
    ("da", "1.23", amounts.AMBIGUOUS),
    ("da", "0.123", amounts.AMBIGUOUS),
    ("da", "1234.50", amounts.AMBIGUOUS),
    ("da", "1,234", amounts.AMBIGUOUS),
    ("sv", "1,234", amounts.AMBIGUOUS),
    ("da", "1,234.50", amounts.AMBIGUOUS),
    ("sv", "1,234,567", amounts.AMBIGUOUS),
    ("da", "1.2345", amounts.AMBIGUOUS),
    ("da", "12.34,50", amounts.AMBIGUOUS),
    ("da", "1.234 567", amounts.AMBIGUOUS),
    ("sv", "12 34", amounts.AMBIGUOUS),
    ("sv", "1  234", amounts.AMBIGUOUS),
    ("sv", "1'234", amounts.AMBIGUOUS),
    ("da", "007", amounts.AMBIGUOUS),
    ("da", "1,", amounts.AMBIGUOUS),
    ("da", ",50", amounts.AMBIGUOUS),
    ("da", "1.234,567", amounts.DECIMALS),
    ("sv", "1234,567", amounts.DECIMALS),
    ("sv", "1,2345", amounts.DECIMALS),
    ("da", "-5", amounts.NEGATIVE),
    ("sv", "\u22125", amounts.NEGATIVE),
    ("sv", "\u20135", amounts.NEGATIVE),
    ("da", "0", amounts.NOTHING),
    ("sv", "0,00", amounts.NOTHING),
    ("da", "1.000.000.000.000", amounts.TOO_LARGE),
    ("sv", "9" * 40, amounts.TOO_LARGE),
    ("sv", "9" * 5000, amounts.TOO_LARGE),
    ("da", "1e9", amounts.UNREADABLE),
    ("da", "NaN", amounts.UNREADABLE),
    ("sv", "Infinity", amounts.UNREADABLE),
    ("sv", "+5", amounts.UNREADABLE),
    ("da", "1_000", amounts.UNREADABLE),
    ("da", "0x10", amounts.UNREADABLE),
    ("da", "\u0661\u0662\u0663", amounts.UNREADABLE),
    ("sv", "\uff11\uff12", amounts.UNREADABLE),
    ("sv", "5 kr", amounts.UNREADABLE),
    ("da", "1.234,50 DKK", amounts.UNREADABLE),
    ("da", "5,-", amounts.UNREADABLE),
    ("da", "5\x00", amounts.UNREADABLE),
    ("da", "\u00b2", amounts.UNREADABLE),
    ("da", "", amounts.UNREADABLE),
    ("da", ".", amounts.UNREADABLE),
]


@pytest.mark.parametrize(("language", "text", "amount"), READ)
def test_what_can_be_read_in_one_way_only_is_read(language, text, amount):
    assert parse(text, language) == Decimal(amount)
    assert parse(text, language).as_tuple().exponent == -2


@pytest.mark.parametrize(("language", "text", "why"), REFUSED)
def test_everything_else_is_refused_with_the_reason(language, text, why):
    with pytest.raises(Refused) as refused:
        parse(text, language)
    assert refused.value.code == why


def written(amount, language, space):
    """As somebody writes it who knows the language."""
    whole, part = f"{amount:,.2f}".split(".")
    return (
        whole.replace(",", "." if language == "da" and space == "." else space.replace(".", " ")) + f",{part}"
    )


AMOUNTS = st.decimals(min_value="0.01", max_value=LARGEST, places=2)


@given(AMOUNTS, st.sampled_from(["da", "sv"]), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "."]))
def test_whatever_is_written_by_the_rules_is_read_as_it_was_meant(amount, language, space):
    assert parse(written(amount, language, space), language) == amount


@given(st.text(alphabet="0123456789., -'e\u00a0\u202f\u0663", max_size=15), st.sampled_from(["da", "sv"]))
def test_nothing_is_read_that_is_not_an_amount(text, language):
    try:
        amount = parse(text, language)
    except Refused:
        return
    assert Decimal(0) < amount <= LARGEST
    assert set(text) <= set("0123456789., \u00a0\u202f")
    figures = "".join(one for one in text if one.isdigit())
    _whole, _comma, part = text.partition(",")
    assert f"{amount:.2f}".replace(".", "").lstrip("0") == (figures + "0" * (2 - len(part))).lstrip("0")
    assert "." not in text or language == "da"


@given(AMOUNTS)
def test_a_danish_point_between_thousands_never_becomes_a_swedish_decimal(amount):
    if amount >= 1000:
        with pytest.raises(Refused):
            parse(written(amount, "da", "."), "sv")
