"""Which messages come of a change: the reminders that move, and who is told; as many queries for any number of meetings."""

import copy
from collections import Counter, namedtuple

from django.utils import timezone

from cooperation.models import Seat, User
from meetings.actions import is_awaited, still_news, wanted_reminders
from meetings.models import Invitation, Known, Meeting, Reminder, ReminderRule, called_first

Told = namedtuple("Told", "city role number")
# old, new: the days on which it was to be sent and will be sent, or None.
Moved = namedtuple("Moved", "label days_before old new number")


def told_of(form, plan, now):
    """Those who get a message about the change, each once, in groups by city and role.

    It is what planning finds due, asked about the meetings as they will be.
    """
    rows = [row for row in plan.touched if row.before and row.after]
    stored = {one.ref: one for one in Meeting.objects.filter(ref__in=[row.ref for row in rows])}
    known = Known(stored.values())
    told, seats = set(), {}
    for row in rows:
        meeting = _as_it_will_be(form, row, stored[row.ref])
        called = None
        if meeting.date_revision != stored[row.ref].date_revision and is_awaited(meeting, now):
            anew = _called_anew(meeting)
            called, seats = dict.fromkeys(anew, now), seats | anew
        told |= known.due(meeting, now, called=called).keys()
    groups = _groups(told, stored.values()) | {user: group for user, group in seats.items() if user in told}
    numbers = Counter(groups.values())
    return [Told(city, role, number) for (city, role), number in sorted(numbers.items())]


def moved_reminders(form, plan, now):
    """Which reminders of the changed meetings go out on another day, or not at all."""
    refs = [row.ref for row in plan.changed if row.before]
    rows = list(Reminder.objects.filter(meeting__ref__in=refs).select_related("meeting"))
    old, settled = {}, set()
    for one in rows:
        if one.state == Reminder.State.PLANNED:
            old[one.meeting.ref, one.recipient_id, one.days_before] = one
        elif one.state != Reminder.State.WITHDRAWN:
            settled.add((one.meeting.ref, one.key))
    new = {
        (row.ref, one.recipient_id, one.days_before): one
        for row in plan.changed
        if row.after and row.touched
        for one in still_news(wanted_reminders(_as_it_will_be(form, row), now), rows)
        if (row.ref, one.key) not in settled
    }
    touched = {row.ref for row in plan.changed if row.touched}
    moves = Counter(
        (key[2], (new.get(key) or old[key]).purpose, _day(old.get(key), now), _day(new.get(key), now))
        for key in {**old, **new}
        if key[0] in touched
    )
    return [
        Moved(ReminderRule.Purpose(purpose).label, days_before, before, after, number)
        for (days_before, purpose, before, after), number in sorted(moves.items(), key=_in_order)
        if before != after
    ]


def _groups(users, meetings):
    """City and role of some users: as they are called to one of the meetings, otherwise those of their account."""
    accounts = User.objects.filter(pk__in=users).values_list("pk", "city__name", "role")
    groups = {user: (city, str(User.Role(role).label)) for user, city, role in accounts}
    called = Invitation.objects.standing().filter(meeting__in=meetings, person__user__in=users)
    for user, city, role in called.order_by("-meeting", "pk").values_list(
        "person__user", "city__name", "role"
    ):
        groups[user] = (city, str(Seat.Role(role).label))
    return groups


def _called_anew(meeting):
    """The same of those who have a seat on the new day of a convened meeting."""
    seats = called_first(meeting)
    users = User.objects.active().filter(person__in=seats).exclude(email="")
    return {
        user.pk: (seats[user.person_id].city.name, str(seats[user.person_id].get_role_display()))
        for user in users
    }


def _as_it_will_be(form, row, stored=None):
    """The meeting after the change, not stored; stored: as it is, where it is loaded already."""
    if row.before is None:
        return form.new
    if form.meeting and form.meeting.ref == row.ref:
        stored = form.meeting
    meeting = copy.copy(stored or Meeting.objects.select_related("body").get(ref=row.ref))
    before, after = _days(row)
    meeting.status, meeting.host_city_id = row.after.status, row.after.host
    meeting.starts_at, meeting.ends_at = row.after.starts_at, row.after.ends_at
    meeting.sequence += row.touched
    meeting.date_revision += before != after
    return meeting


def _days(row):
    """On which days it is, before and after."""
    return [timezone.localdate(one.starts_at) for one in (row.before, row.after)]


def _day(reminder, now):
    """On which day it is sent; one that is late goes out at once."""
    return reminder and max(timezone.localdate(reminder.due_at), timezone.localdate(now))


def _in_order(move):
    (days_before, purpose, old, new), _number = move
    return -days_before, purpose, str(old), str(new)
