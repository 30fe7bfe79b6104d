"""The page on which somebody says what became of mail after the database was restored."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import PostOffice
from meetings import actions
from meetings.models.outbox import number_in_doubt
from meetings.permissions import may_arrange, may_resume_sending

Office = namedtuple("Office", "held_since in_doubt ticked_at is_silent")


def post_office_now(now):
    """Whether messages go out, and whether the clock looks for them."""
    row = PostOffice.get()
    in_doubt = number_in_doubt(row.held_since) if row.held_since else 0
    return Office(row.held_since, in_doubt, row.ticked_at, row.is_silent(now))


@login_required
@require_safe
def post_office(request):
    _require_permission(request)
    return _office_page(request)


@login_required
@require_POST
def resume_sending(request):
    _require_permission(request)
    send_due = {"send": True, "leave": False}.get(request.POST.get("due"))
    if send_due is None:
        messages.error(request, _("Choose what becomes of the messages that were due."))
        return _office_page(request, status=422)
    try:
        number = actions.resume_sending(by=request.user, now=timezone.now(), send_due=send_due)
    except actions.NotHeld:
        messages.error(request, _("Somebody else was faster: messages go out already."))
        return _office_page(request, status=409)
    messages.success(request, _done(number, send_due))
    return redirect("meetings:outbox" if may_arrange(request.user) else "meetings:post_office")


def _done(number, send_due):
    if send_due:
        words = ngettext(
            "Messages go out again, beginning with %(number)s that was due.",
            "Messages go out again, beginning with %(number)s that were due.",
            number,
        )
    else:
        words = ngettext(
            "Messages go out again. %(number)s that was due counts as sent.",
            "Messages go out again. %(number)s that were due count as sent.",
            number,
        )
    return words % {"number": number}


def _require_permission(request):
    if not may_resume_sending(request.user):
        raise Http404


def _office_page(request, status=200):
    context = {"office": post_office_now(timezone.now()), "may_arrange": may_arrange(request.user)}
    return render(request, "meetings/post_office.html", context, status=status)
