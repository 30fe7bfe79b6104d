"""Writes about what somebody has read."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cooperation.models import User
from meetings.models import Look
from meetings.permissions import may_have_calendar


def mark_read(*, by: User, until: datetime, now: datetime) -> None:
    """Note that a user has read the changes up to a moment, which is never set back and never lies ahead.

    until: an aware datetime, that of the newest change shown. Raises PermissionDenied for who has no meetings.
    """
    if not may_have_calendar(by):
        raise PermissionDenied
    until = min(until, now)
    with transaction.atomic():
        _look, is_new = Look.objects.get_or_create(user=by, defaults={"looked_at": until})
        if not is_new:
            Look.objects.filter(user=by, looked_at__lt=until).update(looked_at=until)
