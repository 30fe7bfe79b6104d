"""How things stand for a secretariat on a morning: what is due, what failed, what waits for somebody, what is at risk."""

from collections import Counter, namedtuple
from datetime import datetime, time, timedelta

from django.db.models import Count, F, Max, Q
from django.db.models.functions import TruncDate

from cooperation.models import Letter, Posted, PostOffice, Refusal
from meetings.models.handover import Handover
from meetings.models.ledger import duties_by_year
from meetings.models.meeting import COPENHAGEN, Meeting
from meetings.models.outbox import LOOK, PLANNED, QUEUES, VIEWS, kind_column, number_in_doubt, with_people
from meetings.models.stray import StrayAnswer
from meetings.obligations import AT_RISK, MISSED

AHEAD = timedelta(days=7)
# Of failures the first letter tells so far back.
FIRST_LOOK_BACK = timedelta(days=7)
ABOUT_MEETINGS = ("notice", "reminder")

# number: of messages of one kind about one meeting that go out on a day
Outgoing = namedtuple("Outgoing", "day meeting kind number")
Held = namedtuple("Held", "since in_doubt")
# number: of its matters that nobody has taken over
Waiting = namedtuple("Waiting", "handover number")
Pledge = namedtuple("Pledge", "year duty")


def last_told(user):
    """Up to which moment somebody in a secretariat has been told what failed, or None."""
    arrived = Letter.objects.filter(recipient=user, kind=Letter.Kind.DAY, state=Posted.State.SENT)
    return arrived.aggregate(told=Max("until"))["told"]


def held():
    """That nothing goes out since the database was restored, or None."""
    since = PostOffice.get().held_since
    return Held(since, number_in_doubt(since)) if since else None


def outgoing(now, zone):
    """What goes out today, also what has gone already, and in the week after; in order, three queries."""
    today = now.astimezone(zone).date()
    begins, ends = (datetime.combine(day, time(), zone) for day in (today, today + AHEAD + timedelta(days=1)))
    numbers = Counter()
    for queue in ABOUT_MEETINGS:
        rows = QUEUES[queue].objects.filter(due_at__lt=ends)
        waits = VIEWS[PLANNED].rows(rows, now)
        went = rows.filter(state=Posted.State.SENT, due_at__gte=begins)
        shown = rows.filter(Q(pk__in=waits.values("pk")) | Q(pk__in=went.values("pk")))
        found = shown.annotate(on=TruncDate("due_at", tzinfo=zone))
        for *about, number in _counted(found, queue, "on"):
            meeting, kind, day = about
            numbers[max(day, today), meeting, kind] += number
    return _with_meetings(numbers)


def to_look_at(now):
    """Formal mail that somebody must read before it goes out; three queries."""
    numbers = Counter()
    for queue in ABOUT_MEETINGS:
        rows = VIEWS[LOOK].rows(QUEUES[queue].objects.all(), now)
        for meeting, kind, number in _counted(rows, queue):
            numbers[None, meeting, kind] += number
    return _with_meetings(numbers)


def failed_since(told, now, most):
    """Messages that have failed for good since a moment, the latest first, `most` of them and one more; three queries."""
    since = told or now - FIRST_LOOK_BACK
    rows = []
    for queue in QUEUES:
        found = with_people(queue).filter(state=Posted.State.FAILED, not_before__gt=since)
        rows += found.order_by("-not_before", "pk")[: most + 1]
    return sorted(rows, key=lambda row: row.not_before, reverse=True)[: most + 1]


def refused():
    """Those who cannot be reached at the address they have now."""
    standing = Refusal.objects.filter(address=F("user__email"), user__is_active=True)
    return list(standing.select_related("user__city").order_by("user__name", "pk"))


def answers_to_look_at():
    """Meetings with answers by mail that a person should read, each with `number`."""
    rows = StrayAnswer.objects.order_by().values_list("meeting").annotate(number=Count("pk"))
    return _with_meetings({(None, meeting, ""): number for meeting, number in rows})


def to_record(now):
    """Meetings of which nobody has said yet whether they were held (W9)."""
    return list(Meeting.objects.awaiting_confirmation(now).select_related("body"))


def waiting_for(city):
    """The handover of the chairmanship to a city whose secretariat has not taken everything over, or None."""
    latest = Handover.objects.latest_in_force()
    if latest is None or latest.to_city_id != city.pk or not latest.is_in_force:
        return None
    done, total = latest.progress
    return Waiting(latest, total - done) if done < total else None


def pledges(now):
    """The commitments of this year that are at risk, and in January those that were not kept in the year before."""
    today = now.astimezone(COPENHAGEN).date()
    asked = {today.year: AT_RISK} | ({today.year - 1: MISSED} if today.month == 1 else {})
    return [
        Pledge(year, duty)
        for year, status in asked.items()
        for stand in duties_by_year(now, for_secretariat=True, only=year)
        for duty in stand.duties
        if duty.status == status
    ]


def _counted(rows, queue, *columns):
    """Rows of the meeting, the kind, these columns, and how many there are."""
    by = rows.order_by().values_list("meeting", kind_column(queue), *columns)
    return by.annotate(number=Count("pk"))


def _with_meetings(numbers):
    meetings = Meeting.objects.select_related("body").in_bulk({meeting for _day, meeting, _kind in numbers})
    found = [
        Outgoing(day, meetings[meeting], kind, number)
        for (day, meeting, kind), number in numbers.items()
        if meeting in meetings
    ]
    return sorted(found, key=_in_order)


def _in_order(one):
    return str(one.day), one.meeting.starts_at, one.meeting.ref, one.kind
