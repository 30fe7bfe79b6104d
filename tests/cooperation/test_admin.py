"""The administrator's tables: who gets in, and what happens to an account made there."""

import pytest

from cooperation.models import Person, Seat, Term, User
from tests.oresund.views.reading import address

FIELDS = {
    "email": "Ny.Medlem@KBH.example",
    "name": "Ny",
    "language": "da",
    "role": "member",
    "city": "cph",
    "is_active": "on",
}


@pytest.fixture
def admin_page():
    return lambda name, *args, language="da": address(language, f"admin:{name}", *args)


TABLES = ("index", "login", "cooperation_user_changelist", "cooperation_user_add")


@pytest.mark.parametrize("role", ["member-cph", "secretary-cph", "secretary-malmo"])
@pytest.mark.parametrize("name", TABLES)
def test_for_everybody_else_there_is_no_administration(browse, admin_page, role, name):
    for method in ("get", "post"):
        assert getattr(browse(role), method)(admin_page(name)).status_code == 404


@pytest.mark.parametrize("name", TABLES)
def test_who_is_not_logged_in_may_do_so_first(browse, admin_page, name):
    assert (
        browse("visitor")
        .get(admin_page(name), follow=True)
        .redirect_chain[-1][0]
        .startswith(address("da", "account_login"))
    )


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("model", ["user", "person", "seat", "term"])
def test_an_administrator_reads_the_tables(browse, admin_page, language, model):
    client = browse("administrator")
    assert client.get(admin_page(f"cooperation_{model}_changelist", language=language)).status_code == 200
    assert client.get(admin_page(f"cooperation_{model}_add", language=language)).status_code == 200


