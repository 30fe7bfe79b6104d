"""Pages on which a secretariat enters, corrects and checks what others already do."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms import CheckForm, InitiativeForm
from cooperation.models import ExistingInitiative
from cooperation.permissions import may_keep_register
from cooperation.views.initiatives import detail_page

REFUSED, OVERTAKEN = 422, 409

Conflict = namedtuple("Conflict", "by at changes")


@login_required
@require_safe
def initiative_new(request):
    require_keeper(request)
    return _form_page(request, InitiativeForm())


@login_required
@require_POST
def initiative_create(request):
    require_keeper(request)
    form = InitiativeForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=REFUSED)
    checked = form.cleaned_data["checked"]
    initiative = actions.register_initiative(
        by=request.user, entry=form.entry, areas=form.areas, checked=checked, today=timezone.localdate()
    )
    return _saved(request, initiative)


@login_required
@require_safe
def initiative_edit(request, code):
    initiative = _kept(request, code)
    return _form_page(request, InitiativeForm(initiative=initiative), initiative)


@login_required
@require_POST
def initiative_update(request, code):
    initiative = _kept(request, code)
    form = InitiativeForm(request.POST, initiative=initiative)
    if not form.is_valid():
        return _form_page(request, form, initiative, status=REFUSED)
    try:
        initiative = actions.revise_initiative(
            by=request.user,
            initiative=initiative,
            entry=form.entry,
            areas=form.areas,
            checked=form.cleaned_data["checked"],
            version=form.cleaned_data.get("version") or 0,
            today=timezone.localdate(),
        )
    except actions.InitiativeChanged as changed:
        return _conflict_page(request, form, changed.initiative)
    return _saved(request, initiative)


@login_required
@require_POST
def initiative_check(request, code):
    initiative = _kept(request, code)
    form = CheckForm(request.POST, initiative=initiative)
    if not form.is_valid():
        return detail_page(request, initiative, form, status=REFUSED)
    actions.check_initiative(
        by=request.user,
        initiative=initiative,
        source=form.cleaned_data["source"],
        today=timezone.localdate(),
    )
    messages.success(request, _("The check of %(name)s has been noted.") % {"name": initiative.name})
    return redirect(initiative)


def require_keeper(request):
    if not may_keep_register(request.user):
        raise Http404


def _kept(request, code):
    require_keeper(request)
    return get_object_or_404(ExistingInitiative, code=code)


def _form_page(request, form, initiative=None, *, conflict=None, status=200):
    context = {"form": form, "initiative": initiative, "conflict": conflict}
    return render(request, "cooperation/initiative_form.html", context, status=status)


def _conflict_page(request, form, current):
    """What was typed stays in the form; beside it what the other person saved. Saving again is then a choice."""
    theirs = [
        (form.fields[name].label, _shown(form.fields[name], getattr(current, name)))
        for name in actions.INITIATIVE_FIELDS
        if (getattr(current, name) or "") != (form.cleaned_data.get(name) or "")
    ]
    form.data = form.data.copy()
    form.data["version"] = current.version
    conflict = Conflict(current.changed_by, current.changed_at, theirs)
    return _form_page(request, form, current, conflict=conflict, status=OVERTAKEN)


def _shown(field, value):
    """A value as the form words it: choices by their label."""
    return dict(getattr(field, "choices", ())).get(value, value) or ""


def _saved(request, initiative):
    messages.success(request, _("%(name)s has been saved.") % {"name": initiative.name})
    return redirect(initiative)
