"""Pages of the schedule: the meetings of a year as a list and as a sheet, and a month as a calendar."""

from collections import defaultdict, namedtuple
from datetime import date

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cooperation.models import Body
from meetings.models import Meeting, news_for, with_chairs
from meetings.models.outbox import number_to_see_to
from meetings.monthgrid import weeks_of
from meetings.permissions import may_arrange, may_have_calendar
from meetings.views.frame import Frame, query
from meetings.views.handover import latest_handover
from meetings.views.held import awaiting_confirmation
from meetings.views.participants import nobody_to_send
from meetings.views.reading import readable
from meetings.views.subscriptions import alarms_form, subscriptions

Week = namedtuple("Week", "number days")
Day = namedtuple("Day", "day number meetings is_outside is_today")


@require_safe
def meeting_list(request, year=None):
    frame = Frame(request, year)
    of_year = frame.shown.in_year(frame.year)
    mine = set(of_year.concerning(request.user).values_list("pk", flat=True))
    meetings = with_chairs(of_year.for_lists())
    for meeting in meetings:
        meeting.items = readable(meeting.agenda.all(), takes_part=meeting.pk in mine)
    now = timezone.now()
    to_come = next((one for one in meetings if one.ends_at > now), meetings[0] if meetings else None)
    context = {
        **frame.context("list", month=to_come.day.month if to_come else 1),
        "meetings": meetings,
        "feeds": subscriptions(request),
        "followed": Body.objects.that_meet(),
        "alarms": alarms_form(request.GET),
        "may_arrange": may_arrange(request.user),
        "handover": latest_handover(request.user),
        "awaiting": awaiting_confirmation(request.user),
        "nobody_to_send": nobody_to_send(request.user),
        "to_see_to": number_to_see_to(now) if may_arrange(request.user) else 0,
        "news": news_for(request.user, now) if may_have_calendar(request.user) else None,
    }
    return render(request, "meetings/meeting_list.html", context)


@require_safe
def meeting_month(request, year, month):
    if not 1 <= month <= 12:
        raise Http404
    frame = Frame(request, year)
    weeks = weeks_of(frame.year, month)
    meetings = frame.shown.on_days(weeks[0].days[0], weeks[-1].days[-1]).select_related("body", "host_city")
    by_day = defaultdict(list)
    for meeting in meetings:
        by_day[meeting.day].append(meeting)
    today = timezone.localdate()
    before, after = frame.neighbours(month)
    context = {
        **frame.context("month", month=month),
        "first": date(frame.year, month, 1),
        "weeks": [
            Week(
                week.number,
                [Day(day, day.day, by_day[day], day.month != month, day == today) for day in week.days],
            )
            for week in weeks
        ],
        "is_empty": not any(day.month == month and by_day[day] for week in weeks for day in week.days),
        "before": before,
        "after": after,
        "months": [timezone.localtime(start).date() for start in frame.months()],
    }
    return render(request, "meetings/meeting_month.html", context)


@require_safe
def year_plan(request, year):
    """A sheet to pin up: in the reader's language, or one in each language, so that each city has its own."""
    frame = Frame(request, year)
    meetings = with_chairs(frame.shown.in_year(frame.year).select_related("body", "host_city"))
    in_both = request.GET.get("sheets") == "both"
    own = get_language()
    others = [code for code, _name in settings.LANGUAGES if code != own]
    as_both = {**frame.filter.chosen, "sheets": "both"}
    context = {
        **frame.context("plan", month=meetings[0].day.month if meetings else 1),
        "meetings": meetings,
        "sheets": [own, *others] if in_both else [own],
        "in_both": in_both,
        "as_one": frame.kept,
        "as_both": query(as_both),
        "holds_unpublished": any(one.visibility != Meeting.Visibility.PUBLIC for one in meetings),
        "today": timezone.localdate(),
        "site": settings.SITE_URL,
        "page_query": as_both if in_both else frame.filter.chosen,
    }
    return render(request, "meetings/year_plan.html", context)
