"""Writes about who follows what by e-mail. Nobody is asked who they are: whoever reads the mailbox decides.

No history is kept of them, so that an address is gone when it is deleted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from cooperation.actions.letters import write_to_mailboxes
from cooperation.models import Letter, Subscription

PAUSE = timedelta(hours=1)  # between two messages that ask the same mailbox to confirm
MOST_WAITING = 3  # of such messages until one of them is answered


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to follow: codes of bodies, references of projects, all decisions; language: "da" or "sv";
    rhythm: "daily" or "weekly".
    """

    language: str
    rhythm: str
    bodies: Sequence[str] = ()
    projects: Sequence[str] = ()
    decisions: bool = False


class Gone(Exception):
    """There is no such subscription any more, or it has been left."""


def ask_to_follow(*, email: str, choice: Choice, now: datetime) -> Subscription | None:
    """Keep what somebody wants to follow until the owner of the mailbox confirms it; None where that mailbox has been asked
    just now, or several times in vain.

    email: as `addresses.mailbox` gives it. Whatever the mailbox follows already stays as it is, and whoever asks is told the
    same in every case. Raises IntegrityError for a choice of nothing.
    """
    with transaction.atomic():
        _queue_up(email)
        earlier = Subscription.objects.filter(email=email)
        if earlier.filter(created_at__gt=now - PAUSE).exists() or earlier.waiting().count() >= MOST_WAITING:
            return None
        asked = Subscription.objects.create(email=email, created_at=now, **_columns(choice))
        about = now.isoformat()
        write_to_mailboxes(kind=Letter.Kind.CONFIRMATION, subscriptions=[asked], about=about, now=now)
        return asked


def confirm_subscription(*, subscription: Subscription, now: datetime) -> Subscription:
    """Follow what was asked for, as the owner of the mailbox confirms; return what stands from then on.

    Where the mailbox follows something already, that takes over the choice and keeps its links. The same again changes
    nothing. Raises Gone.
    """
    with transaction.atomic():
        _queue_up(subscription.email)
        current = _locked(subscription)
        standing = Subscription.objects.standing().filter(email=current.email).first()
        if current.confirmed_at:
            if standing is None:
                raise Gone
            return standing
        _withdraw_letters(current)
        if standing:
            _write(standing, _columns(_choice_of(current)))
            _write(current, _LEFT | {"confirmed_at": now, "last_told_at": now, "left_at": now})
            return standing
        _write(current, {"confirmed_at": now, "last_told_at": now})
        return current


def change_subscription(*, subscription: Subscription, choice: Choice) -> Subscription:
    """Follow something else, more or less often, in the other language. Raises Gone, IntegrityError for nothing."""
    with transaction.atomic():
        current = _locked(subscription)
        if current.left_at or not current.confirmed_at:
            raise Gone
        _write(current, _columns(choice))
        return current


def leave(*, subscription: Subscription, now: datetime) -> Subscription:
    """Stop telling a mailbox anything; what it followed is forgotten at once. The same again changes nothing.

    One that nobody confirmed is deleted. Raises Gone when it is not there any more.
    """
    with transaction.atomic():
        current = _locked(subscription)
        if not current.confirmed_at:
            current.delete()
        elif not current.left_at:
            _write(current, _LEFT | {"left_at": now})
            _withdraw_letters(current)
        return current


def forget_subscriptions(*, now: datetime) -> int:
    """Delete the addresses of those who left 30 days ago, or never confirmed; return how many."""
    _all, deleted = Subscription.objects.outlived(now).delete()
    return deleted.get("cooperation.Subscription", 0)


_LEFT = {"bodies": [], "projects": [], "decisions": False}


def _columns(choice: Choice) -> dict[str, object]:
    return {
        "language": choice.language,
        "rhythm": choice.rhythm,
        "bodies": sorted(set(choice.bodies)),
        "projects": sorted(set(choice.projects)),
        "decisions": choice.decisions,
    }


def _choice_of(one: Subscription) -> Choice:
    return Choice(one.language, one.rhythm, one.bodies, one.projects, one.decisions)


def _write(one: Subscription, columns: dict[str, object]) -> None:
    for name, value in columns.items():
        setattr(one, name, value)
    one.save(update_fields=list(columns))


def _withdraw_letters(one: Subscription) -> None:
    one.letters.filter(state=Letter.State.PLANNED).update(state=Letter.State.WITHDRAWN)


def _locked(subscription: Subscription) -> Subscription:
    current = Subscription.objects.select_for_update().filter(pk=subscription.pk).first()
    if current is None:
        raise Gone
    return current


def _queue_up(email: str) -> None:
    """Those who ask or confirm for one mailbox at the same moment do so one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"subscription:{email}"])
