"""How the yearly duties of the declaration stand, with the meetings that prove it, and which gaps are long."""

from collections import defaultdict, namedtuple

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from cooperation.models import JOINT_COUNCIL, Body, Commitment, Delegation
from meetings.models.attendance import Attendance
from meetings.models.meeting import COPENHAGEN, Meeting
from meetings.obligations import (
    AT_RISK,
    DUTIES,
    FULFILLED,
    MISSED,
    ON_TRACK,
    OPEN,
    days_left,
    lacks_quorum,
    planned_gaps,
    present_gap,
    public_status,
    year_status,
)

LABELS = {
    # Translators: a promise of the declaration in a year that is over
    FULFILLED: _("kept"),
    ON_TRACK: _("on track"),
    AT_RISK: _("at risk"),
    MISSED: _("not kept"),
    OPEN: _("still open"),
}

EXECUTIVE = "executive"

Year = namedtuple("Year", "year duties")
DutyStatus = namedtuple(
    "DutyStatus", "code body required held planned status label meetings sentence days_left"
)
# planned: whether the plan will make it, instead of its having happened
GapNotice = namedtuple("GapNotice", "body longest months since until planned")


def counts_as(body):
    """The code of the body whose yearly duty a meeting helps to keep; the executives' helps the councils only by setting (R-27)."""
    return JOINT_COUNCIL if body == EXECUTIVE and settings.EXECUTIVE_MEETING_COUNTS else body


def duties_by_year(now, *, for_secretariat=False, only=None):
    """Every year since the first public meeting, newest first, each with its duties; a constant number of queries.

    only: a year that is asked for alone, so that no meeting of another one is read. Each meeting says whether it
    `is_extra` (R-26) and which cities' councils `lacked_quorum` (W14). None before the declaration has been loaded.
    """
    today = now.astimezone(COPENHAGEN).date()
    public = Meeting.objects.public().select_related("body", "host_city")
    meetings = list(public if only is None else public.in_year(only))
    bodies = Body.objects.in_bulk()
    commitments = Commitment.objects.select_related("paragraph").in_bulk()
    if not commitments:
        return []
    years = [today.year, *(one.day.year for one in meetings)] if only is None else [only]
    without_quorum = _councils_without_quorum()
    of_year = defaultdict(list)
    for one in meetings:
        of_year[counts_as(one.body_id), one.day.year].append(one)

    def stand(duty, year):
        mine = of_year[duty.body, year]
        counted = [one for one in mine if _counts(one, now)]
        held = [one for one in counted if one.status == Meeting.Status.HELD]
        planned = [one for one in counted if one.status in Meeting.UNSETTLED]
        _mark(mine, counted, duty, without_quorum)
        status = year_status(
            held=len(held), planned=len(planned), required=duty.required, year=year, today=today
        )
        shown = status if for_secretariat else public_status(status, year=year, today=today)
        return DutyStatus(
            code=duty.commitment,
            body=bodies[duty.body],
            required=duty.required,
            held=len(held),
            planned=len(planned),
            status=shown,
            label=LABELS[shown],
            meetings=mine,
            sentence=commitments[duty.commitment],
            days_left=None if status == FULFILLED else days_left(year=year, today=today),
        )

    return [Year(year, [stand(duty, year) for duty in DUTIES]) for year in _from_the_last(years)]


def _counts(meeting, now):
    """Held, or still to come; one that is running counts as still to come."""
    to_come = meeting.status in Meeting.UNSETTLED and meeting.ends_at > now
    return to_come or meeting.status == Meeting.Status.HELD


def _from_the_last(years):
    return range(max(years), min(years) - 1, -1)


def _mark(meetings, counted, duty, without_quorum):
    """Say of each meeting of a year what it is beyond a date: above the minimum, or held without a quorum."""
    extra = {one.pk for one in counted[duty.required :]} if duty.names_extra else ()
    for one in meetings:
        one.is_extra = one.pk in extra
        one.lacked_quorum = without_quorum.get(one.pk, [])


def _councils_without_quorum():
    """The attendance of each council that was too few to decide at a joint meeting, by the meeting's id (W14)."""
    seats = Delegation.objects.filter(body=JOINT_COUNCIL, city=OuterRef("city")).values("size")
    joint = Attendance.objects.filter(
        meeting__body=JOINT_COUNCIL,
        meeting__status=Meeting.Status.HELD,
        meeting__visibility=Meeting.Visibility.PUBLIC,
    )
    found = defaultdict(list)
    for one in joint.annotate(size=Subquery(seats)).select_related("city"):
        if one.size and lacks_quorum(one.present, one.size):
            found[one.meeting_id].append(one)
    return found


def gap_notices(now, *, for_secretariat=False):
    """A notice for each body that has not met for too long (R-26, R-35); for secretariats also the gaps of the plan.

    The public's are counted from public meetings; two queries.
    """
    today = now.astimezone(COPENHAGEN).date()
    bodies = Body.objects.in_bulk()
    held, planned = defaultdict(list), defaultdict(list)
    for one in Meeting.objects.live().only("body", "starts_at", "ends_at", "status", "visibility"):
        if one.status == Meeting.Status.HELD and one.visibility == Meeting.Visibility.PUBLIC:
            held[counts_as(one.body_id)].append(one.day)
        elif one.status in Meeting.UNSETTLED and one.ends_at > now:
            planned[counts_as(one.body_id)].append(one.day)
    notices = []
    for duty in DUTIES:
        known = {"longest": duty.longest_gap}
        present = present_gap(held[duty.body], today=today, **known)
        coming = planned_gaps(held[duty.body], planned[duty.body], **known) if for_secretariat else []
        notices += [
            GapNotice(
                bodies[duty.body], duty.longest_gap, gap.months, gap.since, gap.until, gap is not present
            )
            for gap in [present, *coming]
            if gap
        ]
    return notices
