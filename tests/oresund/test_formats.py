"""Dates, hours, numbers and money as Danes and Swedes write them."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.db import models
from django.template import Context, Template
from django.utils import formats as django_formats
from django.utils.translation import override

from oresund import formats

NBSP = "\u00a0"  # written _ in the tables
MARCH_4 = date(2027, 3, 4)


def utc(*numbers):
    return datetime(*numbers, tzinfo=UTC)


@pytest.mark.parametrize(
    ("show", "values", "danish", "swedish"),
    [
        (formats.long_date, [MARCH_4], "torsdag den 4._marts 2027", "torsdag 4_mars 2027"),
        (formats.medium_date, [MARCH_4], "4._marts 2027", "4_mars 2027"),
        (formats.short_date, [MARCH_4], "4._mar. 2027", "4_mars 2027"),
        (formats.short_date, [date(2027, 12, 31)], "31._dec. 2027", "31_dec. 2027"),
        (formats.clock, [utc(2027, 3, 4, 13)], "kl._14.00", "kl._14.00"),
        (formats.time_span, [utc(2027, 3, 4, 13), utc(2027, 3, 4, 15, 30)], *2 * ["kl._14.00–16.30"]),
        (formats.week, [MARCH_4], "uge_9", "vecka_9"),
        (formats.number, [0], "0", "0"),
        (formats.number, [999], "999", "999"),
        (formats.number, [2027], "2.027", "2_027"),
        (formats.number, [-1234567], "-1.234.567", "-1_234_567"),
        (formats.number, [Decimal("1234567.89")], "1.234.567,89", "1_234_567,89"),
        (formats.percent, [26], "26_%", "26_%"),
        (formats.percent, [0], "0_%", "0_%"),
        (formats.percent, [1000], "1.000_%", "1_000_%"),
        (formats.kroner, [1200000, "DKK"], "1.200.000_DKK", "1_200_000_DKK"),
        (formats.kroner, [999, "SEK"], "999_SEK", "999_SEK"),
        (formats.kroner, [Decimal("1234.50"), "DKK"], "1.234,50_DKK", "1_234,50_DKK"),
        (formats.kroner, [Decimal("1234.00"), "SEK"], "1.234_SEK", "1_234_SEK"),
        (formats.whole_kroner, [Decimal("1234.50"), "SEK"], "1.234_SEK", "1_234_SEK"),
        (formats.whole_kroner, [Decimal("1235.50"), "SEK"], "1.236_SEK", "1_236_SEK"),
        (formats.amount, [Decimal("0.05")], "0,05", "0,05"),
        (formats.rate, [Decimal("149.409831")], "149,4098", "149,4098"),
        (formats.rate, [Decimal("150"), "SEK"], "150,00_SEK", "150,00_SEK"),
        (formats.signed, [Decimal("-1234.5")], "\u22121.234,5", "\u22121_234,5"),
        (formats.signed, [0], "0", "0"),
        (formats.signed_percent, [Decimal("3.1")], "+3,1_%", "+3,1_%"),
        (
            formats.day_range,
            [date(2027, 2, 15), date(2027, 2, 19)],
            "15.-19._februar 2027",
            "15–19_februari 2027",
        ),
        (formats.day_range, [MARCH_4, MARCH_4], "4._marts 2027", "4_mars 2027"),
        (
            formats.day_range,
            [date(2026, 1, 1), date(2029, 12, 31)],
            "1._jan. 2026 – 31._dec. 2029",
            "1_jan. 2026 – 31_dec. 2029",
        ),
        (
            formats.day_range,
            [date(2026, 3, 4), date(2027, 3, 4)],
            "4._mar. 2026 – 4._mar. 2027",
            "4_mars 2026 – 4_mars 2027",
        ),
    ],
)
def test_each_format_in_both_languages(show, values, danish, swedish):
    for language, expected in (("da", danish), ("sv", swedish)):
        with override(language):
            assert show(*values) == expected.replace("_", NBSP)


DANISH = "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec."
SWEDISH = "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec."


@pytest.mark.parametrize("month", range(1, 13))
def test_a_short_date_has_the_short_month(month):
    with override("da"):
        assert formats.short_date(date(2027, month, 4)) == f"4.{NBSP}{DANISH.split()[month - 1]} 2027"
    with override("sv"):
        assert formats.short_date(date(2027, month, 4)) == f"4{NBSP}{SWEDISH.split()[month - 1]} 2027"


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
    [
        (date(2026, 12, 31), 53),
        (date(2027, 1, 3), 53),
        (date(2027, 1, 4), 1),
        (date(2027, 3, 8), 10),
        (utc(2027, 3, 7, 23, 30), 10),
    ],
)
def test_weeks_are_counted_as_iso_says_and_in_copenhagen(day, week):
    with override("sv"):
        assert formats.week(day) == f"vecka{NBSP}{week}"


@pytest.mark.parametrize(
    ("name", "danish", "swedish"),
    [
        ("DATE_FORMAT", "4._marts 2027", "4_mars 2027"),
        ("MONTH_DAY_FORMAT", "4._marts", "4_mars"),
        ("YEAR_MONTH_FORMAT", "marts 2027", "mars 2027"),
        ("SHORT_DATE_FORMAT", "04.03.2027", "2027-03-04"),
        ("TIME_FORMAT", "kl._14.05", "kl._14.05"),
        ("DATETIME_FORMAT", "4._marts 2027 kl._14.05", "4_mars 2027 kl._14.05"),
        ("SHORT_DATETIME_FORMAT", "04.03.2027 14.05", "2027-03-04 14:05"),
    ],
)
def test_djangos_own_filters_write_the_same(name, danish, swedish):
    page = Template(f'{{{{ value|{"time" if name == "TIME_FORMAT" else "date"}:"{name}" }}}}')
    for language, expected in (("da", danish), ("sv", swedish)):
        with override(language):
            assert page.render(Context({"value": utc(2027, 3, 4, 13, 5)})) == expected.replace("_", NBSP)


@pytest.mark.parametrize(("value", "shown"), [(2027, "2027"), (1.5, "1,5"), (Decimal("1234.50"), "1234,50")])
@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_number_that_nobody_formats_is_not_grouped(language, value, shown):
    with override(language):
        assert Template("{{ value }}").render(Context({"value": value})) == shown


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_week_begins_on_monday(language):
    with override(language):
        assert django_formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(
    ("language", "known"), [("da", "da"), ("sv", "sv"), ("sv-fi", "sv"), ("de", "da"), ("en", "da")]
)
def test_the_language_is_one_of_two(language, known):
    with override(language):
        assert formats.language() == known


TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.*"))
DAYS_AND_INSTANTS = {
    field.name
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if isinstance(field, models.DateField)
}
BY_HAND = (
    r"\|\s*(date|time|timesince|timeuntil|floatformat|localize|unlocalize|stringformat)\b",
    r"{%\s*now\b",
    r"(&nbsp;|&#160;|\s|}})%(?![}\w])",
    r"\b(DKK|SEK)\s*{{|}}(&nbsp;|\s)*(DKK|SEK|kr)\b",
    rf"{{{{[^}}]*\.({'|'.join(sorted(DAYS_AND_INSTANTS))})\s*[|}}]",
)


def by_hand(text):
    return [found[0] for pattern in BY_HAND for found in re.finditer(pattern, text)]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_writes_no_date_or_amount_by_hand(file):
    assert by_hand(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        '{{ row.draft_at|date:"TIME_FORMAT" }}',
        '{% blocktranslate with time=a | time:"H" %}',
        "{{ meeting.starts_at }}",
        "{{ term.ends_on|default:1 }}",
        "{{ area.percent }}&nbsp;%",
        "{{ area.percent }}%",
        "{{ budget }} DKK",
        '{% now "Y" %}',
    ],
)
def test_such_a_template_would_be_found(text):
    assert by_hand(text)


@pytest.mark.parametrize(("language", "foreign"), [("da", "“”„"), ("sv", '"“„»«')])
def test_quotes_in_the_catalogues_are_those_of_the_language(language, foreign):
    with (settings.BASE_DIR / f"locale/{language}/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file)
    words = [
        one
        for message in catalogue
        if message.id
        for one in ([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert words
    assert [one for one in words if set(foreign) & set(one)] == []


@pytest.mark.parametrize(
    ("day", "danish", "swedish"),
    [
        (date(2027, 3, 4), "i dag", "i dag"),
        (date(2027, 3, 5), "i morgen", "i morgon"),
        (date(2027, 3, 3), "i går", "i går"),
        (date(2027, 3, 1), "for 3 dage siden", "för 3 dagar sedan"),
        (date(2027, 3, 13), "om 9 dage", "om 9 dagar"),
        (date(2027, 3, 18), "om 2 uger", "om 2 veckor"),
        (date(2026, 12, 4), "for 3 måneder siden", "för 3 månader sedan"),
        (date(2024, 3, 4), "for 3 år siden", "för 3 år sedan"),
        # In Copenhagen it is the next day already.
        (utc(2027, 3, 4, 23, 30), "i morgen", "i morgon"),
    ],
)
def test_how_far_away_a_day_is(time_machine, day, danish, swedish):
    time_machine.move_to(utc(2027, 3, 4, 12))
    for code, expected in (("da", danish), ("sv", swedish)):
        with override(code):
            assert formats.away(day) == expected
