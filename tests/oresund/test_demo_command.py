"""The demo as a newcomer meets it: ready within seconds, kept from run to run, and gone without a trace."""

import os
import queue
import re
import signal
import smtplib
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from email import message_from_bytes, policy
from pathlib import Path
from urllib.request import urlopen

import psutil
import psycopg2
import pytest

from oresund.children import free_port

ROOT = Path(__file__).resolve().parents[2]
ROLES = ["member-cph", "member-malmo", "secretary-cph", "secretary-malmo", "administrator"]
# Generous, since a busy machine runs several things at once; what is promised stands in the README.
PATIENCE = 180


class Demo:
    """`manage.py demo` in a session and a folder of its own, as if it had been typed."""

    def __init__(self, folder, port, *options, **environment):
        self.port = port
        self.lines = []
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", *options],
            cwd=ROOT,
            env=_bare_environment() | {"VAR_DIR": str(folder), "PORT": str(port)} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.arriving = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        with self.process.stdout as lines:
            for line in lines:
                self.arriving.put(line.rstrip("\n"))
        self.arriving.put(None)

    def until(self, pattern):
        """Waits for a line; one that never comes shows what came instead."""
        limit = time.monotonic() + PATIENCE
        while (line := self.arriving.get(timeout=max(0.01, limit - time.monotonic()))) is not None:
            self.lines.append(line)
            if re.search(pattern, line):
                return line
        raise AssertionError("\n".join(["The demo ended:", *self.lines]))

    def family(self):
        """Every process the demo has started, however deep."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self, *signals, group=False):
        """Sends the signals at once; returns the exit status and how long it took."""
        start = time.monotonic()
        for number in signals:
            (os.killpg if group else os.kill)(self.process.pid, number)
        status = self.process.wait(PATIENCE)
        return status, time.monotonic() - start

    def give_up(self):
        """For a test that failed half-way; after an orderly end it does nothing."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def output(self):
        while (line := self.arriving.get(timeout=PATIENCE)) is not None:
            self.lines.append(line)
        return "\n".join(self.lines)


def _bare_environment():
    given = (
        "DATABASE_URL",
        "REDIS_URL",
        "EMAIL_URL",
        "DEBUG",
        "PRODUCTION",
        "IS_DEMO",
        "DJANGO_SETTINGS_MODULE",
    )
    return {name: value for name, value in os.environ.items() if name not in given}


def alive(family):
    """The names of those that run; one may end while it is asked."""
    for process in family:
        with suppress(psutil.NoSuchProcess):
            if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                yield process.name()


def nothing_left(family):
    return not any(alive(family))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


def get(port, path):
    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return answer.status, answer.url, answer.read().decode()


@pytest.mark.timeout(600)
def test_two_runs_of_the_demo(folder):
    """One long test, since each start takes seconds."""
    demo = Demo(folder, free_port())
    try:
        ready = demo.until("^Ready: ")
        demo.until("^administrator ")
        first_run_is_ready(demo, ready)
        family = demo.family()
        assert {"postgres", "valkey-server"} <= set(alive(family))
        leave_a_trace(folder)
        # As from a terminal, and impatiently.
        status, seconds = demo.end(*[signal.SIGINT] * 3, group=True)
    finally:
        demo.give_up()
    assert (status, seconds < 20) == (0, True), demo.output()
    assert nothing_left(family)

    second = Demo(folder, demo.port)
    try:
        second.until("^administrator ")
        assert the_trace_is_kept(folder)
        family = second.family()
        # Its own children stay; connections to PostgreSQL come and go.
        children = psutil.Process(second.process.pid).children()
        [worker] = [one for one in children if "worker" in one.cmdline()]
        worker.kill()
        assert second.process.wait(PATIENCE) == 1
    finally:
        second.give_up()
    assert "The worker ended by itself. The last lines of" in second.output()
    assert nothing_left(family)


def first_run_is_ready(demo, ready):
    assert ready == f"Ready: http://127.0.0.1:{demo.port}/"
    accounts = [line.split(" ") for line in demo.lines[-len(ROLES) :]]
    assert [account[0] for account in accounts] == ROLES
    assert all("@" in email and len(password) >= 12 for _, email, password in accounts)
    status, address, page = get(demo.port, "/")
    assert (status, address) == (200, f"http://127.0.0.1:{demo.port}/da/")
    assert get(demo.port, "/readyz")[0] == 200
    style = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert style, "static files are hashed"
    assert get(demo.port, style[1])[0] == 200


