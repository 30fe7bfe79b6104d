"""Dates, hours and money as Danes and Swedes write them, in the active language."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

NBSP = "\u00a0"

# Patterns of django.utils.dateformat; Danish takes the article, the point and the dot between hours and minutes.
_PATTERNS = {
    "da": {"long": r"l \d\e\n j. F Y", "medium": "j. F Y", "clock": "H.i"},
    "sv": {"long": "l j F Y", "medium": "j F Y", "clock": "H.i"},
}
_MONTHS = {
    "da": "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.",
    "sv": "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
}
_GROUP = {"da": ".", "sv": NBSP}


def long_date(value):
    """mandag den 8. marts 2027 / måndag 8 mars 2027"""
    return date_format(local(value), _pattern("long"))


def medium_date(value):
    """8. marts 2027 / 8 mars 2027"""
    return date_format(local(value), _pattern("medium"))


def short_date(value):
    """8. mar. 2027 / 8 mars 2027"""
    value = local(value)
    month = _MONTHS[language()].split()[value.month - 1]
    return f"{value.day}{'.' if language() == 'da' else ''} {month} {value.year}"


def clock(value):
    """14.00"""
    return date_format(local(value), _pattern("clock"))


def time_span(start, end):
    """kl. 13.00–16.00"""
    return f"kl.{NBSP}{clock(start)}–{clock(end)}"


def week(value):
    """The ISO week number."""
    return local(value).isocalendar().week


def kroner(amount, currency):
    """1.200.000 DKK / 1 200 000 DKK; the code is always said, for "kr." and "kr" are different money."""
    return f"{amount:,}".replace(",", _GROUP[language()]) + NBSP + currency


def local(value):
    """An aware datetime in Copenhagen time; a date as it is."""
    return timezone.localtime(value) if hasattr(value, "tzinfo") else value


def language():
    """The active language, Danish when it is neither of the two."""
    active = (get_language() or "da")[:2]
    return active if active in _PATTERNS else "da"


def _pattern(name):
    return _PATTERNS[language()][name]
