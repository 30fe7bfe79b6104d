"""Reminders through the real worker, beside a bare batch; its memory; and what planning a large meeting asks."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path

import psutil
import psycopg2
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperation.models import Person, Seat, User
from meetings import actions
from meetings.models import Meeting, Reminder
from meetings.tasks import send_due_reminders
from oresund.embedded import free_port
from tests.bench.ratios import Ratio
from tests.servers import with_path

PEOPLE, MEETINGS = 1000, 100
FEW, SOME, MANY = 1000, 10_000, 100_000  # reminders
TURN = 5  # seconds
LARGE = 116  # recipients of one meeting
PATIENCE = 600


def measure():
    people(PEOPLE)
    meetings(MEETINGS)
    with (
        tempfile.TemporaryDirectory(prefix="portal-bench-mail-") as folder,
        sink(Path(folder)) as conversations,
    ):
        yield throughput(Path(folder), conversations)
        yield memory(Path(folder))
    planning()


def throughput(folder, conversations):
    """Both at the same work in turns of some seconds, each in a database of its own, since the speed of a machine drifts.

    Raises AssertionError for more than one connection for a hundred mails.
    """
    fall_due(SOME)
    begun = conversations()
    with (
        a_copy() as copy,
        worker(folder, settings.DATABASE_URL) as measured,
        bare(folder, copy) as floor,
    ):
        in_turns(measured, floor)
    used = conversations() - begun
    if used > 2 * SOME / 100:
        raise AssertionError(f"{used} connections for twice {SOME} mails")
    rate, at_best = (round(SOME / one.seconds) for one in (measured, floor))
    name = f"10,000 reminders by a worker -c 2, beside a bare batch: {rate} and {at_best} a second"
    return Ratio(name, measured.seconds, floor.seconds, 1 / 0.9)


def memory(folder):
    """The most that the processes of a worker hold while they send, with few rows in the queue and with many."""
    peaks = []
    for rows in (FEW, MANY):
        fall_due(rows)
        with worker(folder, settings.DATABASE_URL) as side:
            side.start()
            peaks.append(side.peak_until_sent(min(rows, SOME)))
    few, many = (peak / 2**20 for peak in peaks)
    name = f"memory of the worker with 100,000 rows, by that with 1,000: {many:.0f} and {few:.0f} MiB"
    return Ratio(name, many / 1000, few / 1000, 1.1)


def planning():
    """Raises AssertionError when the rows of a large meeting take more than five queries."""
    now = timezone.now()
    meeting = Meeting.objects.order_by("-starts_at").first()
    Seat.objects.filter(pk__in=Seat.objects.order_by("pk")[LARGE:].values("pk")).delete()
    meeting.reminders.all().delete()
    with CaptureQueriesContext(connection) as asked:
        actions.plan_reminders(meeting=meeting, now=now)
    reached = meeting.reminders.values("recipient").distinct().count()
    if len(asked) > 5 + 2 or reached < LARGE:  # BEGIN and COMMIT are none
        raise AssertionError(f"{len(asked)} queries for {reached} recipients")


# --- What is sent, and by whom


def people(number, first=0):
    rows = [
        User(
            email=f"medlem{one}@kbh.example",
            name=f"Medlem {one}",
            role=User.Role.MEMBER,
            city_id="cph",
            language="da" if one % 2 else "sv",
            person=Person.objects.create(name=f"Medlem {one}"),
        )
        for one in range(first, first + number)
    ]
    for user in User.objects.bulk_create(rows):
        Seat.objects.create(
            person=user.person, body_id="working_group", city_id="cph", role="member", starts_on="2020-01-01"
        )


def meetings(number):
    start = timezone.now() + timedelta(days=30)
    Meeting.objects.bulk_create(
        Meeting(
            ref=f"M-{one}",
            body_id="working_group",
            host_city_id=["cph", "malmo"][one % 2],
            visibility="closed",
            starts_at=start + one * timedelta(days=7),
            ends_at=start + one * timedelta(days=7) + timedelta(hours=3),
        )
        for one in range(number)
    )


def fall_due(number):
    """That many reminders are due now, of as few meetings as it takes."""
    Reminder.objects.all().delete()
    moment = timezone.now() - timedelta(minutes=1)
    users = User.objects.filter(role="member").order_by("pk").values_list("pk", flat=True)
    of = Meeting.objects.order_by("starts_at")[: number // PEOPLE].values_list("pk", flat=True)
    Reminder.objects.bulk_create(
        (
            Reminder(
                meeting_id=meeting,
                recipient_id=user,
                days_before=1,
                purpose="meeting",
                date_revision=0,
                due_at=moment,
                not_before=moment,
            )
            for meeting, user in product(of, list(users))
        ),
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as autovacuum does before long


@contextmanager
def a_copy():
    """The address of another database with the same rows."""
    url, name = settings.DATABASE_URL, "floor"

    def run(sql):
        connection.close()  # a template must be at rest
        with closing(psycopg2.connect(with_path(url, "postgres"))) as server:
            server.autocommit = True
            server.cursor().execute(sql)

    run(f'CREATE DATABASE {name} TEMPLATE "{connection.settings_dict["NAME"]}"')
    yield with_path(url, name)
    run(f"DROP DATABASE {name} WITH (FORCE)")


@dataclass
class Side:
    """Some processes that send what is due in a database, and for how many seconds they have worked."""

    pids: list[int]
    database: str
    start: Callable[[], object]
    seconds: float = 0

    def processes(self):
        parents = [psutil.Process(pid) for pid in self.pids]
        return parents + [child for one in parents for child in one.children(recursive=True)]

    def sent(self):
        with closing(psycopg2.connect(self.database)) as session, session.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM meetings_reminder WHERE state = 'sent'")
            return cursor.fetchone()[0]

    def rest(self):
        for one in self.processes():
            one.suspend()

    def go_on(self):
        for one in self.processes():
            one.resume()

    def work(self, seconds):
        """Return whether all has been sent, at the latest after so many seconds."""
        begun = time.perf_counter()
        self.go_on()
        while not (done := self.sent() >= SOME) and time.perf_counter() < begun + seconds:
            time.sleep(0.2)
        self.seconds += time.perf_counter() - begun
        self.rest()
        return done

    def peak_until_sent(self, number):
        """The most memory in bytes that all of them hold together."""
        peak, limit = 0, time.monotonic() + PATIENCE
        while self.sent() < number and time.monotonic() < limit:
            peak = max(peak, sum(one.memory_info().rss for one in self.processes()))
            time.sleep(0.1)
        return peak


def in_turns(*sides):
    limit = time.monotonic() + PATIENCE
    for one in sides:
        one.rest()
        one.start()
    try:
        left = sides
        while left:
            left = [one for one in left if not one.work(TURN)]
            if time.monotonic() > limit:
                raise AssertionError("they were not all sent in ten minutes")
    finally:
        for one in sides:
            one.go_on()


@contextmanager
def worker(folder, database):
    """A Celery worker with two processes, which starts when the clock says so."""
    command = [*("celery", "--app=oresund", "worker", "--concurrency=2", "--loglevel=WARNING")]
    command += ["--without-gossip", "--without-mingle", "--without-heartbeat", "--hostname=bench@localhost"]
    with process(folder, database, *command) as one:
        limit = time.monotonic() + 60
        while not send_due_reminders.app.control.ping(destination=["bench@localhost"], timeout=0.5):
            if time.monotonic() > limit or one.poll() is not None:
                raise AssertionError("the worker did not start")
        yield Side([one.pid], database, send_due_reminders.delay)


@contextmanager
def bare(folder, database):
    """Two processes of the floor, ready to begin."""
    name = "tests.bench.bare_batch"
    with process(folder, database, name) as one, process(folder, database, name) as other:
        for each in (one, other):
            if each.stdout.readline() != b"ready\n":
                raise AssertionError("the bare batch did not start")

        def start():
            for each in (one, other):
                each.stdin.write(b"go\n")
                each.stdin.flush()

        yield Side([one.pid, other.pid], database, start)


@contextmanager
def sink(folder):
    """Yields a function that says how many conversations there have been."""
    port, count = free_port(), folder / "conversations"
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{port}"
    with process(folder, "", "tests.bench.sink", str(port), str(count)):
        limit = time.monotonic() + 30
        while not count.exists() and time.monotonic() < limit:
            time.sleep(0.1)
        yield lambda: count.stat().st_size


@contextmanager
def process(folder, database, *command):
    with (folder / f"{command[0]}.log").open("ab") as log:
        one = subprocess.Popen(
            [sys.executable, "-m", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if command[0].startswith("tests.bench.bare") else log,
            stderr=log,
            env=os.environ
            | {"DATABASE_URL": database, "LOG_LEVEL": "WARNING"}
            # As where it works: DEBUG would keep every query in memory.
            | {"DEBUG": "false", "PRODUCTION": "false"},
        )
    try:
        yield one
    finally:
        one.terminate()
        try:
            one.wait(60)
        except subprocess.TimeoutExpired:
            one.kill()
            one.wait()