def leave_a_trace(folder):
    """Through another command, which finds the demo's servers by itself."""
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "--command"]
    code = "from django.db import connection; connection.cursor().execute('CREATE TABLE trace ()')"
    environment = _bare_environment() | {"VAR_DIR": str(folder)}
    subprocess.run([*command, code], cwd=ROOT, env=environment, check=True, timeout=PATIENCE)


def the_trace_is_kept(folder):
    connection = psycopg2.connect(f"postgresql://postgres@/oresund?host={folder}/postgres")
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('trace') IS NOT NULL")
        [is_kept] = cursor.fetchone()
    connection.close()
    return is_kept


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_demo_that_is_ended_while_it_starts(tmp_path, number):
    demo = Demo(tmp_path, free_port())
    try:
        demo.until("^Migrating")
        family = demo.family()
        status, seconds = demo.end(number, number)
    finally:
        demo.give_up()
    assert (status, seconds < 20) == (0, True), demo.output()
    assert nothing_left(family)


SIGNALLED = """
import signal, time, weakref
import manage

class Thing:
    pass

def by_callback():
    thing = Thing()
    gone = weakref.ref(thing, lambda _gone: signal.raise_signal(signal.SIGTERM))
    del thing

def by_except():
    try:
        signal.raise_signal(signal.SIGTERM)
    except BaseException:
        pass

manage.answer_signals(is_demo={is_demo})
try:
    {swallowed}
    time.sleep(20)
finally:
    try:
        [][0]
    except IndexError:
        time.sleep(1)
    print("in order")
"""


@pytest.mark.parametrize("swallowed", ["by_callback()", "by_except()", "signal.raise_signal(signal.SIGTERM)"])
@pytest.mark.parametrize(("is_demo", "expected"), [(True, 0), (False, 128 + signal.SIGTERM)])
def test_a_signal_that_is_swallowed_is_raised_again_until_the_way_out_has_begun(swallowed, is_demo, expected):
    script = SIGNALLED.format(is_demo=is_demo, swallowed=swallowed)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=15
    )
    assert (done.returncode, done.stdout) == (expected, "in order\n")


def test_a_taken_port_is_said_before_anything_is_started(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        demo = Demo(tmp_path, port)
        assert demo.process.wait(PATIENCE) == 1
    assert f"Port {port} cannot be had" in demo.output()
    assert not (tmp_path / "postgres").exists()


@pytest.mark.parametrize("port", ["none", "0", "70000"])
def test_a_port_that_is_none(tmp_path, port):
    demo = Demo(tmp_path, port)
    assert demo.process.wait(PATIENCE) == 1
    assert demo.output().startswith('Environment variable "PORT" invalid')


def test_a_reset_empties_no_database_that_was_given(tmp_path):
    demo = Demo(tmp_path, free_port(), "--reset", DATABASE_URL="postgresql://elsewhere/portal")
    assert demo.process.wait(PATIENCE) == 1
    assert "only its own private database" in demo.output()


def test_the_mail_catcher_keeps_each_message_as_a_file(tmp_path):
    port, folder = free_port(), tmp_path / "mail"
    command = [
        sys.executable,
        "-m",
        "oresund.management.smtp_catcher",
        "--port",
        str(port),
        "--folder",
        str(folder),
    ]
    catcher = subprocess.Popen(command, cwd=ROOT)
    try:
        with _once_it_answers(port) as server:
            for number in range(3):
                server.sendmail("a@x.example", ["b@x.example"], f"Subject: Møde {number}\n\nHej\n".encode())
    finally:
        catcher.terminate()
    assert catcher.wait(10) == 0
    kept = sorted(folder.iterdir())
    assert [path.suffix for path in kept] == [".eml"] * 3
    subjects = [message_from_bytes(path.read_bytes(), policy=policy.default)["Subject"] for path in kept]
    assert [subject[-1] for subject in subjects] == ["0", "1", "2"]


def _once_it_answers(port):
    limit = time.monotonic() + PATIENCE
    while True:
        try:
            return smtplib.SMTP("127.0.0.1", port, timeout=10)
        except ConnectionRefusedError:
            assert time.monotonic() < limit
            time.sleep(0.05)
