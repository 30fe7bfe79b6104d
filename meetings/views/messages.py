"""The page on which somebody chooses which messages they get."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import actions
from meetings.forms import MessagesForm
from meetings.permissions import may_choose_messages

REFUSED = 422


@login_required
@require_safe
def my_messages(request):
    return _messages_page(request, _form(request))


@login_required
@require_POST
def choose_messages(request):
    form = _form(request, request.POST)
    if not form.is_valid():
        return _messages_page(request, form, status=REFUSED)
    actions.choose_messages(by=request.user, now=timezone.now(), **form.choice)
    messages.success(request, _("Your choice is saved."))
    return redirect("meetings:my_messages")


def _form(request, data=None):
    if not may_choose_messages(request.user):
        raise Http404
    offered = actions.offered_to(request.user, timezone.now())
    return MessagesForm(data, user=request.user, offered=offered)


def _messages_page(request, form, status=200):
    return render(request, "meetings/my_messages.html", {"form": form}, status=status)
