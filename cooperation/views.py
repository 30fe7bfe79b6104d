"""Pages of the declaration, the bodies, the projects, and the secretariats' proposals."""

from collections import Counter, namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.validators import slug_re
from django.db import transaction
from django.db.models import Prefetch
from django.db.models.functions import ExtractYear
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions, lifecycle
from cooperation.forms import ProposalForm
from cooperation.models import (
    Adoption,
    Body,
    Chapter,
    City,
    Delegation,
    Edition,
    Paragraph,
    Project,
    Seat,
    Term,
)
from cooperation.permissions import may_edit, may_propose

PAGE = 20

Choice = namedtuple("Choice", "value label is_current")
Started = namedtuple("Started", "year count")
BodyToday = namedtuple("BodyToday", "body delegations")
DelegationToday = namedtuple("DelegationToday", "city size term seats")
Conflict = namedtuple("Conflict", "by at changes may_save")


@require_safe
def vision(request):
    commitments = Prefetch("commitments", to_attr="commitment_list")
    paragraphs = Prefetch(
        "paragraphs", Paragraph.objects.prefetch_related(commitments), to_attr="paragraph_list"
    )
    chapters = list(Chapter.objects.prefetch_related(paragraphs))
    edition = Edition.objects.filter(language=get_language()).first()
    working = edition is not None and edition.standing == Edition.Standing.WORKING_TRANSLATION
    adoptions = Adoption.objects.select_related("council__city")
    context = {
        "chapters": chapters,
        "working_translation": working,
        "original_title": chapters[0].heading("da") if chapters else "",
        "adoptions": adoptions,
    }
    return render(request, "cooperation/vision.html", context)


@require_safe
def body_list(request):
    today = timezone.localdate()
    context = {"today": today, "bodies": _bodies_on(today)}
    return render(request, "cooperation/body_list.html", context)


def _bodies_on(today):
    terms = {term.council_id: term for term in Term.objects.on(today)}
    seats = list(Seat.objects.on(today).select_related("person"))
    delegations = list(Delegation.objects.select_related("city"))
    return [
        BodyToday(
            body,
            [
                DelegationToday(
                    one.city,
                    one.size,
                    terms.get(body.pk),
                    [seat for seat in seats if (seat.body_id, seat.city_id) == (body.pk, one.city_id)],
                )
                for one in delegations
                if one.body_id == body.pk
            ],
        )
        for body in Body.objects.exclude(kind__in=Body.GATHERINGS)
    ]


@require_safe
def project_list(request):
    state = request.GET.get("state", "")
    state = state if state in lifecycle.PUBLIC else ""
    found = Project.objects.public().newest_first()
    if before := _last_shown(found, request):
        found = found.older_than(before)
    projects, next_page = _page(found.filter(state=state) if state else found)
    labels = dict(Project.State.choices)
    context = {
        "projects": projects,
        "next_page": next_page,
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


def _last_shown(found, request):
    """The row that the page asked for follows, when the address names one."""
    ref = request.GET.get("after", "")
    if not ref:
        return None
    if not slug_re.match(ref):
        raise Http404
    return get_object_or_404(found, ref=ref)


def _page(found):
    """A page of rows, and the key of its last one when more follow."""
    rows = list(found.select_related("city", "focus_area")[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].ref if len(rows) > PAGE else ""


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
        "assessment": project.assessments.last(),
        "discussed": discussed.select_related("meeting__body", "meeting__host_city").order_by(
            "meeting__starts_at"
        ),
        "successor": successors.filter(pk=project.merged_into_id).first(),
        "may_edit": may_edit(request.user, project),
    }
    return render(request, "cooperation/project_detail.html", context)


@login_required
@require_safe
def proposal_list(request):
    _require_secretariat(request)
    cities = list(City.objects.all())
    asked = request.GET.get("city", request.user.city_id)
    city = next((one for one in cities if one.code == asked), request.user.city)
    found = Project.objects.visible_to(request.user).of_city(city).order_by("-pk")
    if before := _last_shown(found, request):
        found = found.filter(pk__lt=before.pk)
    projects, next_page = _page(found)
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
