"""What the views of the schedule have in common: the year, the choice of meetings, and the ways to the other views."""

from collections import namedtuple
from urllib.parse import urlencode

from django.db.models import Max, Min
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cooperation.models import Body, City
from meetings.forms import ScheduleFilter
from meetings.models import COPENHAGEN, Meeting, years_of

View = namedtuple("View", "label url is_current")


class Frame:
    """The year that is asked for, of the meetings that the reader may see; Http404 when none of them lies in it.

    `shown` are those meetings as the filter lets them through.
    """

    def __init__(self, request, year):
        self.visible = Meeting.objects.visible_to(request.user)
        self.years = years_of(self.visible)
        self.year = self._usual_year() if year is None else year
        if year is not None and year not in self.years:
            raise Http404
        self.bodies = list(Body.objects.all())
        self.filter = ScheduleFilter(request.GET, bodies=self.bodies, cities=City.objects.all())
        self.shown = self.visible.filter(**self.filter.columns)

    def context(self, current, *, month):
        """What the templates of all views ask for. current: "list", "month" or "plan"; month: where a month begins."""
        return {
            "year": self.year,
            "years": self.years,
            "filter": self.filter,
            "is_filtered": bool(self.filter.chosen),
            "kept": self.kept,
            "page_query": self.filter.chosen,
            "views": list(self._views(current, month)),
        }

    @property
    def kept(self):
        """What the address of another year, month or view takes along."""
        return query(self.filter.chosen)

    def months(self):
        """When each month of the year begins in which there are meetings to show."""
        return self.shown.in_year(self.year).datetimes("starts_at", "month", tzinfo=COPENHAGEN)

    def neighbours(self, month):
        """The months before and after, or None where the schedule ends; years without any meeting are passed over."""
        last, first = self._ends
        found = [(year, number) for year in reversed(self.years) for number in range(1, 13)]
        here = (self.year, month)
        before = [one for one in found if first <= one < here]
        after = [one for one in found if here < one <= last]
        return before[-1] if before else None, after[0] if after else None

    @cached_property
    def _ends(self):
        """The months of the last and of the first meeting."""
        ends = self.visible.aggregate(Max("starts_at"), Min("starts_at"))
        days = [timezone.localtime(instant, COPENHAGEN) for instant in ends.values()]
        return [(day.year, day.month) for day in days]

    def _usual_year(self):
        upcoming = self.visible.upcoming(timezone.now()).first()
        return upcoming.day.year if upcoming else (self.years or [timezone.localdate().year])[0]

    def _views(self, current, month):
        if self.year not in self.years:
            return
        year = [self.year]
        yield View(
            pgettext("view of the schedule", "List"),
            reverse("meetings:meeting_year", args=year) + self.kept,
            current == "list",
        )
        yield View(
            pgettext("view of the schedule", "Month"),
            reverse("meetings:meeting_month", args=[*year, month]) + self.kept,
            current == "month",
        )
        yield View(_("Year plan"), reverse("meetings:year_plan", args=year) + self.kept, current == "plan")


def query(asked):
    """The end of an address that asks for this, "" for nothing."""
    return f"?{urlencode(asked)}" if asked else ""
