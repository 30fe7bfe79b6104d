"""Bodies, delegations, terms and seats: what the database refuses, alone and with two writers at once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from cooperation.models import Body, City, Delegation, Person, Seat, Term
from tests.cooperation.database import at_once, refusals, refused

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


def a_seat(person, *, body="working_group", city="cph", role="member", starts_on=FIRST, ends_on=LAST):
    return Seat.objects.create(
        person=person, body_id=body, city_id=city, role=role, starts_on=starts_on, ends_on=ends_on
    )


@pytest.fixture
def anna(frame):
    return Person.objects.create(name="Anna")


@pytest.fixture
def bo(frame):
    return Person.objects.create(name="Bo")


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(FIRST, LAST), (LAST, None), (FIRST - DAY, FIRST), (FIRST + DAY, FIRST + DAY), (FIRST - DAY, None)],
)
def test_a_person_has_one_seat_in_a_body_at_a_time(anna, starts_on, ends_on):
    a_seat(anna)
    with refused("one_seat_at_a_time"):
        a_seat(anna, role="substitute", starts_on=starts_on, ends_on=ends_on)


def test_a_seat_without_an_end_leaves_no_room_after_it(anna):
    a_seat(anna, ends_on=None)
    with refused("one_seat_at_a_time"):
        a_seat(anna, starts_on=date(2099, 1, 1), ends_on=None)


@pytest.mark.parametrize(("starts_on", "ends_on"), [(LAST + DAY, None), (date(2025, 1, 1), FIRST - DAY)])
def test_a_person_may_return_the_day_after_leaving(anna, starts_on, ends_on):
    a_seat(anna)
    assert a_seat(anna, starts_on=starts_on, ends_on=ends_on).pk


def test_a_person_may_sit_in_two_bodies(anna):
    a_seat(anna)
    assert a_seat(anna, body="br").pk


@pytest.mark.parametrize("second", ["delegation_leader", "council_chair"])
def test_a_delegation_has_one_leader_at_a_time(anna, bo, second):
    a_seat(anna, role="delegation_leader")
    with refused("one_leader_of_a_delegation_at_a_time"):
        a_seat(bo, role=second, starts_on=LAST, ends_on=None)


def test_the_next_leader_follows_the_day_after(anna, bo):
    a_seat(anna, role="delegation_leader")
    assert a_seat(bo, role="delegation_leader", starts_on=LAST + DAY, ends_on=None).pk


def test_each_city_has_its_own_leader_and_many_members(anna, bo):
    a_seat(anna, role="delegation_leader")
    a_seat(bo, role="delegation_leader", city="malmo")
    assert a_seat(Person.objects.create(name="Cæcilie")).pk


def test_a_seat_ends_no_earlier_than_it_starts(anna):
    with refused("seat_ends_after_it_starts"):
        a_seat(anna, starts_on=LAST, ends_on=LAST - DAY)


def test_a_seat_may_last_one_day_and_counts_on_it(anna):
    seat = a_seat(anna, starts_on=LAST, ends_on=LAST)
    assert list(Seat.objects.on(LAST)) == [seat]


@pytest.mark.parametrize(
    ("day", "sits"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
def test_both_days_of_a_seat_are_included(anna, day, sits):
    a_seat(anna)
    assert Seat.objects.on(day).exists() is sits


@pytest.mark.django_db(transaction=True)
def test_of_two_who_seat_the_same_person_at_once_one_is_refused(anna):
    results = at_once(lambda: a_seat(anna), lambda: a_seat(anna, role="substitute"))
    assert len(refusals(results)) == 1
    assert Seat.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_name_a_leader_at_once_one_is_refused(anna, bo):
    def lead(person):
        with transaction.atomic():
            return a_seat(person, role="delegation_leader")

    results = at_once(lambda: lead(anna), lambda: lead(bo))
    assert len(refusals(results)) == 1
    assert Seat.objects.filter(role="delegation_leader").count() == 1


def a_term(starts_on=date(2026, 1, 1), ends_on=date(2029, 12, 31), council="br"):
    return Term.objects.create(council_id=council, starts_on=starts_on, ends_on=ends_on)


def test_a_council_has_one_term_at_a_time(frame):
    a_term()
    with refused("one_term_at_a_time"):
        a_term(starts_on=date(2029, 12, 31), ends_on=date(2033, 12, 31))


def test_terms_follow_each_other_and_differ_between_councils(frame):
    a_term()
    a_term(starts_on=date(2030, 1, 1), ends_on=date(2033, 12, 31))
    assert a_term(council="kf").pk


def test_a_term_ends_no_earlier_than_it_starts(frame):
    with refused("term_ends_after_it_starts"):
        a_term(starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1))


@pytest.mark.parametrize(("kind", "city"), [("council", None), ("other", "cph"), ("working_group", "malmo")])
def test_a_council_and_only_a_council_belongs_to_a_city(frame, kind, city):
    Body.objects.filter(pk__in=["br", "kf"]).update(city=None, kind="other")
    with refused("a_council_belongs_to_one_city"):
        Body.objects.create(code="new", kind=kind, city_id=city, name_da="Ny", name_sv="Ny")


def test_a_city_has_one_delegation_in_a_body(frame):
    with refused("one_delegation_per_city_and_body"):
        Delegation.objects.create(body_id="working_group", city_id="cph", size=3)


def test_a_delegation_has_seats(frame):
    with refused("a_delegation_has_seats"):
        Delegation.objects.filter(body="br").update(size=0)


def test_there_are_two_cities_and_no_third(frame):
    with refused("two_cities"):
        City.objects.create(code="oslo", name_da="Oslo", name_sv="Oslo", country="SE", language="sv")


@pytest.mark.parametrize("model", [City, Body])
def test_what_has_a_history_is_not_deleted(frame, anna, model):
    a_seat(anna)
    with pytest.raises(ProtectedError):
        model.objects.all().delete()


@pytest.mark.parametrize(("body", "city"), [("kf", "cph"), ("br", "malmo")])
def test_nobody_sits_in_a_council_for_the_other_city(frame, body, city):
    person = Person.objects.create(name="Asta")
    seat = {"person": person, "city_id": city, "role": "council_chair", "starts_on": date(2026, 1, 1)}
    with pytest.raises(IntegrityError, match="belongs to the city of the council"), transaction.atomic():
        Seat.objects.create(body_id=body, **seat)
    mine = Seat.objects.create(body_id="working_group", **{**seat, "role": "member"})
    with pytest.raises(IntegrityError, match="belongs to the city of the council"), transaction.atomic():
        Seat.objects.filter(pk=mine.pk).update(body=body)


def test_a_seat_has_a_role_that_is_known(frame):
    person = Person.objects.create(name="Asta")
    with refused("seat_role_is_known"):
        Seat.objects.create(
            person=person, body_id="kf", city_id="malmo", role="junk", starts_on=date(2026, 1, 1)
        )
