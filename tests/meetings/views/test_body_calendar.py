"""The public calendar of a body, for calendar programs."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from meetings import actions
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.views.pages import ROLES, TITLES, address, is_absent, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
URL = "/da/kalender/working-group.ics"
REASON = {"da": "Sne", "sv": "Snö"}


def events(response):
    return Calendar.from_ical(response.content).walk("VEVENT")


def linked(response):
    return {event["URL"].rstrip("/").rsplit("/", 1)[1] for event in events(response)}


def test_it_is_a_calendar_that_anybody_may_take(client, frame):
    a_meeting("AG-2027-1")
    response = client.get(URL)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert linked(response) == {"AG-2027-1"}
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "sessionid" not in response.cookies


@pytest.mark.parametrize(
    ("language", "name", "host"),
    [("da", "Den politiske arbejdsgruppe", "København"), ("sv", "Den politiska arbetsgruppen", "Köpenhamn")],
)
def test_its_words_are_in_the_language_of_its_address(client, settings, frame, language, name, host):
    settings.SITE_URL = "https://portal.example"
    leader = a_member("cph", role="delegation_leader")
    a_meeting("M")
    calendar = Calendar.from_ical(
        client.get(address("body_calendar", "working-group", language=language)).content
    )
    [event] = calendar.walk("VEVENT")
    assert (calendar["NAME"], event["SUMMARY"]) == (name, name)
    assert event["URL"] == "https://portal.example" + address("meeting_detail", "M", language=language)
    assert host in event["DESCRIPTION"]
    assert leader.person.name in event["DESCRIPTION"]


@pytest.mark.parametrize("role", ROLES)
def test_nobody_finds_closed_meetings_or_drafts_in_it(browse, role):
    a_meeting("CLOSED", host="cph", starts_at=NOW + DAY, visibility="closed")
    a_meeting("DRAFT", host="malmo", starts_at=NOW + 2 * DAY, visibility="draft")
    a_meeting("PUBLIC", host="cph", starts_at=NOW + 3 * DAY)
    assert linked(browse(role).get(URL)) == {"PUBLIC"}


def test_each_body_has_its_own(client, frame):
    a_meeting("GROUP")
    a_meeting("COUNCILS", body_id="joint_council")
    a_meeting("VISIT", body_id="other", **TITLES)
    for body, ref in [("working-group", "GROUP"), ("joint-council", "COUNCILS"), ("other", "VISIT")]:
        assert linked(client.get(address("body_calendar", body))) == {ref}


def test_a_cancelled_meeting_stays_in_it_as_cancelled(client, frame):
    meeting = a_meeting("M")
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    [event] = events(client.get(URL))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


@pytest.mark.parametrize("body", ["nobody", "working-groups", "WORKING-GROUP", "p", "0", "-"])
def test_a_body_that_is_not_has_no_calendar(client, frame, body):
    assert is_absent(client, address("body_calendar", body))


def test_an_unchanged_calendar_is_not_sent_again(client, frame):
    meeting = a_meeting("M")
    etag = client.get(URL)["ETag"]
    unchanged = client.get(URL, headers={"if-none-match": etag})
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", etag)
    later = meeting.starts_at + DAY
    actions.move(by=None, meeting=meeting, starts_at=later, ends_at=later + DAY / 8, reason=REASON, now=NOW)
    changed = client.get(URL, headers={"if-none-match": etag})
    assert changed.status_code == 200
    assert changed["ETag"] != etag


def test_it_is_only_read(client, frame):
    assert client.post(URL).status_code == 405
    head = client.head(URL)
    assert (head.status_code, head.content) == (200, b"")


def test_thirty_meetings_take_no_more_queries_than_one(client, frame):
    counts = []
    for number in range(30):
        a_meeting(host=["cph", "malmo"][number % 2], starts_at=NOW + (number + 1) * DAY)
        if number in (0, 29):
            counts.append(queries(client, URL))
    assert counts[0] == counts[1]
