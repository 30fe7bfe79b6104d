"""The page of the messages that will be sent, wait for a look, were sent, or failed; and which mail waits at all."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import Body
from cooperation.views.paging import Choice
from meetings import actions
from meetings.forms import OutboxFilter
from meetings.models import outbox as queues
from meetings.views.arranging import require_secretariat
from meetings.views.post_office import post_office_now

LABELS = {
    queues.PLANNED: gettext_lazy("To be sent"),
    queues.LOOK: gettext_lazy("Waiting for your look"),
    queues.SENT: gettext_lazy("Sent messages"),
    queues.FAILED: gettext_lazy("Failed messages"),
}
_WAITS = {"1": True, "0": False}


@login_required
@require_safe
def outbox(request):
    require_secretariat(request)
    return _outbox_page(request)


@login_required
@require_POST
def formal_mail(request, body):
    require_secretariat(request)
    body = get_object_or_404(Body.objects.exclude(kind=Body.Kind.COUNCIL), code=body)
    waits = _WAITS.get(request.POST.get("waits"))
    if waits is None:
        messages.error(request, _("Choose whether formal mail waits."))
        return _outbox_page(request, status=422)
    actions.let_formal_mail_wait(by=request.user, body=body, waits=waits)
    messages.success(request, _("Saved. It counts from now on, also for mail that waits already."))
    return redirect("meetings:outbox")


def _outbox_page(request, status=200):
    now, shown = timezone.now(), OutboxFilter(request.GET)
    state = request.GET.get("state")
    state = state if state in LABELS else queues.PLANNED
    rows, more = queues.messages(state, now=now, choice=shown.choice, after=_after(request))
    context = {
        "states": _states(state, queues.numbers(now=now, choice=shown.choice)),
        "state": state,
        "label": LABELS[state],
        "filter": shown,
        "rows": rows,
        "next_page": str(more) if more else "",
        "bodies": Body.objects.exclude(kind=Body.Kind.COUNCIL),
        "office": post_office_now(now),
        "now": now,
    }
    return render(request, "meetings/outbox.html", context, status=status)


def _after(request):
    asked = request.GET.get("after", "")
    try:
        return queues.Key.read(asked) if asked else None
    except (ValueError, OverflowError) as error:
        raise Http404 from error


def _states(current, numbers):
    """The views, each with how many messages there are that one can do something about."""
    for value, label in LABELS.items():
        words = f"{label} ({numbers[value]})" if value in numbers else label
        yield Choice(value, words, value == current)
