"""Writes about forms that somebody has not saved yet."""

import json
import uuid
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cooperation.actions.attachments import hand_over_papers, sort_papers, throw_away
from cooperation.models import FormDraft, Project, User
from cooperation.permissions import may_propose

# What is longer than all fields of the form together can hold, three times over.
LONGEST = 300_000
# A person's older ones make room.
MOST = 30
KEPT_FOR = timedelta(days=90)


class TooLong(Exception):
    """More was typed than is kept; nobody writes so much by hand."""


def keep_draft(
    *,
    by: User,
    key: uuid.UUID,
    project: Project | None,
    values: Mapping[str, list[str]],
    now: datetime,
) -> FormDraft:
    """Keep what stands in an opened form; each form has its key, so that two of a person do not meet.

    Raises PermissionDenied (no secretariat, or the key is somebody else's or of another form) and TooLong.
    """
    if not may_propose(by) or (project and project.city_id != by.city_id):
        raise PermissionDenied
    # PostgreSQL keeps no NUL in JSON; the form itself refuses it.
    words = {name: [one.replace("\x00", "") for one in found] for name, found in values.items()}
    if len(json.dumps(words, ensure_ascii=False)) > LONGEST:
        raise TooLong
    with transaction.atomic():
        draft, _made = FormDraft.objects.select_for_update().get_or_create(
            key=key, defaults={"user": by, "project": project, "saved_at": now}
        )
        if draft.user_id != by.pk or draft.project_id != (project.pk if project else None):
            raise PermissionDenied
        draft.values, draft.saved_at = words, now
        draft.save(update_fields=["values", "saved_at"])
        if _made:
            _make_room(by)
    return draft


def settle_draft(
    *,
    by: User,
    key: uuid.UUID,
    project: Project,
    languages: Mapping[int, str],
    away: Collection[int] = (),
) -> None:
    """What was typed is saved now: its papers belong to the proposal, and the form is forgotten.

    languages: those of the papers, by their keys; away: the keys of papers that are to go.
    """
    with transaction.atomic():
        sort_papers(project.attachments.all(), languages=languages, away=set(away))
        draft = FormDraft.objects.select_for_update().filter(key=key, user=by).first()
        if draft:
            sort_papers(draft.attachments.all(), languages=languages, away=set(away))
            hand_over_papers(draft=draft, project=project)
            draft.delete()


def discard_draft(*, by: User, key: uuid.UUID) -> None:
    """Throw away what somebody typed and does not want, with its papers. What is not theirs or gone stays as it is."""
    with transaction.atomic():
        _forget(FormDraft.objects.filter(key=key, user=by))


def forget_drafts(*, now: datetime) -> None:
    """What nobody has come back to for a long time goes."""
    with transaction.atomic():
        _forget(FormDraft.objects.filter(saved_at__lt=now - KEPT_FOR))


def _make_room(by: User) -> None:
    older = FormDraft.objects.filter(user=by).order_by("-saved_at").values("pk")[MOST:]
    _forget(FormDraft.objects.filter(pk__in=[one["pk"] for one in older]))


def _forget(drafts: "Collection[FormDraft]") -> None:
    for draft in drafts:
        throw_away(draft.attachments.all())
        draft.delete()
