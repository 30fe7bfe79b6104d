"""Form fields for dates, hours, numbers and links: what browsers send, and what Danes and Swedes type."""

import re
from contextlib import suppress
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from oresund.formats import language, number

# A slip of the keyboard lies outside, nothing that the portal deals with does.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
OUTSIDE = _("Write a date between the years 1900 and 2199.")
NOT_ON_THE_WEB = _("Write an address that begins with https:// or http://.")

# A point between thousands is Danish only: a Swede who types 1.234 may mean either.
_GROUP = {"da": r"[. \u00a0\u202f]", "sv": r"[ \u00a0\u202f]"}

_MISLEADS = r"[\s\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]|^\w+://[^/?#]*@"


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


class LinkField(forms.URLField):
    """The address of a page on the web, and nothing else that browsers would follow or readers take for another page.

    Refused are other protocols, names and passwords before an @, backslashes, blanks and signs that nobody sees.
    """

    default_validators = [URLValidator(schemes=["http", "https"], message=NOT_ON_THE_WEB)]

    def __init__(self, **options):
        options = {"max_length": 500, "assume_scheme": "https", **options}
        super().__init__(error_messages={"invalid": NOT_ON_THE_WEB}, **options)

    def run_validators(self, value):
        super().run_validators(value)
        if re.search(_MISLEADS, value):
            raise ValidationError(NOT_ON_THE_WEB, code="invalid")
