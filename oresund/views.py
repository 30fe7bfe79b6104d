"""The home page and the pages for errors."""

import sys

from django.http import HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation.models import Chapter, Project
from cooperation.views.proposal_drafts import kept_at
from meetings.models import Meeting, chair_now, duties_by_year, with_chairs
from meetings.permissions import may_see_early_risk
from oresund.outage import is_away

VISION = 1  # the number of the chapter


@require_safe
def home(request):
    now = timezone.now()
    visible = Meeting.objects.visible_to(request.user)
    upcoming = visible.upcoming(now).select_related("body", "host_city")[:1]
    next_meeting = next(iter(with_chairs(upcoming)), None)
    chair = next_meeting.chair if next_meeting else chair_now(now, visible)
    vision = Chapter.objects.filter(number=VISION).prefetch_related("paragraphs").first()
    this_year = now.astimezone(timezone.get_default_timezone()).year
    ledger = duties_by_year(now, for_secretariat=may_see_early_risk(request.user), only=this_year)
    context = {
        "next_meeting": next_meeting,
        "chair": chair,
        "vision": list(vision.paragraphs.all()) if vision else [],
        "initiatives": Project.objects.started().newest_first().select_related("city", "focus_area")[:4],
        "year": this_year,
        "duties": ledger[0].duties if ledger else [],
    }
    return render(request, "oresund/home.html", context)


def bad_request(request, exception):
    """Django's own looks for a token in the form, and what made the request bad may be the form."""
    return render(request, "400.html", status=400)


def server_error(request):
    """While the database is away readers are asked to come back (RFC 9110: 503), anything else is our own fault."""
    if is_away(sys.exc_info()[1]):
        return HttpResponse(render_to_string("500.html"), status=503, headers={"Retry-After": "30"})
    return HttpResponseServerError(render_to_string("500.html"))


def csrf_failure(request, reason=""):
    """What was typed into a long form is not lost by that."""
    return render(request, "403_csrf.html", {"kept": kept_at(request)}, status=403)
