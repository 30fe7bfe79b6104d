"""Who sits today, in which body, and how many seats there are."""

from datetime import date, timedelta

import pytest

from cooperation.models import Person, Seat, Term
from tests.factories import NOW, TODAY
from tests.oresund.views.reading import LANGUAGES, address, content, queries, words

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def page(client, frame):
    return lambda language="da": client.get(address(language, "cooperation:body_list"))


def seat(name, *, body="working_group", city="cph", role="member", starts_on=date(2026, 1, 1), ends_on=None):
    person = Person.objects.create(name=name)
    return Seat.objects.create(
        person=person, body_id=body, city_id=city, role=role, starts_on=starts_on, ends_on=ends_on
    )


def sizes(answer):
    return {
        (entry.body.pk, one.city.pk): one.size
        for entry in answer.context["bodies"]
        for one in entry.delegations
    }


def test_the_bodies_have_the_seats_of_the_declaration_and_the_councils(page):
    assert sizes(page()) == {
        ("working_group", "cph"): 9,
        ("working_group", "malmo"): 9,
        ("br", "cph"): 55,
        ("kf", "malmo"): 61,
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", ["9 pladser", "55 mandater", "61 mandater"]), ("sv", ["9 platser", "55 mandat", "61 mandat"])],
)
def test_the_seats_are_said(page, language, said):
    shown = words(page(language))
    assert [one for one in said if one not in shown] == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "sits"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, TODAY + DAY, True),
        (TODAY - DAY, TODAY - DAY, False),
        (TODAY + DAY, None, False),
    ],
)
def test_whoever_sits_today_is_listed(page, starts_on, ends_on, sits):
    seat("Anna Ø. Søndergård", starts_on=starts_on, ends_on=ends_on)
    assert ("Anna Ø. Søndergård" in words(page())) is sits


def test_today_is_a_day_in_copenhagen(page, time_machine):
    seat("Anna", starts_on=date(2026, 7, 2))
    time_machine.move_to("2026-07-01T21:59:00Z")
    assert "Anna" not in words(page())
    time_machine.move_to("2026-07-01T22:01:00Z")
    assert "Anna" in words(page())


def test_each_stands_in_their_own_delegation(page):
    seat("Anna")
    seat("Björn", city="malmo")
    seat("Chris", body="br", role="council_chair")
    found = {
        (entry.body.pk, one.city.pk, one_seat.person.name)
        for entry in page().context["bodies"]
        for one in entry.delegations
        for one_seat in one.seats
    }
    assert found == {
        ("working_group", "cph", "Anna"),
        ("working_group", "malmo", "Björn"),
        ("br", "cph", "Chris"),
    }


def test_the_leader_comes_first_and_substitutes_last(page):
    seat("Vikar", role="substitute")
    seat("Medlem")
    seat("Leder", role="delegation_leader")
    text = words(page())
    assert text.index("Leder") < text.index("Medlem") < text.index("Vikar")


@pytest.mark.parametrize(
    ("language", "names"),
    [("da", ["Zenia", "Ægir", "Øde", "Ådal", "Aage"]), ("sv", ["Aage", "Zenia", "Ådal", "Ægir", "Øde"])],
)
def test_names_stand_in_the_order_of_the_readers_alphabet(page, language, names):
    for name in ("Øde", "Zenia", "Aage", "Ådal", "Ægir"):
        seat(name)
    text = words(page(language))
    assert sorted(names, key=text.index) == names


def test_a_delegation_may_decide_on_its_own_order(page):
    for position, name in enumerate(("Bo", "Anna")):
        seat(name)
        Seat.objects.filter(person__name=name).update(position=position)
    text = words(page())
    assert text.index("Bo") < text.index("Anna")


def test_the_term_of_today_is_shown(page):
    Term.objects.create(council_id="br", starts_on=date(2026, 1, 1), ends_on=date(2029, 12, 31))
    Term.objects.create(council_id="br", starts_on=date(2022, 1, 1), ends_on=date(2025, 12, 31))
    text = words(page())
    assert "1. jan. 2026 – 31. dec. 2029" in text
    assert "2025" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_body_without_members_is_still_shown(page, language):
    assert len(page(language).context["bodies"]) == 3


def test_a_name_is_only_a_name(page):
    seat("<script>alert(1)</script>")
    assert "<script>" not in content(page())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content(page())


def test_no_mail_address_is_public(page, people):
    assert "@" not in words(page())


def test_thirty_seats_need_no_more_queries_than_one(client, frame):
    url = address("sv", "cooperation:body_list")
    seat("Anna")
    first = queries(client, url)
    for number in range(30):
        seat(f"Medlem {number}", city=("cph", "malmo")[number % 2])
    assert queries(client, url) == first
