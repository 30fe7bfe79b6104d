"""Conditions on texts that exist in two languages, for constraints in the database."""

from django.db.models import Q


def present(column: str) -> Q:
    """The column holds text: neither NULL nor empty (a check that is NULL would pass)."""
    return Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})


def in_both_languages(field: str) -> Q:
    return present(f"{field}_da") & present(f"{field}_sv")


def in_either_language(field: str) -> Q:
    return present(f"{field}_da") | present(f"{field}_sv")
