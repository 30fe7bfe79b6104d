"""Who is due to be told the news by e-mail, and who need not be because there is none."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from cooperation.actions import leave, write_to_mailboxes
from cooperation.models import Letter, Subscription
from meetings.models import COPENHAGEN, public_news
from meetings.rhythm import SETTLED, last_due

TRIES = 3  # bulletins that failed one after the other; then the mailbox is no more


def plan_bulletins(*, now: datetime) -> None:
    """Write a bulletin to each mailbox that is due and that something is new for; safe to repeat.

    While one still waits to be sent there is no second: it tells whatever is new when it goes out. One that failed has told
    nothing, so the next one does. A mailbox that takes none of three is taken to have left.
    """
    for rhythm in Subscription.Rhythm.values:
        due = last_due(rhythm, now, COPENHAGEN)
        behind = _behind(rhythm, due - SETTLED)
        for one in behind:
            if one.failures >= TRIES:
                leave(subscription=one, now=now)
        _write(due, [one for one in behind if one.failures < TRIES])


def _behind(rhythm: str, until: datetime) -> list[Subscription]:
    waiting = Letter.objects.filter(
        subscription=OuterRef("pk"), kind=Letter.Kind.BULLETIN, state=Letter.State.PLANNED
    )
    standing = Subscription.objects.standing().with_told().filter(rhythm=rhythm, told__lt=until)
    return list(standing.exclude(Exists(waiting)))


def _write(due: datetime, behind: list[Subscription]) -> None:
    if not behind:
        return
    until = due - SETTLED
    news = public_news(min(one.told for one in behind), until)
    to_tell = [one for one in behind if any(it.at > one.told and it.concerns(**one.topics) for it in news)]
    write_to_mailboxes(
        kind=Letter.Kind.BULLETIN, subscriptions=to_tell, about=due.date().isoformat(), now=due
    )
    told = {one.pk for one in to_tell}
    quiet = Subscription.objects.filter(pk__in=[one.pk for one in behind if one.pk not in told])
    quiet.filter(last_told_at__lt=until).update(last_told_at=until)
