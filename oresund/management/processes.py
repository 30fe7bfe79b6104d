"""The processes of the demo: what they need before they start, how they are watched and how they end."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from environs import Env, validate

from oresund.children import end, follow_parent, free_port, signals_held
from oresund.embedded import discard

START_LIMIT = 30.0
STOP_LIMIT = 4.0
LOG_TAIL = 15


def say(line: str) -> None:
    """One line of progress, at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


# --- Before anything is started


class DemoRefused(RuntimeError):
    """The demo cannot be had like this; says what to do."""


@contextmanager
def prepare_demo(folder: Path, options: list[str]) -> Iterator[None]:
    """Refuses a demo that cannot be had, then sets the environment that its settings and its children read."""
    port = Env().int("PORT", default=8000, validate=validate.Range(1, 65535))
    folder.mkdir(exist_ok=True)
    with _only_demo(folder):
        _refuse_taken(port)
        if "--reset" in options:
            _reset(folder)
        os.environ.update(
            DEBUG="false",
            PRODUCTION="false",
            IS_DEMO="true",
            PORT=str(port),
            SITE_URL=f"http://127.0.0.1:{port}",
            ALLOWED_HOSTS="127.0.0.1,localhost,[::1]",
            EMAIL_URL=f"smtp://127.0.0.1:{free_port()}",
        )
        yield


@contextmanager
def _only_demo(folder: Path) -> Iterator[None]:
    """Two demos in one folder would send every reminder's tick twice and write into the same files."""
    try:
        lock = (folder / "demo.lock").open("w")
    except PermissionError as refusal:
        raise DemoRefused(f"{folder} is another user's: run as that user, or remove it") from refusal
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DemoRefused(f"A demo already runs in {folder}: stop that one first") from None
        yield


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        # As the web server does: connections of an earlier run that still linger do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as refusal:
            raise DemoRefused(
                f"Port {port} cannot be had ({refusal.strerror}). Choose another one: make demo PORT={port + 1}"
            ) from None


def _reset(folder: Path) -> None:
    if os.environ.get("DATABASE_URL"):
        raise DemoRefused("DATABASE_URL is given: the demo empties only its own private database")
    say(f"Removing the demo's data in {folder}")
    discard(folder)
    for name in ("mail", "log"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for schedule in folder.glob("beat-schedule*"):
        schedule.unlink()


# --- While it runs


class ChildDied(RuntimeError):
    """A process of the demo ended by itself; carries the last lines of its log."""


class Children:
    """The demo's processes in the order of their start, each in a session of its own and with a log of its own."""

    def __init__(self, logs: Path) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        self.logs = logs
        self.running: list[tuple[str, subprocess.Popen[bytes]]] = []

    def start(self, name: str, *command: str) -> None:
        """Ctrl-C reaches only the demo itself, which stops its children in order."""
        with signals_held(), self.log(name).open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
                start_new_session=True,
                preexec_fn=follow_parent,
            )
            self.running.append((name, process))

    def log(self, name: str) -> Path:
        return self.logs / f"{name.replace(' ', '-')}.log"

    def check(self) -> None:
        for name, process in self.running:
            if process.poll() is not None:
                log = self.log(name)
                lines = log.read_text(errors="replace").splitlines()[-LOG_TAIL:]
                raise ChildDied("\n".join([f"The {name} ended by itself. The last lines of {log}:", *lines]))

    def wait_until(self, is_there: Callable[[], bool], name: str) -> None:
        limit = time.monotonic() + START_LIMIT
        while not is_there():
            self.check()
            if time.monotonic() > limit:
                raise ChildDied(f"The {name} does not answer after {START_LIMIT:.0f} s: see {self.log(name)}")
            time.sleep(0.1)

    def stop(self) -> None:
        """In reverse order; the one that was started first ends last, since the others may still hand it something."""
        for group in (self.running[:0:-1], self.running[:1]):
            for _, process in group:
                with suppress(ProcessLookupError):
                    process.terminate()
            limit = time.monotonic() + STOP_LIMIT
            for _, process in group:
                end(process, limit)
        self.running.clear()
