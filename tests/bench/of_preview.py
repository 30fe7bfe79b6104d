"""The page of consequences: its time grows no faster than the meetings it lists, its queries do not grow at all."""

import gc
import statistics
import time
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cooperation.models import User
from meetings.models import Meeting
from tests.bench.ratios import Ratio

FEW, SOME, MANY = 4, 40, 400
ROUNDS = 8
AT_MOST = 12
WEEK = timedelta(days=7)


def measure():
    """Cancelling a meeting that every later one follows, some of them confirmed, so that both ways are listed."""
    secretary = User.objects.create_user(
        email="s@kbh.example", name="S", role=User.Role.SECRETARIAT, city_id="cph", password=None
    )
    client = Client()
    client.force_login(secretary)
    plan(0, 1)
    queries, seconds, known = {}, {}, 1
    for later in (FEW, SOME, MANY):
        plan(known, later + 1)
        known = later + 1
        queries[later], seconds[later] = look(client, later)
    if len(set(queries.values())) > 1:
        raise AssertionError(f"more queries for more meetings: {queries}")
    name = f"consequences for {MANY} later meetings, by those for {SOME}; {queries[MANY]} queries"
    yield Ratio(name, seconds[MANY], seconds[SOME], AT_MOST)


def plan(first, last):
    """The working group meets every week, in turn."""
    start = timezone.now() + WEEK
    Meeting.objects.bulk_create(
        Meeting(
            ref=f"M-{number}",
            body_id="working_group",
            host_city_id=["cph", "malmo"][number % 2],
            status=Meeting.Status.PLANNED if number % 4 else Meeting.Status.CONFIRMED,
            starts_at=start + number * WEEK,
            ends_at=start + number * WEEK + timedelta(hours=3),
        )
        for number in range(first, last)
    )


def look(client, later):
    """How many queries the page takes, and how many seconds."""
    url, words = reverse("meetings:meeting_cancel", args=["M-0"]), {"reason_da": "Sne", "reason_sv": "Snö"}

    def page():
        answer = client.post(url, words)
        ways = answer.context["found"].ways
        assert [len(way.plan.later) for way in ways] == [later, later], answer.status_code

    page()
    with CaptureQueriesContext(connection) as captured:
        page()
    asked = len(captured)  # now, since the next request forgets them
    seconds = []
    for _round in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        page()
        seconds.append(time.perf_counter() - start)
    return asked, statistics.median(seconds)
