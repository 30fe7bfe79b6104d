"""Dates, hours, numbers and money as Danes and Swedes write them, in the active language."""

import re
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext_lazy

NBSP = "\u00a0"

_NEXT = {
    -1: pgettext_lazy("day", "yesterday"),
    0: pgettext_lazy("day", "today"),
    1: pgettext_lazy("day", "tomorrow"),
}
_LOCALES = {"da": Locale("da"), "sv": Locale("sv")}


def long_date(value):
    """mandag den 8. marts 2027 / måndag 8 mars 2027"""
    return _date(value, "full")


def medium_date(value):
    """8. marts 2027 / 8 mars 2027"""
    return _date(value, "long")


def short_date(value):
    """8. mar. 2027 / 8 mars 2027"""
    return _date(value, "medium")


def away(value):
    """for 3 dage siden / för 3 dagar sedan; om 2 uger / om 2 veckor; i dag / i dag"""
    value = local(value)
    day = value.date() if hasattr(value, "date") else value
    days = (day - timezone.localdate()).days
    if days in _NEXT:
        return str(_NEXT[days])
    # Two of a kind at least, so that eight days are no week.
    return format_timedelta(
        timedelta(days=days), granularity="day", threshold=2, add_direction=True, locale=_LOCALES[language()]
    )


def month(value):
    """marts 2027 / mars 2027"""
    return format_date(local(value), "LLLL y", locale=_LOCALES[language()])


def month_name(value):
    """marts / mars"""
    return format_date(local(value), "LLLL", locale=_LOCALES[language()])


def weekdays():
    """mandag … søndag / måndag … söndag, as the week runs in both countries."""
    names = _LOCALES[language()].days["stand-alone"]["wide"]
    return [names[number] for number in range(7)]


def day_range(first, last):
    """15.-19. februar 2027 / 15–19 februar 2027; 1. jan. 2026 – 31. dec. 2029 when it reaches into another month."""
    first, last = local(first), local(last)
    if (first.year, first.month) != (last.year, last.month):
        return f"{short_date(first)} – {short_date(last)}"
    if first.day == last.day:
        return medium_date(last)
    # Babel has no such range with the name of the month in full.
    return f"{first.day}{'.-' if language() == 'da' else '–'}{medium_date(last)}"


def clock(value):
    """kl. 14.00; so in both languages, since Swedish leaves "kl." and the point out in tables only."""
    return f"kl.{NBSP}{local(value):%H.%M}"


def time_span(start, end):
    """kl. 13.00–16.00"""
    return f"{clock(start)}–{local(end):%H.%M}"


def week(value):
    """uge 9 / vecka 9, as ISO 8601 counts"""
    words = gettext("week %(number)s") % {"number": week_number(value)}
    return words.replace(" ", NBSP)


def week_number(value):
    return local(value).isocalendar().week


def number(value):
    """1.234.567 / 1 234 567; asked for by name, because a setting for all numbers would write the year as 2.027."""
    return format_decimal(value, locale=_LOCALES[language()])


def percent(value):
    """26 %"""
    return f"{number(value)}{NBSP}%"


def amount(value):
    """1.234,50 / 1 234,50; of whole kroner no decimals."""
    pattern = "#,##0" if value == int(value) else "#,##0.00"
    return format_decimal(value, format=pattern, locale=_LOCALES[language()])


def kroner(value, currency):
    """1.234,50 DKK / 1 234,50 DKK; the code is always said, for Babel's "kr." and "kr" are different money."""
    return f"{amount(value)}{NBSP}{currency}"


def whole_kroner(value, currency):
    """What was converted, in whole kroner, half to even: 3 735 246 SEK."""
    return kroner(value.quantize(Decimal(1), ROUND_HALF_EVEN), currency)


def rate(value, currency=""):
    """149,41 SEK / 66,9301 DKK; two decimals, and four where there are."""
    figures = format_decimal(value, format="#,##0.00##", locale=_LOCALES[language()])
    return f"{figures}{NBSP}{currency}" if currency else figures


def signed(value):
    """+3,1 / −0,4 / 0"""
    sign = "+" if value > 0 else "\u2212" if value < 0 else ""
    return f"{sign}{number(abs(value))}"


def signed_percent(value):
    """+3,1 % / −0,4 %"""
    return f"{signed(value)}{NBSP}%"


def file_size(count):
    """12 kB, 1,4 MB; of a number of bytes, never 0 kB."""
    if count < 1024**2:
        return f"{number(-(-count // 1024))}{NBSP}kB"
    return f"{format_decimal(count / 1024**2, format='#,##0.#', locale=_LOCALES[language()])}{NBSP}MB"


def local(value):
    """An aware datetime in Copenhagen time; a date as it is."""
    return timezone.localtime(value) if hasattr(value, "tzinfo") else value


def language():
    """The active language, Danish when it is neither of the two."""
    active = (get_language() or "da")[:2]
    return active if active in _LOCALES else "da"


def _date(value, length):
    """A day and its month stay on one line."""
    words = format_date(local(value), length, locale=_LOCALES[language()])
    return re.sub(r"(?<=\d)(\.?) ", rf"\1{NBSP}", words)
