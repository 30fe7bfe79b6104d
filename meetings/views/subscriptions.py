"""The addresses that calendar programs subscribe to, as pages show them."""

from collections import namedtuple

from django.core.exceptions import BadRequest
from django.urls import reverse

from cooperation.models import Body
from meetings.alarms import UnknownAlarm, alarms_in, with_alarms
from meetings.forms import AlarmsForm

# webcal: the same address as programs want it that subscribe at a click
Subscription = namedtuple("Subscription", "body url webcal")


def subscriptions(request):
    """That of all public meetings, and that of each body that holds public meetings; with the alarms chosen."""
    bodies = Body.objects.exclude(kind__in=[Body.Kind.COUNCIL, Body.Kind.OTHER])
    alarms = alarms_of(request.GET)
    paths = [(None, reverse("meetings:all_calendar")), *((body, calendar_path(body)) for body in bodies)]
    found = [(body, with_alarms(request.build_absolute_uri(path), alarms)) for body, path in paths]
    return [Subscription(body, url, webcal(url)) for body, url in found]


def webcal(url):
    return "webcal" + url.removeprefix("https").removeprefix("http")


def alarms_form(data):
    """The choice of alarms as it was sent, so that it stays beside the addresses it led to."""
    return AlarmsForm({"alarm": alarms_of(data)})


def alarms_of(data):
    try:
        return alarms_in(data.getlist("alarm"))
    except UnknownAlarm as error:
        raise BadRequest("no such alarm") from error


def calendar_path(body):
    return reverse("meetings:body_calendar", args=[body.slug])
