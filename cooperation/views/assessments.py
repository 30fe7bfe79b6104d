"""Pages on which each city assesses a proposal on its own, both are compared, and what differs is settled."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.actions.assessments import round_to_come
from cooperation.forms import AssessmentForm, as_typed, first_words
from cooperation.models import WORKING_GROUP, Paragraph, Project, Seat, standing_of
from cooperation.permissions import (
    may_ask_anew,
    may_assess,
    may_hand_in,
    may_read_assessments,
    may_settle,
)
from cooperation.views.assessed import lines, shown_of, sides
from cooperation.views.kept import forget, keep_and_log_in, kept
from cooperation.views.similar import similar_to

# What stands when somebody else was first; may_save: whether the form may still be sent
Conflict = namedtuple("Conflict", "assessment standing may_save")
# What the text of a proposal shows beside the form.
_BESIDE = ("city", "focus_area", "deepens", "obstacle")


@login_required
@require_safe
def assessment_list(request, ref):
    project = get_object_or_404(Project.objects.select_related(*_BESIDE), ref=ref)
    user = request.user
    shown = shown_of(project, user, timezone.localdate())
    coming = list(_coming_items(project))
    if not _may_read(user, project, shown.standing, is_on_agenda=bool(coming)):
        raise Http404
    context = {
        "project": project,
        "shown": shown,
        "coming": coming,
        "rounds": project.assessment_rounds.select_related("begun_by").order_by("-number"),
        "versions": _all_versions(project, user),
        **_side_by_side(project, user, shown.standing),
        **_steps(project, user, shown.standing),
    }
    return render(request, "cooperation/assessment_list.html", context)


@login_required
@require_safe
def assessment_new(request, ref):
    project = visible(request, ref)
    standing = standing_of(project, timezone.localdate())
    if not may_hand_in(request.user, project, standing):
        raise Http404
    if words := kept(request):
        return _form_page(request, project, _form(request, project, initial=_retyped(words)), is_kept=True)
    number = round_to_come(standing)
    own = project.assessments.filter(round=number, city=request.user.city_id).with_all(request.user)
    latest = own.order_by("version").last()
    initial = first_words(project, latest, timezone.localdate())
    initial |= {"round": number, "version": latest.version if latest else 0}
    return _form_page(request, project, _form(request, project, initial=initial))


@require_POST
def assessment_hand_in(request, ref):
    if not request.user.is_authenticated:
        return keep_and_log_in(request)
    project, today = visible(request, ref), timezone.localdate()
    if request.POST.get("action") == "find":
        return _form_page(request, project, _form(request, project, initial=as_typed(request.POST)))
    form = _form(request, project, request.POST)
    is_valid, standing = form.is_valid(), standing_of(project, today)
    if not may_hand_in(request.user, project, standing):
        return _too_late(request, project, form, standing)
    if not is_valid:
        return _form_page(request, project, form)
    about = {"by": request.user, "project": project, "today": today}
    try:
        actions.hand_in(**about, **form.read, fields=form.given, compared=form.compared)
    except actions.Overtaken as overtaken:
        return _too_late(request, project, form, overtaken.standing, overtaken.assessment)
    forget(request)
    messages.success(request, _("The assessment has been handed in."))
    return redirect("cooperation:assessment_list", project.ref)


def visible(request, ref):
    """A project that both secretariats see, for one of them."""
    if not may_assess(request.user):
        raise Http404
    submitted = Project.objects.visible_to(request.user).filter(submitted_on__isnull=False)
    return get_object_or_404(submitted.select_related(*_BESIDE), ref=ref)


def _form(request, project, data=None, **options):
    language = get_language()
    sentences = {
        (one.chapter.number, one.number, at): words
        for one in Paragraph.objects.select_related("chapter")
        for at, words in enumerate(one.sentences(language), start=1)
    }
    return AssessmentForm(data, project=project, today=timezone.localdate(), quotes=sentences, **options)


def _form_page(request, project, form, conflict=None, **context):
    found, language = similar_to(project, request.user)
    form.offer_to_compare(found)
    context |= {"project": project, "form": form, "conflict": conflict, "found": found, "language": language}
    status = 409 if conflict else 422 if form.is_bound and form.errors else 200
    return render(request, "cooperation/assessment_new.html", context, status=status)


def _too_late(request, project, form, standing, latest=None):
    """What was typed stays in the form, beside it what stands now; to hand it in all the same is then a choice."""
    if not form.read["round"]:
        raise Http404
    number = round_to_come(standing)
    readable = project.assessments.filter(round=number).readable_by(request.user).with_all(request.user)
    own = readable.filter(city=request.user.city_id).order_by("version").last()
    form.renew(number, own.version if own else 0)
    may_save = may_hand_in(request.user, project, standing)
    stands = own or (latest and readable.filter(pk=latest.pk).first())
    conflict = Conflict(stands, standing, may_save)
    return _form_page(request, project, form, conflict)


def _retyped(fields):
    """Words that were kept, as a form begins with them."""
    return {
        name: values if name.startswith("compared_") else values[-1]
        for name, values in fields.items()
        if values
    }


def _side_by_side(project, user, standing):
    both = sides(project, user, standing)
    read = [side.assessment for side in both if side.assessment]
    return {
        "sides": both,
        "lines": lines(read),
        "outcomes_differ": len({one.outcome for one in read}) > 1,
        "is_hidden": any(side.handed_in and not side.assessment for side in both),
        "own": next((side.handed_in for side in both if side.city.code == user.city_id), None),
    }


def _steps(project, user, standing):
    """What the reader may do next."""
    return {
        "may_hand_in": may_hand_in(user, project, standing),
        "may_settle": may_settle(user, project, standing),
        "may_ask_anew": may_ask_anew(user, project, standing),
    }


def _coming_items(project):
    """Where a meeting of the working group to come deals with it."""
    items = project.agenda_items.filter(
        meeting__body=WORKING_GROUP,
        meeting__ends_at__gt=timezone.now(),
        meeting__status__in=["planned", "confirmed"],
    )
    return items.exclude(meeting__visibility="draft").select_related("meeting__body", "meeting__host_city")


def _may_read(user, project, standing, *, is_on_agenda):
    seats = Seat.objects.on(timezone.localdate()).filter(body=WORKING_GROUP)
    is_seated = bool(user.person_id) and seats.filter(person=user.person_id).exists()
    return may_read_assessments(user, project, standing, is_seated=is_seated, is_on_agenda=is_on_agenda)


def _all_versions(project, user):
    """Everything that was handed in and may be read, the latest first, each with its answers."""
    found = project.assessments.readable_by(user).with_all(user).order_by("-round", "-pk")
    return [(one, lines([one]) if one.city_id else []) for one in found]
