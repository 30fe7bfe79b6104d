"""What the database holds of those who follow by e-mail: one standing subscription for a mailbox, and no history."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from cooperation.models import Subscription
from tests.factories import NOW

pytestmark = pytest.mark.django_db

CONFIRMED = {"confirmed_at": NOW, "last_told_at": NOW}
LEFT = {**CONFIRMED, "left_at": NOW, "bodies": [], "projects": [], "decisions": False}


def a_subscription(**fields):
    defaults = {"email": "anna@malmo.example", "language": "sv", "rhythm": "daily", "decisions": True}
    return Subscription.objects.create(**{**defaults, "created_at": NOW, **fields})


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"email": "Anna@malmo.example"}, "subscriber_is_one_plain_address"),
        ({"email": "åsa@malmo.example"}, "subscriber_is_one_plain_address"),
        ({"email": "anna@malmo.example bo@kk.example"}, "subscriber_is_one_plain_address"),
        ({"email": "anna@malmo.example\nbcc"}, "subscriber_is_one_plain_address"),
        ({"email": "anna"}, "subscriber_is_one_plain_address"),
        ({"email": ""}, "subscriber_is_one_plain_address"),
        ({"language": "en"}, "subscription_in_known_words"),
        ({"rhythm": "hourly"}, "subscription_in_known_words"),
        ({"decisions": False}, "follows_something_until_it_leaves"),
        ({**CONFIRMED, "decisions": False}, "follows_something_until_it_leaves"),
        ({**LEFT, "bodies": ["working_group"]}, "follows_something_until_it_leaves"),
        ({**LEFT, "decisions": True}, "follows_something_until_it_leaves"),
        ({**LEFT, "confirmed_at": None, "last_told_at": None}, "only_who_confirmed_is_told_or_leaves"),
        ({"confirmed_at": NOW}, "only_who_confirmed_is_told_or_leaves"),
        ({"last_told_at": NOW}, "only_who_confirmed_is_told_or_leaves"),
    ],
)
def test_what_the_database_refuses(fields, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        a_subscription(**fields)


@pytest.mark.parametrize(
    "fields", [{"decisions": True}, {"bodies": ["working_group"]}, {"projects": ["P-2026-07"]}]
)
def test_one_thing_is_enough(fields):
    assert a_subscription(**{"decisions": False, **fields}).topics == {
        "bodies": [], "projects": [], "decisions": False, **fields,
    }  # fmt: skip


def test_a_mailbox_has_one_standing_subscription_whatever_waits_or_was_left():
    a_subscription(**CONFIRMED)
    a_subscription()
    a_subscription()
    a_subscription(**LEFT)
    a_subscription(**LEFT)
    assert Subscription.objects.standing().count() == 1
    assert Subscription.objects.waiting().count() == 2
    with pytest.raises(IntegrityError, match="one_subscription_for_a_mailbox"):
        a_subscription(**CONFIRMED)


def test_no_history_and_no_other_table_keeps_the_address():
    """Every column of every table is searched."""
    one = a_subscription(email="kun.her@malmo.example", **CONFIRMED)
    assert "SubscriptionEvent" not in {model.__name__ for model in apps.get_models()}
    one.decisions, one.bodies = False, ["working_group"]
    one.save()
    assert found("kun.her") == {"cooperation_subscription"}
    one.delete()
    assert found("kun.her") == set()


def found(words):
    tables = [table for table in connection.introspection.table_names() if not table.startswith("pg_")]
    with connection.cursor() as cursor:
        holding = set()
        for table in tables:
            cursor.execute(f'SELECT 1 FROM "{table}" AS t WHERE t::text LIKE %s LIMIT 1', [f"%{words}%"])
            if cursor.fetchone():
                holding.add(table)
    return holding
