"""The outbox: the messages of all queues in one list by time."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import F, Q, Value

from cooperation.models import Letter, Posted
from meetings.models.notice import Notice
from meetings.models.reminder import Reminder
from meetings.models.reminder_rule import ReminderRule

PAGE = 30
# By their words in addresses, which are in the order in which messages of one moment stand.
QUEUES = {"letter": Letter, "notice": Notice, "reminder": Reminder}
KINDS = dict([*ReminderRule.Purpose.choices, *Notice.Kind.choices, *Letter.Kind.choices])
PLANNED, LOOK, SENT, FAILED, PAST = "planned", "look", "sent", "failed", "past"

OVERDUE = timedelta(minutes=15)
# One mailbox that is full is not the fault of the portal.
_BUSY = Q(last_error__regex=r"^SMTPRecipientsRefused\(.*\(4[0-9][0-9], b")

_KIND = {"letter": "kind", "notice": "kind", "reminder": "purpose"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KEY = re.compile(r"(\d{1,17})\.([a-z]+)\.(\d{1,18})", re.ASCII)


def kind_of(message):
    """What a message is about, a key of KINDS."""
    return getattr(message, kind_column(message._meta.model_name))


def kind_column(queue):
    return _KIND[queue]


class View(NamedTuple):
    """Which rows of a queue are shown, by which of their moments, and in which order."""

    rows: Callable[[Any, datetime], Any]
    moment: str
    newest_first: bool


def _not_waiting_for_a_look(rows, now):
    return rows.to_come(now).exclude(pk__in=rows.model.objects.awaiting_a_look(now).values("pk"))


def _open_failures(rows, now):
    return rows.to_send_again(now).filter(state=Posted.State.FAILED)


VIEWS = {
    PLANNED: View(_not_waiting_for_a_look, "not_before", newest_first=False),
    LOOK: View(lambda rows, now: rows.awaiting_a_look(now), "due_at", newest_first=False),
    SENT: View(lambda rows, now: rows.filter(state=Posted.State.SENT), "sent_at", newest_first=True),
    FAILED: View(lambda rows, now: rows.filter(state=Posted.State.FAILED), "due_at", newest_first=True),
    # What somebody was told until now, or should have been.
    PAST: View(
        lambda rows, now: rows.filter(due_at__lte=now).exclude(state=Posted.State.WITHDRAWN),
        "due_at",
        newest_first=True,
    ),
}


class Choice(NamedTuple):
    """About which meeting, to whom and of which kind."""

    meeting: Any = None
    person: Any = None
    kind: str = ""

    def of(self, queue):
        rows = QUEUES[queue].objects.all()
        if self.meeting:
            rows = rows.none() if queue == "letter" else rows.filter(meeting=self.meeting)
        if self.person:
            rows = rows.filter(recipient=self.person)
        return rows.filter(**{_KIND[queue]: self.kind}) if self.kind else rows


class Key(NamedTuple):
    """Where a page begins: behind one row."""

    at: datetime
    queue: str
    pk: int

    @classmethod
    def read(cls, words):
        """Raises ValueError for what is none."""
        found = _KEY.fullmatch(words)
        if not found or found[2] not in QUEUES:
            raise ValueError(words)
        return cls(_EPOCH + timedelta(microseconds=int(found[1])), found[2], int(found[3]))

    def __str__(self):
        return f"{(self.at - _EPOCH) // timedelta(microseconds=1)}.{self.queue}.{self.pk}"

    def behind(self, queue, view):
        """What of a queue follows."""
        beyond = "lt" if view.newest_first else "gt"
        later = Q(**{f"{view.moment}__{beyond}": self.at})
        if queue == self.queue:
            return later | Q(**{view.moment: self.at, f"pk__{beyond}": self.pk})
        follows = (queue < self.queue) if view.newest_first else (queue > self.queue)
        return later | Q(**{view.moment: self.at}) if follows else later


ANY = Choice()


def messages(name, *, now, choice=ANY, after=None, page=PAGE):
    """A page of a view with what a list shows, and the Key of its last row when more follow; as many queries for any number."""
    view = VIEWS[name]
    order = [f"-{one}" if view.newest_first else one for one in ("at", "queue", "pk")]
    parts = [_part(queue, view, now, choice, after, page + 1, order) for queue in QUEUES]
    keys = [Key(*one) for one in parts[0].union(*parts[1:], all=True).order_by(*order)[: page + 1]]
    more = keys[page - 1] if len(keys) > page else None
    return _loaded(keys[:page]), more


def numbers(*, now, choice=ANY):
    """How many messages are in each of the views in which there is something to do or to await."""
    shown = {PLANNED: VIEWS[PLANNED].rows, LOOK: VIEWS[LOOK].rows, FAILED: _open_failures}
    return {name: _count([rows(choice.of(queue), now) for queue in QUEUES]) for name, rows in shown.items()}


def number_to_see_to(now):
    """How many messages wait for a look, or have failed and could be sent again."""
    both = (VIEWS[LOOK].rows, _open_failures)
    return _count([rows(queue.objects.all(), now) for queue in QUEUES.values() for rows in both])


def something_is_due(now):
    return any(queue.objects.sendable(now).exists() for queue in QUEUES.values())


def something_is_overdue(now):
    """Whether a message should have gone out a while ago and has not, though its mailbox did not ask to wait."""
    limit = now - OVERDUE
    untried = Q(last_error="", not_before__lte=limit)
    failing = ~Q(last_error="") & ~_BUSY & Q(due_at__lte=limit)
    return any(queue.objects.sendable(now).filter(untried | failing).exists() for queue in QUEUES.values())


def in_doubt(queue, held_since):
    """The rows of a queue of which a restored database does not know whether they went out after the copy was made."""
    return queue._default_manager.sendable(held_since)


def number_in_doubt(held_since):
    return _count([in_doubt(queue, held_since) for queue in QUEUES.values()])


def _count(parts):
    keys = [part.order_by().values_list("pk") for part in parts]
    return keys[0].union(*keys[1:], all=True).count()


def _part(queue, view, now, choice, after, number, order):
    rows = view.rows(choice.of(queue), now)
    if after:
        rows = rows.filter(after.behind(queue, view))
    rows = rows.annotate(at=F(view.moment), queue=Value(queue)).order_by(order[0], order[2])
    return rows.values_list("at", "queue", "pk")[:number]


def _loaded(keys):
    by_queue = defaultdict(list)
    for key in keys:
        by_queue[key.queue].append(key.pk)
    found = {queue: with_people(queue).in_bulk(wanted) for queue, wanted in by_queue.items()}
    rows = []
    for key in keys:
        if row := found[key.queue].get(key.pk):
            row.at = key.at
            rows.append(row)
    return rows


def with_people(queue):
    """The rows of a queue with whom they go to and what they are about."""
    rows = QUEUES[queue].objects.select_related("recipient__city", "recipient__refusal", "recipient__person")
    if queue == "letter":
        return rows.select_related("subscription")
    return rows.select_related("meeting__body", "meeting__host_city", "approved_by")