def test_a_visitor_is_sent_to_the_portals_own_log_in_page(browse, admin_page):
    answer = browse("visitor").get(admin_page("index"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(address("da", "account_login"))


def test_a_new_account_has_a_small_address_and_a_password_nobody_knows(browse, admin_page):
    answer = browse("administrator").post(admin_page("cooperation_user_add"), FIELDS)
    assert answer.status_code == 302
    user = User.objects.get(email="ny.medlem@kbh.example")
    assert user.has_usable_password()
    assert not user.check_password("")


def test_changing_an_account_keeps_its_password(browse, admin_page, with_password):
    before = with_password.password
    fields = {**FIELDS, "email": with_password.email, "name": "Anna", "person": with_password.person_id}
    browse("administrator").post(admin_page("cooperation_user_change", with_password.pk), fields)
    with_password.refresh_from_db()
    assert (with_password.name, with_password.password) == ("Anna", before)


def test_an_address_cannot_be_given_twice_in_other_letters(browse, admin_page, with_password):
    fields = {**FIELDS, "email": with_password.email.upper()}
    answer = browse("administrator").post(admin_page("cooperation_user_add"), fields)
    assert "email" in answer.context["adminform"].form.errors


def test_a_member_without_a_city_is_a_mistake_in_the_form_not_in_the_server(browse, admin_page):
    answer = browse("administrator").post(admin_page("cooperation_user_add"), {**FIELDS, "city": ""})
    assert answer.status_code == 200
    assert not User.objects.filter(name="Ny").exists()


def test_a_second_seat_at_a_time_is_a_mistake_in_the_form_not_in_the_server(browse, admin_page):
    person = Person.objects.create(name="Anna")
    Seat.objects.create(person=person, body_id="br", city_id="cph", role="member", starts_on="2026-01-01")
    seat = {
        "body": "br",
        "city": "cph",
        "role": "member",
        "position": 0,
        "starts_on": "2026-02-01",
        "ends_on": "",
    }
    answer = browse("administrator").post(admin_page("cooperation_seat_add"), {**seat, "person": person.pk})
    assert answer.status_code == 200
    assert person.seats.count() == 1


@pytest.mark.parametrize("chosen", ["x", "\x00", "1"])
def test_rows_are_not_removed_in_bulk(browse, admin_page, people, chosen):
    client = browse("administrator")
    before = User.objects.count()
    answer = client.post(
        admin_page("cooperation_user_changelist"), {"action": "delete_selected", "_selected_action": chosen}
    )
    assert answer.status_code in (200, 302)
    assert User.objects.count() == before


@pytest.mark.parametrize(
    ("body", "city", "saved"), [("kf", "malmo", True), ("kf", "cph", False), ("working_group", "cph", True)]
)
def test_a_seat_in_a_council_belongs_to_its_city(browse, admin_page, frame, body, city, saved):
    person = Person.objects.create(name="Asta")
    fields = {
        "person": person.pk,
        "body": body,
        "city": city,
        "role": "member",
        "position": 0,
        "starts_on": "2026-01-01",
    }
    answer = browse("administrator").post(admin_page("cooperation_seat_add"), fields)
    assert (answer.status_code == 302, Seat.objects.filter(person=person).exists()) == (saved, saved)


SEAT = {"body": "working_group", "city": "cph", "role": "member", "position": 0}
REFUSED = {
    "da": "Skriv en dato, der findes, fx 04.03.2027.",
    "sv": "Skriv ett datum som finns, till exempel 2027-03-04.",
}


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("typed", ["03/04/2027", "31.02.2027", "2027-13-01"])
def test_no_american_date_gets_into_seats_and_terms(browse, admin_page, frame, language, typed):
    client, person = browse("administrator"), Person.objects.create(name="Asta")
    before = Term.objects.count()
    seat = {**SEAT, "person": person.pk, "starts_on": typed, "ends_on": typed}
    term = {"council": "br", "starts_on": typed, "ends_on": typed}
    for name, fields in (("cooperation_seat_add", seat), ("cooperation_term_add", term)):
        answer = client.post(admin_page(name, language=language), fields)
        errors = answer.context["adminform"].form.errors
        assert (errors["starts_on"], errors["ends_on"]) == ([REFUSED[language]], [REFUSED[language]])
    assert (person.seats.count(), Term.objects.count()) == (0, before)


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("typed", ["2027-03-04", "04.03.2027", "4.3.2027"])
def test_a_seat_begins_on_the_day_that_was_typed(browse, admin_page, frame, language, typed):
    client, person = browse("administrator"), Person.objects.create(name="Asta")
    fields = {**SEAT, "person": person.pk, "starts_on": typed}
    client.post(admin_page("cooperation_seat_add", language=language), fields)
    seat = person.seats.get()
    assert f"{seat.starts_on}" == "2027-03-04"
    page = client.get(admin_page("cooperation_seat_change", seat.pk, language=language)).content.decode()
    assert '<input type="text" name="starts_on" value="2027-03-04"' in page
    table = client.get(admin_page("cooperation_seat_changelist", language=language)).content.decode()
    assert {"da": "4.\u00a0marts 2027", "sv": "4\u00a0mars 2027"}[language] in table


@pytest.mark.parametrize(
    ("language", "names"), [("da", ["Zenia", "Øde", "Aage"]), ("sv", ["Aage", "Zenia", "Øde"])]
)
@pytest.mark.parametrize(("column", "turned"), [("", False), ("?o=0", False), ("?o=-0", True)])
def test_names_stand_in_the_order_of_the_administrators_alphabet(
    browse, admin_page, frame, language, names, column, turned
):
    client = browse("administrator")
    User.objects.exclude(role="administrator").delete()
    for name in ("Øde", "Zenia", "Aage"):
        person = Person.objects.create(name=name)
        Seat.objects.create(person=person, body_id="br", city_id="cph", role="member", starts_on="2026-01-01")
        User.objects.create_user(f"{name}@kbh.example".lower(), name=name, role="member", city_id="cph")
    expected = names[::-1] if turned else names
    for model, shown in (
        ("user", lambda one: one.name),
        ("person", str),
        ("seat", lambda one: one.person.name),
    ):
        answer = client.get(admin_page(f"cooperation_{model}_changelist", language=language) + column)
        found = [shown(one) for one in answer.context["cl"].result_list]
        assert [one for one in found if one in names] == expected
    form = client.get(admin_page("cooperation_seat_add", language=language)).context["adminform"].form
    assert [one.name for one in form.fields["person"].queryset if one.name in names] == names
