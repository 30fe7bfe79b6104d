"""The page on which a secretariat asks about dates, reads the answers, and chooses one."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import actions
from meetings.dates import judge
from meetings.forms import PollForm, words_for
from meetings.models import CalendarNote, Poll, Slot, answers_to
from meetings.polling import best
from meetings.views.arranging import arranged

REFUSED, OVERTAKEN = 422, 409


@login_required
@require_safe
def poll(request, ref):
    return _poll_page(request, arranged(request, ref))


@login_required
@require_POST
def poll_write(request, ref):
    """What is done is told by the button."""
    meeting = arranged(request, ref)
    if "choose" in request.POST:
        return _choose(request, meeting)
    if "withdraw" in request.POST:
        return _withdraw(request, meeting)
    if "more" in request.POST:
        return _poll_page(request, meeting, PollForm.as_typed(request.POST, more=True))
    if "check" in request.POST:
        return _check(request, meeting)
    return _offer(request, meeting)


def _check(request, meeting):
    """What the times are worth and collide with, before anybody is asked about them."""
    form = PollForm(request.POST)
    if form.is_valid():
        form.refuse(actions.problems_of(meeting, form.spans, form.closes_at, timezone.now()))
    return _poll_page(request, meeting, form, status=REFUSED if form.errors else 200)


def _offer(request, meeting):
    form = PollForm(request.POST)
    if not form.is_valid():
        return _poll_page(request, meeting, form, status=REFUSED)
    try:
        actions.open_poll(
            by=request.user,
            meeting=meeting,
            slots=form.spans,
            closes_at=form.closes_at,
            now=timezone.now(),
        )
    except actions.Unfit as unfit:
        form.refuse(unfit.problems)
        return _poll_page(request, meeting, form, status=REFUSED)
    except actions.NotAllowed:
        return _poll_page(request, meeting, form, status=OVERTAKEN)
    messages.success(request, _("All who are called are asked which dates suit them."))
    return redirect("meetings:poll", meeting.ref)


def _choose(request, meeting):
    slot = get_object_or_404(
        Slot.objects.select_related("poll__meeting__body"),
        pk=_number(request.POST["choose"]),
        poll__meeting=meeting,
    )
    try:
        actions.choose_slot(by=request.user, slot=slot, now=timezone.now())
    except (actions.NotAllowed, actions.Unfit):
        # The page shows why: the question is settled, or what stands in the way of the date.
        return _poll_page(request, meeting, status=OVERTAKEN)
    messages.success(request, _("The date is chosen, and the meeting is confirmed."))
    return redirect("meetings:poll", meeting.ref)


def _withdraw(request, meeting):
    one = get_object_or_404(
        Poll.objects.select_related("meeting"), pk=_number(request.POST["withdraw"]), meeting=meeting
    )
    try:
        actions.close_poll(by=request.user, poll=one, now=timezone.now())
    except actions.PollIsClosed:
        return _poll_page(request, meeting, status=OVERTAKEN)
    messages.success(request, _("The question about dates is withdrawn."))
    if "day_0" in request.POST:  # to ask about other times, which have been written already
        return _poll_page(request, meeting, PollForm.as_typed(request.POST))
    return redirect("meetings:poll", meeting.ref)


def _number(typed):
    """A key; 404 for what is none."""
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > 18:
        raise Http404
    return int(typed)


def _poll_page(request, meeting, form=None, status=200):
    """The latest question with its answers; where none is open, and the meeting is still planned, a form for one.

    A form that has been filled in is shown whatever has become of the meeting, so that nothing typed is lost.
    """
    now = timezone.now()
    meeting.refresh_from_db(fields=["status", "starts_at", "ends_at"])
    latest = meeting.polls.select_related("chosen", "meeting__body").first()
    is_open = latest is not None and latest.closed_at is None
    may_ask = actions.may_be_asked_about(meeting) and not is_open
    form = form or (PollForm(initial=_initial(meeting)) if may_ask else None)
    context = {
        "meeting": meeting,
        "poll": latest,
        "is_open": is_open,
        "is_over": is_open and latest.closes_at < now,
        "answers": _answers(latest, now, is_open) if latest else None,
        "form": form,
        "may_ask": may_ask,
        "rows": _judged(form, meeting) if form else [],
        "overtaken": status == OVERTAKEN,
    }
    return render(request, "meetings/poll.html", context, status=status)


def _answers(one, now, is_open):
    """Each slot also with the words for what stands in its way by now, and whether it suits best."""
    answers = answers_to(one)
    problems = words_for(actions.slot_problems(one.meeting, answers.slots, now)) if is_open else {}
    possible = {slot.pk: slot.tally for slot in answers.slots if is_open and slot.pk not in problems}
    suit_best = best(possible)
    avoid = CalendarNote.objects.avoid()
    for slot in answers.slots:
        slot.verdict = judge(timezone.localdate(slot.starts_at), one.meeting.body_id, avoid)
        slot.problem = problems.get(slot.pk)
        slot.is_best = slot.pk in suit_best
        slot.is_chosen = slot.pk == one.chosen_id
    return answers


def _judged(form, meeting):
    """The rows of the form, each with what its date is worth, where there is one (R-57: a warning, no more)."""
    avoid = CalendarNote.objects.avoid()
    days = ((row, row[0].value()) for row in form.rows)
    return [(row, judge(day, meeting.body_id, avoid) if isinstance(day, date) else None) for row, day in days]


def _initial(meeting):
    """The first row offers the time for which the meeting is planned."""
    start, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {"day_0": start.date(), "start_0": start.time(), "end_0": end.time()}
