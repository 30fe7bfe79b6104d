"""Pages of meetings and of the yearly obligations."""

from collections import defaultdict, namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation.actions import OneLanguageOnly, renew_calendar_token
from cooperation.models import Body, Delegation, Project, Translation, Waiver, work_on
from meetings import actions
from meetings.forms import OneLanguageForm
from meetings.models import Meeting, duties_by_year, exception_in_force, with_chairs
from meetings.permissions import may_have_calendar, may_publish, may_read, may_see_early_risk

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
        meeting.items = _readable(meeting.agenda.all(), takes_part=meeting.pk in mine)
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
    takes_part = visible.concerning(request.user).filter(pk=meeting.pk).exists()
    projects = Prefetch("projects", Project.objects.visible_to(request.user), to_attr="shown_projects")
    agenda = _readable(meeting.agenda.prefetch_related(projects), takes_part=takes_part)
    context = {
        "meeting": meeting,
        "chair_city": meeting.chair_city,
        "chair_person": meeting.chair_person,
        "agenda": agenda,
        "written_first": Translation.objects.written_first(
            [item for item in agenda if not item.hidden], "title"
        ),
        "attendance": _attendance(meeting),
        "exception": exception_in_force(meeting, visible),
        "replaces": visible.filter(pk=meeting.replaces_id).first(),
        "replaced_by": visible.filter(replaces=meeting).first(),
        "waivers": Waiver.objects.in_force(meeting),
        "may_publish": may_publish(request.user),
    }
    return render(request, "meetings/meeting_detail.html", context)


def _attendance(meeting):
    """How many came from each city, of how many."""
    sizes = dict(Delegation.objects.filter(body=meeting.body_id).values_list("city", "size"))
    attendance = list(meeting.attendance.select_related("city"))
    for one in attendance:
        one.size = sizes.get(one.city_id)
    return attendance


def _readable(items, *, takes_part):
    """The items; of those that the reader may not read nothing is left but their place."""
    items = list(items)
    for item in items:
        item.hidden = not may_read(item, takes_part=takes_part)
        if item.hidden:
            item.title_da = item.title_sv = item.outcome_da = item.outcome_sv = ""
            item.shown_projects = []
    return items


@require_safe
def obligations(request):
    early_risk = may_see_early_risk(request.user)
    context = {"years": duties_by_year(timezone.now(), for_secretariat=early_risk)}
    return render(request, "meetings/obligations.html", context)


@login_required
@require_safe
def my_meetings(request):
    _require_calendar(request)
    return _my_meetings_page(request)


@login_required
@require_POST
def renew_calendar_address(request):
    """Answers with the page itself: the secret is shown this once and kept nowhere, not even for a redirect."""
    _require_calendar(request)
    token = renew_calendar_token(by=request.user)
    path = reverse("meetings:personal_calendar", args=[token])
    return _my_meetings_page(request, new_address=request.build_absolute_uri(path))


def _require_calendar(request):
    if not may_have_calendar(request.user):
        raise Http404


def _my_meetings_page(request, new_address=""):
    now = timezone.now()
    mine = (
        Meeting.objects.visible_to(request.user).concerning(request.user).select_related("body", "host_city")
    )
    context = {
        "upcoming": with_chairs(mine.filter(ends_at__gt=now)),
        "past": with_chairs(mine.filter(ends_at__lte=now).order_by("-starts_at")[:10]),
        "new_address": new_address,
        "has_address": bool(new_address or request.user.calendar_token_digest),
    }
    return render(request, "meetings/my_meetings.html", context)


@login_required
@require_safe
def publication(request, ref):
    return _publication_page(request, _unpublished(request, ref))


@login_required
@require_POST
def publish(request, ref):
    """Publish a meeting; with a reason also when a language lacks."""
    meeting = _unpublished(request, ref)
    form = OneLanguageForm(request.POST) if "anyway" in request.POST else None
    if form and not form.is_valid():
        return _publication_page(request, meeting, form)
    reason = form.reason if form else None
    try:
        actions.publish(by=request.user, meeting=meeting, now=timezone.now(), one_language=reason)
    except OneLanguageOnly:
        return _publication_page(request, meeting)
    except actions.NotAllowed:
        pass  # a colleague was faster, and it is public now
    messages.success(request, _("%(ref)s is public now.") % {"ref": meeting.ref})
    return redirect(meeting)


def _unpublished(request, ref):
    if not may_publish(request.user):
        raise Http404
    found = Meeting.objects.exclude(visibility=Meeting.Visibility.PUBLIC)
    return get_object_or_404(found.select_related("body", "host_city"), ref=ref)


def _publication_page(request, meeting, form=None):
    documents = {(one._meta.label_lower, str(one.pk)): one for one in meeting.documents()}
    lacking = defaultdict(list)
    for row in Translation.objects.in_the_way(documents.values()):
        lacking[row.kind, row.object_id].append(row)
    today = timezone.localdate()
    context = {
        "meeting": meeting,
        "works": [work_on(one, lacking[key], today) for key, one in documents.items() if key in lacking],
        "form": form or OneLanguageForm(),
    }
    return render(request, "meetings/publication.html", context)
