"""The page on which each secretariat keeps its city's lines of a project's budget."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions, lifecycle
from cooperation.forms import BudgetLineForm
from cooperation.models import BudgetLine, ExchangeRate, Project, changes_for_a_reason
from cooperation.permissions import may_keep_budget, may_keep_rates
from cooperation.views.sums import budget_of


@login_required
@require_safe
def project_budget(request, ref):
    """`line` in the address opens one of one's own lines for a change."""
    project = _project(request, ref)
    line = _own_line(request, project, request.GET.get("line", ""))
    if line is None and "line" in request.GET:
        raise Http404
    return _page(request, project, line=line)


@login_required
@require_POST
def budget_save(request, ref):
    """Enter, change or remove a line; what a colleague has changed meanwhile is shown, and stays."""
    project = _project(request, ref)
    if not may_keep_budget(request.user, project):
        raise Http404
    named, removing = request.POST.get("line", ""), request.POST.get("action") == "remove"
    line = _own_line(request, project, named)
    form = _form(request, project, line, data=request.POST)
    valid = _is_valid(form, removing=removing)
    if named and line is None:
        return _gone(request, project, form, named, removing=removing)
    if not valid or (removing and line is None):
        return _page(request, project, form=form, line=line, status=422)
    try:
        return _change(request, project, form, line, removing=removing)
    except actions.LineChanged as changed:
        return _conflict(request, project, form, changed.line, removing=removing)
    except BudgetLine.DoesNotExist:
        return _gone(request, project, form, named, removing=removing)
    except actions.Unexplained:
        # It was decided while somebody typed; the page asks for the reason now.
        project = _project(request, ref)
        form = _form(request, project, line, data=request.POST)
        return _page(request, project, form=form, line=line, status=422)


@login_required
@require_POST
def budget_freeze(request, ref):
    """Freeze the rate of the day of the decision, which was entered only afterwards."""
    project = _project(request, ref)
    if not may_keep_rates(request.user) or project.state not in lifecycle.STARTED:
        raise Http404
    if actions.freeze_rate(by=request.user, project=project):
        messages.success(request, _("The rate of the decision is now frozen."))
    else:
        messages.error(request, _("No rate of that time has been entered."))
    return redirect("cooperation:project_budget", project.ref)


def _project(request, ref):
    if not may_keep_rates(request.user):
        raise Http404
    return get_object_or_404(Project.objects.visible_to(request.user).select_related("city"), ref=ref)


def _own_line(request, project, named):
    """The line of one's own city that is named; None where there is none, or not any more."""
    if not named:
        return None
    if not (named.isascii() and named.isdigit()):
        raise Http404
    own = BudgetLine.objects.of_project(project).filter(city=request.user.city_id)
    return own.filter(pk=named).first()


def _form(request, project, line, data=None):
    decided = project.state in lifecycle.STARTED
    return BudgetLineForm(data, project=project, city=request.user.city, line=line, with_reason=decided)


def _is_valid(form, *, removing):
    valid = form.is_valid()
    if removing:
        form.ask_only_for_the_reason()
    return valid or (removing and not form.errors)


def _change(request, project, form, line, *, removing):
    by, version = request.user, form.cleaned_data.get("version") or 0
    if removing:
        actions.remove_line(by=by, line=line, version=version, reason=form.given_reason)
        said = _("The line has been removed.")
    elif line:
        fields = form.fields_of_line
        actions.change_line(by=by, line=line, version=version, reason=form.given_reason, **fields)
        said = _("The line has been changed.")
    else:
        actions.add_line(by=by, project=project, reason=form.given_reason, **form.fields_of_line)
        said = _("The line has been entered.")
    messages.success(request, said)
    return redirect("cooperation:project_budget", project.ref)


def _gone(request, project, form, named, *, removing):
    """What was typed for a line that a colleague has removed stands in the form that enters it anew."""
    if BudgetLine.objects.filter(pk=named).exists():
        raise Http404  # of the other city, or of another project
    if removing:
        messages.info(request, _("Somebody has removed this line already."))
        return redirect("cooperation:project_budget", project.ref)
    return _page(request, project, form=form, is_gone=True, status=409)


def _conflict(request, project, form, current, *, removing):
    """Whoever wanted to remove a line sees what would go now; what somebody typed stays in the form."""
    if removing:
        form = _form(request, project, current)
    else:
        form.data = {**form.data.dict(), "version": current.version}
    return _page(request, project, form=form, line=current, conflict=current, status=409)


def _page(request, project, *, form=None, line=None, conflict=None, is_gone=False, status=200):
    today = timezone.localdate()
    may_edit = may_keep_budget(request.user, project)
    decided = project.state in lifecycle.STARTED
    budget = budget_of(project, today)
    context = {
        "project": project,
        "budget": budget,
        "may_edit": may_edit,
        "is_decided": decided,
        "form": form or (_form(request, project, line) if may_edit else None),
        "line": line,
        "conflict": conflict,
        "is_gone": is_gone,
        "changes": changes_for_a_reason(project),
        "could_freeze": decided
        and budget.frozen is None
        and project.decided_on
        and ExchangeRate.objects.at(project.decided_on).first(),
    }
    return render(request, "cooperation/project_budget.html", context, status=status)
