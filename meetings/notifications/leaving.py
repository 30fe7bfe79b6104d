"""The address at which somebody leaves messages of one kind."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from cooperation.models import User
from oresund import links


def leave_address(user: User, purpose: str) -> str:
    """Where one click ends these messages for a user (RFC 8058), in the active language; good for ever.

    purpose: a value of ReminderRule.Purpose, or cooperation.models.DIGEST.
    """
    token = links.make(links.LEAVE, subject=purpose, person=user.pk, until=None)
    return urljoin(settings.SITE_URL, reverse("meetings:leave", args=[token]))
