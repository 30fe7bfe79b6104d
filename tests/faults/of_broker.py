"""A broker that is away, empty, full or frozen: it only ever says "look now"."""

import re
import time
from collections import Counter

from tests.faults import load
from tests.faults.pages import Secretary, Visitor
from tests.faults.registry import fault

AWAY = 8  # seconds, before and after something is saved
SLOWEST_PAGE = 2.5


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
    stage.wait_until_idle()
    load.fall_due(stage.meeting)
    stage.recover()
    stage.settle()
    return stage.judge()


@fault("F10")
def away(stage):
    """The broker is away while pages are read and a meeting is convened"""
    return _convene_without(stage, stage.valkey.kill, lambda: stage.valkey.start().wait_until_ready())


@fault("F11")
def frozen(stage):
    """The broker hangs while pages are read and a meeting is convened"""
    return _convene_without(stage, stage.valkey.freeze, stage.valkey.thaw)


@fault("F12")
def full(stage):
    """The broker has no memory left while pages are read and a meeting is convened"""
    limit = stage.valkey.client.config_set
    return _convene_without(stage, lambda: limit("maxmemory", "1"), lambda: limit("maxmemory", "0"))


def _convene_without(stage, take, give_back):
    """Pages and saving go on as always, and the invitations follow later."""
    secretary = Secretary(load.a_secretary(), stage.environment["PORT"])
    stage.expect(load.members(min(stage.number, 100)))
    stage.meeting = load.meeting_in(days=60)
    stage.start_web(), stage.start_workers(), stage.start_beat()
    visitor = Visitor(stage.environment["PORT"])
    with visitor.asking():
        take()
        time.sleep(AWAY)
        refused = secretary.convene(stage.meeting)
        time.sleep(AWAY)
        give_back()
        stage.recover()
    stage.settle()
    return stage.judge(refused, visitor.other_than(200), visitor.slower_than(SLOWEST_PAGE))


@fault("F14")
def handed_out_again(stage):
    """A task that sends slowly is handed out again and again while it still runs"""
    stage.number = min(stage.number, 12)
    stage.remind_all()
    stage.book.behave(pause=2)
    stage.start_workers(DJANGO_SETTINGS_MODULE="tests.faults.impatient_settings")
    stage.tick()
    stage.settle()
    taken = Counter(re.findall(r"\[([-\w]+)\] received", "".join(one.words() for one in stage.workers)))
    return stage.judge("" if max(taken.values()) > 1 else "no task was handed out twice")
