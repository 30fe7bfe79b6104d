"""The two languages: columns for texts in both, and conditions on them for constraints in the database."""

from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LANGUAGE_CHOICES = [("da", _("Danish")), ("sv", _("Swedish"))]


def columns(field: str, words: Mapping[str, str | None]) -> dict[str, str | None]:
    """A text in two languages, {"da": …, "sv": …}, as the two columns that hold it."""
    return {f"{field}_{code}": words.get(code) for code, _language in LANGUAGE_CHOICES}


def present(column: str) -> Q:
    """The column holds text: neither NULL nor empty (a check that is NULL would pass)."""
    return Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})


def in_both_languages(field: str) -> Q:
    return present(f"{field}_da") & present(f"{field}_sv")


def in_either_language(field: str) -> Q:
    return present(f"{field}_da") | present(f"{field}_sv")
