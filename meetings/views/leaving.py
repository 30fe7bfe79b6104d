"""The page at which one click ends messages of one kind, without logging in (RFC 8058)."""

from functools import wraps

from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import DIGEST, User
from meetings import actions
from meetings.forms import words_of_kind
from meetings.models import ReminderRule
from oresund import links

NOT_FOUND = 404
KINDS = {*ReminderRule.Purpose.values, DIGEST}


def by_leave_link(view):
    """Nobody keeps the page, no search engine lists it, and a link that is of no use says so."""

    @wraps(view)
    def leaving(request, token):
        try:
            link = links.read(links.LEAVE, token, timezone.now())
        except links.Invalid:
            link = None
        if link is None or link.subject not in KINDS:
            response = render(request, "meetings/leave.html", {"invalid": True}, status=NOT_FOUND)
        else:
            response = view(request, link)
        patch_cache_control(response, no_store=True, private=True)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return leaving


@require_safe
@by_leave_link
def leave(request, link):
    """Only shows: programs that look for dangerous links open every one in a mail."""
    return render(request, "meetings/leave.html", {"what": words_of_kind(link.subject)})


@require_POST
@by_leave_link
def leave_at_once(request, link):
    """A mail program posts here by itself, without cookie or token of a form; the answer is the same for any account."""
    user = User.objects.filter(pk=link.person).first()
    if user:
        actions.leave(user=user, what=link.subject, now=timezone.now())
    return render(request, "meetings/leave.html", {"what": words_of_kind(link.subject), "left": True})
