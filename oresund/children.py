"""How one process of ours starts another one, so that no signal finds it half-started and nothing of it is left behind."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# And the one by which manage.py insists.
HELD_SIGNALS = (*STOP_SIGNALS, signal.SIGALRM)
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
# Loaded here, since between fork and exec a child had better load nothing.
LIBC = ctypes.CDLL(None)


@contextmanager
def signals_held() -> Iterator[None]:
    """Lets Ctrl-C and its like wait while something is started that must first be known to be stoppable."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def free_signals() -> None:
    """For a child between fork and exec: it must hear the signals that its parent holds back just now."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_SIGNALS)


def follow_parent() -> None:
    """For a child between fork and exec: hear signals, and end with the parent even if that one is killed outright."""
    free_signals()
    _set_option(PR_SET_PDEATHSIG, signal.SIGTERM)


@contextmanager
def adopting() -> Iterator[None]:
    """Makes a server that puts itself in the background a child of ours all the same, so that we can see it out."""
    _set_option(PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        _set_option(PR_SET_CHILD_SUBREAPER, 0)


def _set_option(option: int, value: int) -> None:
    """Only Linux knows these; elsewhere a killed parent leaves its children, as programs commonly do."""
    if sys.platform == "linux":
        LIBC.prctl(option, value)


def end(process: "subprocess.Popen[bytes]", limit: float) -> None:
    """Waits until the clock shows `limit`; who is left in the session then is killed, while its number is still its own."""
    while not has_ended(process) and time.monotonic() < limit:
        time.sleep(0.02)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def has_ended(process: "subprocess.Popen[bytes]") -> bool:
    """Looks without taking leave: an ended process keeps its number until it has been waited for."""
    if process.returncode is not None:
        return True
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
