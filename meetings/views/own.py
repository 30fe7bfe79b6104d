"""A user's own meetings, and the calendar of them."""

from collections import namedtuple

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cooperation.actions import renew_calendar_token
from meetings.alarms import with_alarms
from meetings.models import Invitation, Meeting, Poll, news_for, with_chairs
from meetings.notifications import answer_path
from meetings.permissions import may_have_calendar
from meetings.views.person import refusal_of
from meetings.views.subscriptions import alarms_form, alarms_of, webcal

Question = namedtuple("Question", "poll address")


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
    alarms = alarms_of(request.POST)
    token = renew_calendar_token(by=request.user)
    address = request.build_absolute_uri(reverse("meetings:personal_calendar", args=[token]))
    return _my_meetings_page(request, new_address=with_alarms(address, alarms))


def _require_calendar(request):
    if not may_have_calendar(request.user):
        raise Http404


def _my_meetings_page(request, new_address=""):
    now = timezone.now()
    mine = (
        Meeting.objects.visible_to(request.user).concerning(request.user).select_related("body", "host_city")
    )
    upcoming = with_chairs(mine.filter(ends_at__gt=now))
    invitations = Invitation.objects.of(request.user).standing().filter(meeting__in=upcoming)
    own = {one.meeting_id: one for one in invitations}
    for meeting in upcoming:
        meeting.own_invitation = own.get(meeting.pk)
    context = {
        "upcoming": upcoming,
        "refusal": refusal_of(request.user),
        "polls": _polls(request.user, mine, now),
        "past": with_chairs(mine.filter(ends_at__lte=now).order_by("-starts_at")[:10]),
        "news": news_for(request.user, now),
        "new_address": new_address,
        "new_webcal": webcal(new_address),
        "alarms": alarms_form(request.POST),
        "has_address": bool(new_address or request.user.calendar_token_digest),
    }
    return render(request, "meetings/my_meetings.html", context)


def _polls(user, meetings, now):
    """The questions about dates that a member can answer, each with the member's own link."""
    if not user.is_member:
        return []
    asked = Poll.objects.asking(now).filter(meeting__in=meetings).select_related("meeting__body")
    return [Question(one, answer_path(one, user)) for one in asked.order_by("closes_at", "pk")]
