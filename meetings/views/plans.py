"""The page on which a secretariat plans the years ahead: a proposal, what becomes of it, and all of it saved at once."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import JOINT_COUNCIL, Body, City
from meetings import actions, dates, plans
from meetings.forms import PlanRows, YearsForm
from meetings.forms.plans import ACCEPT
from meetings.models import CalendarNote, Meeting, turns_by_body
from meetings.views.arranging import require_secretariat

# What is in the schedule: turns by body, and the refs of those whose hosts follow a plan.
There = namedtuple("There", "turns unlocked")
Year = namedtuple("Year", "year meetings rows")
Row = namedtuple("Row", "form day body planned host host_before")

# Why a plan is shown again instead of being saved.
INVALID, SCHEDULE_CHANGED, NOT_SEEN, HOSTS = "invalid", "schedule_changed", "not_seen", "hosts"
_STATUS = {"": 200, INVALID: 422, SCHEDULE_CHANGED: 409, NOT_SEEN: 422, HOSTS: 422}


@login_required
@require_safe
def plan(request):
    years = _asked(request)
    if not years.is_valid():
        return render(request, "meetings/plan.html", {"form": years}, status=422)
    there = _there()
    sittings = plans.propose(
        years.years,
        turns=there.turns,
        avoid=CalendarNote.objects.avoid(),
        today=timezone.localdate(),
        working_group=years.cleaned_data["working_group"],
    )
    rows = PlanRows(initial=[_initial(one) for one in sittings], now=timezone.now(), turns=there.turns)
    for form, sitting in zip(rows.forms, sittings, strict=True):
        form.sitting = sitting
    return _plan_page(request, years, rows, there)


@login_required
@require_POST
def plan_save(request):
    """Judge the plan anew, or save it: only as it was last shown, and for the schedule it was made for."""
    years = _asked(request)
    if not years.is_valid():
        return render(request, "meetings/plan.html", {"form": years}, status=422)
    there = _there()
    rows = _rows(request, there)
    why = _why_not(request, rows, there)
    if why or "save" not in request.POST:
        return _plan_page(request, years, rows, there, why=why)
    try:
        saved = actions.save_plan(
            by=request.user, sittings=rows.sittings, seen=request.POST["schedule"], now=timezone.now()
        )
    except actions.ScheduleChanged:
        there = _there()
        return _plan_page(request, years, _rows(request, there), there, why=SCHEDULE_CHANGED)
    except actions.HostsDoNotAlternate:
        return _plan_page(request, years, rows, there, why=HOSTS)
    words = ngettext(
        "%(number)s meeting has been planned.", "%(number)s meetings have been planned.", len(saved)
    )
    messages.success(request, words % {"number": len(saved)})
    return redirect("meetings:meeting_year", saved[0].day.year)


def _asked(request):
    require_secretariat(request)
    return YearsForm(request.GET, today=timezone.localdate())


def _initial(sitting):
    start, end = (timezone.localtime(one).time() for one in (sitting.starts_at, sitting.ends_at))
    return {"body": sitting.body, "day": sitting.day, "start": start, "end": end, "choice": ACCEPT}


def _there():
    return There(*turns_by_body(timezone.now()))


def _rows(request, there):
    rows = PlanRows(request.POST, now=timezone.now(), turns=there.turns)
    rows.full_clean()
    return rows


def _why_not(request, rows, there):
    """Why nothing can be saved, or ""; whoever only wants to see it judged need not have seen it before."""
    # First, since what a colleague has saved meanwhile may be what makes a row impossible.
    if request.POST.get("schedule") != plans.fingerprint(*there):
        return SCHEDULE_CHANGED
    if not rows.is_valid():
        return INVALID
    laid_out = plans.lay_out(rows.sittings, **there._asdict(), avoid=())
    if "save" in request.POST and request.POST.get("seen") != plans.mark(laid_out):
        return NOT_SEEN
    return ""


def _plan_page(request, years, rows, there, *, why=""):
    laid_out = plans.lay_out(rows.sittings, **there._asdict(), avoid=CalendarNote.objects.avoid())
    context = {
        "form": years,
        "formset": rows,
        "years": _by_year(years, rows, laid_out),
        "warnings": _warnings(there.turns),
        "schedule": plans.fingerprint(*there),
        "seen": plans.mark(laid_out),
        "why": why,
    }
    return render(request, "meetings/plan.html", context, status=_STATUS[why])


def _by_year(years, rows, laid_out):
    """What there is and what is proposed, year by year and in order; what was dropped keeps its place."""
    cities, bodies = City.objects.in_bulk(), Body.objects.in_bulk()
    of_sitting = {one.sitting: one for one in laid_out.meetings}
    shown = [_row(form, of_sitting.get(form.sitting), cities, bodies) for form in rows.forms]
    asked = set(years.years) | {row.day.year for row in shown if row.day}
    of_these_years = Q(starts_at__year__gte=min(asked), starts_at__year__lte=max(asked))
    there = Meeting.objects.live().filter(of_these_years | Q(ref__in=laid_out.new_hosts))
    there = list(there.select_related("body", "host_city"))
    for meeting in there:
        meeting.new_host = cities.get(laid_out.new_hosts.get(meeting.ref))
    asked |= {meeting.day.year for meeting in there if meeting.new_host}
    return [
        Year(
            year,
            [meeting for meeting in there if meeting.day.year == year],
            sorted((row for row in shown if row.day and row.day.year == year), key=lambda row: row.day),
        )
        for year in sorted(asked)
    ] + [Year(None, [], without) for without in [[row for row in shown if not row.day]] if without]


def _row(form, planned, cities, bodies):
    written = getattr(form, "cleaned_data", {})
    return Row(
        form=form,
        day=form.sitting.day if form.sitting else written.get("day"),
        body=bodies.get(written.get("body") or form.initial.get("body")),
        planned=planned,
        host=planned and cities[planned.host],
        host_before=planned and planned.before and cities[planned.before.host],
    )


def _warnings(turns):
    """The year whose joint meeting should have a date by now (R-31), as a list of one or none."""
    today = timezone.localdate()
    year = today.year + 1
    joint = [turn for turn in turns.get(JOINT_COUNCIL, ()) if not turn.cancelled]
    is_set = any(timezone.localtime(turn.starts_at).year == year for turn in joint)
    state = dates.joint_date_warning(year, is_set=is_set, today=today)
    return [{"year": year, "state": state, "by": dates.joint_date_due(year)}] if state else []
