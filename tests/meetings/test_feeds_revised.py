"""When what calendars show of a meeting last changed, as its event says."""

from datetime import timedelta

import pgtrigger
import pytest
from django.apps import apps
from icalendar import Calendar

from cooperation.actions import renew_calendar_token
from cooperation.models import Person, Seat
from meetings import actions
from meetings.models import AgendaItem
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.views.pages import address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

LONG_AGO = NOW - timedelta(days=3000)
ITEM = {"type": "decision", "title_da": "Badebro", "title_sv": "Badbrygga"}
HISTORY = ("meetings.AgendaItemEvent", "cooperation.SeatEvent", "cooperation.PersonEvent")


@pytest.fixture(params=["all", "personal"])
def event(request, client, member_cph):
    """The only event of a calendar, as it is when it is asked for."""
    url = address("all_calendar")
    if request.param == "personal":
        url = address("personal_calendar", renew_calendar_token(by=member_cph))
    return lambda: next(iter(Calendar.from_ical(client.get(url).content).walk("VEVENT")))


@pytest.fixture
def meeting(frame):
    a_member("cph", role="delegation_leader")
    return a_meeting("M", now=LONG_AGO)


def as_of_long_ago():
    """What has happened so far did so long ago. The clock of the database is one that no test can set."""
    for name in HISTORY:
        with pgtrigger.ignore(f"{name}:append_only"):
            apps.get_model(name).objects.update(pgh_created_at=LONG_AGO)


def change_an_item():
    AgendaItem.objects.update(title_da="Bro", title_sv="Bro")


def translate_an_item():
    AgendaItem.objects.update(title_sv="Badplats")


def hide_an_item():
    AgendaItem.objects.update(confidential=True)


def take_an_item_off():
    AgendaItem.objects.all().delete()


def rename_the_leader():
    leader = Seat.objects.get(role="delegation_leader").person_id
    Person.objects.filter(pk=leader).update(name="Et andet navn")


def end_the_leaders_seat():
    Seat.objects.filter(role="delegation_leader").update(ends_on=NOW.date())


def seat_another_leader():
    end_the_leaders_seat()
    a_member("cph", role="delegation_leader", since=NOW.date() + timedelta(days=1))


@pytest.mark.parametrize(
    "change",
    [
        change_an_item,
        translate_an_item,
        hide_an_item,
        take_an_item_off,
        rename_the_leader,
        end_the_leaders_seat,
        seat_another_leader,
    ],
)
def test_an_event_says_when_anything_it_shows_last_changed(event, meeting, change):
    actions.write_agenda(by=None, meeting=meeting, items=[ITEM])
    as_of_long_ago()
    before = event()
    assert before.decoded("LAST-MODIFIED") == LONG_AGO
    change()
    after = event()
    assert after.decoded("LAST-MODIFIED") == after.decoded("DTSTAMP") > LONG_AGO
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"])


def test_what_the_event_does_not_show_is_not_told_by_a_time_either(event, meeting):
    a_member("malmo", role="delegation_leader")
    as_of_long_ago()
    actions.write_agenda(by=None, meeting=meeting, items=[{**ITEM, "confidential": True}])
    Seat.objects.filter(city="malmo").update(ends_on=NOW.date())
    assert event().decoded("LAST-MODIFIED") == LONG_AGO


def test_nor_is_the_agenda_of_a_meeting_that_is_not_public(client, member_cph, frame):
    url = address("personal_calendar", renew_calendar_token(by=member_cph))
    meeting = a_meeting("M", now=LONG_AGO, visibility="closed")
    before = client.get(url)
    actions.write_agenda(by=None, meeting=meeting, items=[ITEM])
    assert client.get(url).content == before.content
