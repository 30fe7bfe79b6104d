"""Pages on which a secretariat writes, submits and lists proposals."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions, lifecycle
from cooperation.forms import ProposalForm
from cooperation.models import City, Project
from cooperation.permissions import may_edit, may_propose
from cooperation.views.paging import Choice, last_shown, page_of

Conflict = namedtuple("Conflict", "by at changes may_save")


@login_required
@require_safe
def proposal_list(request):
    _require_secretariat(request)
    cities = list(City.objects.all())
    asked = request.GET.get("city", request.user.city_id)
    city = next((one for one in cities if one.code == asked), request.user.city)
    found = Project.objects.visible_to(request.user).of_city(city).order_by("-pk")
    if before := last_shown(found, request):
        found = found.filter(pk__lt=before.pk)
    projects, next_page = page_of(found)
    context = {
        "projects": projects,
        "next_page": next_page,
        "city": city,
        "cities": [Choice(one.code, one.name, one == city) for one in cities],
    }
    return render(request, "cooperation/proposal_list.html", context)


@login_required
@require_safe
def proposal_new(request):
    _require_secretariat(request)
    return _form_page(request, ProposalForm(proposer=request.user))


@login_required
@require_POST
def proposal_create(request):
    _require_secretariat(request)
    submitting = request.POST.get("action") == "submit"
    form = ProposalForm(request.POST, proposer=request.user, submitting=submitting)
    if not form.is_valid():
        return _form_page(request, form)
    today = timezone.localdate()
    with transaction.atomic():
        project = actions.propose(by=request.user, texts=form.texts, today=today)
        if submitting:
            project = actions.submit(by=request.user, project=project, today=today)
    return _saved(request, project)


@login_required
@require_safe
def proposal_edit(request, ref):
    project = _editable(request, ref)
    return _form_page(request, ProposalForm(instance=project, proposer=request.user), project)


@login_required
@require_POST
def proposal_update(request, ref):
    _require_secretariat(request)
    own = Project.objects.of_city(request.user.city_id)
    project = get_object_or_404(own, ref=ref)
    submitting = request.POST.get("action") == "submit"
    form = ProposalForm(request.POST, instance=project, proposer=request.user, submitting=submitting)
    valid = form.is_valid()
    version = form.cleaned_data.get("version") or 0
    if not may_edit(request.user, project):
        return _closed_meanwhile(request, form, project, version)
    if not valid:
        return _form_page(request, form, project)
    try:
        with transaction.atomic():
            project = actions.revise(by=request.user, project=project, texts=form.texts, version=version)
            if submitting:
                project = actions.submit(by=request.user, project=project, today=timezone.localdate())
    except actions.Changed as changed:
        return _conflict_page(request, form, changed.project)
    return _saved(request, project)


def _require_secretariat(request):
    if not may_propose(request.user):
        raise Http404


def _editable(request, ref):
    project = get_object_or_404(Project.objects.visible_to(request.user), ref=ref)
    if not may_edit(request.user, project):
        raise Http404
    return project


def _form_page(request, form, project=None, conflict=None):
    context = {"form": form, "pairs": form.pairs, "project": project, "conflict": conflict}
    return render(request, "cooperation/proposal_form.html", context)


def _closed_meanwhile(request, form, project, version):
    """Who began to write before a colleague submitted keeps the words; anybody else finds nothing here."""
    if version in (0, project.version):
        raise Http404
    return _conflict_page(request, form, project)


def _conflict_page(request, form, current):
    """What was typed stays in the form; beside it what the other person saved. Saving again is then a choice."""
    theirs = [
        (form.fields[name].label, _shown(form.fields[name], getattr(current, name)))
        for name in actions.PROPOSAL_FIELDS
        if (getattr(current, name) or "") != (form.cleaned_data.get(name) or "")
    ]
    form.data = {**form.data.dict(), "version": current.version}
    may_save = may_edit(request.user, current)
    conflict = Conflict(current.changed_by, current.changed_at, theirs, may_save)
    return _form_page(request, form, current, conflict)


def _shown(field, value):
    """A value as the form words it: choices by their label."""
    return dict(getattr(field, "choices", ())).get(value, value) or ""


def _saved(request, project):
    submitted = project.state == lifecycle.SUBMITTED
    words = _("%(ref)s has been submitted.") if submitted else _("%(ref)s has been saved.")
    messages.success(request, words % {"ref": project.ref})
    return redirect("cooperation:proposal_list")
