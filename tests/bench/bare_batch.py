"""The floor of sending reminders: claim a hundred, render each, send it over one connection, mark it, and nothing else.

In plain SQL, from meetings that are read once. Runs as a process; begins with a line of its input and ends when nothing is due.
"""

import os
import smtplib
import sys

import django

CLAIM = """UPDATE meetings_reminder SET claimed_by = %s, tries = tries + 1 WHERE id IN (
    SELECT id FROM meetings_reminder WHERE state = 'planned' AND claimed_by IS NULL AND not_before <= now()
    ORDER BY not_before, id LIMIT 100 FOR UPDATE SKIP LOCKED)
    RETURNING id, meeting_id, recipient_id, uid, purpose"""
MARK = """UPDATE meetings_reminder SET state = 'sent', sent_at = now(), claimed_by = NULL, subject = %s, body = %s
    WHERE id = %s AND claimed_by = %s"""
RECIPIENTS = "SELECT id, name, email, language FROM cooperation_user WHERE id = ANY(%s)"


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oresund.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    from meetings.models import Meeting, with_chairs

    meetings = {one.pk: one for one in with_chairs(Meeting.objects.select_related("body", "host_city"))}
    for one in meetings.values():
        one.its_agenda = list(one.agenda.all())
    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    with connection.cursor() as cursor:
        while True:
            cursor.execute(CLAIM, [os.getpid()])
            rows = cursor.fetchall()
            if not rows:
                return
            cursor.execute(RECIPIENTS, [[row[2] for row in rows]])
            people = {pk: rest for pk, *rest in cursor.fetchall()}
            with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, local_hostname="localhost") as server:
                for row in rows:
                    send(row, people[row[2]], meetings[row[1]], server, cursor)


def send(row, person, meeting, server, cursor):
    """The very mail that the worker sends."""
    from types import SimpleNamespace

    from django.utils import translation

    from meetings.notifications import leave_address
    from meetings.notifications.letter import letter
    from oresund.mail import _message

    key, _meeting, recipient, uid, purpose = row
    name, email, language = person
    recipient = SimpleNamespace(pk=recipient, name=name, email=email, language=language)
    reminder = SimpleNamespace(uid=uid, purpose=purpose, recipient=recipient)
    with translation.override(language):
        leave = leave_address(recipient, purpose)
    context = {"reminder": reminder, "items_due": meeting.day, "answer": ""}
    mail = letter("reminder", reminder, meeting, context, leave=leave)
    content = _message(mail, None).message().as_bytes(linesep="\r\n")
    server.sendmail("portal@localhost", [email], content)
    cursor.execute(MARK, [mail.subject, mail.text, key, os.getpid()])


if __name__ == "__main__":
    main()
