"""What somebody chooses and leaves, and what becomes of what was planned for them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import DIGEST, Seat, User
from meetings import actions
from meetings.models import Reminder, ReminderRule
from tests.factories import NOW, a_meeting, a_member, a_user

pytestmark = pytest.mark.django_db

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ALL = ["agenda", "papers", "meeting"]


def choose(user, wanted, *, language="sv", calendar=True, now=NOW):
    user = User.objects.get(pk=user.pk)
    actions.choose_messages(by=user, language=language, wanted=wanted, calendar_attachments=calendar, now=now)


def declined(user):
    return User.objects.get(pk=user.pk).declined


def leads(user, state="planned"):
    return sorted(Reminder.objects.filter(recipient=user, state=state).values_list("days_before", flat=True))


# --- What is offered


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("member-cph", ALL),
        ("member-malmo", ALL),
        ("secretary-cph", ["agenda_call", DIGEST]),
        ("administrator", []),
    ],
)
def test_what_can_reach_somebody_is_offered(people, role, offered):
    assert actions.offered_to(people[role], NOW) == offered


@pytest.mark.parametrize(
    ("seat", "offered"),
    [
        ({"role": Seat.Role.SUBSTITUTE}, ["agenda"]),
        ({"body": "br"}, ALL),
        ({"since": date(2027, 6, 1)}, ALL),
    ],
)
def test_it_depends_on_the_seat(frame, seat, offered):
    assert actions.offered_to(a_member(**seat), NOW) == offered


def test_an_old_seat_and_the_rules_of_others_bring_nothing(frame):
    member = a_member("cph", body="br")
    ReminderRule.objects.exclude(body__in=["working_group", "kf"]).delete()
    assert actions.offered_to(member, NOW) == []
    ReminderRule.objects.create(body_id="br", days_before=3, audience="members", purpose="papers")
    assert actions.offered_to(member, NOW) == ["papers"]
    Seat.objects.filter(person=member.person).update(ends_on=date(2026, 11, 22))
    assert actions.offered_to(member, NOW) == []


# --- Choosing


def test_what_is_declined_is_withdrawn_and_comes_back(people):
    member, other = people["member-cph"], people["member-malmo"]
    a_meeting(starts_at=START)
    choose(member, ["agenda", "meeting"])
    assert declined(member) == ["papers"]
    assert (leads(member), leads(member, "withdrawn"), leads(other)) == ([1, 14], [7], [1, 7, 14])
    choose(member, ALL)
    assert (declined(member), leads(member), leads(member, "withdrawn")) == ([], [1, 7, 14], [])


def test_the_clock_plans_as_was_chosen(people):
    choose(people["member-cph"], ["meeting"])
    a_meeting(starts_at=START)
    actions.plan_all_reminders(now=NOW)
    assert leads(people["member-cph"]) == [1]


def test_what_was_sent_stays_sent(people):
    member = people["member-cph"]
    a_meeting(starts_at=START)
    Reminder.objects.filter(days_before=14).update(state="sent", sent_at=NOW)
    choose(member, [])
    assert (leads(member), leads(member, "sent")) == ([], [14])
    choose(member, ALL)
    assert (leads(member), leads(member, "sent")) == ([1, 7], [14])


def test_a_secretariat_is_asked_about_all_meetings(people):
    secretary = people["secretary-malmo"]
    a_meeting(starts_at=START)
    a_meeting(starts_at=START + 30 * DAY, body_id="joint_council")
    choose(secretary, [DIGEST])
    assert (declined(secretary), leads(secretary), leads(people["secretary-cph"])) == (
        ["agenda_call"],
        [],
        [42, 42],
    )


def test_what_is_not_offered_stays_as_it_was_chosen(people):
    member = people["member-cph"]
    User.objects.filter(pk=member.pk).update(declined=["agenda_call", "papers"])
    choose(member, ["papers", "agenda_call", "nonsense"])
    assert declined(member) == ["agenda", "agenda_call", "meeting"]


def test_language_and_attachments_are_kept_with_who_chose_them(people):
    member = people["member-cph"]
    choose(member, ALL, language="sv", calendar=False)
    stored = User.objects.get(pk=member.pk)
    assert (stored.language, stored.calendar_attachments) == ("sv", False)
    event = apps.get_model("cooperation", "UserEvent").objects.filter(pgh_obj=member).latest("pgh_id")
    assert (event.calendar_attachments, event.declined, event.language) == (False, [], "sv")
    assert event.pgh_context.metadata == {"user": member.pk, "why": "choose messages"}


@pytest.mark.parametrize("who", ["administrator", "visitor"])
def test_others_have_nothing_to_choose(people, who):
    with pytest.raises(PermissionDenied):
        actions.choose_messages(
            by=people[who] or AnonymousUser(), language="da", wanted=[], calendar_attachments=True, now=NOW
        )


def test_the_words_that_can_be_declined_are_those_there_are(people):
    """The database knows them by a list of its own; another one would be refused."""
    everything = [*ReminderRule.Purpose.values, DIGEST]
    assert User.objects.update(declined=everything) == 5


# --- Leaving with one click


def test_whoever_leaves_gets_no_more_of_it_and_the_rest_as_before(people):
    member = people["member-cph"]
    a_meeting(starts_at=START)
    for _twice in range(2):
        actions.leave(user=member, what="papers", now=NOW)
    assert (declined(member), leads(member)) == (["papers"], [1, 14])
    events = apps.get_model("cooperation", "UserEvent").objects.filter(pgh_obj=member, pgh_label="update")
    [event] = events.filter(declined=["papers"])
    assert event.pgh_context.metadata == {"user": member.pk, "why": "leave by link"}


@pytest.mark.parametrize(
    "make", [lambda: a_member(is_active=False), lambda: a_user(User.Role.ADMINISTRATOR, None, language="da")]
)
def test_it_holds_for_whoever_has_the_link(frame, make):
    user = make()
    actions.leave(user=user, what="meeting", now=NOW)
    assert declined(user) == ["meeting"]


def test_a_choice_that_changes_no_reminder_plans_none(people):
    a_meeting(starts_at=START)
    with CaptureQueriesContext(connection) as captured:
        choose(people["member-cph"], ALL, language="sv", calendar=False)
    assert not [one for one in captured if 'meetings_reminder"' in one["sql"]]
