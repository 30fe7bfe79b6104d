"""Asking to follow, confirming, changing and leaving; and when an address is forgotten."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from cooperation import actions
from cooperation.actions import Choice, Gone
from cooperation.models import Subscription
from cooperation.tasks import forget_subscriptions
from tests.factories import NOW

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ANNA = "anna@malmo.example"
DECISIONS = Choice(language="sv", rhythm="daily", decisions=True)
GROUP = Choice(language="da", rhythm="weekly", bodies=["working_group"], projects=["P-2026-07"])


def ask(choice=DECISIONS, email=ANNA, now=NOW):
    return actions.ask_to_follow(email=email, choice=choice, now=now)


def confirm(one, now=NOW):
    return actions.confirm_subscription(subscription=one, now=now)


def stored(one):
    one.refresh_from_db()
    return one.language, one.rhythm, one.topics


def test_what_was_asked_for_waits_until_it_is_confirmed():
    waiting = ask(GROUP)
    assert not Subscription.objects.standing().exists()
    assert confirm(waiting, NOW + DAY).pk == waiting.pk
    assert stored(waiting) == (
        "da", "weekly", {"bodies": ["working_group"], "projects": ["P-2026-07"], "decisions": False},
    )  # fmt: skip
    assert waiting.confirmed_at == waiting.last_told_at == NOW + DAY
    assert confirm(waiting, NOW + 2 * DAY).confirmed_at == NOW + DAY


def test_nothing_is_altered_before_the_owner_of_the_mailbox_confirms():
    standing = confirm(ask())
    before = stored(standing)
    second = ask(GROUP, now=NOW + 2 * HOUR)
    assert stored(standing) == before
    told_at = standing.last_told_at
    assert confirm(second, NOW + DAY).pk == standing.pk
    assert stored(standing) == stored_choice(GROUP)
    assert standing.last_told_at == told_at  # nothing is skipped
    second.refresh_from_db()
    assert second.left_at == NOW + DAY
    assert confirm(second, NOW + 2 * DAY).pk == standing.pk


def stored_choice(choice):
    topics = {"bodies": choice.bodies, "projects": choice.projects, "decisions": choice.decisions}
    return choice.language, choice.rhythm, topics


def test_a_mailbox_is_asked_once_an_hour_and_three_times_in_vain():
    assert ask()
    assert ask(GROUP, now=NOW + HOUR - timedelta(seconds=1)) is None
    assert ask(email="bo@kk.example")
    assert ask(now=NOW + HOUR)
    assert ask(now=NOW + 2 * HOUR)
    assert ask(now=NOW + 9 * HOUR) is None
    actions.forget_subscriptions(now=NOW + 7 * DAY)
    assert ask(now=NOW + 7 * DAY)


def test_nothing_chosen_is_refused_by_the_database():
    with pytest.raises(IntegrityError):
        ask(Choice(language="sv", rhythm="daily"))


def test_a_change_holds_at_once():
    one = confirm(ask())
    actions.change_subscription(subscription=one, choice=GROUP)
    assert stored(one) == stored_choice(GROUP)


def test_only_what_stands_can_be_changed():
    waiting = ask()
    with pytest.raises(Gone):
        actions.change_subscription(subscription=waiting, choice=GROUP)
    actions.leave(subscription=confirm(waiting), now=NOW)
    with pytest.raises(Gone):
        actions.change_subscription(subscription=waiting, choice=GROUP)


def test_who_leaves_follows_nothing_any_more():
    one = confirm(ask(GROUP))
    actions.leave(subscription=one, now=NOW + DAY)
    one.refresh_from_db()
    assert one.topics == {"bodies": [], "projects": [], "decisions": False}
    assert one.kept_until == NOW + 31 * DAY
    actions.leave(subscription=one, now=NOW + 5 * DAY)
    one.refresh_from_db()
    assert one.left_at == NOW + DAY
    with pytest.raises(Gone):
        confirm(one)


def test_who_left_may_come_back_and_the_old_one_is_forgotten_all_the_same():
    old = confirm(ask())
    actions.leave(subscription=old, now=NOW + DAY)
    new = confirm(ask(GROUP, now=NOW + 2 * DAY), NOW + 2 * DAY)
    assert new.pk != old.pk
    assert confirm(old).pk == new.pk
    assert actions.forget_subscriptions(now=NOW + 31 * DAY) == 1
    assert Subscription.objects.get() == new


def test_what_nobody_confirmed_is_deleted_when_it_is_refused():
    waiting = ask()
    actions.leave(subscription=waiting, now=NOW)
    assert not Subscription.objects.exists()
    with pytest.raises(Gone):
        confirm(Subscription(pk=1, email=ANNA))


@pytest.mark.parametrize(
    ("left", "after", "is_kept"),
    [(True, 30 * DAY - HOUR, True), (True, 30 * DAY, False), (False, 7 * DAY - HOUR, True), (False, 7 * DAY, False)],
)  # fmt: skip
def test_when_an_address_is_forgotten(left, after, is_kept):
    one = ask()
    if left:
        actions.leave(subscription=confirm(one), now=NOW)
    confirm(ask(email="bo@kk.example", now=NOW - 400 * DAY), NOW - 400 * DAY)
    actions.forget_subscriptions(now=NOW + after)
    assert set(Subscription.objects.values_list("email", flat=True)) == {"bo@kk.example", *([ANNA] * is_kept)}


def test_the_clock_forgets_too():
    ask(now=NOW - 365 * DAY)
    forget_subscriptions()
    forget_subscriptions()
    assert not Subscription.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_for_one_mailbox_at_once_ask_it_once():
    ready, asked = Barrier(6), []

    def one_of_them():
        try:
            ready.wait(10)
            with transaction.atomic():
                asked.append(ask())
        finally:
            connection.close()

    threads = [Thread(target=one_of_them) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(asked) == 6
    assert len([one for one in asked if one]) == Subscription.objects.count() == 1
