"""The pages of the schedule: as fast with 20,000 meetings in the database as with 200."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pgtrigger
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone

from meetings.actions.changing import require_alternation
from meetings.models import AgendaItem, Look, Meeting
from tests.bench.ratios import Ratio, ratio
from tests.factories import a_member

SHOWN = timezone.localdate().year  # the year that is shown has the same meetings in both
YEARS = range(SHOWN - 9, SHOWN + 1)
SLOTS = 2220  # times for meetings in a year, hosts by turns
STRIDE = 111  # the few meetings take each of these, so that their hosts alternate too: 20 a year
PAGES = {
    "the year as a list": f"/da/moeder/{SHOWN}/",
    "the year of the next meeting": "/da/moeder/",
    "a filtered list": f"/sv/moten/{SHOWN}/?body=working_group&host=cph&state=planned",
    "a month as a calendar": f"/da/moeder/{SHOWN}/3/",
    "the year on a sheet": f"/sv/moten/{SHOWN}/arsplan/",
    "the front page": "/da/",
    "a meeting": f"/sv/moten/AG-{SHOWN}-{STRIDE}/",
}


def measure() -> Iterator[Ratio]:
    """The small portal is a copy of the database, made before the other meetings come."""
    member = a_member()
    readers = {"visitor": Client(), "member": Client()}
    readers["member"].force_login(member)
    add([(year, slot) for year in YEARS for slot in range(0, SLOTS, STRIDE)], items=3)
    Look.objects.create(user=member, looked_at=timezone.now())
    with copied_database() as in_copy:
        rest = [slot for slot in range(SLOTS) if slot % STRIDE]
        add([(year, slot) for year in YEARS if year != SHOWN for slot in rest], items=0)
        Look.objects.update(looked_at=timezone.now())
        few, many = in_copy(Meeting.objects.count), Meeting.objects.count()
        for reader, client in readers.items():
            for name, path in PAGES.items():

                def show(client: Client = client, path: str = path) -> None:
                    answer = client.get(path)
                    assert answer.status_code == 200

                yield ratio(
                    f"{name}, for a {reader}: {many} meetings / {few}",
                    show,
                    lambda show=show: in_copy(show),
                    at_most=1.1,
                    rounds=40,
                )


def add(times: list[tuple[int, int]], *, items: int) -> None:
    """Public meetings of the working group, with so many points on the agenda.

    The trigger that keeps the alternation reads the whole rotation for each row. Here it is asked once, when all are in.
    """
    for batch in batched(times, 2000):
        with pgtrigger.ignore("meetings.Meeting:hosts_alternate"), transaction.atomic():
            meetings = Meeting.objects.bulk_create([a_meeting(*one) for one in batch], batch_size=500)
            agenda = [an_item(meeting, position) for meeting in meetings for position in range(items)]
            AgendaItem.objects.bulk_create(agenda, batch_size=500)
        settle()
    require_alternation()


def batched(rows: list, size: int) -> Iterator[list]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def a_meeting(year: int, slot: int) -> Meeting:
    starts_at = datetime(year, 1, 2, 8, tzinfo=UTC) + slot * timedelta(days=360) / SLOTS
    return Meeting(
        ref=f"AG-{year}-{slot}",
        body_id="working_group",
        host_city_id=["cph", "malmo"][slot % 2],
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        visibility=Meeting.Visibility.PUBLIC,
    )


def an_item(meeting: Meeting, position: int) -> AgendaItem:
    titles = {"title_da": f"Punkt {position}", "title_sv": f"Punkt {position}"}
    return AgendaItem(meeting=meeting, position=position, type=AgendaItem.Type.DISCUSSION, **titles)


def settle() -> None:
    """As the server does by itself before long: what the planner knows of the tables is true."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@contextmanager
def copied_database(name: str = "few") -> Iterator[Callable]:
    """A copy of the database as it is now; what comes out calls a function with the copy in its place."""
    connection.creation.clone_test_db(name, verbosity=0)
    full = connections["default"]
    copy = connections.create_connection("default")
    copy.settings_dict = full.creation.get_test_db_clone_settings(name)

    def in_copy(call: Callable) -> object:
        connections["default"] = copy
        try:
            return call()
        finally:
            connections["default"] = full

    try:
        yield in_copy
    finally:
        copy.close()
        full.creation.destroy_test_db(suffix=name, verbosity=0)
