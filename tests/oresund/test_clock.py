"""The clock ticks on after that of the machine was set."""

from datetime import timedelta

import pytest
import time_machine

from oresund.celery import app
from oresund.clock import Clock
from tests.factories import NOW

OFTEN = 5.0


class Noted(Clock):
    """Notes what it would hand to the workers."""

    def apply_async(self, entry, **_options):
        self.told.append(entry.task)


@pytest.fixture
def travel():
    with time_machine.travel(NOW, tick=False) as machine:
        yield machine


@pytest.fixture
def begin(tmp_path):
    """Starts it on the note that it left the last time."""
    clocks, usual = [], app.conf.beat_schedule
    app.conf.beat_schedule = {"often": {"task": "often", "schedule": OFTEN}}

    def begin():
        clocks.append(Noted(app=app, schedule_filename=str(tmp_path / "schedule")))
        return clocks[-1]

    yield begin
    clocks[-1].close()
    app.conf.beat_schedule = usual


def ticks(clock, travel, seconds=60):
    """What it hands out in a minute."""
    clock.told = []
    for _second in range(seconds):
        travel.shift(1)
        while clock.tick() == 0:
            pass
    return len(clock.told)


@pytest.mark.parametrize("hours", [2, -2, 24, -24])
def test_a_step_of_the_machines_clock_silences_nothing(begin, travel, hours):
    clock = begin()
    usual = ticks(clock, travel)
    assert usual >= 10
    travel.shift(timedelta(hours=hours))
    assert usual - 1 <= ticks(clock, travel) <= usual + 1


def test_nor_does_one_while_it_was_away(begin, travel):
    clock = begin()
    ticks(clock, travel)
    clock.close()
    travel.shift(timedelta(hours=-2))
    assert ticks(begin(), travel) >= 10


def test_it_is_the_one_that_beat_runs():
    assert app.conf.beat_scheduler == "oresund.clock:Clock"
