"""The page on which somebody who is asked says which dates suit, without logging in."""

from functools import wraps

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import Person
from meetings import actions, links
from meetings.forms import PollAnswerForm
from meetings.models import Poll, Vote

NOT_FOUND, GONE, REFUSED = 404, 410, 422


class Settled(Exception):
    """The question of the link is answered, withdrawn, or no longer open."""

    def __init__(self, poll=None):
        super().__init__()
        self.poll = poll


def by_link(view):
    """For whoever has the link: no copy is kept of the answer, and what is wrong with a link is said in words."""

    @wraps(view)
    def answer(request, ref, token):
        try:
            response = view(request, *_question(ref, token))
        except (links.Invalid, Poll.DoesNotExist, Person.DoesNotExist):
            response = render(request, "meetings/poll_link.html", status=NOT_FOUND)
        except links.Expired:
            response = render(request, "meetings/poll_link.html", {"gone": True}, status=GONE)
        except Settled as settled:
            context = {"gone": True, "poll": settled.poll}
            response = render(request, "meetings/poll_link.html", context, status=GONE)
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
        raise Settled(_poll(poll.meeting.ref, poll.uid)) from None
    return redirect(request.path)


def _question(ref, token):
    """The poll and the person of a link; raises what `by_link` has words for."""
    now = timezone.now()
    link = links.read(links.POLL, token, now)
    poll = _poll(ref, link.subject)
    person = Person.objects.get(pk=link.person, user__in=actions.asked(poll.meeting))
    if poll.closed_at or poll.closes_at < now:
        raise Settled(poll)
    return poll, person


def _poll(ref, uid):
    return Poll.objects.select_related("meeting__body", "meeting__host_city", "chosen").get(
        uid=uid, meeting__ref=ref
    )


def _form(poll, person, data=None):
    votes = Vote.objects.filter(slot__poll=poll, person=person)
    initial = {f"slot_{slot}": answer for slot, answer in votes.values_list("slot", "answer")}
    return PollAnswerForm(data, slots=list(poll.slots.all()), initial=initial)


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
