"""The Celery app and the beat table, the only schedule in the project."""

import os

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oresund.settings")

app = Celery("oresund")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def need_a_mail_server(**_unused: object) -> None:
    """Refuse to start where mail would only be printed: reminders would be marked as sent, and nobody had them."""
    # Inline, because settings are read only once a command runs.
    from django.conf import settings

    if settings.EMAIL_URL.startswith("console:") and "EMAIL_URL" not in os.environ:
        raise SystemExit(
            "EMAIL_URL must name a mail server: the worker sends reminders and marks them as sent"
        )


SECOND = 1.0
MINUTE = 60 * SECOND

# The clock only says "look now": what is due stands in the database, so a tick that is lost, late or doubled does no harm.
app.conf.beat_schedule = {
    "send-due-reminders": {
        "task": "meetings.tasks.send_due_reminders",
        "schedule": 30 * SECOND,
        # Old ticks have nothing left to say; clocks of two machines may differ a little.
        "options": {"expires": 5 * MINUTE},
    },
    "send-due-notices": {
        "task": "meetings.tasks.send_due_notices",
        "schedule": 15 * SECOND,
        "options": {"expires": 5 * MINUTE},
    },
    "draft-translations": {
        "task": "cooperation.tasks.draft_translations",
        "schedule": 5 * SECOND,
        "options": {"expires": MINUTE},
    },
    "note-parity": {
        "task": "cooperation.tasks.note_parity",
        "schedule": 60 * MINUTE,
        "options": {"expires": 30 * MINUTE},
    },
    "plan-notices": {
        "task": "meetings.tasks.plan_notices",
        "schedule": MINUTE,
        "options": {"expires": 5 * MINUTE},
    },
    "hand-over": {
        "task": "meetings.tasks.hand_over",
        "schedule": 5 * MINUTE,
        "options": {"expires": 4 * MINUTE},
    },
    "read-replies": {
        "task": "meetings.tasks.read_replies",
        "schedule": MINUTE,
        "options": {"expires": MINUTE},
    },
    "keep-invitations": {
        "task": "meetings.tasks.keep_invitations",
        "schedule": 10 * MINUTE,
        "options": {"expires": 9 * MINUTE},
    },
    "plan-reminders": {
        "task": "meetings.tasks.plan_reminders",
        "schedule": 10 * MINUTE,
        "options": {"expires": 9 * MINUTE},
    },
}
