#!/usr/bin/env python
"""Runs one command of the portal, with private servers around it where none are named."""

import os
import signal
import sys
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from types import FrameType

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from environs import Env, EnvError

from oresund.children import STOP_SIGNALS
from oresund.embedded import ServersMissing, private_servers
from oresund.management.processes import DemoRefused, prepare_demo, say

VAR = Path(os.environ.get("VAR_DIR", Path(__file__).resolve().parent / "var"))
SWALLOWED_AFTER = 0.2  # seconds
NEED_NO_SERVER = {"check", "collectstatic", "compilecatalogues", "diffsettings", "help", "updatecatalogues"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oresund.settings")
    command, *options = sys.argv[1:] or ["help"]
    answer_signals(is_demo=command == "demo")
    try:
        with ExitStack() as stack:
            if command == "demo":
                stack.enter_context(prepare_demo(VAR, options))
            if needs_servers(command):
                stack.enter_context(private_servers(VAR, say=say if command == "demo" else None))
            # Django itself would start some commands, such as shell, on settings that refused to load.
            import_module(os.environ["DJANGO_SETTINGS_MODULE"])
            execute_from_command_line(sys.argv)
    except (DemoRefused, ServersMissing, ImproperlyConfigured, EnvError) as refusal:
        sys.exit(str(refusal))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def needs_servers(command: str) -> bool:
    """In production the addresses are given, or the settings refuse to load."""
    env = Env()
    is_production = env.bool("PRODUCTION", default=not env.bool("DEBUG", default=True))
    return not is_production and command not in NEED_NO_SERVER and not command.startswith("-")


def answer_signals(*, is_demo: bool) -> None:
    """Turns the signals that end a program into an orderly way out; for the demo it is the expected end."""

    def leave(number: int, frame: FrameType | None) -> None:
        # Nothing interrupts the stopping: neither a second Ctrl-C nor the closing of the window.
        for other in STOP_SIGNALS:
            signal.signal(other, signal.SIG_IGN)
        # A destructor, for one, swallows what is raised in it: then it is raised once more.
        signal.signal(signal.SIGALRM, lambda _alarm, frame: None if is_leaving() else leave(number, frame))
        signal.setitimer(signal.ITIMER_REAL, SWALLOWED_AFTER)
        raise SystemExit(0 if is_demo else 128 + number)

    signal.signal(signal.SIGTERM, leave)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        # Ignored is what nohup asks for.
        signal.signal(signal.SIGHUP, leave)
    if is_demo:
        signal.signal(signal.SIGINT, leave)


def is_leaving() -> bool:
    """Whether the way out has begun: somebody up there is dealing with a SystemExit just now."""
    error = sys.exception()
    while error and not isinstance(error, SystemExit):
        error = error.__context__
    return error is not None


if __name__ == "__main__":
    main()
