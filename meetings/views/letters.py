"""Which messages come of a change: the reminders that move, and who is told; as many queries for any number of meetings."""

import copy
from collections import Counter, namedtuple

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cooperation.models import Seat, User
from meetings.actions import wanted_reminders
from meetings.models import Invitation, Meeting, Notice, Reminder, ReminderRule, called_first
from meetings.notices import CALLS
from meetings.planning import CANCELLED

Told = namedtuple("Told", "city role number")
# old, new: the days on which it was to be sent and will be sent, or None.
Moved = namedtuple("Moved", "label days_before old new number")


def told_of(form, plan, now):
    """Those who get a message about the change, each once, in groups by city and role."""
    rows = [row for row in plan.touched if row.before and row.after]
    off = [row.ref for row in rows if row.after.status == CANCELLED and row.after.ends_at > now]
    on = [row for row in rows if row.after.status != CANCELLED and row.after.starts_at > now]
    moved = [row for row in on if _days(row)[0] != _days(row)[1]]
    stay = [row.ref for row in on if row not in moved]
    found = {}
    for user, city, role in (
        *_called(stay),
        # Whoever is not called to the new date, or to none, must hear it only after having been called.
        *_called([*off, *(row.ref for row in moved)], invited=True),
        *_reminded(off),
        *_called_anew(form, moved),
    ):
        found.setdefault(user, (city, role))
    numbers = Counter(found.values())
    return [Told(city, role, number) for (city, role), number in sorted(numbers.items())]


def moved_reminders(form, plan, now):
    """Which reminders of the changed meetings go out on another day, or not at all."""
    refs = [row.ref for row in plan.changed if row.before]
    rows = Reminder.objects.filter(meeting__ref__in=refs).select_related("meeting")
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
        for one in wanted_reminders(_as_it_will_be(form, row), now)
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


def _called(refs, *, invited=False):
    """User, city and role of those who are called to some meetings; invited: and have been told so."""
    standing = Invitation.objects.standing().filter(meeting__ref__in=refs, person__user__is_active=True)
    if invited:
        arrived = Notice.objects.filter(state=Notice.State.SENT, kind__in=CALLS)
        same = {"meeting": OuterRef("meeting"), "recipient": OuterRef("person__user")}
        standing = standing.filter(Exists(arrived.filter(**same)))
    rows = standing.exclude(person__user__email="").values_list("person__user", "city__name", "role")
    return [(user, city, str(Seat.Role(role).label)) for user, city, role in rows.distinct()]


def _reminded(refs):
    """The same of those who have been reminded of a meeting and never called to it or released from it."""
    told = Notice.objects.to_those_called().filter(state=Notice.State.SENT, recipient=OuterRef("recipient"))
    reminders = Reminder.objects.filter(meeting__ref__in=refs, state=Reminder.State.SENT)
    reminders = reminders.filter(~Exists(told.filter(meeting=OuterRef("meeting"))), recipient__is_active=True)
    rows = reminders.exclude(recipient__email="").values_list(
        "recipient", "recipient__city__name", "recipient__role"
    )
    return [(user, city, str(User.Role(role).label)) for user, city, role in rows.order_by().distinct()]


def _called_anew(form, moved):
    """The same of those who have a seat on the new day of a convened meeting."""
    found = []
    for meeting in (_as_it_will_be(form, row) for row in moved):
        if meeting.convened_at is not None:
            seats = called_first(meeting)
            for user in User.objects.active().filter(person__in=seats).exclude(email=""):
                seat = seats[user.person_id]
                found.append((user.pk, seat.city.name, str(seat.get_role_display())))
    return found


def _as_it_will_be(form, row):
    """The meeting after the change, not stored."""
    if row.before is None:
        return form.new
    meeting = copy.copy(
        form.meeting
        if form.meeting.ref == row.ref
        else Meeting.objects.select_related("body").get(ref=row.ref)
    )
    before, after = _days(row)
    meeting.status, meeting.starts_at, meeting.ends_at = (
        row.after.status,
        row.after.starts_at,
        row.after.ends_at,
    )
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
