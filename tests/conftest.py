"""The people and places every test knows: two cities, a member and a secretariat in each, an administrator."""

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from hypothesis import HealthCheck, settings

from cooperation.models import City, User
from oresund.management.demo_content import load_demo
from tests.factories import NOW, PASSWORD, a_member, a_user

# A busy machine is no fault of a rule; speed is measured in `make bench`.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The frame stands in the database from the start, because nearly every test needs it."""
    with django_db_blocker.unblock():
        call_command("load_declaration", verbosity=0)


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The content of the demo, loaded once for a file, in a transaction around all of its tests that is taken back."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        call_command("load_declaration", verbosity=0)
        load_demo(now=NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def frame(db):
    """The declaration with its cities, bodies, commitments and reminder rules."""
    if not City.objects.exists():  # a test with real transactions came before and left the tables empty
        call_command("load_declaration", verbosity=0)


@pytest.fixture
def cph(frame):
    return City.objects.get(pk="cph")


@pytest.fixture
def malmo(frame):
    return City.objects.get(pk="malmo")


@pytest.fixture
def people(frame):
    """Users by the role in which tests speak of them."""
    return {
        "visitor": None,
        "member-cph": a_member("cph", email="medlem@kbh.example"),
        "member-malmo": a_member("malmo", email="ledamot@malmo.example"),
        "secretary-cph": a_user(User.Role.SECRETARIAT, "cph", email="sekretariat@kbh.example"),
        "secretary-malmo": a_user(User.Role.SECRETARIAT, "malmo", email="sekretariat@malmo.example"),
        "administrator": a_user(
            User.Role.ADMINISTRATOR, None, email="administrator@portal.example", language="da"
        ),
    }


@pytest.fixture
def browse(client, people):
    """A client logged in as one of the people; nobody for the visitor."""

    def as_(role):
        client.logout()
        if people[role]:
            client.force_login(people[role])
        return client

    return as_


@pytest.fixture
def secretary_cph(people):
    return people["secretary-cph"]


@pytest.fixture
def member_cph(people):
    return people["member-cph"]


@pytest.fixture
def with_password(people):
    """A member who can log in with PASSWORD."""
    user = people["member-cph"]
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Side by side, a file's tests stay together, and so do all that need the demo and a browser."""
    for item in items:
        folder, name = item.path.parent.name, item.path.name
        item.add_marker(pytest.mark.xdist_group(folder if folder == "e2e" else f"{folder}/{name}"))
