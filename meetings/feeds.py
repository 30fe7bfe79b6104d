"""Calendar addresses that programs subscribe to: one for each body, one for all, and a personal one behind a secret."""

from collections import namedtuple
from datetime import datetime, time, timedelta
from functools import cache

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from cooperation.actions import token_digest
from cooperation.models import Body, Stamp, User
from meetings import ical
from meetings.alarms import UnknownAlarm, alarms_in, with_alarms
from meetings.copies import Written, copy_of
from meetings.models import COPENHAGEN, Meeting, open_agenda_revised, open_titles, with_chairs
from meetings.permissions import may_have_calendar
from oresund.programs import open_to_all, read_only, unless_known

# Long enough that every program has shown it as cancelled, short enough that they do not pile up. A replaced one, too.
CANCELLED_STAY = timedelta(days=92)

# Of a meeting, its body and its host: without the long texts.
SHOWN = (
    *("uid", "ref", "title_da", "title_sv", "venue_da", "venue_sv", "starts_at", "ends_at", "format"),
    *("status", "visibility", "cancelled_on", "sequence", "changed_at"),
    *("body__kind", "body__name_da", "body__name_sv"),
    *("host_city__name_da", "host_city__name_sv"),
    *("host_city__official_name_da", "host_city__official_name_sv"),
)

# path: where it can be had, "" where only its owner may know.
Feed = namedtuple("Feed", "meetings name path", defaults=[""])


@read_only
def body_calendar(request, body):
    body = Body.objects.with_marks(body.replace("-", "_"))
    if body is None:
        raise Http404
    return open_to_all(_answer(request, ("body", body.pk), body.marks, lambda: _of_body(body)))


@read_only
def all_calendar(request):
    return open_to_all(_answer(request, ("all",), Stamp.marks(), _of_all))


@read_only
def personal_calendar(request, token):
    owners = User.objects.active().annotate(marks=Stamp.beside())
    owner = get_object_or_404(owners, calendar_token_digest=token_digest(token))
    if not may_have_calendar(owner):
        raise Http404
    meetings = Meeting.objects.visible_to(owner).concerning(owner)
    whose = ("personal", owner.pk, owner.role, owner.person_id)
    response = _answer(request, whose, owner.marks, lambda: Feed(meetings, gettext("My meetings")))
    # Its ETag is for programs, which keep a calendar as their data; no cache may.
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _of_body(body):
    return Feed(
        _public().of_body(body),
        str(body),
        reverse("meetings:body_calendar", args=[body.slug]),
    )


def _of_all():
    return Feed(_public(), gettext("Meetings of Copenhagen and Malmö"), reverse("meetings:all_calendar"))


def _public():
    return Meeting.objects.visible_to(AnonymousUser())


def _answer(request, whose, stamps, feed_of):
    """The calendar, or nothing but "unchanged" for a program that has it already; feed_of: asked only to write it anew."""
    try:
        alarms = alarms_in(request.GET.getlist("alarm"))
    except UnknownAlarm as error:
        raise BadRequest("no such alarm") from error
    now, language = timezone.now(), get_language()
    copy = copy_of(
        (*whose, language, alarms),
        stamps=stamps,
        now=now,
        write=lambda: _written(feed_of(), now, language, alarms),
    )
    return unless_known(
        request,
        content=lambda: copy.content,
        content_type="text/calendar; charset=utf-8",
        etag=copy.etag,
        modified=int(copy.modified.timestamp()),
    )


def _written(feed, now, language, alarms):
    meetings = (
        feed.meetings.select_related("body", "host_city")
        .only(*SHOWN)
        .annotate(open_titles=open_titles(language), agenda_revised_at=open_agenda_revised())
    )
    shown = [one for one in with_chairs(meetings, dated=True) if _until(one) is None or _until(one) > now]
    event = _events(language, alarms)
    content = ical.calendar(
        map(event, shown),
        name=feed.name,
        description=gettext("Meetings in the cooperation between Copenhagen and Malmö."),
        language=language,
        source=feed.path and with_alarms(settings.SITE_URL + feed.path, alarms),
    )
    return Written(content, until=min(filter(None, map(_until, shown)), default=None))


def _events(language, alarms):
    """What makes an event of a meeting; a city's secretariat, and what all addresses share, is put into words once."""
    secretariat = cache(_secretariat)
    before, _ref, after = reverse("meetings:meeting_detail", args=["REF"]).rpartition("REF")

    def event(meeting):
        if meeting.visibility != Meeting.Visibility.PUBLIC:
            return ical.busy(meeting, alarms=alarms)
        return ical.event(
            meeting,
            language,
            ical.host_line(meeting.chair),
            f"{settings.SITE_URL}{before}{meeting.ref}{after}",
            agenda=meeting.open_titles,
            organizer=secretariat(meeting.host_city),
            alarms=alarms,
            revised_at=_revised_at(meeting),
        )

    return event


def _revised_at(meeting):
    """When anything that its event shows last changed."""
    return max(filter(None, (meeting.changed_at, meeting.agenda_revised_at, meeting.chair_changed_at)))


def _until(meeting):
    """Until when calendars show it; None is for ever. One that is cancelled afterwards stays as long from that day."""
    if meeting.status != Meeting.Status.CANCELLED:
        return None
    return max(meeting.ends_at, datetime.combine(meeting.cancelled_on, time(), COPENHAGEN)) + CANCELLED_STAY


def _secretariat(city):
    return ical.party(ical.secretariat(city), settings.REPLIES_ADDRESS)
