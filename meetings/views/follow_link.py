"""The page behind the link in a mail: whoever reads the mailbox confirms, chooses anew, or leaves, without an account."""

from functools import wraps

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.models import Subscription
from meetings.forms import ChoiceForm
from meetings.notifications import follow_path
from oresund import links

OK, NOT_FOUND, GONE, UNPROCESSABLE = 200, 404, 410, 422


def by_link(view):
    """For whoever has the link: nobody keeps the page, no search engine lists it, and a link of no use says so.

    Who leaves at one click and is forgotten already has left all the same.
    """

    @wraps(view)
    def kept_private(request, token):
        try:
            response = view(request, _subscription(token))
        except links.Invalid:
            response = render(request, "meetings/follow_gone.html", status=NOT_FOUND)
        except actions.Gone:
            status = OK if _is_one_click(request) else GONE
            response = render(request, "meetings/follow_gone.html", {"was_good": True}, status=status)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    return kept_private


@require_safe
@by_link
def follow_link(request, subscription):
    """Only shows: programs that look for dangerous links open every one in a mail."""
    return _page(request, subscription, ChoiceForm.of(subscription))


@require_POST
@by_link
def follow_act(request, subscription):
    if _is_one_click(request):
        return _left_page(request, actions.leave(subscription=subscription, now=timezone.now()))
    act = _ACTS.get(request.POST.get("act"))
    if act is None:
        return _page(request, subscription, ChoiceForm.of(subscription), status=UNPROCESSABLE)
    return act(request, subscription)


def _is_one_click(request):
    """RFC 8058: no cookie, no redirect, and the same again does the same."""
    return request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click"


def _confirm(request, subscription):
    standing = actions.confirm_subscription(subscription=subscription, now=timezone.now())
    return redirect(f"{follow_path(standing)}?confirmed")


def _change(request, subscription):
    form = ChoiceForm.of(subscription, request.POST)
    if not form.is_valid():
        return _page(request, subscription, form, status=UNPROCESSABLE)
    actions.change_subscription(subscription=subscription, choice=form.choice)
    return redirect(f"{request.path}?saved")


def _leave(request, subscription):
    left = actions.leave(subscription=subscription, now=timezone.now())
    return redirect(request.path) if left.left_at else _left_page(request, left)


_ACTS = {"confirm": _confirm, "save": _change, "leave": _leave}


def _subscription(token):
    """That of a link; where the mailbox has followed anew since it left, the one that stands. Raises Invalid, Gone."""
    link = links.read(links.FOLLOW, token, timezone.now())
    found = Subscription.objects.filter(uid=link.subject).first()
    if found is None:
        raise actions.Gone
    if found.left_at:
        return Subscription.objects.standing().filter(email=found.email).first() or found
    return found


def _page(request, subscription, form, status=OK):
    if subscription.left_at:
        return _left_page(request, subscription)
    context = {"subscription": subscription, "form": form}
    return render(request, "meetings/follow_link.html", context, status=status)


def _left_page(request, subscription):
    return render(request, "meetings/follow_left.html", {"subscription": subscription})
