"""The links of those who follow by e-mail."""

from django.urls import reverse

from cooperation.models import Subscription
from oresund import links


def follow_path(subscription: Subscription) -> str:
    """Where the owner of a mailbox confirms, chooses anew or leaves; in the active language, good as long as it is kept."""
    token = links.make(links.FOLLOW, subject=str(subscription.uid), until=None)
    return reverse("meetings:follow_link", args=[token])
