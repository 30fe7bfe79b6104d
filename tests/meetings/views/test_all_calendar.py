"""The public calendar of all meetings; and what holds for every calendar: HTTP, the copies, and when they change."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from cooperation.actions import renew_calendar_token
from cooperation.models import Body, City, Person, Seat
from meetings import actions, feeds
from meetings.models import AgendaItem, Meeting
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.views.pages import ROLES, TITLES, address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
URL = "/da/kalender/alle.ics"
GROUP = "/da/kalender/working-group.ics"
REASON = {"da": "Sne", "sv": "Snö"}
ITEM = {"type": "decision", "title_da": "Badebro", "title_sv": "Badbrygga"}
SECRET = {"type": "decision", "title_da": "Løn", "title_sv": "Lön", "confidential": True}


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def linked(response):
    return {event["URL"].rstrip("/").rsplit("/", 1)[1] for event in events(response)}


@pytest.mark.parametrize("role", ROLES)
def test_it_holds_the_public_meetings_of_all_bodies_for_everybody(browse, role):
    a_meeting("GROUP", starts_at=NOW + DAY)
    a_meeting("COUNCILS", body_id="joint_council")
    a_meeting("VISIT", body_id="other", **TITLES)
    a_meeting("CLOSED", body_id="other", visibility="closed", starts_at=NOW + 9 * DAY, **TITLES)
    a_meeting("DRAFT", body_id="other", visibility="draft", starts_at=NOW + 5 * DAY, **TITLES)
    assert linked(browse(role).get(URL)) == {"GROUP", "COUNCILS", "VISIT"}


@pytest.mark.parametrize(
    ("language", "name", "secretariat"),
    [
        ("da", "Møder mellem København og Malmø", "Sekretariatet i Københavns Kommune"),
        ("sv", "Möten mellan Köpenhamn och Malmö", "Sekretariatet i Köpenhamns kommun"),
    ],
)
def test_its_words_are_in_the_language_of_its_address(client, frame, language, name, secretariat):
    a_meeting("M")
    url = address("all_calendar", language=language)
    calendar = Calendar.from_ical(client.get(url).content)
    [event] = calendar.walk("VEVENT")
    assert (calendar["NAME"], calendar["SOURCE"]) == (name, settings.SITE_URL + url)
    assert event["ORGANIZER"].params["CN"] == secretariat
    assert event["ORGANIZER"] == "mailto:portal@localhost"


def test_the_open_agenda_is_told_and_the_confidential_is_not(client, frame):
    meeting = a_meeting("M")
    actions.write_agenda(by=None, meeting=meeting, items=[SECRET, ITEM])
    [event] = events(client.get(address("all_calendar", language="sv")))
    assert event["DESCRIPTION"].endswith("Dagordning:\n– Badbrygga")
    assert "Lön" not in event["DESCRIPTION"]


def test_cancelled_meetings_do_not_pile_up(client, frame, time_machine):
    meeting = a_meeting("M", starts_at=NOW + DAY)
    actions.cancel(by=None, meeting=meeting, on=NOW.date(), reason=REASON, now=NOW)
    gone = meeting.ends_at + feeds.CANCELLED_STAY
    etag = client.get(URL)["ETag"]
    time_machine.move_to(gone - timedelta(seconds=1), tick=False)
    assert linked(client.get(URL)) == {"M"}
    assert client.get(URL, headers={"if-none-match": etag}).status_code == 304
    time_machine.move_to(gone, tick=False)
    assert events(client.get(URL, headers={"if-none-match": etag})) == []


def test_who_is_told_afterwards_is_told_as_long(client, frame, time_machine):
    meeting = a_meeting("M", starts_at=NOW + DAY)
    told_on = NOW + 200 * DAY
    actions.cancel(by=None, meeting=meeting, on=told_on.date(), reason=REASON, now=told_on)
    for days, found in ((0, {"M"}), (90, {"M"}), (92, set())):
        time_machine.move_to(told_on + days * DAY, tick=False)
        assert linked(client.get(URL)) == found


# --- Alarms by choice


def test_an_address_may_ask_for_alarms(client, frame):
    a_meeting("M")
    [event] = events(client.get(f"{URL}?alarm=1h,1d"))
    assert [bell["TRIGGER"].dt for bell in event.walk("VALARM")] == [-DAY, -DAY / 24]
    assert client.get(f"{URL}?alarm=1d,1h").content == client.get(f"{URL}?alarm=1h&alarm=1d").content
    assert client.get(URL)["ETag"] != client.get(f"{URL}?alarm=1d")["ETag"]
    assert client.get(URL)["ETag"] == client.get(f"{URL}?alarm=&source=mail")["ETag"]


@pytest.mark.parametrize("value", ["2d", "1d,x", "%00", "x" * 5000, "1d%0d%0aX:y"])
@pytest.mark.parametrize("url", [URL, GROUP, "/da/moeder/"])
def test_an_alarm_that_is_none_is_refused(client, frame, url, value):
    assert client.get(f"{url}?alarm={value}").status_code == 400


# --- HTTP


def personal(person):
    return address("personal_calendar", renew_calendar_token(by=person))


@pytest.fixture(params=["all", "body", "personal"])
def url(request, member_cph):
    return {"all": URL, "body": GROUP}.get(request.param) or personal(member_cph)


def test_a_program_that_has_it_already_is_not_sent_it_again(client, url):
    a_meeting("M")
    whole = client.get(url)
    assert whole["ETag"].startswith('"')
    for headers in (
        {"if-none-match": whole["ETag"]},
        {"if-none-match": f'"x", W/{whole["ETag"]}'},
        {"if-none-match": "*"},
        {"if-modified-since": whole["Last-Modified"]},
        {"if-none-match": whole["ETag"], "if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ):
        answer = client.get(url, headers=headers)
        assert (answer.status_code, answer.content) == (304, b""), headers
        for name in ("ETag", "Last-Modified", "Cache-Control", "Cross-Origin-Resource-Policy"):
            assert answer[name] == whole[name]
    for headers in ({"if-none-match": '"x"'}, {"if-modified-since": "yesterday"}):
        assert client.get(url, headers=headers).content == whole.content


def test_a_head_has_the_headers_of_the_whole(client, url):
    a_meeting("M")
    whole, head = client.get(url), client.head(url)
    assert head.content == b""
    assert {**head.headers} == {**whole.headers}


@pytest.mark.parametrize("verb", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "REPORT"])
def test_a_program_that_tries_another_verb_is_told_which_there_are(url, verb):
    refused = Client(enforce_csrf_checks=True).generic(verb, url)
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")


def test_no_meeting_is_read_for_a_program_that_has_it_already(client, url):
    a_meeting("M")
    etag = client.get(url)["ETag"]
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url, headers={"if-none-match": etag}).status_code == 304
    assert not [one["sql"] for one in asked if "meetings_" in one["sql"]]
    assert len(asked) <= 3


def test_it_takes_as_many_queries_for_two_hundred_meetings_as_for_one(client, url):
    counts = []
    for number in range(200):
        meeting = a_meeting(host=["cph", "malmo"][number % 2], starts_at=NOW + (number + 1) * DAY)
        if number in (0, 199):
            actions.write_agenda(by=None, meeting=meeting, items=[ITEM, SECRET])
            with CaptureQueriesContext(connection) as asked:
                assert len(events(client.get(url))) == number + 1
            counts.append(len(asked))
    assert counts[0] == counts[1] <= 9, counts


# --- When it changes, and when it does not


def change_a_meeting():
    Meeting.objects.update(venue_da="Rådhuset")


def change_an_agenda():
    AgendaItem.objects.filter(confidential=False).update(title_da="Bro", title_sv="Bro")


def hide_an_item():
    AgendaItem.objects.update(confidential=True)


def rename_the_leader():
    Person.objects.update(name="Et andet navn")


def end_the_seat():
    Seat.objects.filter(role="delegation_leader").update(ends_on=NOW.date())


def rename_the_body():
    Body.objects.update(name_da="Gruppen")


def rename_the_city():
    City.objects.filter(pk="cph").update(name_da="Hovedstaden")


@pytest.mark.parametrize(
    "change",
    [
        change_a_meeting,
        change_an_agenda,
        hide_an_item,
        rename_the_leader,
        end_the_seat,
        rename_the_body,
        rename_the_city,
    ],
)
def test_whatever_it_shows_changes_it(client, url, change):
    a_member("cph", role="delegation_leader")
    meeting = a_meeting("M")
    actions.write_agenda(by=None, meeting=meeting, items=[ITEM])
    before = client.get(url)
    change()
    for header, name in (("if-none-match", "ETag"), ("if-modified-since", "Last-Modified")):
        after = client.get(url, headers={header: before[name]})
        assert after.status_code == 200
        assert after[name] != before[name]


@pytest.mark.parametrize(
    ("setting", "value"),
    [("SITE_URL", "https://else.example"), ("REPLIES_ADDRESS", "p@else.example")],
)
def test_so_does_a_setting_that_it_shows(client, settings, url, setting, value):
    a_meeting("M")
    etag = client.get(url)["ETag"]
    setattr(settings, setting, value)
    assert client.get(url, headers={"if-none-match": etag}).status_code == 200


def test_so_does_another_release(client, monkeypatch, frame):
    a_meeting("M")
    client.get(URL)
    with CaptureQueriesContext(connection) as asked:
        monkeypatch.setattr("oresund.release.fingerprint", lambda: "another")
        client.get(URL)
    assert [one for one in asked if 'FROM "meetings_meeting"' in one["sql"]]


def test_what_it_does_not_show_leaves_it_as_it_was(client, url):
    meeting = a_meeting("M")
    actions.write_agenda(by=None, meeting=meeting, items=[SECRET])
    before = client.get(url)
    Meeting.objects.update(convened_reason_da="Derfor", open_to_public=True)
    AgendaItem.objects.update(title_da="Lønnen")
    a_meeting("DRAFT", body_id="kf", visibility="draft", **TITLES)
    after = client.get(url)
    assert (after["ETag"], after["Last-Modified"]) == (before["ETag"], before["Last-Modified"])


def test_a_lost_copy_is_made_again_and_is_the_same(client, url):
    a_meeting("M")
    before = client.get(url)
    cache.clear()
    after = client.get(url)
    assert (after["ETag"], after.content) == (before["ETag"], before.content)
