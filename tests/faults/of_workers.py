"""Workers and clocks that end, hang, or are there twice."""

from tests.faults.registry import fault
from tests.faults.stage import SENDERS

TIMES = 20
START = 3  # seconds, about, until a worker works


@fault("F1", seconds=240)
def workers_killed(stage):
    """20 times a sending worker is killed outright, and another one started"""
    stage.doubled_at_most = TIMES
    _replace_workers(stage, lambda worker: worker.kill())
    return stage.judge()


@fault("F2", seconds=240)
def workers_stopped(stage):
    """20 times a sending worker is asked to end, and another one started"""
    _replace_workers(stage, lambda worker: worker.process.terminate())
    return stage.judge()


def _replace_workers(stage, end):
    """Each time after a part of the mails, the one that has been there longest, so that it is in the middle of its work."""
    stage.remind_all()
    # The server takes its time, so that it all lasts as long as that many starts of a worker.
    stage.book.behave(pause=SENDERS * START * TIMES / stage.number)
    stage.start_workers()
    stage.start_beat()
    stage.tick(SENDERS)
    for part in range(1, TIMES + 1):
        stage.wait_for(lambda part=part: stage.sent >= stage.number * part / (TIMES + 1), 10)
        end(stage.workers.pop(0))
        stage.start_workers(1, waits=False)
        stage.tick()
    stage.recover()
    stage.settle()


@fault("F6")
def two_beats(stage):
    """Two clocks tick, for two workers"""
    stage.remind_all()
    stage.start_workers(2, pool=2)
    stage.start_beat(), stage.start_beat()
    stage.recover()
    stage.settle()
    return stage.judge()
