"""Pages of the schedule: the meetings of a year."""

from collections import namedtuple

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation.models import Body
from meetings.models import Meeting, with_chairs
from meetings.permissions import may_arrange
from meetings.views.handover import latest_handover
from meetings.views.held import awaiting_confirmation
from meetings.views.reading import readable

Feed = namedtuple("Feed", "body url")


@require_safe
def meeting_list(request, year=None):
    visible = Meeting.objects.visible_to(request.user)
    years = sorted({day.year for day in visible.datetimes("starts_at", "year")}, reverse=True)
    if year is None:
        upcoming = visible.upcoming(timezone.now()).first()
        year = upcoming.day.year if upcoming else (years or [timezone.localdate().year])[0]
    elif year not in years:
        raise Http404
    of_year = visible.in_year(year)
    mine = set(of_year.concerning(request.user).values_list("pk", flat=True))
    meetings = with_chairs(of_year.for_lists())
    for meeting in meetings:
        meeting.items = readable(meeting.agenda.all(), takes_part=meeting.pk in mine)
    context = {
        "year": year,
        "years": years,
        "meetings": meetings,
        "feeds": _feeds(request),
        "may_arrange": may_arrange(request.user),
        "handover": latest_handover(request.user),
        "awaiting": awaiting_confirmation(request.user),
    }
    return render(request, "meetings/meeting_list.html", context)


def _feeds(request):
    """The public calendar of each body that holds public meetings."""
    bodies = Body.objects.exclude(kind__in=[Body.Kind.COUNCIL, Body.Kind.OTHER])
    return [Feed(body, request.build_absolute_uri(calendar_path(body))) for body in bodies]


def calendar_path(body):
    return reverse("meetings:body_calendar", args=[body.code.replace("_", "-")])
