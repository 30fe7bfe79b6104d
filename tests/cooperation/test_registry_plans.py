"""An index carries each look into the registry: what the database means to do with some thousand projects in it."""

import random
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cooperation.models import RegistryEntry
from tests.bench import of_registry
from tests.oresund.views.reading import address

NUMBERS = range(0, of_registry.MANY, 16)  # over all the years
LARGE = {"cooperation_project", "cooperation_registryentry", "cooperation_translation"}
ASKED = [
    *of_registry.PAGES.values(),
    "order=oldest",
    "area=outside",
    "kind=deepening",
    "year=2000&origin=mixed",
    *(urlencode({"q": words}) for words in of_registry.SEARCHES),
    "q=bro&city=malmo&state=completed",
    "q=kultur&order=oldest",
]


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """The rows of the measurement, once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        random.seed(of_registry.SEED)
        areas = of_registry.some_areas()
        for start in range(0, len(NUMBERS), of_registry.BATCH):
            of_registry.copy(NUMBERS[start : start + of_registry.BATCH], areas)
        with connection.cursor() as cursor:
            for table in ("project", "registryentry", "partner", "translation"):
                cursor.execute(f"ANALYZE cooperation_{table}")
        yield
        transaction.set_rollback(True)


def scanned(plan):
    """The tables that a plan reads from end to end."""
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from scanned(part)


def read_from_end_to_end(client, query):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"{address('da', 'cooperation:project_list')}?{query}").status_code == 200
    asked = [one["sql"] for one in captured if one["sql"].startswith("SELECT")]
    assert len(asked) >= 5
    with connection.cursor() as cursor:
        for sql in asked:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
            [[[plan]]] = cursor.fetchall()
            yield from scanned(plan["Plan"])


@pytest.mark.django_db
def test_nothing_large_is_read_from_end_to_end(filled, client):
    read = {query: set(read_from_end_to_end(client, query)) & LARGE for query in ASKED}
    assert {query: tables for query, tables in read.items() if tables} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("order", ["", "oldest"])
def test_a_page_far_behind_begins_where_it_begins(filled, order):
    middle = RegistryEntry.objects.newest_first()[len(NUMBERS) // 2]
    public = RegistryEntry.objects.public()
    behind = public.newer_than(middle).oldest_first() if order else public.older_than(middle).newest_first()
    assert "Index Cond: (day" in behind.values_list("pk")[:30].explain()
