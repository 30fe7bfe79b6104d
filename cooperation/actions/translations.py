"""Writes of the translators: drafts while they type, translations when they are ready, and machine drafts on request.

by: a user who `may_translate`, and who may see what the text belongs to, else PermissionDenied.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Model

from cooperation.actions.history import recorded
from cooperation.models import ParityDay, Translation, User, stands, subjects
from cooperation.parity import Share
from cooperation.permissions import may_translate

# A worker that dies gives its text back after this long; a refusal is tried again after a while, a few times.
LEASE = timedelta(minutes=2)
PAUSE = timedelta(seconds=30)
TRIES = 3


class Moved(Exception):
    """Somebody else changed the source or the draft meanwhile; `translation` is how it stands now."""

    def __init__(self, translation: Translation):
        super().__init__(str(translation))
        self.translation = translation


class Empty(Exception):
    """A translation without words is none."""


def save_draft(*, by: User, translation: Translation, words: str, version: int, now: datetime) -> Translation:
    """Keep what is being typed, which was read as draft number `version`; readers do not see it.

    Raises PermissionDenied, and Moved when somebody else has saved a draft or a translation after that version.
    """
    with transaction.atomic():
        row = _locked(by, translation)
        if row.draft_version != version:
            raise Moved(row)
        row.draft, row.draft_by, row.draft_at = words, by, now
        row.draft_is_machine = row.draft_is_machine and bool(words.strip())
        row.draft_version += 1
        row.save()
    return row


def translate(
    *,
    by: User,
    translation: Translation,
    words: str,
    source_hash: str,
    now: datetime,
    version: int | None = None,
) -> Translation:
    """Publish a translation that a person has approved, made from the source with this hash.

    version: the number of the draft that was read, when somebody else's draft is to be respected. The same words again
    confirm that they still fit a source that has changed. Raises PermissionDenied, Empty, and Moved when the source is
    not the one that was read, or somebody has saved other words after that version.
    """
    if not words.strip():
        raise Empty
    with recorded(by=by, why="translate"):
        subject = _subject(by, translation)
        row = _locked(by, translation)
        latest = row.draft or getattr(subject, f"{row.field}_{row.language}") or ""
        is_newer = version not in (None, row.draft_version) and latest.strip() != words.strip()
        if row.source_hash != source_hash or is_newer:
            raise Moved(row)
        if stands(subject, row):
            raise PermissionDenied
        setattr(subject, f"{row.field}_{row.language}", words)
        if hasattr(subject, "note_translation"):
            subject.note_translation(by=by, now=now)
        subject.save()
        Translation.objects.filter(pk=row.pk).update(
            translated_hash=F("source_hash"),
            translated_source=getattr(subject, f"{row.field}_{row.original}"),
            translated_by=by,
            translated_at=now,
            **_no_draft(),
        )
    row.refresh_from_db()
    return row


def want_drafts(*, by: User, translations: Iterable[Translation], now: datetime) -> int:
    """Ask the worker for machine drafts of texts that are missing or outdated; returns how many.

    A text on which somebody has begun is left alone. Raises PermissionDenied.
    """
    keys = [_allowed(by, one).pk for one in translations]
    wanted = Translation.objects.filter(pk__in=keys, draft="", wanted_at__isnull=True).unfinished()
    return wanted.update(wanted_at=now, not_before=now, tries=0, last_error="")


def claim_draft(*, now: datetime) -> Translation | None:
    """Take the next text for which a machine draft is wanted; it comes back after LEASE unless it is noted.

    A wish on which workers have died TRIES times is given up: nobody was left to note it.
    """
    lost = Translation.objects.to_draft(now).filter(tries__gte=TRIES)
    # Not ordered, since an update is not.
    lost.order_by().update(wanted_at=None, not_before=None, last_error="no worker lived to finish it")
    for row in Translation.objects.to_draft(now)[:10]:
        mine = Translation.objects.filter(pk=row.pk, not_before=row.not_before)
        if mine.update(not_before=now + LEASE, tries=F("tries") + 1):
            row.refresh_from_db()
            return row
    return None


def note_draft(*, translation: Translation, words: str, now: datetime) -> bool:
    """Keep a machine draft, unless a person has begun or the source has changed meanwhile; returns whether it was kept."""
    if not words.strip():
        note_failure(translation=translation, error="nothing came back", now=now)
        return False
    waiting = Translation.objects.filter(pk=translation.pk, wanted_at__isnull=False)
    kept = waiting.filter(draft="", source_hash=translation.source_hash).update(
        **_no_draft() | {"draft": words, "draft_is_machine": True, "draft_at": now}
    )
    if not kept:
        waiting.exclude(draft="").update(wanted_at=None, not_before=None)
        waiting.filter(draft="").update(not_before=now, tries=0)
    return bool(kept)


def note_failure(*, translation: Translation, error: str, now: datetime) -> None:
    """Note why no draft came; after TRIES the wish is given up, and the page says so."""
    waiting = Translation.objects.filter(pk=translation.pk, wanted_at__isnull=False)
    waiting.filter(tries__lt=TRIES).update(not_before=now + PAUSE, last_error=error[:200])
    waiting.filter(tries__gte=TRIES).update(wanted_at=None, not_before=None, last_error=error[:200])


def note_parity(*, shares: Iterable[Share], day: date) -> None:
    """Keep how many public texts there are on a day, and how many of them current in both languages."""
    ParityDay.objects.bulk_create(
        [ParityDay(day=day, area=one.area, total=one.total, current=one.current) for one in shares],
        update_conflicts=True,
        unique_fields=["day", "area"],
        update_fields=["total", "current"],
    )


def _no_draft() -> dict[str, Any]:
    return {
        "draft": "",
        "draft_is_machine": False,
        "draft_by": None,
        "draft_at": None,
        "draft_version": F("draft_version") + 1,
        "wanted_at": None,
        "not_before": None,
        "tries": 0,
        "last_error": "",
    }


def _allowed(by: User, translation: Translation) -> Translation:
    if not may_translate(by) or not subjects(translation.kind, by).filter(pk=translation.object_id).exists():
        raise PermissionDenied
    return translation


def _locked(by: User, translation: Translation) -> Translation:
    _allowed(by, translation)
    return Translation.objects.select_for_update(of=("self",)).get(pk=translation.pk)


def _subject(by: User, translation: Translation) -> Model:
    """What the text belongs to, locked first, as the database does when somebody writes the text itself."""
    _allowed(by, translation)
    return translation.model._default_manager.select_for_update(of=("self",)).get(pk=translation.object_id)
