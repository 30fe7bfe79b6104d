"""What search engines are told of meetings, year by year and one by one, and of the obligations."""

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
    """Those with meetings; the empty ones in between say nothing."""

    def items(self):
        return list(Meeting.objects.public().datetimes("starts_at", "month", tzinfo=COPENHAGEN))

    def location(self, month):
        return reverse("meetings:meeting_month", args=[month.year, month.month])


class Meetings(InBothLanguages):
    def items(self):
        return Meeting.objects.public()

    def lastmod(self, meeting):
        return meeting.changed_at


SITEMAPS = {
    "meetings": Pages(
        "meetings:meeting_list", "meetings:obligations", "meetings:rotation", "meetings:follow"
    ),
    "years": Years(),
    "plans": Plans(),
    "months": Months(),
    "each-meeting": Meetings(),
}
