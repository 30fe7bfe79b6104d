"""A secretariat sets the policy of a body, and what is planned follows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied

from cooperation.models import Body
from meetings import actions
from meetings.models import Reminder, ReminderRule
from meetings.reminder_policy import Rule, fingerprint
from tests.factories import NOW, a_meeting

pytestmark = pytest.mark.django_db

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
S, M, MS = "secretariats", "members", "members_and_substitutes"
DEFAULT = [
    Rule(42, S, "agenda_call"),
    Rule(14, MS, "agenda"),
    Rule(7, M, "papers"),
    Rule(1, M, "meeting"),
]
SHORT = [Rule(30, S, "agenda_call"), Rule(14, MS, "meeting"), Rule(7, M, "papers")]


def group():
    return Body.objects.get(pk="working_group")


def save(by, rules, *, seen=None, now=NOW):
    seen = fingerprint(DEFAULT) if seen is None else seen
    actions.set_reminder_rules(by=by, body=group(), rules=rules, seen=seen, now=now)


def stored(body="working_group"):
    return actions.rules_of(body)


def leads(user, state="planned"):
    return sorted(Reminder.objects.filter(recipient=user, state=state).values_list("days_before", flat=True))


def consequences(rules):
    return tuple(actions.consequences_of_rules(body=group(), rules=rules, now=NOW))


@pytest.mark.parametrize("rules", [SHORT, DEFAULT, [], [Rule(0, MS, "meeting")]])
def test_the_policy_becomes_what_was_sent_and_that_of_other_bodies_stays(secretary_cph, rules):
    save(secretary_cph, rules)
    assert stored() == rules
    assert stored("joint_council") == DEFAULT


def test_what_is_planned_follows_in_the_same_step(people):
    a_meeting(starts_at=START)
    save(people["secretary-malmo"], SHORT)
    assert leads(people["secretary-cph"]) == [30]
    assert leads(people["secretary-cph"], "withdrawn") == [42]
    assert leads(people["member-cph"]) == [7, 14]
    assert leads(people["member-cph"], "withdrawn") == [1]
    assert set(Reminder.objects.filter(days_before=14).values_list("purpose", flat=True)) == {"meeting"}


def test_what_was_sent_stays_and_a_rule_that_came_too_late_is_made_good_once(people):
    meeting = a_meeting(starts_at=START)
    Reminder.objects.filter(days_before=14).update(state="sent", sent_at=NOW)
    save(
        people["secretary-cph"], [Rule(10, M, "papers"), Rule(9, M, "agenda")], now=START - timedelta(days=5)
    )
    assert leads(people["member-cph"], "sent") == [14]
    assert leads(people["member-cph"]) == [9]
    assert meeting.reminders.filter(recipient=people["member-cph"], state="planned").get().due_at < START


@pytest.mark.parametrize("rules", [SHORT, DEFAULT, [], [Rule(0, MS, "meeting")]])
def test_what_a_policy_would_do_is_what_it_does(people, rules):
    a_meeting(starts_at=START)
    a_meeting(starts_at=START + timedelta(days=30), host="malmo")
    a_meeting(starts_at=START + timedelta(days=60), visibility="draft")
    before = {one.pk: one for one in Reminder.objects.all()}
    foretold = consequences(rules)
    save(people["secretary-cph"], rules)
    after = Reminder.objects.in_bulk()
    planned = [one for one in after.values() if one.state == "planned"]
    new = [one for one in planned if one.pk not in before]
    withdrawn = [one for one in after.values() if one.state == "withdrawn"]
    altered = [one for one in planned if one.pk in before and before[one.pk].purpose != one.purpose]
    assert foretold == (len(new), len(withdrawn), len(altered))
    assert consequences(rules) == (0, 0, 0)


def test_what_comes_back_counts_as_new(people):
    a_meeting(starts_at=START)
    save(people["secretary-cph"], [])
    assert consequences(DEFAULT) == (2 + 2 * 3, 0, 0)


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_only_secretariats_set_it(people, role):
    with pytest.raises(PermissionDenied):
        save(people[role], SHORT)
    assert stored() == DEFAULT


@pytest.mark.parametrize(
    "rules",
    [[Rule(20, S, "agenda_call")], [Rule(7, M, "papers"), Rule(7, M, "meeting")], [Rule(366, M, "papers")]],
)
def test_what_cannot_be_a_policy_is_refused_whole(secretary_cph, rules):
    with pytest.raises(actions.UnfitRules) as refused:
        save(secretary_cph, [*SHORT[:1], *rules])
    assert list(refused.value.problems) == [len(rules)]
    assert stored() == DEFAULT


def test_the_later_of_two_overwrites_nothing(people):
    save(people["secretary-malmo"], SHORT)
    with pytest.raises(actions.RulesChanged) as changed:
        save(people["secretary-cph"], [])
    assert changed.value.rules == stored() == SHORT
    save(people["secretary-cph"], [], seen=fingerprint(SHORT))
    assert stored() == []


def test_history_says_who_changed_what_and_nothing_of_what_stayed(secretary_cph):
    events = apps.get_model("meetings", "ReminderRuleEvent").objects
    before = set(events.values_list("pk", flat=True))
    save(secretary_cph, SHORT)
    new = events.exclude(pk__in=before).select_related("pgh_context")
    assert sorted((one.pgh_label, one.days_before) for one in new) == [
        ("delete", 1),
        ("delete", 42),
        ("insert", 30),
        ("update", 14),
    ]
    assert {(one.pgh_context.metadata["user"], one.pgh_context.metadata["why"]) for one in new} == {
        (secretary_cph.pk, "set reminder rules")
    }


def test_a_body_has_as_many_rules_as_it_wants_on_different_days(secretary_cph):
    many = [Rule(days, MS, "meeting") for days in range(365, 0, -20)]
    save(secretary_cph, many)
    assert stored() == many
    assert ReminderRule.objects.filter(body="working_group").count() == len(many)
