"""What goes to those who follow by e-mail: the question whether they want to, and the news."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from cooperation.models import Letter, Subscription
from meetings.headlines import headline
from meetings.models import public_news
from meetings.rhythm import SETTLED
from oresund import links
from oresund.mail import Mail, NothingToSay, compose_mail, message_id

MOST = 50  # news in one mail; the rest stands on the portal


def follow_path(subscription: Subscription) -> str:
    """Where the owner of a mailbox confirms, chooses anew or leaves; in the active language, good as long as it is kept."""
    token = links.make(links.FOLLOW, subject=str(subscription.uid), until=None)
    return reverse("meetings:follow_link", args=[token])


def confirmation(letter: Letter) -> Mail:
    """Ask the owner of a mailbox whether the news are wanted there. Nothing to leave yet, so no way to leave."""
    return _mail("confirmation", letter, {})


def bulletin(letter: Letter) -> Mail:
    """Tell what is new, as it can be read at this moment, since the mailbox was last told. Raises NothingToSay."""
    subscription = _subscription(letter)
    told = Subscription.objects.with_told().values_list("told", flat=True).get(pk=subscription.pk)
    return news_since(told, letter)


def news_since(told: datetime, letter: Letter) -> Mail:
    """Make the mail that tells what is new since a moment of what a mailbox follows. Raises NothingToSay."""
    subscription = _subscription(letter)
    letter.until = timezone.now() - SETTLED
    news = [one for one in public_news(told, letter.until) if one.concerns(**subscription.topics)]
    if not news:
        raise NothingToSay
    with override(subscription.language):
        told_now = [headline(one) for one in news[-MOST:]]
        portal = urljoin(settings.SITE_URL, reverse("meetings:meeting_list"))
    context = {
        "news": [(urljoin(settings.SITE_URL, one.path), one) for one in told_now],
        "title": told_now[-1].title,
        "others": len(news) - 1,
        "left_out": len(news) - len(told_now),
        "portal": portal,
    }
    return _mail("bulletin", letter, context, may_leave=True)


def _subscription(letter: Letter) -> Subscription:
    if letter.subscription is None:  # deleted in this moment
        raise NothingToSay
    return letter.subscription


def _mail(name: str, letter: Letter, context: dict[str, object], *, may_leave: bool = False) -> Mail:
    subscription = _subscription(letter)
    with override(subscription.language):
        address = urljoin(settings.SITE_URL, follow_path(subscription))
    followed = {
        "bodies": list(subscription.followed_bodies()),
        "projects": list(subscription.followed_projects()),
    }
    return compose_mail(
        name,
        {"subscription": subscription, "address": address, **followed, **context},
        to=subscription.email,
        language=subscription.language,
        message_id=message_id(letter.uid),
        sender=settings.DEFAULT_FROM_EMAIL,
        leave=address if may_leave else "",
    )
