"""The worker as an operator starts it."""

import os
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
