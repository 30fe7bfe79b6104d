"""How the yearly duties of the declaration stand, with the meetings that prove it."""

from collections import namedtuple

from django.utils.translation import gettext_lazy as _

from cooperation.models import Body, Commitment
from meetings.models.meeting import COPENHAGEN, Meeting
from meetings.obligations import (
    AT_RISK,
    DUTIES,
    FULFILLED,
    MISSED,
    ON_TRACK,
    OPEN,
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

Year = namedtuple("Year", "year duties")
DutyStatus = namedtuple("DutyStatus", "code body required held planned status label meetings sentence")


def duties_by_year(now, *, for_secretariat=False):
    """Every year since the first public meeting, newest first, each with its duties; a constant number of queries.

    None before the declaration has been loaded.
    """
    today = now.astimezone(COPENHAGEN).date()
    meetings = list(
        Meeting.objects.filter(visibility=Meeting.Visibility.PUBLIC).select_related("body", "host_city")
    )
    bodies = Body.objects.in_bulk()
    commitments = Commitment.objects.select_related("paragraph").in_bulk()
    if not commitments:
        return []
    first = min([today.year, *(meeting.day.year for meeting in meetings)])
    last = max([today.year, *(meeting.day.year for meeting in meetings)])

    def stand(duty, year):
        mine = [one for one in meetings if one.body_id == duty.body and one.day.year == year]
        held = [one for one in mine if one.status == Meeting.Status.HELD]
        # One that is running counts as still to come.
        planned = [one for one in mine if one.status in Meeting.UNSETTLED and one.ends_at > now]
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
        )

    return [Year(year, [stand(duty, year) for duty in DUTIES]) for year in range(last, first - 1, -1)]
