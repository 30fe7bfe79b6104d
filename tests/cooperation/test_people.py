"""Persons and users: what the database refuses, and what a role means."""

import pytest

from cooperation.models import Person, User
from tests.cooperation.database import refused
from tests.factories import a_user

ROLES = ["member", "secretariat", "administrator"]


@pytest.mark.parametrize("role", ["member", "secretariat"])
def test_members_and_secretariats_belong_to_a_city(frame, role):
    with refused("members_and_secretariats_belong_to_a_city"):
        a_user(role, None)


def test_an_administrator_needs_no_city(frame):
    assert a_user("administrator", None).pk


def test_an_unknown_role_is_refused(frame):
    with refused("known_role"):
        a_user("mayor")


def test_an_address_belongs_to_one_account_however_it_is_written(frame):
    a_user("member", email="anna@kbh.example")
    with refused("email"):
        a_user("member", email="Anna@KBH.example")


def test_an_address_with_capitals_never_reaches_the_table(frame):
    user = a_user("member")
    with refused("email_in_lower_case"):
        User.objects.filter(pk=user.pk).update(email="Anna@kbh.example")


def test_a_person_has_one_account(frame):
    person = Person.objects.create(name="Anna")
    a_user("member", person=person)
    with refused("person"):
        a_user("member", person=person)


def test_a_calendar_secret_belongs_to_one_user(frame):
    a_user("member", calendar_token_digest="a" * 64)
    with refused("calendar_token_digest"):
        a_user("member", calendar_token_digest="a" * 64)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("active", [True, False])
def test_a_role_counts_only_while_the_account_is_open(frame, role, active):
    user = a_user(role, is_active=active)
    held = [one for one in ROLES if getattr(user, f"is_{one}")]
    assert held == ([role] if active else [])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("active", [True, False])
def test_only_an_active_administrator_may_use_the_admin(frame, role, active):
    user = a_user(role, is_active=active)
    may = role == "administrator" and active
    asked = [user.is_staff, user.is_superuser, user.has_perm("any"), user.has_module_perms("cooperation")]
    assert asked == [may] * 4


def test_a_superuser_is_an_administrator(frame):
    user = User.objects.create_superuser("chef@portal.example", "en lang adgangskode", name="Chef")
    assert user.is_administrator
    assert user.check_password("en lang adgangskode")


def test_secretariats_are_the_active_ones(frame):
    active = a_user("secretariat")
    a_user("secretariat", is_active=False)
    a_user("member")
    assert list(User.objects.secretariats()) == [active]


def test_a_user_is_called_by_name_or_else_by_address(frame):
    assert [str(a_user("member", name="Anna")), str(a_user("member", name="", email="b@c.example"))] == [
        "Anna",
        "b@c.example",
    ]
