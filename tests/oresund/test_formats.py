"""Dates, hours and money as Danes and Swedes write them."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.utils import formats as django_formats
from django.utils.translation import override

from oresund import formats

NBSP = "\u00a0"


def utc(*numbers):
    return datetime(*numbers, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("da", "mandag den 8. marts 2027"), ("sv", "måndag 8 mars 2027")],
)
def test_a_long_date(language, expected):
    with override(language):
        assert formats.long_date(date(2027, 3, 8)) == expected


@pytest.mark.parametrize(("language", "expected"), [("da", "8. marts 2027"), ("sv", "8 mars 2027")])
def test_a_medium_date(language, expected):
    with override(language):
        assert formats.medium_date(date(2027, 3, 8)) == expected


DANISH = "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec."
SWEDISH = "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec."


@pytest.mark.parametrize("month", range(1, 13))
def test_a_short_date_has_the_short_month(month):
    with override("da"):
        assert formats.short_date(date(2027, month, 4)) == f"4. {DANISH.split()[month - 1]} 2027"
    with override("sv"):
        assert formats.short_date(date(2027, month, 4)) == f"4 {SWEDISH.split()[month - 1]} 2027"


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("show", [formats.long_date, formats.medium_date, formats.short_date])
def test_an_instant_is_dated_in_copenhagen(language, show):
    with override(language):
        assert show(utc(2027, 3, 7, 23, 30)) == show(date(2027, 3, 8))
        assert show(utc(2027, 7, 7, 21, 59)) == show(date(2027, 7, 7))
        assert show(utc(2027, 7, 7, 22, 0)) == show(date(2027, 7, 8))


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (utc(2027, 3, 8, 12), utc(2027, 3, 8, 15), "13.00–16.00"),
        (utc(2027, 7, 8, 12), utc(2027, 7, 8, 15, 5), "14.00–17.05"),
        # Summer time begins on 28 March and ends on 31 October 2027.
        (utc(2027, 3, 28, 0), utc(2027, 3, 28, 1), "1.00–3.00"),
        (utc(2027, 10, 31, 0, 30), utc(2027, 10, 31, 1, 30), "2.30–2.30"),
        (utc(2027, 10, 31, 0), utc(2027, 10, 31, 2), "2.00–3.00"),
    ],
)
def test_a_span_is_on_the_clocks_of_both_cities(language, start, end, expected):
    with override(language):
        shown = formats.time_span(start, end)
    assert shown.startswith(f"kl.{NBSP}")
    assert (
        shown.removeprefix(f"kl.{NBSP}").replace("01.", "1.").replace("02.", "2.").replace("03.", "3.")
        == expected
    )


@pytest.mark.parametrize(
    ("day", "week"),
    [(date(2026, 12, 31), 53), (date(2027, 1, 3), 53), (date(2027, 1, 4), 1), (date(2027, 3, 8), 10)],
)
def test_weeks_are_counted_as_iso_says(day, week):
    assert formats.week(day) == week


def test_the_week_of_an_instant_is_that_of_copenhagen():
    assert formats.week(utc(2027, 3, 7, 23, 30)) == 10


@pytest.mark.parametrize("currency", ["DKK", "SEK"])
@pytest.mark.parametrize(
    ("amount", "danish"), [(0, "0"), (999, "999"), (1000, "1.000"), (1200000, "1.200.000"), (-1500, "-1.500")]
)
def test_kroner_always_say_which(amount, danish, currency):
    with override("da"):
        assert formats.kroner(amount, currency) == f"{danish}{NBSP}{currency}"
    with override("sv"):
        assert formats.kroner(amount, currency) == f"{danish.replace('.', NBSP)}{NBSP}{currency}"


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize(
    ("typed", "day"),
    [("2027-04-03", date(2027, 4, 3)), ("03.04.2027", date(2027, 4, 3)), ("03/04/2027", None)],
)
def test_no_american_date_is_understood(language, typed, day):
    with override(language):
        field = forms.DateField()
        try:
            found = field.clean(typed)
        except forms.ValidationError:
            found = None
    assert found == day


@pytest.mark.parametrize("language", ["da", "sv"])
def test_djangos_own_times_have_a_dot_too(language):
    with override(language):
        assert django_formats.time_format(utc(2027, 3, 8, 14, 5)) == "kl. 14.05"


@pytest.mark.parametrize(
    ("language", "known"), [("da", "da"), ("sv", "sv"), ("sv-fi", "sv"), ("de", "da"), ("en", "da")]
)
def test_the_language_is_one_of_two(language, known):
    with override(language):
        assert formats.language() == known
