"""The page on which secretariats enter exchange rates as central banks publish them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms import SOURCES, RateForm
from cooperation.models import ExchangeRate, FrozenRate
from cooperation.permissions import may_keep_rates

PAGE = 40


@login_required
@require_safe
def rate_list(request):
    require_secretariat(request)
    return _list_page(request, RateForm())


@login_required
@require_POST
def rate_enter(request):
    require_secretariat(request)
    form = RateForm(request.POST)
    if not form.is_valid():
        return _list_page(request, form, status=422)
    try:
        actions.enter_rate(by=request.user, **form.fields_of_rate)
    except IntegrityError:
        form.say_it_is_there()
        return _list_page(request, form, status=422)
    return saved(request, _("The rate has been entered."))


def require_secretariat(request):
    if not may_keep_rates(request.user):
        raise Http404


def saved(request, words):
    messages.success(request, words)
    return redirect("cooperation:rate_list")


def _list_page(request, form, status=200):
    frozen = Prefetch("frozen", FrozenRate.objects.select_related("project").order_by("project__ref"))
    rates = ExchangeRate.objects.latest_first().select_related("entered_by").prefetch_related(frozen)
    page = Paginator(rates, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "sources": SOURCES}
    return render(request, "cooperation/rate_list.html", context, status=status)
