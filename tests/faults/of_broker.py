"""A broker that is away, empty, full or frozen: it only ever says "look now"."""

from tests.faults import load
from tests.faults.registry import fault


@fault("F9")
def restarted(stage):
    """The broker ends with all that waits in it and starts again, before and in the middle of sending"""
    stage.remind_all()
    stage.start_beat()
    stage.tick(20)
    _restart(stage)
    _send_half(stage)
    _restart(stage)
    return _send_the_rest(stage)


@fault("F13")
def emptied(stage):
    """In the middle of sending the broker is emptied"""
    stage.remind_all()
    stage.start_beat()
    _send_half(stage)
    stage.valkey.client.flushall()
    return _send_the_rest(stage)


def _restart(stage):
    stage.valkey.kill()
    stage.valkey.start().wait_until_ready()


def _send_half(stage):
    """Workers have begun with what is due, and more will be when they are done."""
    load.put_off(stage.meeting)
    stage.start_workers()
    stage.tick()
    stage.wait_for_mails(stage.number // 4)


def _send_the_rest(stage):
    """What falls due now nobody has been told of."""
    stage.wait_for(lambda: not stage.waiting())
    load.fall_due(stage.meeting)
    stage.recover()
    stage.settle()
    return stage.judge()
