"""What is understood when a date, an hour or a number is typed, in both languages, and what is refused."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import override

from oresund.fields import AtMost, DateField, LinkField, NumberField, TimeField

LANGUAGES = ("da", "sv")


class Typed(forms.Form):
    day = DateField(required=False)
    hour = TimeField(required=False)
    amount = NumberField(required=False)


def understood(language, field, typed):
    """What a form makes of it, and what it says instead."""
    with override(language):
        form = Typed({field: typed})
        form.is_valid()
        return form.cleaned_data.get(field), [str(one) for one in form.errors.get(field, [])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-04", date(2027, 3, 4)),
        ("2027-3-4", date(2027, 3, 4)),
        ("04.03.2027", date(2027, 3, 4)),
        ("4.3.2027", date(2027, 3, 4)),
        (" 4.3.2027\u00a0", date(2027, 3, 4)),
        ("29.02.2028", date(2028, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2199-12-31", date(2199, 12, 31)),
        ("", None),
    ],
)
def test_a_date_as_browsers_send_it_and_as_people_write_it(language, typed, day):
    assert understood(language, "day", typed) == (day, [])


NO_DATE = {
    "da": "Skriv en dato, der findes, fx 04.03.2027.",
    "sv": "Skriv ett datum som finns, till exempel 2027-03-04.",
}
OUTSIDE = {
    "da": "Skriv en dato mellem årene 1900 og 2199.",
    "sv": "Skriv ett datum mellan åren 1900 och 2199.",
}
AMERICAN = ["03/04/2027", "3/4/2027", "03/04/27", "12/31/2027", "03-04-2027"]
IMPOSSIBLE = [
    "31.02.2027",
    "2027-02-29",
    "2027-13-01",
    "2027-00-10",
    "00.01.2027",
    "0000-01-01",
    "10000-01-01",
    "99999999999999999999-01-01",
    "2027-03-04T14:00",
    "4.3.27",
    "i morgen",
    "\u0000",
    "  ",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", [*AMERICAN, *IMPOSSIBLE])
def test_no_american_and_no_impossible_date_is_understood(language, typed):
    assert understood(language, "day", typed) == (None, [NO_DATE[language]])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["9999-12-31", "2200-01-01", "31.12.1899", "0001-01-01", "04.03.0027"])
def test_a_date_that_must_be_a_slip_is_refused(language, typed):
    assert understood(language, "day", typed) == (None, [OUTSIDE[language]])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", [forms.DateField, forms.DateTimeField])
@pytest.mark.parametrize("typed", AMERICAN[:4])
def test_djangos_own_fields_refuse_the_american_order_too(language, field, typed):
    with override(language), pytest.raises(forms.ValidationError):
        field().clean(typed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed", ["2027-03-04 14:05", "2027-03-04T14:05", "04.03.2027 14.05", "4.3.2027 kl. 14.05"]
)
def test_djangos_own_field_for_a_date_with_an_hour_takes_both_forms(language, typed):
    with override(language):
        found = forms.DateTimeField().clean(typed)
    assert found.replace(tzinfo=None) == datetime(2027, 3, 4, 14, 5)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["14:05", "14.05", "kl. 14.05", "kl.\u00a014.05", "Kl. 14:05", "14:05:00"])
def test_an_hour_as_browsers_send_it_and_as_people_write_it(language, typed):
    assert understood(language, "hour", typed) == (time(14, 5), [])


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "Skriv et klokkeslæt, fx 14.00."), ("sv", "Skriv ett klockslag, till exempel 14.00.")],
)
@pytest.mark.parametrize("typed", ["24.00", "14.60", "14.5", "2:05 pm", "14", "kl.", "14,05"])
def test_no_other_hour_is_understood(language, said, typed):
    assert understood(language, "hour", typed) == (None, [said])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1\u202f234\u202f567,5", "1234567.5"),
        ("1234", "1234"),
        ("-12,5", "-12.5"),
        ("0,125", "0.125"),
    ],
)
def test_a_number_with_a_comma_and_spaces(language, typed, amount):
    assert understood(language, "amount", typed) == (Decimal(amount), [])


NO_NUMBER = {"da": "Skriv et tal, fx 1.234,50.", "sv": "Skriv ett tal, till exempel 1\u00a0234,50."}


@pytest.mark.parametrize(
    ("typed", "amount"), [("1.234,50", "1234.50"), ("1.234", "1234"), ("1.234.567", "1234567")]
)
def test_points_between_thousands_are_danish_only(typed, amount):
    assert understood("da", "amount", typed) == (Decimal(amount), [])
    assert understood("sv", "amount", typed) == (None, [NO_NUMBER["sv"]])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    [
        "1.50",
        "12.34,5",
        "1,234.50",
        "1 23",
        "1e5",
        "NaN",
        "inf",
        "1_000",
        "٣",
        "1'000",
        ",5",
        "5,",
        "-",
        "kr. 5",
    ],
)
def test_no_other_number_is_understood(language, typed):
    assert understood(language, "amount", typed) == (None, [NO_NUMBER[language]])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "form",
    [
        Typed({"day": "4.3.2027", "hour": "kl. 9.30"}),
        Typed(initial={"day": date(2027, 3, 4), "hour": time(9, 30)}),
    ],
)
def test_the_browsers_own_fields_are_given_what_they_understand(language, form):
    with override(language):
        day, hour = str(form["day"]), str(form["hour"])
    assert 'type="date"' in day
    assert 'value="2027-03-04"' in day
    assert 'min="1900-01-01" max="2199-12-31"' in day
    assert 'type="time"' in hour
    assert 'value="09:30"' in hour


def test_what_was_not_understood_is_shown_as_it_was_typed():
    form = Typed({"day": "03/04/2027", "amount": "1.50"})
    assert 'value="03/04/2027"' in str(form["day"])
    assert 'value="1.50"' in str(form["amount"])


def test_a_number_is_shown_with_a_comma():
    with override("sv"):
        shown = str(Typed(initial={"amount": Decimal("1234.50")})["amount"])
    assert 'type="text"' in shown
    assert 'value="1234,50"' in shown


@pytest.mark.parametrize(
    "address",
    ["https://www.kk.dk", "http://malmo.se/a?b=c@d#e", "https://xn--resund-wxa.example/", "https://æøå.dk/ø"],
)
def test_a_web_address_is_taken(address):
    assert LinkField().clean(f" {address} ") == address


def test_a_web_address_without_a_protocol_is_understood():
    assert LinkField().clean("kk.dk/a") == "https://kk.dk/a"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "ftp://kk.dk",
        "https://kk.dk@evil.example/",
        "https://user:pass@kk.dk/",
        "https://kk.dk\\@evil.example",
        "https://kk .dk",
        "https://kk.dk/a b",
        "https://kk.dk/\u202efdp",
        "https://[::1",
        "https://",
        "https:///x",
        "//evil.example\\@x",
    ],
)
def test_what_is_no_plain_web_address_is_refused(address):
    with override("sv"):
        with pytest.raises(ValidationError) as refusal:
            LinkField().clean(address)
        assert refusal.value.messages == ["Skriv en adress som börjar med https:// eller http://."]


@pytest.mark.parametrize("words", ["å" * 5, "a\r\nbcd", "😀" * 5])
def test_characters_are_counted_as_the_database_does(words):
    AtMost(5)(words)
    with pytest.raises(ValidationError) as refusal:
        AtMost(5)(words + "b")
    assert refusal.value.code == "max_length"
