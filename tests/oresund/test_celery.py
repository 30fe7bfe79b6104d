"""The worker as an operator starts it."""

import os
import re
import subprocess
import sys

from oresund.celery import app


def start_worker(**environment):
    kept = {name: value for name, value in os.environ.items() if name not in ("EMAIL_URL", "PRODUCTION")}
    return subprocess.run(
        [sys.executable, "-m", "celery", "--app", "oresund", "worker", "--pool", "solo"],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_worker_that_could_only_print_its_mail_does_not_start():
    """It would mark reminders as sent that nobody has got."""
    ended = start_worker()
    assert ended.returncode == 1
    assert "EMAIL_URL must name a mail server" in ended.stderr


def test_a_worker_waits_for_its_broker_for_ever():
    assert app.conf.broker_connection_max_retries is None


def test_only_the_clock_and_its_tasks_speak_to_the_broker(settings):
    """What a page saves is found in the database, so that everything can be saved while the broker is away."""
    speaks = re.compile(r"\.(delay|apply_async|send_task|signature|si?)\(|import current_app|from celery")
    speakers = {
        str(file.relative_to(settings.BASE_DIR))
        for app_ in ("cooperation", "meetings", "oresund")
        for file in (settings.BASE_DIR / app_).rglob("*.py")
        if speaks.search(file.read_text())
    }
    tasks = {"cooperation/tasks.py", "meetings/tasks.py"}
    assert speakers == tasks | {"oresund/celery.py", "oresund/clock.py"}
    importers = {
        file.name
        for app_ in ("cooperation", "meetings", "oresund")
        for file in (settings.BASE_DIR / app_).rglob("*.py")
        if re.search(r"^\s*(from|import) .*\btasks\b", file.read_text(), re.MULTILINE)
    }
    assert importers == set()
