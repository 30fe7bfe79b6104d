"""Messages as a queue: planned, claimed, sent."""

from contextlib import closing, contextmanager

import psycopg2
from django.db import connection

from cooperation import actions as sending
from cooperation.actions.sending import SENDERS
from meetings import actions
from meetings.models import Invitation, Notice
from oresund.mail import Mail
from tests.factories import NOW

WORKER = 1
MAIL = Mail(
    to="anna@kbh.example",
    language="da",
    subject="Emne",
    text="Tekst",
    html="<p>Tekst</p>",
    sender="portal@localhost",
    message_id="<1@localhost>",
)


def plan(meeting, now=NOW):
    actions.plan_notices(meeting=meeting, now=now)


def release(user, at=NOW):
    """Somebody is no longer called; with None, called again."""
    Invitation.objects.filter(person=user.person).update(released_at=at)


def claim(now=NOW, queue=Notice, worker=WORKER):
    """The row that a worker takes next, as it is then, or None."""
    while keys := sending.claim(queue, now=now, sender=worker):
        if row := sending.in_hand(queue, keys, now=now, sender=worker).get(keys[0]):
            return row
        sending.give_back(queue, keys, sender=worker)
    return None


@contextmanager
def alive(worker=WORKER):
    """The worker is there, in a session of its own."""
    with (
        closing(psycopg2.connect(**connection.get_connection_params())) as session,
        session.cursor() as cursor,
    ):
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [SENDERS, worker])
        yield


def arrived(message, now=NOW):
    sending.mark_sent(message=message, mail=MAIL, now=now)


def refused(message, now=NOW, *, permanent=False, error="busy"):
    sending.mark_failed(message=message, error=error, permanent=permanent, now=now)


def send_all(now=NOW):
    """Take each that is due and say that it arrived; returns to whom and of which kind."""
    sent = []
    while notice := claim(now):
        arrived(notice, now)
        sent.append((notice.recipient_id, notice.kind))
    return sent


def queue(state="planned"):
    rows = Notice.objects.filter(state=state).order_by("pk")
    return [(row.recipient_id, row.kind, row.revision) for row in rows]
