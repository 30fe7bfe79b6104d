"""Calendar feeds: of 200 meetings from the copy that is kept, written anew, and for a program that has it already."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.views.decorators.cache import cache_page
from icalendar import Calendar, Event

import oresund.urls
from cooperation.models import Body, Person, Seat
from meetings import ical
from meetings.models import COPENHAGEN, AgendaItem, Meeting
from tests.bench.ratios import ratio

HOW_MANY = 200
FEED = "/da/kalender/working-group.ics"
FIRST = datetime(2019, 1, 15, 13, tzinfo=COPENHAGEN)
ITEMS = (
    "Velkomst og dagsorden",
    "Fælles badebro",
    "Cykelbro over sundet",
    "Status for indsatserne",
    "Eventuelt",
)
AS_TEXT = ("UID", "STATUS", "CLASS", "TRANSP", "URL", "SUMMARY", "DESCRIPTION", "LOCATION")

page = None  # what Django's own cache of whole pages is given to keep


@cache_page(3600)
def whole_page(request):
    return HttpResponse(page, content_type="text/calendar; charset=utf-8")


urlpatterns = [path("whole-page", whole_page), *oresund.urls.urlpatterns]


def measure():
    """Yields: from the kept copy against a whole cached page, written anew against bare icalendar, 304 against 200."""
    global page
    meetings(HOW_MANY)
    client = Client()
    feed = client.get(FEED)
    page = feed.content
    head, events = Calendar.from_ical(page), parts(page)
    assert len(events) == HOW_MANY
    assert bare(head, events) == page, "not the same work"
    unchanged = {"if-none-match": feed["ETag"]}
    with CaptureQueriesContext(connection) as asked:
        assert client.get(FEED, headers=unchanged).status_code == 304
    assert not [one for one in asked if "meetings_meeting" in one["sql"]], "304 reads meetings"

    def something_changed():
        Body.objects.update(position=F("position"))
        return client.get(FEED)

    with override_settings(ROOT_URLCONF=__name__):
        assert client.get("/whole-page").content == page
        yield ratio(
            f"feed of {HOW_MANY} meetings from its copy / whole page from cache_page",
            lambda: client.get(FEED),
            lambda: client.get("/whole-page"),
            at_most=1.10,
            rounds=60,
        )
        yield ratio(
            f"feed of {HOW_MANY} meetings unchanged (304) / whole page from cache_page",
            lambda: client.get(FEED, headers=unchanged),
            lambda: client.get("/whole-page"),
            at_most=1.10,
            rounds=60,
        )
        yield ratio(
            f"feed of {HOW_MANY} meetings written anew / bare icalendar",
            something_changed,
            lambda: bare(head, events),
            at_most=1.5,
        )


def meetings(number):
    """Meetings of the working group by turns, each with an agenda, a venue and somebody in the chair."""
    for city in ("cph", "malmo"):
        leader = Person.objects.create(name=f"Leder {city}")
        Seat.objects.create(
            person=leader, body_id="working_group", city_id=city, role="delegation_leader", starts_on=FIRST
        )
    with transaction.atomic():
        made = Meeting.objects.bulk_create(
            Meeting(
                ref=f"AG-{turn}",
                body_id="working_group",
                host_city_id=["cph", "malmo"][turn % 2],
                venue_da="Københavns Rådhus, Rådhuspladsen 1",
                venue_sv="Köpenhamns rådhus, Rådhuspladsen 1",
                starts_at=FIRST + timedelta(days=14 * turn),
                ends_at=FIRST + timedelta(days=14 * turn, hours=3),
                visibility=Meeting.Visibility.PUBLIC,
            )
            for turn in range(number)
        )
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=one, position=place, type="discussion", title_da=title, title_sv=title)
            for one in made
            for place, title in enumerate(ITEMS)
        )


def parts(content):
    """The properties of each event, as plain values, so that nothing is left but to build the calendar."""
    return [
        [part(name, value) for name, value in one.items()]
        for one in Calendar.from_ical(content).walk("VEVENT")
    ]


def part(name, value):
    known = {"LANGUAGE": value.params["LANGUAGE"]} if "LANGUAGE" in value.params else {}
    if name in AS_TEXT:
        return name, str(value), known
    if name == "CATEGORIES":
        return name, [str(one) for one in value.cats], known
    if name == "ORGANIZER":
        return name, str(value), dict(value.params)
    return name, getattr(value, "dt", value), known


def bare(head, events):
    """The same calendar by icalendar alone: neither database nor languages nor rules."""
    calendar = Calendar()
    for name, value in head.items():
        calendar[name] = value
    calendar.add_component(ical.ZONE)
    for properties in events:
        event = Event()
        for name, value, parameters in properties:
            event.add(name, value, parameters)
        calendar.add_component(event)
    return calendar.to_ical()
