"""Letters to be written: the rows that the clock sends."""

from datetime import datetime

from cooperation.models import Letter, Subscription, User


def ask_for_password(*, user: User, now: datetime) -> None:
    """Put the way to a new password into the queue; one that still waits there is enough."""
    waiting = Letter.objects.filter(recipient=user, kind=Letter.Kind.PASSWORD, state=Letter.State.PLANNED)
    if not waiting.exists():
        write_letters(kind=Letter.Kind.PASSWORD, recipients=[user], about=now.isoformat(), now=now)


def write_letters(*, kind: str, recipients: list[User], about: str, now: datetime) -> None:
    """Put one letter to each into the queue; about: what makes it this one, so that repeating it does nothing."""
    Letter.objects.bulk_create(
        [Letter(kind=kind, recipient=user, about=about, due_at=now, not_before=now) for user in recipients],
        ignore_conflicts=True,
    )


def write_to_mailboxes(*, kind: str, subscriptions: list[Subscription], about: str, now: datetime) -> None:
    """Put one letter to each into the queue; about: what makes it this one, so that repeating it does nothing."""
    Letter.objects.bulk_create(
        [
            Letter(kind=kind, subscription=one, about=about, due_at=now, not_before=now)
            for one in subscriptions
        ],
        ignore_conflicts=True,
    )
