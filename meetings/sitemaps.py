"""What search engines are told of meetings, year by year and one by one, and of the obligations."""

from django.urls import reverse

from meetings.models import Meeting
from oresund.sitemaps import InBothLanguages, Pages


class Years(InBothLanguages):
    def items(self):
        return [day.year for day in Meeting.objects.public().datetimes("starts_at", "year")]

    def location(self, year):
        return reverse("meetings:meeting_year", args=[year])


class Meetings(InBothLanguages):
    def items(self):
        return Meeting.objects.public()

    def lastmod(self, meeting):
        return meeting.changed_at


SITEMAPS = {
    "meetings": Pages("meetings:meeting_list", "meetings:obligations", "meetings:rotation"),
    "years": Years(),
    "each-meeting": Meetings(),
}
