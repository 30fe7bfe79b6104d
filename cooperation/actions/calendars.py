"""Personal calendar addresses."""

import hashlib
import secrets

from django.utils import timezone

from cooperation.actions.history import recorded
from cooperation.models import User


def renew_calendar_token(*, by: User) -> str:
    """Give a user a new secret for the personal calendar and return it, this once.

    256 random bits. The old address stops at once; only the digest of the new one is kept, so that nobody can read it
    from the database.
    """
    token = secrets.token_urlsafe(32)
    with recorded(by=by, why="renew calendar address"):
        # The moment is kept in the history, the secret is not.
        User.objects.filter(pk=by.pk).update(
            calendar_token_digest=token_digest(token), calendar_renewed_at=timezone.now()
        )
    return token


def token_digest(token: str) -> str:
    """The digest under which a calendar secret is stored: 64 hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()
