"""The gate before what the public sees: both languages, or an officer who says why not."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied
from django.db.models import F, Model

from cooperation.models import Translation, User, Waiver
from cooperation.permissions import may_waive

Reason = Mapping[str, str]


class OneLanguageOnly(Exception):
    """What is to be public is missing in a language, or behind its source; `texts` are the translations that lack."""

    def __init__(self, texts: list[Translation]):
        super().__init__(", ".join(map(str, texts)))
        self.texts = texts


def require_both_languages(*instances: Model) -> None:
    """Ask of things with texts whether the public may see them (R-49). Raises OneLanguageOnly. Writes nothing."""
    if texts := list(Translation.objects.in_the_way(instances)):
        raise OneLanguageOnly(texts)


def waive_both_languages(
    *, by: User | None, subject: Model, instances: Iterable[Model], reason: Reason
) -> Waiver | None:
    """Let things be public although one language lacks; the public reads who decided it and why, beside `subject`.

    by: a user who `may_waive`, None for the portal itself (its commands, never a page); reason: {"da": …, "sv": …}.
    It holds for the wording of now: a text that changes is asked about again. None when nothing lacks.
    Raises PermissionDenied, and IntegrityError without a reason in both languages.
    """
    if by is not None and not may_waive(by):
        raise PermissionDenied
    texts = Translation.objects.in_the_way(instances)
    if not texts.exists():
        return None
    waiver = Waiver.objects.create(
        kind=subject._meta.label_lower,
        object_id=str(subject.pk),
        officer=by,
        officer_name=by.name if by else "",
        city_id=by.city_id if by else None,
        reason_da=reason.get("da", ""),
        reason_sv=reason.get("sv", ""),
    )
    texts.update(waiver=waiver, waived_hash=F("source_hash"))
    return waiver
