"""Pages on which a secretariat writes, submits and lists proposals."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms import ProposalSheet
from cooperation.models import City, Project
from cooperation.permissions import may_edit, may_propose
from cooperation.views.paging import Choice, last_shown, page_of
from cooperation.views.proposal_conflicts import changed_words, conflict_of, with_choices
from cooperation.views.proposal_drafts import (
    asked_draft,
    key_sent,
    log_in_and_keep,
    take_in,
    token,
    unsaved,
)


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
    draft = asked_draft(request, None)
    return _form_page(request, ProposalSheet(user=request.user, draft=draft))


@log_in_and_keep
@require_POST
def proposal_create(request):
    _require_secretariat(request)
    sheet = _sheet_sent(request, request.POST)
    if not sheet.is_valid():
        return _refused(request, sheet)
    today = timezone.localdate()
    with transaction.atomic():
        project = actions.propose(by=request.user, texts=sheet.form.texts, today=today, partners=sheet.rows)
        return _settled(request, sheet, project)


@login_required
@require_safe
def proposal_edit(request, ref):
    project = _editable(request, ref)
    draft = asked_draft(request, project)
    return _form_page(request, ProposalSheet(user=request.user, project=project, draft=draft))


@log_in_and_keep
@require_POST
def proposal_update(request, ref):
    _require_secretariat(request)
    own = Project.objects.of_city(request.user.city_id)
    project = get_object_or_404(own, ref=ref)
    sheet = _sheet_sent(request, with_choices(request.POST, project), project)
    valid = sheet.is_valid()
    if not may_edit(request.user, project):
        return _closed_meanwhile(request, sheet, project)
    if not valid:
        return _refused(request, sheet)
    try:
        with transaction.atomic():
            project = actions.revise(
                by=request.user,
                project=project,
                texts=sheet.form.texts,
                version=sheet.version,
                partners=sheet.rows,
            )
            return _settled(request, sheet, project)
    except actions.Changed as changed:
        return _conflict_page(request, sheet, changed.project)


def _require_secretariat(request):
    if not may_propose(request.user):
        raise Http404


def _editable(request, ref):
    project = get_object_or_404(Project.objects.visible_to(request.user), ref=ref)
    if not may_edit(request.user, project):
        raise Http404
    return project


def _sheet_sent(request, data, project=None):
    """What was sent; files that came along are taken in first, so that they stay whatever becomes of the rest."""
    key = key_sent(request)
    draft, problems = take_in(request, by=request.user, key=key, project=project, only_files=True)
    sheet = ProposalSheet(
        user=request.user,
        project=project,
        draft=draft,
        data=data,
        submitting=request.POST.get("action") == "submit",
    )
    sheet.key, sheet.file_problems = key, problems
    return sheet


def _form_page(request, sheet, conflict=None, status=200):
    project, key = sheet.project, getattr(sheet, "key", None) or (sheet.draft and sheet.draft.key)
    sign, key = token(request.user, key)
    # What was sent is in the form itself; what somebody else saved since a form was kept is not.
    is_behind = project and not conflict and str(sheet.form["version"].value()) != str(project.version)
    context = {
        "sheet": sheet,
        "form": sheet.form,
        "project": project,
        "conflict": conflict,
        "token": sign,
        "unsaved": unsaved(request.user, project, but=key),
        "changed": changed_words(project) if is_behind and sheet.draft else "",
    }
    return render(request, "cooperation/proposal_form.html", context, status=status)


def _refused(request, sheet, conflict=None, status=422):
    """What was typed stays in the form, and is kept besides."""
    take_in(request, by=request.user, key=sheet.key, project=sheet.project, with_files=False)
    return _form_page(request, sheet, conflict, status)


def _closed_meanwhile(request, sheet, project):
    """Who began to write before a colleague submitted keeps the words; anybody else finds nothing here."""
    if sheet.version in (0, project.version):
        raise Http404
    return _conflict_page(request, sheet, project)


def _conflict_page(request, sheet, current):
    """Both changes together where they fit, mine where they do not, and what the other person wrote beside it."""
    conflict = conflict_of(sheet, current)
    sheet.project = current
    return _refused(request, sheet, conflict, status=409)


def _settled(request, sheet, project):
    """Inside the transaction that saved the texts: papers follow, and the form that was kept is done with."""
    papers = sheet.papers
    actions.settle_draft(
        by=request.user, key=sheet.key, project=project, languages=papers.languages, away=papers.away
    )
    if sheet.submitting:
        project = actions.submit(by=request.user, project=project, today=timezone.localdate())
    words = _("%(ref)s has been submitted.") if sheet.submitting else _("%(ref)s has been saved.")
    messages.success(request, words % {"ref": project.ref})
    return redirect("cooperation:proposal_list")
