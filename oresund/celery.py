"""The Celery app and the beat table, the only schedule in the project."""

import gc
import os

from celery import Celery
from celery.signals import worker_init, worker_process_init

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


@worker_process_init.connect
def keep_what_is_loaded(**_unused: object) -> None:
    """Spare the collector the modules: they never become garbage, and it would walk through all of them again and again."""
    gc.freeze()


SECOND = 1.0
MINUTE = 60 * SECOND

# The clock only says "look now": what is due stands in the database, so a tick that is lost, late or doubled does no harm.
# How often each task is run, and after how long a tick that nobody took has nothing left to say; the clocks of two machines
# may differ a little.
TICKS = {
    # So often that a second worker soon helps the first one with a great many.
    "meetings.tasks.send_due_reminders": (5 * SECOND, MINUTE),
    "meetings.tasks.send_due_notices": (5 * SECOND, MINUTE),
    "meetings.tasks.send_due_letters": (5 * SECOND, MINUTE),
    "meetings.tasks.plan_reminders": (10 * MINUTE, 9 * MINUTE),
    "meetings.tasks.plan_notices": (30 * SECOND, 5 * MINUTE),
    "meetings.tasks.plan_bulletins": (5 * MINUTE, 4 * MINUTE),
    "meetings.tasks.plan_days": (MINUTE, 5 * MINUTE),
    "meetings.tasks.keep_invitations": (10 * MINUTE, 9 * MINUTE),
    "meetings.tasks.read_replies": (MINUTE, MINUTE),
    "meetings.tasks.forget_old_mail": (60 * MINUTE, 30 * MINUTE),
    "meetings.tasks.hand_over": (5 * MINUTE, 4 * MINUTE),
    "cooperation.tasks.draft_translations": (5 * SECOND, MINUTE),
    "cooperation.tasks.compare_texts": (5 * SECOND, MINUTE),
    "cooperation.tasks.count_texts": (60 * MINUTE, 30 * MINUTE),
    "cooperation.tasks.note_parity": (60 * MINUTE, 30 * MINUTE),
    "cooperation.tasks.forget_subscriptions": (60 * MINUTE, 30 * MINUTE),
    "cooperation.tasks.forget_forms": (60 * MINUTE, 30 * MINUTE),
}
app.conf.beat_schedule = {
    task: {"task": task, "schedule": every, "options": {"expires": good_for}}
    for task, (every, good_for) in TICKS.items()
}
app.conf.beat_scheduler = "oresund.clock:Clock"
