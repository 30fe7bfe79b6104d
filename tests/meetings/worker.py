"""A Celery worker in a process of its own, on the broker, the database and the mail server of the tests."""

import os
import subprocess
import sys
import time
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from oresund.celery import app

PATIENCE = 15


class Worker:
    """Use as a context manager; `run` hands it a task and waits until the worker says that it is done."""

    def __init__(self, folder, mail_port):
        self.log = folder / "worker.log"
        # A queue of its own, since test processes that run side by side share the broker.
        self.queue = f"tests-{os.getpid()}-{folder.name}"
        database = (
            urlsplit(settings.DATABASE_URL)._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
        )
        self.environment = {
            "DATABASE_URL": database,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "LOG_LEVEL": "INFO",
        }

    def __enter__(self):
        command = [
            "-m",
            "celery",
            "-A",
            "oresund",
            "worker",
            "--pool",
            "solo",
            "-Q",
            self.queue,
            "--loglevel",
            "INFO",
        ]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command, "--without-mingle", "--without-gossip"],
                env=os.environ | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait_for("ready.")
        return self

    def __exit__(self, *_unused):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        with app.connection_for_write() as broker:
            broker.default_channel.queue_delete(self.queue)

    def run(self, *tasks):
        """Hand over all of them, then wait for each."""
        for wait in [self.begin(task) for task in tasks]:
            wait()

    def begin(self, task):
        """Hand one over; returns what waits until it is done."""
        result = task.apply_async(queue=self.queue)
        return lambda: self._wait_for(f"[{result.id}] succeeded")

    def _wait_for(self, words):
        limit = time.monotonic() + PATIENCE
        while words not in (log := self.log.read_text(errors="replace")):
            assert self.process.poll() is None, f"the worker ended:\n{log}"
            assert time.monotonic() < limit, f"{words!r} never came:\n{log}"
            time.sleep(0.05)
