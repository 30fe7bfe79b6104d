"""Pages on which the working group's decision about two assessments is entered, and a new round is asked for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms import AnewForm, SettlementForm
from cooperation.models import WORKING_GROUP, standing_of
from cooperation.permissions import may_ask_anew, may_settle
from cooperation.views.assessed import lines, sides
from cooperation.views.assessments import visible


@login_required
@require_safe
def assessment_settle(request, ref):
    project, standing = _with_standing(request, ref)
    if not may_settle(request.user, project, standing):
        raise Http404
    form = _settlement(request, project, standing, initial={"round": standing.round})
    return _settle_page(request, project, standing, form)


@login_required
@require_POST
def assessment_decide(request, ref):
    project, standing = _with_standing(request, ref)
    form = _settlement(request, project, standing, request.POST)
    is_valid = form.is_valid()
    about = {"by": request.user, "project": project, "today": timezone.localdate()}
    if not may_settle(request.user, project, standing):
        return _too_late(request, project, standing, form, "cooperation/assessment_settle.html")
    if not is_valid:
        return _settle_page(request, project, standing, form)
    try:
        actions.settle(**about, fields=form.given, round=form.cleaned_data.get("round") or 0)
    except actions.Overtaken as overtaken:
        return _too_late(request, project, overtaken.standing, form, "cooperation/assessment_settle.html")
    messages.success(request, _("The decision of the working group has been entered."))
    return redirect("cooperation:assessment_list", project.ref)


@login_required
@require_safe
def assessment_again(request, ref):
    project, standing = _with_standing(request, ref)
    if not may_ask_anew(request.user, project, standing):
        raise Http404
    return _again_page(request, project, AnewForm(initial={"round": standing.round}))


@login_required
@require_POST
def assessment_begin_again(request, ref):
    project, standing = _with_standing(request, ref)
    form = AnewForm(request.POST)
    is_valid = form.is_valid()
    about = {"by": request.user, "project": project, "today": timezone.localdate()}
    if not may_ask_anew(request.user, project, standing):
        return _too_late(request, project, standing, form, "cooperation/assessment_again.html")
    if not is_valid:
        return _again_page(request, project, form)
    try:
        words = {"why": form.cleaned_data["why"], "language": get_language()}
        actions.ask_anew(**about, **words, round=form.cleaned_data.get("round") or 0)
    except actions.Overtaken as overtaken:
        return _too_late(request, project, overtaken.standing, form, "cooperation/assessment_again.html")
    messages.success(request, _("A new round of assessment has begun. Both cities assess once more."))
    return redirect("cooperation:assessment_list", project.ref)


def _with_standing(request, ref):
    project = visible(request, ref)
    return project, standing_of(project, timezone.localdate())


def _settlement(request, project, standing, data=None, **options):
    today = timezone.localdate()
    parts = project.assessments.filter(pk__in=standing.keys)
    since = max((one.assessed_on for one in parts), default=today)
    held = project.agenda_items.filter(meeting__body=WORKING_GROUP, meeting__status="held")
    last = held.order_by("meeting__starts_at").select_related("meeting").last()
    met_on = timezone.localdate(last.meeting.starts_at) if last else None
    # A meeting before the two differed cannot have settled it.
    options["met_on"] = met_on if met_on and met_on >= since else None
    return SettlementForm(data, disagreed_since=since, today=today, **options)


def _settle_page(request, project, standing, form, **context):
    both = sides(project, request.user, standing)
    read = [side.assessment for side in both if side.assessment]
    context |= {"project": project, "form": form, "sides": both, "lines": lines(read)}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "cooperation/assessment_settle.html", context, status=status)


def _again_page(request, project, form):
    status = 422 if form.errors else 200
    return render(
        request, "cooperation/assessment_again.html", {"project": project, "form": form}, status=status
    )


def _too_late(request, project, standing, form, template):
    """Somebody else was first: what was typed can still be read and copied, and nothing is overwritten."""
    if "round" not in request.POST:
        raise Http404
    context = {"project": project, "form": form, "is_late": True}
    return render(request, template, context, status=409)
