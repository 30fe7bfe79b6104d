"""What comes of a change, for the page that shows it before anything is saved; a constant number of queries."""

import copy
from collections import Counter, namedtuple
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperation.models import WORKING_GROUP, City, Seat
from meetings import planning
from meetings.actions import wanted_reminders
from meetings.dates import judge
from meetings.models import (
    COPENHAGEN,
    CalendarNote,
    Invitation,
    Meeting,
    Reminder,
    ReminderRule,
    chairs_of,
    schedule_of,
)
from meetings.models.ledger import LABELS

SHOWN_UNCHANGED = 3

# host: a City; chair: the Person who leads it on that day, or None; status: in words.
Side = namedtuple("Side", "starts_at ends_at host chair status sequence")
# How later meetings follow under one policy; told: groups with the number of persons in each.
Way = namedtuple("Way", "policy plan changed lines folded touched told told_in_all")
Told = namedtuple("Told", "city role number")
# old, new: the days on which it was to be sent and will be sent, or None.
Moved = namedtuple("Moved", "label days_before old new number")
Duty = namedtuple("Duty", "commitment year before after before_label after_label worsens")


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting before and after, as the page shows it; row: of the plan."""

    row: planning.Row
    before: Side | None
    after: Side | None

    @property
    def quiet(self):
        return not (self.row.touched or self.row.needs_agreement)

    @property
    def both(self):
        return bool(self.before and self.after)

    @property
    def is_moved(self):
        return self.both and self.before[:2] != self.after[:2]

    @property
    def changes_hands(self):
        """Whether another city hosts, or somebody else chairs because it is on another day."""
        return self.both and (self.before.host, self.before.chair) != (self.after.host, self.after.chair)

    @property
    def changes_status(self):
        return self.both and self.before.status != self.after.status

    @property
    def no_exception_any_more(self):
        return self.row.was_exception and not self.row.is_exception


@dataclass(frozen=True, slots=True)
class Consequences:
    """ways: one for each policy that may be chosen; the rest is the same under all of them."""

    schedule: list
    plans: dict
    ways: list
    reminders: list
    duties: list
    warnings: list
    verdicts: list

    @property
    def offers_a_choice(self):
        """Whether it makes a difference how later meetings follow."""
        return len({way.plan.after for way in self.ways}) > 1


def consequences(form, now):
    """What a change would do; form: a ChangeForm that holds together."""
    body = form.whose
    schedule, change = schedule_of(body.pk), form.change
    plans = {
        policy: planning.preview(
            schedule, change, policy=policy, now=now, alternates=body.pk == WORKING_GROUP
        )
        for policy in form.policies
    }
    side = _sides(body)
    ways = [_way(policy, plan, side) for policy, plan in plans.items()]
    plan = next(iter(plans.values()))
    return Consequences(
        schedule=schedule,
        plans=plans,
        ways=ways,
        reminders=_reminders(form, plan, now),
        duties=[
            Duty(*_values(one), LABELS[one.before], LABELS[one.after], one.worsens)
            for one in planning.duties(plan, body.pk, now, COPENHAGEN)
        ],
        warnings=_warnings(ways[0]),
        verdicts=_verdicts(plan, body.pk, now),
    )


def _values(duty):
    return duty.commitment, duty.year, duty.before, duty.after


def _sides(body):
    """A function that says when a meeting is, whose guest it is and who chairs."""
    cities, chair = City.objects.in_bulk(), chairs_of(body.kind)

    def side(one):
        if one is None:
            return None
        day = timezone.localdate(one.starts_at)
        return Side(
            one.starts_at,
            one.ends_at,
            cities[one.host],
            chair(cities[one.host], day),
            Meeting.Status(one.status).label,
            one.sequence,
        )

    return side


def _way(policy, plan, side):
    def lines(rows):
        return [Line(row, side(row.before), side(row.after)) for row in rows]

    later = lines(plan.later)
    quiet = [line for line in later if line.quiet]
    folded = quiet[SHOWN_UNCHANGED:]
    hidden = {line.row.ref for line in folded}
    told = _told(plan)
    return Way(
        policy=policy,
        plan=plan,
        changed=lines(plan.changed),
        lines=[line for line in later if line.row.ref not in hidden],
        folded=folded,
        touched=sum(row.touched for row in plan.later),
        told=told,
        told_in_all=sum(group.number for group in told),
    )


def _told(plan):
    """Those who have been called to a meeting that changes, by city and role."""
    refs = [row.ref for row in plan.touched if row.before]
    called = Invitation.objects.filter(meeting__ref__in=refs, released_at__isnull=True)
    groups = called.values_list("city__name", "role").annotate(number=Count("person", distinct=True))
    return [
        Told(city, Seat.Role(role).label, number) for city, role, number in groups.order_by("city", "role")
    ]


def _reminders(form, plan, now):
    """Which reminders of the changed meetings go out on another day, or not at all."""
    refs = [row.ref for row in plan.changed if row.before]
    planned = Reminder.objects.filter(meeting__ref__in=refs, state=Reminder.State.PLANNED)
    old = {
        (ref, recipient, days_before): (purpose, timezone.localdate(due_at))
        for ref, recipient, days_before, purpose, due_at in planned.values_list(
            "meeting__ref", "recipient", "days_before", "purpose", "due_at"
        )
    }
    new = {
        (row.ref, reminder.recipient_id, reminder.days_before): (
            reminder.purpose,
            timezone.localdate(reminder.due_at),
        )
        for row in plan.changed
        if row.after and row.touched
        for reminder in wanted_reminders(_as_it_will_be(form, row), now)
    }
    touched = {row.ref for row in plan.changed if row.touched}
    moves = Counter(
        (key[2], (new.get(key) or old[key])[0], _day(old, key), _day(new, key))
        for key in {**old, **new}
        if key[0] in touched and _day(old, key) != _day(new, key)
    )
    return [
        Moved(ReminderRule.Purpose(purpose).label, days_before, before, after, number)
        for (days_before, purpose, before, after), number in sorted(moves.items(), key=_in_order)
    ]


def _day(reminders, key):
    found = reminders.get(key)
    return found and found[1]


def _in_order(move):
    (days_before, purpose, old, new), _number = move
    return -days_before, purpose, str(old), str(new)


def _as_it_will_be(form, row):
    """The meeting after the change, not stored."""
    if row.before is None:
        return form.new
    meeting = copy.copy(
        form.meeting
        if form.meeting.ref == row.ref
        else Meeting.objects.select_related("body").get(ref=row.ref)
    )
    meeting.status, meeting.starts_at, meeting.ends_at = (
        row.after.status,
        row.after.starts_at,
        row.after.ends_at,
    )
    return meeting


def _warnings(way):
    """What to think about once more before saving; nothing here forbids the change (R-57)."""
    return [
        _("%(city)s has no chair on that day yet.") % {"city": line.after.host.name}
        for line in way.changed
        if line.after
        and not line.after.chair.name
        and line.row.touched
        and line.after.status != planning.CANCELLED
    ]


def _verdicts(plan, body, now):
    """What the new dates to come are worth, and what they collide with (R-57)."""
    new = [
        timezone.localdate(row.after.starts_at)
        for row in plan.changed
        if row.after
        and row.after.starts_at > now
        and (not row.before or row.before.starts_at != row.after.starts_at)
    ]
    avoid = CalendarNote.objects.avoid() if new else []
    return [judge(day, body, avoid) for day in new]
