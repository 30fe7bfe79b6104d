"""Plays faults with real processes on engines of their own, and counts what came of the mails.

    make faults                      all of them, about half an hour
    make faults ARGS="F1 F6"         some of them
    make faults ARGS="-n 200 F1"     with 200 due reminders instead of 1,000
    make faults ARGS="--keep F1"     keeps the logs, and says where

Each fault begins with a database of its own, a broker without persistence, and a mail server that notes to whom and
under which Message-ID each mail came. Nothing leaves the machine, and every process ends with its fault. A line for
each says what was lost (nobody will send it any more), stuck (still waiting at the end), or came twice. The machine
needs libfaketime (Debian: faketime) for the faults of clocks and the right to mount for that of a full disk; those are
skipped otherwise, and the line says so. Exits with 1 when anything was broken.
"""

import argparse
import signal
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from oresund.children import STOP_SIGNALS
from tests.faults.ground import Ground
from tests.faults.processes import remove


def main():
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "faults", nargs="*", metavar="F1", help="their numbers in the order of playing; all unless given"
    )
    parser.add_argument("-n", "--number", type=int, default=1000, help="how many reminders are due")
    parser.add_argument("--keep", action="store_true", help="keep the logs")
    options = parser.parse_args()
    for number in STOP_SIGNALS:
        signal.signal(number, _leave)
    folder = Path(tempfile.mkdtemp(prefix="portal-faults-"))
    try:
        with Ground(folder) as ground:
            return play(ground, options)
    finally:
        if options.keep:
            print(f"The logs are in {folder}")  # noqa: T201
        else:
            remove(folder)


def _leave(number, frame):
    raise SystemExit(128 + number)


def play(ground, options):
    # Inline: Django's models load only once the ground is prepared.
    from tests.faults.registry import FAULTS

    here = Path(__file__).parent
    for part in iter_modules([str(here)]):
        if part.name.startswith("of_"):
            import_module(f"tests.faults.{part.name}")
    everything = sorted(FAULTS.values(), key=lambda fault: fault.order)
    wanted = [FAULTS[name] for name in options.faults] or everything
    results = [ground.play(fault, options.number) for fault in wanted]
    return 1 if False in results else 0


if __name__ == "__main__":
    sys.exit(main())
