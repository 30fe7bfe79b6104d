"""What changed since somebody last looked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import actions
from meetings.forms import LookForm
from meetings.models import news_for
from meetings.permissions import may_have_calendar

PAGE = 20


@login_required
@require_safe
def changes(request):
    return _changes_page(request)


@login_required
@require_POST
def mark_read(request):
    """Up to the newest change that the page showed: what has changed since stays unread."""
    _require_meetings(request)
    form = LookForm(request.POST)
    if not form.is_valid():
        return _changes_page(request, status=422)
    actions.mark_read(by=request.user, until=form.cleaned_data["until"], now=timezone.now())
    messages.success(request, _("You have read all changes up to here."))
    return redirect("meetings:changes")


def _require_meetings(request):
    if not may_have_calendar(request.user):
        raise Http404


def _changes_page(request, status=200):
    _require_meetings(request)
    news = news_for(request.user, timezone.now())
    context = {
        "news": news,
        "page": Paginator(news.changed, PAGE).get_page(request.GET.get("page")),
        "until": news.changed[0].at if news.changed else None,
        "is_refused": status != 200,
    }
    return render(request, "meetings/changes.html", context, status=status)
