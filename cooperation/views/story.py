"""The page of one project: a story from the vision to what has changed, for everybody who may see it."""

from collections import defaultdict, namedtuple

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation import additionality, effect, folding, lifecycle
from cooperation.models import City, Commitment, Measurement, Project, Translation, Waiver
from cooperation.models.texts import LANGUAGE_CHOICES
from cooperation.permissions import may_assess, may_edit, may_keep_budget, may_keep_progress
from cooperation.views.assessed import shown_of
from cooperation.views.course import course_of
from cooperation.views.picture import picture_of
from cooperation.views.sums import budget_of

# What may be shown of an indicator: a row for each city, with what is compared there.
Shown = namedtuple("Shown", "indicator rows measurements")
Row = namedtuple("Row", "city found")


@require_safe
def project_detail(request, ref):
    visible = Project.objects.visible_to(request.user).select_related(
        "city", "focus_area", "deepens", "merged_into", "obstacle"
    )
    project = get_object_or_404(visible, ref=ref)
    course = course_of(project, request.user)
    context = {
        "project": project,
        "shown": shown_of(project, request.user, timezone.localdate()),
        "may_assess": may_assess(request.user) and project.submitted_on is not None,
        "discussed": project.agenda_items.public()
        .exclude(pk__in=[one.item_id for one in course["decisions"]])
        .select_related("meeting__body", "meeting__host_city")
        .order_by("meeting__starts_at"),
        "waivers": Waiver.objects.in_force(project),
        "written_first": Translation.objects.written_first([project], "title"),
        "is_public": project.is_public,
        "is_started": project.state in lifecycle.STARTED,
        "is_over": project.state in (lifecycle.COMPLETED, lifecycle.ARCHIVED),
        "may_edit": may_edit(request.user, project),
        "may_keep_budget": may_keep_budget(request.user, project),
        "may_keep_progress": may_keep_progress(request.user, project),
        **course,
        **_serves(project.ground),
        "budget": budget_of(project, timezone.localdate()),
        **(_course(project) if project.state in lifecycle.STARTED else {}),
    }
    return render(request, "cooperation/project_detail.html", context)


def _serves(ground):
    """The sentences of the declaration that a project answers to: the aim (S3), and its own ground (S10, S11, or S7)."""
    found = {
        one.code: one for one in Commitment.objects.filter(code__in=("C1", "C2")).select_related("paragraph")
    }
    if len(found) < 2:
        return {}
    aim, new = found["C1"], found["C2"]
    # The first sentence of that paragraph is the strategy; the one after the second commitment permits to deepen.
    number = {additionality.NEW: new.sentence, additionality.DEEPENING: new.sentence + 1}.get(ground, 1)
    if number > min(len(new.paragraph.sentences(code)) for code, _name in LANGUAGE_CHOICES):
        number = new.sentence
    return {"aim": aim, "way": Commitment(code=new.code, paragraph=new.paragraph, sentence=number)}


def _course(project):
    """What has happened since the decision, and what has changed; six queries."""
    effects = _effects(project)
    return {
        "picture": picture_of(project, list(project.milestones.in_order()), timezone.localdate()),
        "updates": project.updates.published().newest_first(),
        "effects": effects,
        "other_obstacles": _other_obstacles(project, [shown.indicator for shown in effects]),
        "evaluations": project.evaluations.all(),
    }


def _other_obstacles(project, indicators):
    """The indicators that name an obstacle in words of their own: each obstacle once, and not that of the project."""
    told = _keys(project.obstacle, "name") if project.obstacle else set()
    found = []
    for indicator in indicators:
        named = _keys(indicator, "obstacle")
        if named and not named & told:
            found.append(indicator)
        told |= named
    return found


def _keys(owner, field):
    """What a name has in common with other spellings of it, in both languages."""
    names = [getattr(owner, f"{field}_{code}") or "" for code, _language in LANGUAGE_CHOICES]
    return {folding.key(name) for name in names} - {""}


def _effects(project):
    """Each indicator with what was measured, city by city."""
    measured = defaultdict(list)
    rows = Measurement.objects.of_project(project).select_related("city").order_by("on", "pk")
    for one in rows:
        measured[one.indicator_id].append(one)
    cities = {city.pk: city for city in City.objects.all()}
    return [
        Shown(
            indicator,
            [
                Row(cities.get(found.city), found)
                for found in effect.comparisons(
                    [one.as_measured for one in measured[indicator.pk]], indicator.target
                )
            ],
            measured[indicator.pk],
        )
        for indicator in project.indicators.all()
    ]
