"""What search engines are told of meetings, year by year and one by one, and of the obligations."""

from django.db.models import Max, Min
from django.urls import reverse

from meetings.models import COPENHAGEN, Meeting, years_of
from oresund.sitemaps import InBothLanguages, Pages


class Years(InBothLanguages):
    def items(self):
        return years_of(Meeting.objects.public())

    def location(self, year):
        return reverse("meetings:meeting_year", args=[year])


class Plans(Years):
    def location(self, year):
        return reverse("meetings:year_plan", args=[year])


class Months(InBothLanguages):
    """From the first month with a meeting to the last one: a reader turns over every leaf in between."""

    def items(self):
        found = Meeting.objects.public().aggregate(first=Min("starts_at"), last=Max("starts_at"))
        if not found["first"]:
            return []
        first, last = (_number(found[end]) for end in ("first", "last"))
        return [divmod(number, 12) for number in range(first, last + 1)]

    def location(self, month):
        year, before = month
        return reverse("meetings:meeting_month", args=[year, before + 1])


class Meetings(InBothLanguages):
    def items(self):
        return Meeting.objects.public()

    def lastmod(self, meeting):
        return meeting.changed_at


SITEMAPS = {
    "meetings": Pages("meetings:meeting_list", "meetings:obligations", "meetings:rotation"),
    "years": Years(),
    "plans": Plans(),
    "months": Months(),
    "each-meeting": Meetings(),
}


def _number(instant):
    """Of a month, counted from the beginning of our era."""
    day = instant.astimezone(COPENHAGEN)
    return day.year * 12 + day.month - 1
