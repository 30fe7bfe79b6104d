"""A clock that steps."""

from datetime import timedelta
from pathlib import Path

from tests.faults.registry import Skipped, fault

STEP = timedelta(hours=2)
PATIENT_SLEEP = """
import select, time
time.sleep = lambda seconds: select.select([], [], [], seconds)
"""


def faked(clock):
    """The environment of a process that reads its time through a file that says how far ahead it is."""
    libraries = [
        *Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"),
        *Path("/usr/lib").glob("faketime/*MT.so.1"),
    ]
    if not libraries:
        raise Skipped("no libfaketime")
    # It mistakes the moment until which Python sleeps for one of the clock that it turns.
    (clock.parent / "sitecustomize.py").write_text(PATIENT_SLEEP)
    return {
        "PYTHONPATH": str(clock.parent),
        "LD_PRELOAD": str(libraries[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        # A step of the clock leaves these alone.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "NO_FAKE_STAT": "1",
    }


def step(clock, ahead):
    clock.write_text(f"{ahead.total_seconds():+.0f}")


@fault("F28", seconds=240)
def steps(stage):
    """In the middle of sending the clock steps two hours ahead, then four back, and new members come"""
    stage.number //= 2
    clock = stage.folder / "clock"
    step(clock, timedelta())
    stage.remind_all()
    stage.book.behave(pause=0.05)
    stage.start_workers(**faked(clock))
    stage.start_beat(**faked(clock))
    stage.tick()
    stage.wait_for_mails(stage.number // 2)
    step(clock, STEP)
    stage.wait_until_idle()
    step(clock, -STEP)
    stage.remind_more()
    stage.recover()
    stage.settle()
    return stage.judge()
