"""The two languages, and conditions on texts that exist in both, for constraints in the database."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LANGUAGE_CHOICES = [("da", _("Danish")), ("sv", _("Swedish"))]


def present(column: str) -> Q:
    """The column holds text: neither NULL nor empty (a check that is NULL would pass)."""
    return Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})


def in_both_languages(field: str) -> Q:
    return present(f"{field}_da") & present(f"{field}_sv")


def in_either_language(field: str) -> Q:
    return present(f"{field}_da") | present(f"{field}_sv")
