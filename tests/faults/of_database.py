"""A database that crashes, is away, is full or has gone back in time, and a machine without power."""

import subprocess
import threading
import time
from contextlib import contextmanager, suppress

import psycopg2
from django.db import OperationalError, connection
from django.utils import timezone

from meetings import actions
from meetings.models import Meeting
from tests.faults import load
from tests.faults.pages import AWAY, PAGES, Visitor
from tests.faults.processes import Postgres, copy
from tests.faults.registry import Skipped, fault
from tests.faults.stage import SENDERS

CRASHES = 3
DOWN = 60  # seconds
BACK_WITHIN = 10
ANSWERS_WITHIN = 5
DISK = "200m"
FULL = 30  # seconds: two ticks
HOLD_IS_WATCHED = 20  # seconds: several ticks


@fault("F15")
def crashes(stage):
    """The database crashes 3 times in the middle of sending, and starts again"""
    _begin(stage)
    for part in range(1, CRASHES + 1):
        stage.wait_for_mails(stage.number * part // (CRASHES + 1))
        stage.postgres.crash()
        time.sleep(1)
        _start(stage.postgres)
        stage.recover()
    stage.settle()
    return stage.judge()


@fault("F16")
def away(stage):
    """The database is away in the middle of sending, while pages are read"""
    stage.start_web()
    _begin(stage)
    stage.wait_for_mails(stage.number // 3)
    visitor = Visitor(stage.environment["PORT"])
    with visitor.asking():
        stage.postgres.stop()
        time.sleep(DOWN)
        _start(stage.postgres)
        stage.recover()
        back = time.time()
        time.sleep(BACK_WITHIN + 5)
    stage.settle()
    late = [one for one in visitor.answers if one.status != 200 and one.at > back + BACK_WITHIN]
    return stage.judge(
        visitor.other_than(200, AWAY),
        visitor.without_retry_after(),
        visitor.slower_than(ANSWERS_WITHIN),
        "" if any(one.status == AWAY for one in visitor.answers) else "no page said that it is away",
        f"pages are not back after {BACK_WITHIN} s" if late else "",
    )


@fault("F17")
def has_no_connection_left(stage):
    """All connections to the database are taken while pages are read and reminders fall due"""
    stage.remind_all()
    connection.close()
    _restart_with(stage, "max_connections=10", "superuser_reserved_connections=0")
    stage.start_workers(1), stage.start_beat(), stage.start_web()
    visitor = Visitor(stage.environment["PORT"])
    with _all_connections(stage.postgres):
        visitor.answers = [visitor.ask(path) for path in PAGES]
        time.sleep(5)
    stage.recover()
    after = [visitor.ask(path).status for path in PAGES]
    stage.settle()
    return stage.judge(
        visitor.other_than(AWAY),
        visitor.without_retry_after(),
        visitor.slower_than(ANSWERS_WITHIN),
        f"afterwards pages answer {after}" if set(after) != {200} else "",
    )


@contextmanager
def _all_connections(postgres):
    """Also those that somebody gives back meanwhile."""
    taken, enough = [], threading.Event()

    def take():
        while not enough.wait(0.02):
            with suppress(psycopg2.OperationalError):
                taken.append(psycopg2.connect(postgres.address))

    taker = threading.Thread(target=take)
    taker.start()
    try:
        time.sleep(1)
        yield
    finally:
        enough.set()
        taker.join()
        for one in taken:
            one.close()


@fault("F18", seconds=180)
def disk_is_full(stage):
    """The disk of the database is full while a meeting is planned and reminders fall due"""
    stage.number = min(stage.number, 200)
    disk = _move_to_small_disk(stage)
    stage.remind_all()
    stage.start_web(), stage.start_workers(), stage.start_beat()
    _fill(disk / "filler")
    stage.tick(SENDERS)
    refused = _is_refused()
    pages = {Visitor(stage.environment["PORT"]).ask(path).status for path in PAGES}
    time.sleep(FULL)
    (disk / "filler").unlink()
    if not stage.postgres.is_running:
        _start(stage.postgres)
    connection.close()
    stage.recover()
    stage.settle()
    half = Meeting.objects.exclude(pk=stage.meeting.pk).exists()
    return stage.judge(
        "" if refused else "a meeting was planned on a full disk",
        "half a meeting was planned" if half else "",
        f"pages answered {pages}" if pages - {200, AWAY} else "",
    )


def _is_refused():
    """Planning meetings for all members needs room sooner or later; each is planned whole, or not at all."""
    try:
        for number in range(20):
            meeting = load.meeting_in(
                days=60 + 14 * number, ref=f"AG-F{number}", host=("malmo", "cph")[number % 2]
            )
            complete = meeting.reminders.count()
            assert complete
            meeting.reminders.all().delete()
            Meeting.objects.filter(pk=meeting.pk).delete()
    except OperationalError:
        connection.close()
        return True
    return False


def _move_to_small_disk(stage):
    """The database of this stage moves to a disk that can be filled."""
    disk = stage.folder / "disk"
    disk.mkdir(mode=0o755)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        raise Skipped("this user may not mount a small disk")
    stage.afterwards.callback(subprocess.run, ["umount", "--lazy", str(disk)], check=True)
    connection.close()
    stage.postgres.stop()
    copy(stage.folder / "postgres", disk / "postgres")
    stage.postgres = stage.start(Postgres(disk / "postgres", stage.postgres.sockets, stage.folder))
    stage.postgres.wait_until_ready()
    return disk


def _fill(filler):
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while file.write(bytes(size)) == size:
                    pass


@fault("F39")
def power_cut(stage):
    """All processes but the mail server are killed at once in the middle of sending, and start again"""
    stage.doubled_at_most = SENDERS
    beat = _begin(stage)
    web = stage.start_web()
    stage.wait_for_mails(stage.number // 3)
    everything = [*stage.workers, beat, web, stage.valkey, stage.postgres]
    for process in everything:
        process.kill()
    for process in (stage.valkey, web):
        process.start()
    _start(stage.postgres)
    beat.start()
    stage.recover()
    stage.start_workers()
    stage.settle()
    ready = Visitor(stage.environment["PORT"]).ask("/readyz").status
    return stage.judge("" if ready == 200 else f"/readyz answers {ready}")


@fault("F40", seconds=180)
def restored(stage):
    """A dump from the middle of sending is restored when all is sent; later somebody says that it was"""
    secretary = load.a_secretary()
    stage.allowed = {secretary.email}
    beat = _begin(stage)
    load.put_off(stage.meeting)
    stage.wait_for_mails(stage.number // 4)
    dump = stage.folder / "dump"
    stage.postgres.dump(dump)
    stage.wait_until_idle()
    for process in (*stage.workers, beat):
        process.kill()
    connection.close()
    stage.postgres.restore(dump)
    sent = stage.sent
    stage.start_workers(), beat.start()
    stage.wait_for(lambda: stage.sent > sent, HOLD_IS_WATCHED)
    by_itself = stage.sent - sent
    # What falls due while nothing is sent has not been sent, and waits for its turn.
    load.fall_due(stage.meeting)
    stage.recover()
    actions.resume_sending(by=secretary, now=timezone.now(), send_due=False)
    stage.settle()
    return stage.judge(f"{by_itself} were sent before anybody said so" if by_itself else "")


def _begin(stage):
    """Slowly enough that there is a middle."""
    stage.remind_all()
    stage.book.behave(pause=0.03)
    stage.start_workers()
    beat = stage.start_beat()
    stage.tick(SENDERS)
    connection.close()
    return beat


def _restart_with(stage, *settings):
    connection.close()
    stage.postgres.stop()
    stage.postgres.command += [word for setting in settings for word in ("-c", setting)]
    _start(stage.postgres)


def _start(postgres):
    """What it had crashed with must have let go of its memory first."""
    connection.close()
    postgres.start().wait_until_ready()
