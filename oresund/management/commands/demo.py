"""Starts the whole portal on this machine with invented content, and stops all of it again."""

import gc
import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from oresund.catalogues import compile_all
from oresund.celery import app
from oresund.children import signals_held
from oresund.management.demo_content import (
    accounts,
    count_parity,
    ensure_visit,
    load_demo,
    look_around,
)
from oresund.management.demo_poll import ensure_poll
from oresund.management.processes import ChildDied, Children, say

WEB_WORKERS = 2
TASK_WORKERS = 2
WORKER_NAME = "demo@localhost"
LOOK_EVERY = 0.5
# How often, in looks, the site is asked whether it is well, and how many bad answers in a row end the demo.
ASK_EVERY = 10
PATIENCE = 3


class Command(BaseCommand):
    help = "Starts everything with demo content on http://127.0.0.1:$PORT/ (8000 unless set) until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        # Read by manage.py, before there is a database that could be in the way.
        parser.add_argument("--reset", action="store_true", help="remove the demo's data first")

    def handle(self, *args: Any, **options: Any) -> None:
        gc.disable()  # until all is loaded: looking for garbage among all those objects takes a fifth of the time
        prepare()
        children = Children(settings.VAR_DIR / "log")
        try:
            start_all(children)
            load_content()
            people = accounts()
            connection.close()
            wait_for_all(children)
            gc.enable()
            say(f"Ready: {settings.SITE_URL}/")
            for person in people:
                say(" ".join(person))
            watch(children)
        except ChildDied as death:
            raise CommandError(str(death)) from None
        finally:
            with signals_held():
                children.stop()


def prepare() -> None:
    """What must stand before anything is started."""
    with ThreadPoolExecutor(1) as aside:
        static_files = aside.submit(collect_static)
        say("Migrating the database")
        with connection.cursor() as cursor:
            # A power cut now would only mean to start again, so no step waits for the disk.
            cursor.execute("SET synchronous_commit TO off")
        call_command("migrate", interactive=False, verbosity=0)
        say("Compiling the message catalogues")
        for folder in settings.LOCALE_PATHS:
            compile_all(folder)
        static_files.result()


def load_content() -> None:
    """While the processes start."""
    say("Loading the declaration")
    call_command("load_declaration", verbosity=0)
    say("Loading the demo content")
    load_demo()
    ensure_visit()
    look_around()
    ensure_poll()
    count_parity()


def collect_static() -> None:
    """Compressing takes seconds, so it goes on beside the database's work, and only when a file has changed."""
    say("Collecting the static files")
    # Beside the folder, not in it: what lies inside is served.
    note = settings.STATIC_ROOT.with_name(f"{settings.STATIC_ROOT.name}-collected")
    state = static_state()
    if settings.STATIC_ROOT.exists() and note.exists() and note.read_text() == state:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    note.write_text(state)


def static_state() -> str:
    lines = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            lines.append(f"{name} {found.st_size} {found.st_mtime_ns}")
    return "\n".join(sorted(lines))


def start_all(children: Children) -> None:
    """All of them are started before the first one is waited for, which halves the waiting."""
    say(f"Starting the mail catcher: messages become files in {settings.VAR_DIR / 'mail'}")
    children.start("mail catcher", *catcher_command())
    say(f"Starting the web server: {WEB_WORKERS} processes on 127.0.0.1:{settings.PORT}")
    children.start("web server", *web_command())
    say(f"Starting the worker: {TASK_WORKERS} processes")
    children.start("worker", *worker_command())
    # What is not loaded yet at its first tick is found at the next.
    say("Starting the clock")
    children.start("clock", *clock_command())


def wait_for_all(children: Children) -> None:
    children.wait_until(catcher_answers, "mail catcher")
    children.wait_until(site_is_ready, "web server")
    children.wait_until(worker_answers, "worker")
    children.wait_until(lambda: "beat: Starting" in children.log("clock").read_text(), "clock")


def watch(children: Children) -> None:
    """Until a signal ends the demo, or something in it ends by itself."""
    looks = failures = 0
    while True:
        time.sleep(LOOK_EVERY)
        children.check()
        looks += 1
        if looks % ASK_EVERY == 0:
            failures = 0 if site_is_ready() else failures + 1
        if failures == PATIENCE:
            raise ChildDied(f"The site is not well any more: {site_condition()}")


# --- What is started


def catcher_command() -> list[str]:
    port, folder = str(settings.EMAIL_PORT), str(settings.VAR_DIR / "mail")
    return ["oresund.management.smtp_catcher", "--port", port, "--folder", folder]


def web_command() -> list[str]:
    bind = f"--bind=127.0.0.1:{settings.PORT}"
    options = ["--preload", "--graceful-timeout=2", "--no-control-socket"]
    return ["gunicorn", bind, f"--workers={WEB_WORKERS}", *options, "oresund.wsgi"]


def worker_command() -> list[str]:
    # No talk with other workers, of which there are none: it would cost a second.
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    own = [f"--hostname={WORKER_NAME}", f"--concurrency={TASK_WORKERS}", "--loglevel=INFO"]
    return ["celery", "--app=oresund", "worker", *own, *alone]


def clock_command() -> list[str]:
    schedule = f"--schedule={settings.VAR_DIR / 'beat-schedule'}"
    return ["celery", "--app=oresund", "beat", schedule, "--loglevel=INFO"]


# --- Whether it is there


def catcher_answers() -> bool:
    try:
        with socket.create_connection((settings.EMAIL_HOST, settings.EMAIL_PORT), timeout=1):
            return True
    except OSError:
        return False


def site_condition() -> dict[str, str]:
    """The site's own words at /readyz; empty when it does not answer."""
    connection = HTTPConnection("127.0.0.1", settings.PORT, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return dict(json.load(connection.getresponse()))
    except (OSError, HTTPException, ValueError):
        return {}
    finally:
        connection.close()


def site_is_ready() -> bool:
    condition = site_condition()
    return bool(condition) and set(condition.values()) == {"ok"}


def worker_answers() -> bool:
    return bool(app.control.ping(destination=[WORKER_NAME], timeout=0.5))
