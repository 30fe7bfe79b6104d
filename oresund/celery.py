"""The Celery app and the beat table, the only schedule in the project."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oresund.settings")

app = Celery("oresund")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

SECOND = 1.0
MINUTE = 60 * SECOND

# The clock only says "look now": what is due stands in the database, so a tick that is lost, late or doubled does no harm.
app.conf.beat_schedule = {
    "send-due-reminders": {
        "task": "meetings.tasks.send_due_reminders",
        "schedule": 30 * SECOND,
        # A tick that waited until the next one has nothing left to say.
        "options": {"expires": 25 * SECOND},
    },
    "plan-reminders": {
        "task": "meetings.tasks.plan_reminders",
        "schedule": 10 * MINUTE,
        "options": {"expires": 9 * MINUTE},
    },
}
