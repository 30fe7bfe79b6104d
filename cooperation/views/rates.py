"""The pages on which secretariats enter exchange rates as central banks publish them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
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
    _require_secretariat(request)
    return _list_page(request, RateForm())


@login_required
@require_POST
def rate_enter(request):
    _require_secretariat(request)
    form = RateForm(request.POST)
    if not form.is_valid():
        return _list_page(request, form, status=422)
    try:
        actions.enter_rate(by=request.user, **form.fields_of_rate)
    except IntegrityError:
        form.say_it_is_there()
        return _list_page(request, form, status=422)
    return _saved(request, _("The rate has been entered."))


@login_required
@require_safe
def rate_edit(request, pk):
    rate = _rate(request, pk)
    return _edit_page(request, RateForm(rate=rate), rate)


@login_required
@require_POST
def rate_save(request, pk):
    """Put right or remove a rate that no decision rests on; what a colleague has changed meanwhile stays."""
    rate = _rate(request, pk)
    form = RateForm(request.POST, rate=rate)
    removing = request.POST.get("action") == "remove"
    if not (form.is_valid() or removing):
        return _edit_page(request, form, rate, status=422)
    version = form.cleaned_data.get("version") or 0
    try:
        if removing:
            actions.remove_rate(by=request.user, rate=rate, version=version)
            return _saved(request, _("The rate has been removed."))
        actions.change_rate(by=request.user, rate=rate, version=version, **form.fields_of_rate)
    except actions.RateChanged as changed:
        return _conflict_page(request, form, changed.rate)
    except ExchangeRate.DoesNotExist as gone:
        raise Http404 from gone
    except IntegrityError:
        form.say_it_is_there()
        return _edit_page(request, form, rate, status=422)
    return _saved(request, _("The rate has been changed."))


def _require_secretariat(request):
    if not may_keep_rates(request.user):
        raise Http404


def _rate(request, pk):
    _require_secretariat(request)
    return get_object_or_404(ExchangeRate, pk=pk)


def _list_page(request, form, status=200):
    frozen = Prefetch("frozen", FrozenRate.objects.select_related("project").order_by("project__ref"))
    rates = ExchangeRate.objects.latest_first().select_related("entered_by").prefetch_related(frozen)
    page = Paginator(rates, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "sources": SOURCES}
    return render(request, "cooperation/rate_list.html", context, status=status)


def _edit_page(request, form, rate, *, conflict=None, status=200):
    context = {
        "form": form,
        "rate": rate,
        "conflict": conflict,
        "sources": SOURCES,
        "frozen": rate.frozen.select_related("project").order_by("project__ref"),
    }
    return render(request, "cooperation/rate_edit.html", context, status=status)


def _conflict_page(request, form, current):
    form.data = {**form.data.dict(), "version": current.version}
    return _edit_page(request, form, current, conflict=current, status=409)


def _saved(request, words):
    messages.success(request, words)
    return redirect("cooperation:rate_list")
