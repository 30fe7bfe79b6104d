"""Writes about what both cities sign: each for itself, and final only when both have signed the same."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from cooperation import signing
from cooperation.actions.history import recorded
from cooperation.actions.moves import Blocked, ReasonMissing
from cooperation.actions.moving import locked
from cooperation.actions.publication import Reason
from cooperation.models import Project, SignOff, User, budget_lines, content_of, signed_matters
from cooperation.models.texts import columns
from cooperation.permissions import may_sign

# Codes of what cannot be signed, or taken back.
NOT_OPEN, NOT_TO_TAKE_BACK = "not_open", "not_to_take_back"


class OtherWords(Exception):
    """What is to be signed has changed since it was read."""


def sign(
    *,
    by: User,
    project: Project,
    matter: str,
    digest: str,
    now: datetime,
    reason: Reason | None = None,
) -> SignOff:
    """Sign a matter (of `signing.MATTERS`) for one's city.

    digest: of what was read on the page; reason: {"da": …, "sv": …} of a withdrawal. Signing twice signs once. Raises
    PermissionDenied, also from who has signed it for the other city; Blocked with NOT_OPEN; OtherWords; ReasonMissing.
    """
    if not may_sign(by):
        raise PermissionDenied
    with recorded(by=by, why="sign"):
        current = locked(project)
        if matter not in signing.open_matters(current.state, has_budget=bool(budget_lines(current))):
            raise Blocked(NOT_OPEN)
        _standing, read = signed_matters(current)[matter]
        if digest != read:
            raise OtherWords
        words = _reason_of(matter, reason)
        signed = content_of(current, matter, words)
        given = current.sign_offs.signatures().filter(matter=matter)
        if given.filter(signed_by=by, taken_back_by__isnull=True).exclude(city=by.city_id).exists():
            raise PermissionDenied
        own = given.filter(city=by.city_id, digest=signed)
        if standing := own.filter(taken_back_by__isnull=True).first():
            return standing
        return SignOff.objects.create(
            project=current,
            matter=matter,
            city_id=by.city_id or "",
            signed_by=by,
            signed_at=now,
            digest=signed,
            turn=own.count(),
            **columns("reason", words),
        )


def take_signature_back(*, by: User, project: Project, matter: str, now: datetime) -> SignOff:
    """Take one's city's signature back, as long as the other city has not signed the same.

    It stays on record, and so does this. Raises PermissionDenied, and Blocked with NOT_TO_TAKE_BACK.
    """
    if not may_sign(by):
        raise PermissionDenied
    with recorded(by=by, why="take a signature back"):
        current = locked(project)
        standing, digest = signed_matters(current).get(matter, (None, ""))
        if standing is None or not signing.may_take_back(standing, by.city_id or ""):
            raise Blocked(NOT_TO_TAKE_BACK)
        own = current.sign_offs.signatures().filter(matter=matter, city=by.city_id, digest=digest)
        signature = own.filter(taken_back_by__isnull=True).get()
        return SignOff.objects.create(
            project=current,
            matter=matter,
            city_id=by.city_id or "",
            signed_by=by,
            signed_at=now,
            digest=digest,
            turn=signature.turn,
            takes_back=signature,
            reason_da=signature.reason_da,
            reason_sv=signature.reason_sv,
        )


def _reason_of(matter: str, reason: Reason | None) -> dict[str, str]:
    if matter != signing.WITHDRAWAL:
        return {"da": "", "sv": ""}
    words = {code: ((reason or {}).get(code) or "").strip() for code in ("da", "sv")}
    if lacking := [code for code, text in words.items() if not text]:
        raise ReasonMissing(lacking)
    return words
