"""Who is called to a meeting and who comes: the page on which the secretariats see it, and what they do there."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import WORKING_GROUP, City, User
from meetings import actions
from meetings.forms import REFUSALS, AnswerForAnotherForm
from meetings.models import Invitation, Meeting, StrayAnswer, called_first, in_turn, without_members
from meetings.permissions import may_arrange
from meetings.views.answering import all_invitations, answer_page, take
from meetings.views.arranging import arranged
from meetings.views.person import refusal_of

Delegation = namedtuple("Delegation", "city numbers members turn released to_call")
InTurn = namedtuple("InTurn", "seat invitation")


def nobody_to_send(user):
    """The next meeting of the working group and the cities without a member on that day, for the secretariats (R-33)."""
    coming = Meeting.objects.upcoming(timezone.now()).of_body(WORKING_GROUP)
    meeting = coming.first() if may_arrange(user) else None
    return (meeting, without_members(meeting)) if meeting else None


@login_required
@require_safe
def participants(request, ref):
    meeting, now = arranged(request, ref), timezone.now()
    context = {
        "meeting": meeting,
        "delegations": _delegations(meeting, now),
        "strays": _strays(meeting),
        "may_convene": meeting.convened_at is None and meeting.lies_ahead(now),
        "is_open": actions.is_awaited(meeting, now),
        "now": now,
    }
    return render(request, "meetings/participants.html", context)


@login_required
@require_POST
def convene(request, ref):
    meeting = arranged(request, ref)
    try:
        actions.convene(by=request.user, meeting=meeting, now=timezone.now())
    except actions.NotAllowed:
        messages.error(request, _("The meeting cannot be convened as it is now."))
    else:
        number = meeting.invitations.standing().count()
        words = ngettext("%(number)s person is called.", "%(number)s persons are called.", number)
        messages.success(request, words % {"number": number})
    return redirect("meetings:participants", ref=ref)


@login_required
@require_safe
def participant(request, ref, pk):
    invitation = _invitation(request, ref, pk)
    return answer_page(request, invitation, form=AnswerForAnotherForm.of(invitation))


@login_required
@require_POST
def answer_for_participant(request, ref, pk):
    invitation = _invitation(request, ref, pk)
    channel = Invitation.Channel.SECRETARIAT
    return take(request, invitation, channel=channel, by=request.user, then=_page_of(ref))


@login_required
@require_POST
def call_next(request, ref, pk):
    invitation = _invitation(request, ref, pk)
    try:
        actions.pass_over(by=request.user, invitation=invitation, now=timezone.now())
    except actions.Refused as refused:
        messages.error(request, REFUSALS[refused.code])
    else:
        messages.success(request, _("The next substitute is called."))
    return redirect("meetings:participants", ref=ref)


@login_required
@require_POST
def settle_stray(request, ref, pk):
    stray = get_object_or_404(StrayAnswer, meeting=arranged(request, ref), pk=pk)
    actions.settle_stray(by=request.user, stray=stray)
    messages.success(request, _("The answer by mail is dealt with."))
    return redirect("meetings:participants", ref=ref)


def _invitation(request, ref, pk):
    return get_object_or_404(all_invitations(), meeting=arranged(request, ref), pk=pk)


def _page_of(ref):
    return redirect("meetings:participants", ref=ref).url


def _strays(meeting):
    """Answers by mail to look at, each with whom its address is known to be."""
    strays = list(meeting.stray_answers.all())
    addresses = [stray.attendee for stray in strays]
    people = dict(User.objects.filter(email__in=addresses).values_list("email", "person"))
    called = {one.person_id: one for one in meeting.invitations.standing().with_people()} if strays else {}
    for stray in strays:
        stray.invitation = called.get(people.get(stray.attendee))
    return strays


def _delegations(meeting, now):
    """Each city with those who are called, or would be; what happens to a member stands beside the member."""
    rows = meeting.invitations.with_people().select_related("person__user__refusal")
    rows = list(rows.order_by("called_at", "pk"))
    by_person = {row.person_id: row for row in rows}
    first, turns = list(called_first(meeting).values()), in_turn(meeting)
    numbers = {one["city"]: one for one in meeting.invitations.numbers(now)}
    for row in rows:
        serving = [one for one in rows if one.serves_for_id == row.pk and not one.released_at]
        row.serving = serving
        row.is_refused = refusal_of(getattr(row.person, "user", None))
        row.is_overdue = not row.answered_at and row.answer_by and row.answer_by <= now
        row.is_waited_for = row.serves_for_id and row.answer not in (
            row.Answer.ATTENDING,
            row.Answer.APOLOGIES,
        )
        leaves = row.answer == row.Answer.APOLOGIES and not row.serves_for_id
        row.is_empty = leaves and not any(_holds(one, now) for one in serving)
    for city in City.objects.all():
        own = [row for row in rows if row.city_id == city.pk]
        called = [row for row in own if not row.released_at and not row.serves_for_id]
        places = {seat.person_id: place for place, seat in enumerate(first)}
        yield Delegation(
            city=city,
            numbers=numbers.get(city.pk),
            members=sorted(called, key=lambda row: places.get(row.person_id, len(places))),
            turn=[
                InTurn(seat, by_person.get(seat.person_id))
                for (_body, code), seats in turns.items()
                for seat in seats
                if code == city.pk
            ],
            released=[row for row in own if row.released_at],
            to_call=[] if meeting.convened_at else [seat for seat in first if seat.city_id == city.pk],
        )


def _holds(row, now):
    """Whether a substitute comes, or may still say so."""
    answer = row.Answer
    return row.answer == answer.ATTENDING or (row.answer != answer.APOLOGIES and row.answer_by > now)
