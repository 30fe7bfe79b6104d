"""The policy of a body: what a secretariat sets it to, and what that does to the reminders already planned."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import PermissionDenied

from cooperation.actions import recorded
from cooperation.models import Body, User
from meetings.actions.recipients import recipients_of
from meetings.actions.reminders import difference, plan_reminders, rules_of, wanted_reminders
from meetings.models import Meeting, Reminder, ReminderRule
from meetings.permissions import may_set_reminders
from meetings.reminder_policy import Rule, fingerprint, problems


class RulesChanged(Exception):
    """Somebody else has changed the policy meanwhile; `rules` is what it is now."""

    def __init__(self, rules: list[Rule]):
        super().__init__("the rules have changed meanwhile")
        self.rules = rules


class UnfitRules(Exception):
    """The rules cannot be a policy; `problems` says why, by the place of each."""

    def __init__(self, problems: dict[int, str]):
        super().__init__(str(problems))
        self.problems = problems


class Consequences(NamedTuple):
    """How many reminders come in, are withdrawn, and go out on another day or with other words."""

    new: int
    withdrawn: int
    altered: int


def set_reminder_rules(*, by: User, body: Body, rules: Sequence[Rule], seen: str, now: datetime) -> None:
    """Give a body its policy, and plan the reminders of its coming meetings anew in the same transaction.

    seen: the fingerprint of the policy that was on the page. Raises PermissionDenied, UnfitRules, and RulesChanged
    when the policy is no longer what was seen. Source: R-51, R-52.
    """
    if not may_set_reminders(by):
        raise PermissionDenied
    if found := problems(rules):
        raise UnfitRules(found)
    with recorded(by=by, why="set reminder rules"):
        Body.objects.select_for_update(no_key=True).get(pk=body.pk)
        stored = rules_of(body.pk)
        if fingerprint(stored) != seen:
            raise RulesChanged(stored)
        _store(body, stored, rules)
        for meeting in Meeting.objects.upcoming(now).of_body(body):
            plan_reminders(meeting=meeting, now=now)


def _store(body: Body, stored: Sequence[Rule], rules: Sequence[Rule]) -> None:
    """What stays as it is is not written, so that history tells what was changed."""
    there = {(one.days_before, one.audience): one for one in stored}
    wanted = {(one.days_before, one.audience): one for one in rules}
    of_body = ReminderRule.objects.filter(body=body)
    for days_before, audience in there.keys() - wanted.keys():
        of_body.filter(days_before=days_before, audience=audience).delete()
    for key in sorted(wanted.keys() & there.keys()):
        if (purpose := wanted[key].purpose) != there[key].purpose:
            of_body.filter(days_before=key[0], audience=key[1]).update(purpose=purpose)
    ReminderRule.objects.bulk_create(
        ReminderRule(body=body, days_before=one.days_before, audience=one.audience, purpose=one.purpose)
        for key, one in wanted.items()
        if key not in there
    )


def consequences_of_rules(*, body: Body, rules: Sequence[Rule], now: datetime) -> Consequences:
    """What a policy would do to the reminders planned, were it set now; as many queries for any number of meetings."""
    meetings = list(Meeting.objects.upcoming(now).of_body(body).select_related("body"))
    recipients = recipients_of(meetings)
    wanted = [
        row
        for meeting in meetings
        for row in wanted_reminders(meeting, now, rules=rules, recipients=recipients[meeting.pk])
    ]
    change = difference(Reminder.objects.filter(meeting__in=meetings), wanted)
    return Consequences(
        new=len(change.missing) + len(change.back),
        withdrawn=len(change.stale),
        altered=len(change.altered),
    )
