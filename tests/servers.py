"""Private servers for the tests, started before Django's settings load (hence `-p tests.servers`).

Tests that run side by side share the servers: pytest-django gives each its own database, and here each gets its own
number in Valkey, so that no worker takes another's tasks.
"""

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit, urlunsplit

import pytest

from oresund.catalogues import compile_all
from oresund.embedded import private_servers

resources = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """A wrapper comes before pytest-django, which loads the settings in the same hook."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    # What is already given, by whoever runs the tests, is used as it is.
    folder = resources.enter_context(
        tempfile.TemporaryDirectory(prefix="portal-tests-", ignore_cleanup_errors=True)
    )
    resources.enter_context(private_servers(Path(folder), durable=False))
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        os.environ["REDIS_URL"] = with_path(os.environ["REDIS_URL"], worker.removeprefix("gw"))
    compile_all(Path(__file__).resolve().parent.parent / "locale")
    return (yield)


def pytest_configure() -> None:
    """A password hash is made to take long; for the tests' own passwords that is only waiting."""
    # Inline, since Django is ready only now.
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 64


def pytest_unconfigure() -> None:
    resources.close()


def with_path(address: str, path: str) -> str:
    """The address of another database on the same server."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{path}"))


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Ended from outside, pytest still has to stop the servers; it knows how after a Ctrl-C."""
    raise KeyboardInterrupt
