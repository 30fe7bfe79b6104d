"""Who in a secretariat is written to on which morning, and only once."""

from datetime import UTC, datetime, timedelta

import pytest

from cooperation.models import DIGEST, Letter, User
from meetings import actions
from tests.factories import a_member, a_user
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db
BOTH = {"cph", "malmo"}


@pytest.fixture(autouse=True)
def secretariats(frame):
    for city in sorted(BOTH):
        a_user(User.Role.SECRETARIAT, city, email=f"{city}@portal.example")
    a_member("cph")
    a_user(User.Role.ADMINISTRATOR, None, language="da")


def plan(year, month, day, hour=8, minute=0, *, utc_offset=1):
    """At an hour of the clock in both cities."""
    actions.plan_days(now=datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=utc_offset))


def written():
    return {(one.recipient.city_id, one.about) for one in Letter.objects.filter(kind="day")}


@pytest.mark.parametrize(
    ("day", "offset", "cities"),
    [
        ((2026, 11, 23), 1, BOTH),  # a Monday
        ((2026, 11, 21), 1, set()),
        ((2026, 11, 22), 1, set()),
        ((2027, 1, 1), 1, set()),
        ((2027, 1, 6), 1, {"cph"}),  # Epiphany
        ((2028, 6, 5), 2, {"malmo"}),  # Constitution Day
        ((2028, 6, 6), 2, {"cph"}),  # the National Day of Sweden
        ((2026, 6, 19), 2, {"cph"}),  # Midsummer Eve
        ((2026, 12, 24), 1, set()),
        ((2026, 4, 3), 2, set()),  # Good Friday
    ],
)
def test_each_city_is_told_on_its_own_working_days(day, offset, cities):
    plan(*day, utc_offset=offset)
    assert written() == {(city, f"{datetime(*day):%Y-%m-%d}") for city in cities}


@pytest.mark.parametrize(("hour", "minute", "is_time"), [(7, 59, False), (8, 0, True), (23, 59, True)])
def test_at_eight_where_the_city_lies(hour, minute, is_time):
    plan(2026, 7, 1, hour, minute, utc_offset=2)
    assert bool(written()) is is_time
    eight = datetime(2026, 7, 1, 6, tzinfo=UTC)
    assert {one.due_at for one in Letter.objects.all()} <= {eight}


def test_a_day_that_was_missed_is_not_made_up_for():
    plan(2026, 11, 20)
    plan(2026, 11, 25)
    assert {about for _city, about in written()} == {"2026-11-20", "2026-11-25"}


def test_planning_again_writes_nothing_again(django_assert_num_queries):
    plan(2026, 11, 23)
    before = list(Letter.objects.values_list("pk", "uid"))
    Letter.objects.filter(recipient__city="cph").update(state="failed")
    with django_assert_num_queries(3):
        plan(2026, 11, 23, 9)
    assert list(Letter.objects.values_list("pk", "uid")) == before


@pytest.mark.parametrize(
    "change",
    [{"declined": [DIGEST]}, {"is_active": False}, {"email": ""}, {"role": "member"}],
    ids=lambda change: next(iter(change)),
)
def test_some_are_not_written_to(change):
    User.objects.filter(email="cph@portal.example").update(**change)
    plan(2026, 11, 23)
    assert {city for city, _about in written()} == {"malmo"}


def test_who_declines_other_messages_still_gets_it():
    User.objects.filter(role="secretariat").update(declined=["agenda", "papers"])
    plan(2026, 11, 23)
    assert len(written()) == 2


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_write_one_letter():
    def job(together):
        together()
        plan(2026, 11, 23)

    assert at_once(job, job, job) == [None] * 3
    assert Letter.objects.count() == 2
