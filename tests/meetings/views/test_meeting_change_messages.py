"""The messages that the page of the consequences names are those that saving brings about."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from cooperation.models import Seat, User
from meetings import actions
from meetings.models import Notice, Reminder
from tests.factories import NOW, a_meeting, a_member, a_user
from tests.meetings.queue import send_all
from tests.meetings.views.planning import AGREED, REASON, moved, preview, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
SAME_DAY, LATER = NOW + 10 * DAY, NOW + 60 * DAY
SEAT_ENDS = SAME_DAY + 20 * DAY


def days():
    """When each reminder that waits is to be sent, or is sent at once."""
    today = timezone.localdate(NOW)
    return {
        (one.meeting_id, one.recipient_id, one.days_before): max(timezone.localdate(one.due_at), today)
        for one in Reminder.objects.filter(state="planned")
    }


def moves(old, new):
    return Counter(
        (key[2], old.get(key), new.get(key)) for key in {**old, **new} if old.get(key) != new.get(key)
    )


@pytest.fixture
def soon(frame):
    """A meeting in ten days; six members, two without an account to write to, two with a seat until and from a day between."""
    for city in ("cph", "malmo"):
        a_member(city)
        a_user(User.Role.SECRETARIAT, city)
    a_member("cph", is_active=False)
    User.objects.filter(pk=a_member("malmo").pk).update(email="")
    leaving = a_member("cph")
    Seat.objects.filter(person=leaving.person).update(
        ends_on=date(SEAT_ENDS.year, SEAT_ENDS.month, SEAT_ENDS.day)
    )
    a_member("malmo", since=timezone.localdate(SEAT_ENDS))
    return a_meeting("M", starts_at=SAME_DAY, now=NOW - 40 * DAY)


CHANGES = {
    "move, same day": ("move", moved(f"{SAME_DAY:%Y-%m-%d}", starts="09:00"), 9),
    "move": ("move", moved(f"{LATER:%Y-%m-%d}"), 10),
    "confirm": ("confirm", {}, 5),
    "cancel": ("cancel", REASON, 9),
    "replace": ("replace", moved(f"{LATER:%Y-%m-%d}", format="digital", host="cph"), 9),
}


@pytest.mark.parametrize("reached", [True, False], ids=["reached", "still in the queue"])
@pytest.mark.parametrize("is_convened", [True, False], ids=["convened", "not convened"])
@pytest.mark.parametrize(("verb", "fields", "told"), CHANGES.values(), ids=CHANGES)
def test_what_is_said_is_what_is_sent(browse, soon, verb, fields, told, is_convened, reached):
    if is_convened:
        actions.convene(by=None, meeting=soon, now=NOW - 30 * DAY)
    if reached:
        reach(soon)
    number = said_and_written(browse("secretary-cph"), soon, verb, fields)
    if is_convened and reached:
        assert number == told


def reach(meeting):
    """What is due arrives."""
    send_all()
    sent = {"state": "sent", "sent_at": NOW, "revision": meeting.sequence}
    Reminder.objects.filter(due_at__lte=NOW, state="planned").update(**sent)


def said_and_written(client, meeting, verb, fields):
    """Look at the consequences of a change and save it; returns how many it said would be told, and were."""
    actions.plan_reminders(meeting=meeting, now=NOW)
    waited = days()
    Notice.objects.filter(state="planned").update(due_at=NOW - DAY)
    shown = preview(client, f"meeting_{verb}", "M", **fields)
    found = shown.context["found"]
    assert save(client, shown, f"meeting_{verb}", "M", **AGREED).status_code == 302
    assert {one[1:4]: one.number for one in found.reminders} == moves(waited, days())
    written = Notice.objects.filter(state="planned", due_at=NOW).values_list("recipient", flat=True)
    assert found.ways[0].told_in_all == len(set(written))
    return found.ways[0].told_in_all


@pytest.mark.parametrize("is_convened", [True, False], ids=["convened", "not convened"])
def test_a_move_that_is_taken_back_before_anybody_read_of_it_is_told_to_nobody(browse, soon, is_convened):
    if is_convened:
        actions.convene(by=None, meeting=soon, now=NOW - 30 * DAY)
    reach(soon)
    at = {"starts_at": soon.starts_at + timedelta(hours=1), "ends_at": soon.ends_at + timedelta(hours=1)}
    actions.move(by=None, meeting=soon, **at, reason={}, now=NOW)
    back = moved(f"{SAME_DAY:%Y-%m-%d}", starts="13:00", ends="16:00")
    assert said_and_written(browse("secretary-cph"), soon, "move", back) == 0


@pytest.mark.parametrize(("verb", "fields", "_told"), CHANGES.values(), ids=CHANGES)
def test_those_who_cannot_come_and_those_who_come_for_them_count_as_they_stand(
    browse, soon, verb, fields, _told
):
    absent, substitute = a_member("cph"), a_member("cph", role=Seat.Role.SUBSTITUTE)
    a_member("cph", role=Seat.Role.SUBSTITUTE)
    actions.convene(by=None, meeting=soon, now=NOW - 30 * DAY)
    reach(soon)
    invitation = soon.invitations.get(person=absent.person)
    actions.answer(invitation=invitation, answer="apologies", reason="Syg", channel="link", now=NOW)
    assert soon.invitations.standing().filter(person=substitute.person).exists()
    reach(soon)
    assert said_and_written(browse("secretary-cph"), soon, verb, fields) > 0


@pytest.mark.parametrize("verb", ["cancel", "swap"])
def test_later_meetings_that_follow_count_too(browse, soon, verb):
    later = a_meeting("N", starts_at=LATER, host="malmo", now=NOW)
    reach(soon)
    newcomer = a_member("malmo", since=timezone.localdate(LATER))
    sent = {"state": "sent", "sent_at": NOW, "revision": later.sequence}
    actions.plan_reminders(meeting=later, now=NOW)
    Reminder.objects.filter(meeting=later, recipient=newcomer).update(**sent)
    fields = REASON if verb == "cancel" else {"other": ""}
    assert said_and_written(browse("secretary-cph"), soon, verb, fields) > 0
    assert Notice.objects.filter(meeting=later, recipient=newcomer, kind="change").exists()
