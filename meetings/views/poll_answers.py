"""The page on which somebody who is asked says which dates suit, without logging in."""

from functools import wraps

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import Person
from meetings import actions
from meetings.forms import PollAnswerForm
from meetings.models import Poll, Vote
from oresund import links

NOT_FOUND, GONE, REFUSED = 404, 410, 422


class Settled(Exception):
    """The question of the link is answered, withdrawn, or no longer open; person: whose link it is, while they are called."""

    def __init__(self, poll=None, person=None):
        super().__init__()
        self.poll, self.person = poll, person


def by_link(view):
    """For whoever has the link: no copy is kept of the answer, and what is wrong with a link is said in words."""

    @wraps(view)
    def answer(request, ref, token):
        try:
            response = view(request, *_question(ref, token))
        except (links.Invalid, Poll.DoesNotExist):
            response = render(request, "meetings/poll_link.html", status=NOT_FOUND)
        except Settled as settled:
            response = _gone_page(request, settled.poll, settled.person)
        patch_cache_control(response, no_store=True, private=True)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


@require_safe
@by_link
def poll_answer(request, poll, person):
    return _answer_page(request, poll, person, _form(poll, person))


@require_POST
@by_link
def poll_answer_save(request, poll, person):
    form = _form(poll, person, request.POST)
    if not form.is_valid():
        return _answer_page(request, poll, person, form, status=REFUSED)
    try:
        actions.vote(person=person, poll=poll, answers=form.answers, now=timezone.now())
    except actions.PollIsClosed:
        raise Settled(_poll(poll.meeting.ref, poll.uid), person) from None
    return redirect(request.path)


def _question(ref, token):
    """The poll and the person of a link; raises what `by_link` has words for."""
    now = timezone.now()
    try:
        link, is_old = links.read(links.POLL, token, now), False
    except links.Expired as expired:
        link, is_old = expired.link, True
    poll = _poll(ref, link.subject)
    person = Person.objects.filter(pk=link.person, user__in=actions.asked(poll.meeting)).first()
    if person is None:
        raise Settled if is_old else links.Invalid
    if is_old or poll.closed_at or poll.closes_at < now:
        raise Settled(poll, person)
    return poll, person


def _poll(ref, uid):
    return Poll.objects.select_related("meeting__body", "meeting__host_city", "chosen").get(
        uid=uid, meeting__ref=ref
    )


def _form(poll, person, data=None):
    votes = Vote.objects.filter(slot__poll=poll, person=person)
    initial = {f"slot_{slot}": answer for slot, answer in votes.values_list("slot", "answer")}
    return PollAnswerForm(data, slots=list(poll.slots.all()), initial=initial)


def _gone_page(request, poll, person):
    """What became of the question, and what whoever was asked has answered."""
    votes = Vote.objects.filter(slot__poll=poll, person=person).select_related("slot")
    context = {"gone": True, "poll": poll, "votes": votes.order_by("slot__starts_at")}
    return render(request, "meetings/poll_link.html", context, status=GONE)


def _answer_page(request, poll, person, form, status=200):
    last = Vote.objects.filter(slot__poll=poll, person=person).order_by("answered_at").last()
    context = {
        "poll": poll,
        "meeting": poll.meeting,
        "person": person,
        "form": form,
        "answered_at": last and last.answered_at,
    }
    return render(request, "meetings/poll_answer.html", context, status=status)
