"""Workers and clocks that end, hang, or are there twice."""

import time
from datetime import timedelta

from tests.faults import load
from tests.faults.of_clock import faked, step
from tests.faults.pages import Visitor
from tests.faults.registry import fault
from tests.faults.stage import SENDERS

TIMES = 20
START = 3  # seconds, about, until a worker works
FROZEN = 75  # seconds, longer than a database lets somebody do nothing in a transaction


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
    # The server takes its time, so that it all lasts as long as that many starts of a worker.
    _begin(stage, pause=SENDERS * START * TIMES / stage.number)
    for part in range(1, TIMES + 1):
        stage.wait_for(lambda part=part: stage.sent >= stage.number * part / (TIMES + 1), 10)
        end(stage.workers.pop(0))
        stage.start_workers(1, waits=False)
        stage.tick()
    stage.recover()
    stage.settle()


@fault("F3")
def pool_processes_killed(stage):
    """3 times the process that sends is killed in the pool of its worker"""
    stage.doubled_at_most = 3
    _begin(stage, workers=1, pool=2)
    for part in (1, 2, 3):
        stage.wait_for_mails(stage.number * part // 4)
        stage.workers[0].busiest().kill()
    stage.recover()
    stage.settle()
    return stage.judge()


@fault("F4")
def only_worker_away(stage):
    """The only worker is killed in the middle of sending and stays away for ten minutes, in which another meeting begins"""
    stage.doubled_at_most = 1
    _begin(stage, workers=1)
    stage.wait_for_mails(stage.number // 3)
    stage.workers[0].kill()
    # Nobody is reminded of a meeting that has begun: with another one still due it would be a second mail.
    load.meeting_in(days=8 / 24 / 60, ref="AG-0", host="malmo")
    load.let_pass(timedelta(minutes=10))
    stage.recover()
    stage.start_workers(1)
    stage.settle()
    return stage.judge()


@fault("F5", seconds=180)
def worker_frozen(stage):
    """A worker is frozen in the middle of sending for longer than anybody waits for it, then goes on"""
    _begin(stage)
    stage.wait_for_mails(stage.number // 3)
    stage.workers[0].freeze()
    stage.tick(SENDERS)
    time.sleep(FROZEN)
    stage.workers[0].thaw()
    stage.settle()
    return stage.judge()


@fault("F6")
def two_beats(stage):
    """Two clocks tick, for two workers"""
    stage.remind_all()
    stage.start_workers(2, pool=2)
    stage.start_beat(), stage.start_beat()
    stage.recover()
    stage.settle()
    return stage.judge()


@fault("F7")
def beat_stopped(stage):
    """The clock stops; five minutes later the portal says so"""
    stage.number = min(stage.number, 10)
    now = stage.folder / "clock"
    step(now, timedelta())
    beat = _begin(stage)
    web, visitor = stage.start_web(**faked(now)), Visitor(stage.environment["PORT"])
    stage.settle()
    was_well = stage.wait_for(lambda: visitor.ask("/mailz").status == 200)
    beat.kill()
    step(now, timedelta(minutes=6))
    web.kill()
    web.start().wait_until_ready()
    answer = visitor.ask("/mailz").status
    return stage.judge(
        "" if was_well else "/mailz never said that all is well",
        "" if answer == 503 else f"/mailz answers {answer} when the clock has stopped",
    )


@fault("F8")
def schedule_lost(stage):
    """The clock's own note is junk, then gone"""
    beat = _begin(stage)
    load.put_off(stage.meeting)
    beat.kill()
    for note in stage.folder.glob(f"{beat.schedule.name}*"):
        note.write_bytes(b"junk" * 100)
    beat.start().wait_until_ready()
    stage.wait_until_idle()
    beat.kill()
    for note in stage.folder.glob(f"{beat.schedule.name}*"):
        note.unlink()
    load.fall_due(stage.meeting)
    stage.recover()
    beat.start().wait_until_ready()
    stage.settle()
    return stage.judge()


def _begin(stage, *, workers=SENDERS, pool=1, pause=0.03):
    """All senders are at work, slowly enough that there is a middle."""
    stage.remind_all()
    stage.book.behave(pause=pause)
    stage.start_workers(workers, pool=pool)
    beat = stage.start_beat()
    stage.tick(workers * pool)
    return beat
