"""Pages of the register of what others already do, for everybody."""

from django.core.validators import slug_re
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation.forms import CheckForm, InitiativeFilter
from cooperation.models import ExistingInitiative, Project
from cooperation.permissions import may_keep_register
from cooperation.views.paging import PAGE


@require_safe
def initiative_list(request):
    may_keep, today = may_keep_register(request.user), timezone.localdate()
    choice = InitiativeFilter(request.GET, for_keepers=may_keep)
    found = choice.of(ExistingInitiative.objects.by_name(), today)
    number = found.count()
    last = _last_shown(found, request.GET.get("after", ""))
    rows = list((found.after(last) if last else found).prefetch_related("focus_areas")[: PAGE + 1])
    context = {
        "initiatives": rows[:PAGE],
        "next_page": rows[PAGE - 1].code if len(rows) > PAGE else "",
        "number": number,
        "filter": choice,
        "page_query": {**choice.query, "after": last.code if last else ""},
        "may_keep": may_keep,
        "stale_number": ExistingInitiative.objects.stale(today).count() if may_keep else 0,
    }
    return render(request, "cooperation/initiative_list.html", context)


def _last_shown(found, code):
    """The entry that the page asked for follows, when the address names one."""
    if not code:
        return None
    if not slug_re.match(code):
        raise Http404
    return get_object_or_404(found, code=code)


@require_safe
def initiative_detail(request, code):
    return detail_page(request, get_object_or_404(ExistingInitiative, code=code))


def detail_page(request, initiative, form=None, status=200):
    """An entry, the proposals that deepen it, and those that were compared with it; form: a check that was refused."""
    visible = Project.objects.visible_to(request.user).select_related("city", "focus_area").newest_first()
    compared = visible.filter(assessments__compared_initiatives=initiative).distinct()
    may_keep = may_keep_register(request.user)
    context = {
        "initiative": initiative,
        "areas": initiative.focus_areas.by_name(),
        "deepened_by": visible.filter(deepens=initiative),
        "compared_with": compared,
        "may_keep": may_keep,
        "form": (form or CheckForm(initiative=initiative)) if may_keep else None,
    }
    return render(request, "cooperation/initiative_detail.html", context, status=status)
