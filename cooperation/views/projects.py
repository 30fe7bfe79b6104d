"""Pages of the initiatives, for everybody."""

from collections import Counter, namedtuple

from django.db.models.functions import ExtractYear
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation import lifecycle
from cooperation.models import Project, Translation, Waiver
from cooperation.permissions import may_assess, may_edit
from cooperation.views.assessed import shown_of
from cooperation.views.paging import Choice, last_shown, page_of

Started = namedtuple("Started", "year count")


@require_safe
def project_list(request):
    state = request.GET.get("state", "")
    state = state if state in lifecycle.PUBLIC else ""
    found = Project.objects.public().newest_first()
    if before := last_shown(found, request):
        found = found.older_than(before)
    projects, next_page = page_of(found.filter(state=state) if state else found)
    labels = dict(Project.State.choices)
    context = {
        "projects": projects,
        "next_page": next_page,
        "page_query": {"state": state, "after": before.ref if before else ""},
        "states": [
            Choice(one, labels[one], one == state) for one in lifecycle.STATES if one in lifecycle.PUBLIC
        ],
        "state_label": labels.get(state, ""),
        "started_per_year": _started_per_year(),
    }
    return render(request, "cooperation/project_list.html", context)


def _started_per_year():
    """How many new initiatives were adopted each year, so that C2 can be followed; shown, not graded (R-24)."""
    years = Project.objects.newly_started().values_list(ExtractYear("decided_on"), flat=True)
    counts = Counter(years)
    return [Started(year, counts[year]) for year in range(min(counts), max(counts) + 1)] if counts else []


@require_safe
def project_detail(request, ref):
    visible = Project.objects.visible_to(request.user).select_related(
        "city", "focus_area", "deepens", "merged_into"
    )
    project = get_object_or_404(visible, ref=ref)
    discussed = project.agenda_items.public()
    successors = Project.objects.visible_to(request.user)
    context = {
        "project": project,
        "shown": shown_of(project, request.user, timezone.localdate()),
        "may_assess": may_assess(request.user) and project.submitted_on is not None,
        "discussed": discussed.select_related("meeting__body", "meeting__host_city").order_by(
            "meeting__starts_at"
        ),
        "successor": successors.filter(pk=project.merged_into_id).first(),
        "waivers": Waiver.objects.in_force(project),
        "written_first": Translation.objects.written_first([project], "title"),
        "may_edit": may_edit(request.user, project),
        "is_public": project.state in lifecycle.PUBLIC,
    }
    return render(request, "cooperation/project_detail.html", context)
