#!/usr/bin/env python
"""Runs one command of the portal, with private servers around it where none are named."""

import os
import signal
import sys
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from environs import Env, EnvError

from oresund.children import STOP_SIGNALS
from oresund.embedded import ServersMissing, private_servers
from oresund.management.processes import DemoRefused, prepare_demo, say

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

VAR = Path(os.environ.get("VAR_DIR", Path(__file__).resolve().parent / "var"))
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
        signal.signal(signal.SIGALRM, lambda _alarm, frame: leave(number, frame))
        raise SystemExit(0 if is_demo else 128 + number)

    def notice(lost: "UnraisableHookArgs") -> None:
        # Python drops what is raised in a destructor, or while it tidies up after an import: it is raised once more.
        if isinstance(lost.exc_value, SystemExit):
            signal.setitimer(signal.ITIMER_REAL, 0.01)
        else:
            sys.__unraisablehook__(lost)

    sys.unraisablehook = notice
    signal.signal(signal.SIGTERM, leave)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        # Ignored is what nohup asks for.
        signal.signal(signal.SIGHUP, leave)
    if is_demo:
        signal.signal(signal.SIGINT, leave)


if __name__ == "__main__":
    main()
