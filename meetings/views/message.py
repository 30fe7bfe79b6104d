"""The page of one message: all that is known of it, how it reads, and what a secretariat may do with it."""

import logging
from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import Letter, Posted
from meetings import actions, notifications
from meetings.models import outbox as queues
from meetings.views.arranging import require_secretariat
from oresund.mail import NothingToSay, message_id

MADE, NOTHING, BROKEN, SECRET, GONE = "made", "nothing", "broken", "secret", "gone"
LARGEST = 2**63 - 1

# How a message reads, or why that cannot be shown.
Reading = namedtuple("Reading", "state subject text", defaults=("", ""))

logger = logging.getLogger(__name__)


@login_required
@require_safe
def message(request, queue, pk):
    return _message_page(request, _asked(request, queue, pk))


@login_required
@require_POST
def message_act(request, queue, pk):
    """What is done is told by the button."""
    row = _asked(request, queue, pk)
    act = next((act for name, act in _ACTS.items() if name in request.POST), None)
    if act is None:
        messages.error(request, _("Choose what is to be done with the message."))
        return _message_page(request, row, status=422)
    try:
        words = act(request, row, timezone.now())
    except actions.Overtaken:
        problem = _("It was changed meanwhile, and stays as it is now. Look at it again.")
    except actions.PastUse:
        problem = _("It is not sent again: it would not be true any more, or nobody would need it.")
    else:
        messages.success(request, words)
        return redirect("meetings:message", queue, pk)
    messages.error(request, problem)
    return _message_page(request, _asked(request, queue, pk), status=409)


def _asked(request, queue, pk):
    require_secretariat(request)
    if queue not in queues.QUEUES or pk > LARGEST:
        raise Http404
    return get_object_or_404(queues.with_people(queue), pk=pk)


def _approve(request, row, now):
    return _approved(actions.approve(by=request.user, messages=[row], now=now))


def _approve_all(request, row, now):
    """Those that stood on the page, and no others that have come since."""
    shown = {key for key in request.POST.getlist("shown") if key.isascii() and key.isdigit()}
    alike = [one for one in _alike(row, now) if str(one.pk) in shown]
    if not alike:
        raise actions.Overtaken
    return _approved(actions.approve(by=request.user, messages=alike, now=now))


def _approved(number):
    words = ngettext("%(number)s message goes out.", "%(number)s messages go out.", number)
    return words % {"number": number}


def _resend(request, row, now):
    actions.resend(by=request.user, message=row, seen=request.POST.get("seen", ""), now=now)
    return _("It goes out again.")


def _withdraw(request, row, _now):
    actions.withdraw(by=request.user, message=row, seen=request.POST.get("seen", ""))
    return _("It has been withdrawn.")


_ACTS = {"approve": _approve, "approve_all": _approve_all, "resend": _resend, "withdraw": _withdraw}


def _message_page(request, row, status=200):
    now, rows = timezone.now(), type(row).objects
    alike = _alike(row, now)
    context = {
        "row": row,
        "message_id": message_id(row.uid),
        "reading": _reading(row),
        "alike": alike if row in alike else [],
        "may_resend": rows.to_send_again(now).filter(pk=row.pk).exists(),
        "may_withdraw": rows.to_withdraw().filter(pk=row.pk).exists(),
    }
    return render(request, "meetings/message.html", context, status=status)


def _alike(row, now):
    """What waits for a look of the same meeting and kind; whoever has read one has read all."""
    if isinstance(row, Letter):
        return []
    choice = queues.Choice(meeting=row.meeting_id, kind=queues.kind_of(row))
    waiting = choice.of(row._meta.model_name).awaiting_a_look(now)
    return list(waiting.select_related("recipient").order_by("recipient__name", "pk"))


def _reading(row):
    """What was said; or what would be said now, by the function that will send it, without secret links."""
    if queues.kind_of(row) == Letter.Kind.PASSWORD:
        return Reading(SECRET)
    if row.state in (Posted.State.SENT, Posted.State.WITHDRAWN):
        return Reading(MADE, row.subject, row.body) if row.body else Reading(GONE)
    try:
        mail = notifications.compose(type(row).objects.to_send().get(pk=row.pk))
    except NothingToSay:
        return Reading(NOTHING)
    except Exception:  # a broken template must not hide what else is known
        logger.warning("%s %s could not be shown", type(row).__name__, row.uid, exc_info=True)
        return Reading(BROKEN)
    return Reading(MADE, mail.subject, mail.record)
