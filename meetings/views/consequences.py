"""What comes of a change, for the page that shows it before anything is saved; a constant number of queries."""

from collections import namedtuple
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperation.models import JOINT_COUNCIL, WORKING_GROUP, Body, City
from meetings import planning
from meetings.dates import judge
from meetings.models import COPENHAGEN, CalendarNote, Meeting, chairs_of, schedule_of
from meetings.models.ledger import EXECUTIVE, LABELS, counts_as
from meetings.views.letters import moved_reminders, told_of

SHOWN_UNCHANGED = 3

# host: a City; chair: the Person who leads it on that day, or None; status: in words.
Side = namedtuple("Side", "starts_at ends_at host chair status sequence")
# How later meetings follow under one policy; told: groups with the number of persons in each.
Way = namedtuple("Way", "policy plan changed lines folded touched told told_in_all")
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
    """body: whose meetings they are; ways: one for each policy that may be chosen; the rest is the same under all of them."""

    body: Body
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
    ways = [_way(policy, plan, side, told_of(form, plan, now)) for policy, plan in plans.items()]
    plan = next(iter(plans.values()))
    return Consequences(
        body=body,
        schedule=schedule,
        plans=plans,
        ways=ways,
        reminders=moved_reminders(form, plan, now),
        duties=[
            Duty(*_values(one), LABELS[one.before], LABELS[one.after], one.worsens)
            for one in _duties(plan, body.pk, now)
        ],
        warnings=_warnings(ways),
        verdicts=_verdicts(plan, body.pk, now),
    )


def _duties(plan, body, now):
    whose = counts_as(body)
    besides = [code for code in (JOINT_COUNCIL, EXECUTIVE) if code != body and counts_as(code) == whose]
    others = [one for code in besides for one in schedule_of(code)]
    return planning.duties(plan, whose, now, COPENHAGEN, besides=others)


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


def _way(policy, plan, side, told):
    def lines(rows):
        return [Line(row, side(row.before), side(row.after)) for row in rows]

    later = lines(plan.later)
    quiet = [line for line in later if line.quiet]
    folded = quiet[SHOWN_UNCHANGED:]
    hidden = {line.row.ref for line in folded}
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


def _warnings(ways):
    """What to think about once more before saving; nothing here forbids the change (R-57)."""
    cities = {
        line.after.host.name
        for way in ways
        for line in way.changed
        if line.after
        and not line.after.chair.name
        and line.row.touched
        and line.row.after.status != planning.CANCELLED
    }
    return [_("%(city)s has no chair on that day yet.") % {"city": city} for city in sorted(cities)]


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
