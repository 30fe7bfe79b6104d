"""Pages of meetings and of the yearly obligations."""

from collections import namedtuple

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST, require_safe

from cooperation.actions import renew_calendar_token
from cooperation.models import Body, Delegation, Project
from meetings.models import AgendaItem, Meeting, duties_by_year, with_chairs
from meetings.permissions import may_have_calendar, may_read

NEW_ADDRESS = "new_calendar_address"

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
    meetings = with_chairs(visible.in_year(year).for_lists())
    for meeting in meetings:
        meeting.items = _readable(meeting.agenda.all(), request.user)
    context = {"year": year, "years": years, "meetings": meetings, "feeds": _feeds(request)}
    return render(request, "meetings/meeting_list.html", context)


def _feeds(request):
    """The public calendar of each body that holds public meetings."""
    bodies = Body.objects.exclude(kind__in=[Body.Kind.COUNCIL, Body.Kind.OTHER])
    return [Feed(body, request.build_absolute_uri(calendar_path(body))) for body in bodies]


def calendar_path(body):
    return reverse("meetings:body_calendar", args=[body.code.replace("_", "-")])


@require_safe
def meeting_detail(request, ref):
    visible = Meeting.objects.visible_to(request.user).select_related("body", "host_city")
    [meeting] = with_chairs([get_object_or_404(visible, ref=ref)])
    sizes = dict(Delegation.objects.filter(body=meeting.body_id).values_list("city", "size"))
    attendance = list(meeting.attendance.select_related("city"))
    for one in attendance:
        one.size = sizes.get(one.city_id)
    context = {
        "meeting": meeting,
        "chair_city": meeting.chair_city,
        "chair_person": meeting.chair_person,
        "agenda": _with_projects(_readable(meeting.agenda.all(), request.user), request.user),
        "attendance": attendance,
        "exception": getattr(meeting, "rotation_exception", None),
        "replaces": visible.filter(pk=meeting.replaces_id).first(),
        "replaced_by": visible.filter(replaces=meeting).first(),
    }
    return render(request, "meetings/meeting_detail.html", context)


def _readable(items, user):
    """The items; of those that the reader may not read nothing is left but their place."""
    items = list(items)
    for item in items:
        item.hidden = not may_read(user, item)
        if item.hidden:
            item.title_da = item.title_sv = item.outcome_da = item.outcome_sv = ""
    return items


def _with_projects(items, user):
    """The items, each with the projects that the reader may see; one query."""
    visible = Project.objects.visible_to(user).filter(agenda_items__in=items)
    links = AgendaItem.projects.through.objects.filter(agendaitem__in=items)
    projects = {project.pk: project for project in visible.distinct()}
    for item in items:
        mine = [link.project_id for link in links if link.agendaitem_id == item.pk]
        item.shown_projects = [] if item.hidden else [projects[pk] for pk in mine if pk in projects]
    return items


@require_safe
def obligations(request):
    secretariat = request.user.is_authenticated and not request.user.is_member
    context = {"years": duties_by_year(timezone.now(), for_secretariat=secretariat)}
    return render(request, "meetings/obligations.html", context)


@login_required
@require_GET  # what is shown once must not be spent on a HEAD
def my_meetings(request):
    if not may_have_calendar(request.user):
        raise Http404
    now = timezone.now()
    mine = (
        Meeting.objects.visible_to(request.user).concerning(request.user).select_related("body", "host_city")
    )
    context = {
        "upcoming": with_chairs(mine.filter(ends_at__gt=now)),
        "past": with_chairs(mine.filter(ends_at__lte=now).order_by("-starts_at")[:10]),
        "new_address": request.session.pop(NEW_ADDRESS, ""),
        "has_address": bool(request.user.calendar_token_digest),
    }
    return render(request, "meetings/my_meetings.html", context)


@login_required
@require_POST
def renew_calendar_address(request):
    if not may_have_calendar(request.user):
        raise Http404
    token = renew_calendar_token(by=request.user)
    path = reverse("meetings:personal_calendar", args=[token])
    request.session[NEW_ADDRESS] = request.build_absolute_uri(path)
    return redirect("meetings:my_meetings")
