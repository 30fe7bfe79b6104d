"""Pages on which a secretariat changes the plan: a form, then the consequences, then it is saved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from meetings import actions
from meetings.forms import DecisionForm
from meetings.models import Meeting, fingerprint, last_trace, schedule_of, traces_since
from meetings.views.arranging import arranged, require_secretariat
from meetings.views.consequences import consequences
from meetings.views.kinds import KINDS, NEW

REFUSED, CONFLICT = 422, 409


@login_required
@require_safe
def meeting_change(request, ref, change):
    kind, meeting = KINDS[change], arranged(request, ref)
    if not kind.possible(meeting):
        raise Http404
    if not kind.form.base_fields and not kind.form.pairs:
        return _preview(request, kind, kind.form({}, meeting=meeting, now=timezone.now()))
    return _form(request, kind, kind.form(meeting=meeting, now=timezone.now()))


@login_required
@require_POST
def meeting_change_save(request, ref, change):
    """Show what would come of a change, or make it."""
    kind, meeting = KINDS[change], arranged(request, ref)
    traces = _traces(request, meeting.body_id)
    if not kind.possible(meeting):
        if traces is None:
            raise Http404
        return _form(request, kind, None, CONFLICT, meeting=meeting, traces=traces)
    return _answer(request, kind, kind.form(request.POST, meeting=meeting, now=timezone.now()), traces)


@login_required
@require_safe
def meeting_new(request):
    require_secretariat(request)
    return _form(request, NEW, NEW.form(now=timezone.now()))


@login_required
@require_POST
def meeting_new_save(request):
    """Show what would come of one more meeting, or plan it."""
    require_secretariat(request)
    form = NEW.form(request.POST, now=timezone.now())
    body = form.is_valid() and form.whose.pk
    return _answer(request, NEW, form, _traces(request, body))


def _traces(request, body):
    """What others have changed since the consequences were shown; None when nothing was."""
    seen, last = request.POST.get("seen"), request.POST.get("last", "")
    if not (body and seen) or seen == fingerprint(schedule_of(body)):
        return None
    return traces_since(body, int(last)) if last.isascii() and last.isdigit() and len(last) < 18 else []


def _answer(request, kind, form, traces):
    if not form.is_valid():
        return _form(request, kind, form, REFUSED if traces is None else CONFLICT, traces=traces)
    if "edit" in request.POST:
        return _form(request, kind, form)
    if traces is not None:
        return _preview(request, kind, form, CONFLICT, traces)
    if "save" not in request.POST:
        return _preview(request, kind, form)
    return _save(request, kind, form)


def _save(request, kind, form):
    now = timezone.now()
    found = consequences(form, now)
    decision = DecisionForm(request.POST, plans=found.plans, today=timezone.localdate(now))
    if not decision.is_valid():
        return _preview(request, kind, form, REFUSED, decision=decision)
    subject = {"meeting": form.meeting} if form.meeting else {}
    try:
        new = kind.action(by=request.user, now=now, decision=decision.decision, **subject, **form.arguments)
    except (actions.ScheduleChanged, actions.NotAllowed):  # a colleague was faster, by a moment
        return _overtaken(request, kind, form)
    except Meeting.DoesNotExist as error:  # a draft that a colleague has deleted
        raise Http404 from error
    messages.success(request, kind.done)
    gone = form.meeting and not Meeting.objects.filter(pk=form.meeting.pk).exists()
    return redirect("meetings:meeting_year", form.meeting.day.year) if gone else redirect(new or form.meeting)


def _overtaken(request, kind, form):
    traces = _traces(request, form.whose.pk) or []
    if form.meeting and not kind.possible(form.meeting):
        return _form(request, kind, None, CONFLICT, meeting=form.meeting, traces=traces)
    form = kind.form(request.POST, meeting=form.meeting, now=timezone.now())
    return _answer(request, kind, form, traces)


def _form(request, kind, form, status=200, *, meeting=None, traces=None):
    meeting = form.meeting if form else meeting
    context = {"kind": kind, "form": form, "meeting": meeting, "traces": traces}
    return render(request, "meetings/meeting_change.html", context, status=status)


def _preview(request, kind, form, status=200, traces=None, *, decision=None):
    """The consequences; what was typed is sent along, and asked about again when it is saved."""
    form.is_valid()
    now = timezone.now()
    # Read before the schedule, so that what happens in between is shown once too often rather than never.
    last = last_trace()
    found = consequences(form, now)
    if decision is None:
        typed = _agreed(request.POST) if "seen" in request.POST else {}
        shown = {**typed, "seen": fingerprint(found.schedule), "last": last}
        decision = DecisionForm(initial=shown, plans=found.plans, today=timezone.localdate(now))
    context = {
        "kind": kind,
        "form": form,
        "meeting": form.meeting,
        "new": form.new,
        "found": found,
        "decision": decision,
        "typed": [(name, value) for name in form.fields for value in request.POST.getlist(name)],
        "traces": traces,
    }
    return render(request, "meetings/meeting_preview.html", context, status=status)


def _agreed(data):
    """What was written about the agreement before somebody else changed the plan."""
    names = ("policy", "agreed_on", "agreed_da", "agreed_sv")
    return {name: data[name] for name in names if name in data}
