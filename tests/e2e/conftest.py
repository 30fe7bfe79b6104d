"""The demo as anybody would start it, and a real browser to walk through it."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import pytest
from playwright.sync_api import sync_playwright

from oresund.embedded import free_port
from tests.servers import with_path

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", "*.mo")
READY_WITHIN = 150
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright keeps an event loop in this thread; Django's other tests are not asynchronous because of that.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@dataclass
class Demo:
    url: str
    accounts: dict  # role → (e-mail, password)
    mail: Path
    ready_at: float


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """`manage.py demo` in a copy of the project, with a database of its own; stopped by SIGTERM."""
    folder = tmp_path_factory.mktemp("demo") / "portal"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    with own_database() as address:
        env = {**os.environ, "PORT": str(free_port()), "DATABASE_URL": address, "REDIS_URL": own_redis()}
        command = [sys.executable, "manage.py", "demo"]
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, text=True)
        try:
            url, accounts = read_until_ready(process)
            yield Demo(url, accounts, folder / "var" / "mail", time.monotonic())
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
            process.stdout.close()


def read_until_ready(process):
    """The address and the five accounts that the command prints; fails when they do not come in time."""
    lines = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()
    until, seen = time.monotonic() + READY_WITHIN, []
    while not (len(seen) > 5 and seen[-6].startswith("Ready: ")):
        try:
            seen.append(lines.get(timeout=max(0.1, until - time.monotonic())).strip())
        except queue.Empty:
            pytest.fail("The demo was not ready in time:\n" + "\n".join(seen))
    accounts = {role: (email, password) for role, email, password in (line.split() for line in seen[-5:])}
    return seen[-6].removeprefix("Ready: ").rstrip("/"), accounts


@contextmanager
def own_database():
    """A fresh database on the server the tests use, so that nobody's data are touched."""
    server = os.environ["DATABASE_URL"]
    name = f"e2e_{uuid.uuid4().hex[:10]}"

    def run(sql):
        connection = psycopg2.connect(with_path(server, "postgres"))
        connection.autocommit = True
        connection.cursor().execute(sql)
        connection.close()

    run(f"CREATE DATABASE {name}")
    yield with_path(server, name)
    run(f"DROP DATABASE {name} WITH (FORCE)")


def own_redis():
    """Another database number than any test's, so that no worker takes the other's tasks."""
    return with_path(os.environ["REDIS_URL"], "15")


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail("REQUIRE_BROWSER=1, but there is no Chromium on this machine")
        pytest.skip("no Chromium on this machine: the browser tests were not run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, demo):
    """Opens pages of visitors of their own; at the end none may have met an error or asked anybody else for anything."""
    contexts, troubles = [], []

    def open_(**options):
        context = browser.new_context(base_url=demo.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and troubles.append(message.text))
        page.on("request", lambda request: request.url.startswith(demo.url) or troubles.append(request.url))
        page.troubles = troubles
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def log_in(demo):
    def as_(page, role, language="da"):
        page.goto({"da": "/da/konto/log-ind/", "sv": "/sv/konto/logga-in/"}[language])
        email, password = demo.accounts[role]
        page.fill("[name=login]", email)
        page.fill("[name=password]", password)
        with page.expect_navigation():
            page.click("main button[type=submit]")

    return as_
