"""Calendar addresses that programs subscribe to: one for each body, and a personal one behind a secret."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from cooperation.actions import token_digest
from cooperation.models import Body, User
from meetings import ical
from meetings.models import Meeting, with_chairs
from meetings.permissions import may_have_calendar


@require_safe
def body_calendar(request, body):
    body = get_object_or_404(Body, code=body.replace("-", "_"))
    meetings = Meeting.objects.visible_to(AnonymousUser()).of_body(body)
    response = _calendar(meetings, name=body.name)
    response["Cache-Control"] = "public, max-age=300"
    # Anybody may embed the public schedule.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def personal_calendar(request, token):
    owner = get_object_or_404(User.objects.active(), calendar_token_digest=token_digest(token))
    if not may_have_calendar(owner):
        raise Http404
    meetings = Meeting.objects.visible_to(owner).concerning(owner)
    response = _calendar(meetings, name=gettext("My meetings"))
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _calendar(meetings, name):
    meetings = with_chairs(meetings.select_related("body", "host_city"))
    content = ical.calendar(
        meetings,
        name=name,
        language=get_language(),
        host_line=_host_line,
        address=lambda meeting: settings.SITE_URL + meeting.get_absolute_url(),
    )
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _host_line(meeting):
    if not meeting.chair.name:
        return gettext("Host and chair: %(city)s") % {"city": meeting.chair_city}
    return gettext("Host: %(city)s. Chair: %(person)s") % {
        "city": meeting.chair_city,
        "person": meeting.chair.name,
    }
