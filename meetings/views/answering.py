"""The page on which somebody answers an invitation: logged in, or with the link from a message."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import City
from meetings import actions
from meetings.actions import Refused
from meetings.forms import REFUSALS, AnswerForAnotherForm, AnswerForm
from meetings.models import Invitation, Meeting
from meetings.permissions import may_arrange, may_see_answers
from oresund import links

Channel = Invitation.Channel
FORMS = {Channel.SECRETARIAT: AnswerForAnotherForm}
NOT_FOUND, GONE, CONFLICT, UNPROCESSABLE = 404, 410, 409, 422


class Unusable(Exception):
    """A link that leads nowhere any more; why, with which status it is said, and of whose invitation when that is certain."""

    def __init__(self, why, status, invitation=None):
        super().__init__(why)
        self.why, self.status, self.invitation = why, status, invitation


def by_secret_link(view):
    """Nobody keeps the page, no search engine lists it, and a link that is of no use says why."""

    @wraps(view)
    def kept_private(request, ref, token):
        try:
            response = view(request, _linked(ref, token))
        except Unusable as unusable:
            context = {"why": unusable.why, "invitation": unusable.invitation}
            response = render(request, "meetings/answer_gone.html", context, status=unusable.status)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return kept_private


@login_required
@require_safe
def answer(request, ref):
    return answer_page(request, _own(request, ref))


@login_required
@require_POST
def give_answer(request, ref):
    invitation = _own(request, ref)
    return take(request, invitation, channel=Channel.PAGE, by=request.user)


@require_safe
@by_secret_link
def answer_by_link(request, invitation):
    """Only shows: programs that look for dangerous links open every one in a mail."""
    return answer_page(request, invitation)


@require_POST
@by_secret_link
def give_answer_by_link(request, invitation):
    return take(request, invitation, channel=Channel.LINK)


def take(request, invitation, *, channel, by=None, then=None):
    """Answer as the form says and show the page again, or go on to another one."""
    form = FORMS.get(channel, AnswerForm)(request.POST)
    if not form.is_valid():
        return answer_page(request, invitation, form=form, status=UNPROCESSABLE)
    said = form.cleaned_data
    try:
        actions.answer(invitation=invitation, channel=channel, by=by, now=timezone.now(), **said)
    except Refused as refused:
        invitation = all_invitations().get(pk=invitation.pk)
        form = type(form).of(invitation, answer=said["answer"], reason=said["reason"])
        return answer_page(request, invitation, form=form, refused=refused.code, status=CONFLICT)
    messages.success(request, _("The answer is noted."))
    return redirect(then or request.path)


def answer_page(request, invitation, *, form=None, refused="", status=200):
    meeting, now = invitation.meeting, timezone.now()
    form = form or AnswerForm.of(invitation)
    is_open = actions.is_awaited(meeting, now) and not invitation.released_at
    asked = is_open and invitation.answer != invitation.Answer.APOLOGIES
    if asked and (substitute := actions.next_substitute(invitation, now)):
        form.name_substitute(substitute)
    context = {
        "meeting": meeting,
        "invitation": invitation,
        "form": form if is_open else None,
        "refusal": REFUSALS.get(refused, ""),
        "closed": REFUSALS[Refused.RELEASED if invitation.released_at else Refused.TOO_LATE],
        "in_place": invitation.substitutes.standing().with_people().order_by("called_at", "pk"),
        "for_another": isinstance(form, AnswerForAnotherForm),
    }
    return render(request, "meetings/answer.html", context, status=status)


def answers_shown(meeting, user):
    """For the page of a meeting: how many come from each city, and the reader's own invitation."""
    if not (meeting.convened_at and may_see_answers(user)):
        return {}
    cities = City.objects.in_bulk()
    numbers = meeting.invitations.numbers(timezone.now())
    return {
        "coming": [{"city": cities[one["city"]], "numbers": one} for one in numbers],
        "own_invitation": meeting.invitations.of(user).standing().first(),
        "strays": meeting.stray_answers.count() if may_arrange(user) else 0,
    }


def all_invitations():
    return Invitation.objects.with_people().select_related("meeting__body", "meeting__host_city")


def _own(request, ref):
    visible = Meeting.objects.visible_to(request.user)
    return get_object_or_404(all_invitations().of(request.user), meeting__ref=ref, meeting__in=visible)


def _linked(ref, token):
    """The invitation that a link is for. Raises Unusable."""
    now, expired = timezone.now(), False
    try:
        link = links.read(links.INVITATION, token, now)
    except links.Expired as old:
        link, expired = old.link, True
    except links.Invalid:
        raise Unusable("invalid", NOT_FOUND) from None
    found = all_invitations().filter(person__user__is_active=True)
    found = found.exclude(meeting__visibility=Meeting.Visibility.DRAFT)
    invitation = found.filter(uid=link.subject, person=link.person, meeting__ref=ref).first()
    if invitation is None:
        raise Unusable("invalid", NOT_FOUND)
    if why := _why_closed(invitation, expired, now):
        raise Unusable(why, GONE, invitation)
    return invitation


def _why_closed(invitation, expired, now):
    if invitation.meeting.status == Meeting.Status.CANCELLED:
        return "cancelled"
    if invitation.released_at:
        return "released"
    if not actions.is_awaited(invitation.meeting, now):
        return "begun"
    return "expired" if expired else ""
