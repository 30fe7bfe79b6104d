"""One transaction whose history says who did what."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.db import transaction

from cooperation.models import User


@contextmanager
def recorded(*, by: User | None, why: str, language: str = "") -> Iterator[None]:
    """One transaction whose history rows say who and why; of several verbs in one request, each.

    language: "da" or "sv", of texts that come in both at once: which one was written first; that of the user unless told.
    """
    about = {"user": by.pk if by else None} | ({"language": language} if language else {})
    with transaction.atomic(), pghistory.context(**about) as told:
        said = told.metadata.get("why", "").split(", ")
        told.metadata["why"] = ", ".join(dict.fromkeys([*filter(None, said), why]))
        yield
