"""The page on which secretariats correct or remove an exchange rate that no decision rests on."""

from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms import SOURCES, RateForm
from cooperation.models import ExchangeRate
from cooperation.views.rates import require_secretariat, saved


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
            return saved(request, _("The rate has been removed."))
        actions.change_rate(by=request.user, rate=rate, version=version, **form.fields_of_rate)
    except actions.RateChanged as changed:
        return _conflict_page(request, form, changed.rate)
    except ExchangeRate.DoesNotExist as gone:
        raise Http404 from gone
    except IntegrityError:
        form.say_it_is_there()
        return _edit_page(request, form, rate, status=422)
    return saved(request, _("The rate has been changed."))


def _rate(request, pk):
    require_secretariat(request)
    return get_object_or_404(ExchangeRate, pk=pk)


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
