"""The page of a person, for the secretariats: seats, account, mail, and answers."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation.models import Person
from meetings.models import Invitation, Meeting
from meetings.models import outbox as queues
from meetings.views.arranging import require_secretariat

LATEST = 10
LARGEST = 2**63 - 1


@login_required
@require_safe
def person(request, pk):
    require_secretariat(request)
    if pk > LARGEST:
        raise Http404
    shown = get_object_or_404(Person.objects.select_related("user__city", "user__refusal"), pk=pk)
    user, now = getattr(shown, "user", None), timezone.now()
    context = {
        "person": shown,
        "account": user,
        "refusal": refusal_of(user),
        "seats": shown.seats.select_related("body", "city").order_by("-starts_on", "body"),
        "today": timezone.localdate(now),
        "coming": _coming(shown, now),
        "latest": _latest(user, now),
    }
    return render(request, "meetings/person.html", context)


def refusal_of(user):
    """That a mail server refuses the address that a user has now, or None."""
    refusal = getattr(user, "refusal", None)
    return refusal if refusal and refusal.address == user.email else None


def _coming(person, now):
    """Meetings to come to which somebody is called, each with the answer."""
    called = Invitation.objects.standing().filter(person=person).select_related("serves_for__person")
    by_meeting = {one.meeting_id: one for one in called.filter(meeting__in=Meeting.objects.upcoming(now))}
    meetings = list(
        Meeting.objects.upcoming(now).filter(pk__in=by_meeting).select_related("body", "host_city")
    )
    for meeting in meetings:
        meeting.invitation = by_meeting[meeting.pk]
    return meetings


def _latest(user, now):
    if user is None:
        return []
    rows, _more = queues.messages(queues.PAST, now=now, choice=queues.Choice(person=user), page=LATEST)
    return rows
