"""Form fields for dates, hours and numbers: what browsers send, and what Danes and Swedes type."""

import re
from contextlib import suppress
from datetime import date
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from oresund.formats import language, number

# A slip of the keyboard lies outside, nothing that the portal deals with does.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
OUTSIDE = _("Write a date between the years 1900 and 2199.")

# A point between thousands is Danish only: a Swede who types 1.234 may mean either.
_GROUP = {"da": r"[. \u00a0\u202f]", "sv": r"[ \u00a0\u202f]"}

_web_address = URLValidator(schemes=["http", "https"])


def http_url(value):
    """Refuses what is no plain web address: other protocols, names and passwords before an @, blanks, backslashes."""
    refusal = ValidationError(
        _("Write an address that begins with https:// or http://."), code="no_web_address"
    )
    if re.search(r"[\s\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", value):
        raise refusal
    try:
        _web_address(value)
        if "@" in urlsplit(value).netloc:
            raise refusal
    except (ValueError, ValidationError):
        raise refusal from None


class AtMost:
    """A length as the database counts it: characters, the end of a line as one. Says how many were written."""

    def __init__(self, limit):
        self.limit = limit

    def __call__(self, words):
        written = len(words.replace("\r\n", "\n"))
        if written > self.limit:
            raise ValidationError(
                _("At most %(limit)s characters; you have written %(written)s."),
                code="max_length",
                params={"limit": number(self.limit), "written": number(written)},
            )


class DateInput(forms.DateInput):
    """The browser's own calendar, which knows days in ISO form only."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__({"min": f"{FIRST}", "max": f"{LAST}", **(attrs or {})}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class _ShownAsUnderstood:
    """A refused form shows the browser's kind of field again, whatever kind of writing it came in."""

    def prepare_value(self, value):
        with suppress(ValidationError):
            return self.to_python(value)
        return value


class DateField(_ShownAsUnderstood, forms.DateField):
    widget = DateInput
    default_validators = [MinValueValidator(FIRST, OUTSIDE), MaxValueValidator(LAST, OUTSIDE)]


class TimeField(_ShownAsUnderstood, forms.TimeField):
    widget = TimeInput

    def strptime(self, value, format):
        # Python would take 14.5 for five minutes past.
        if not re.search(r"\d\d$", value):
            raise ValueError(value)
        return super().strptime(value, format)


class NumberField(forms.DecimalField):
    """1.234,50 in Danish and 1 234,50 in both. Babel would take 1_000, 1e5, and 1.234 from a Swede."""

    def __init__(self, **options):
        super().__init__(localize=True, **options)

    def to_python(self, value):
        if isinstance(value, str) and (value := value.strip()):
            group = _GROUP[language()]
            if not re.fullmatch(rf"-?(?:[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+)(?:,[0-9]+)?", value):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = re.sub(group, "", value).replace(",", ".")
        return super().to_python(value)
