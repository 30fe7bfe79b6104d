"""The calendar of one person, behind a secret address."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from cooperation.actions import renew_calendar_token
from cooperation.models import User
from meetings import actions
from meetings.models import Meeting
from tests.factories import NOW, a_meeting
from tests.meetings.views.pages import TITLES, address, is_absent, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)


@pytest.fixture
def secret(people):
    """The address of one of the people's calendars."""

    def of(role, language="da"):
        return address("personal_calendar", renew_calendar_token(by=people[role]), language=language)

    return of


def linked(client, url):
    """The references of the meetings in it; of those that are only "busy" nothing but the UID tells which they are."""
    events = Calendar.from_ical(client.get(url).content).walk("VEVENT")
    uids = [event["UID"].removesuffix("@en-by-en-stad") for event in events]
    return set(Meeting.objects.filter(uid__in=uids).values_list("ref", flat=True))


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("member-cph", {"closed", "public"}),
        ("member-malmo", {"closed", "public"}),
        ("secretary-cph", {"closed", "draft", "public"}),
        ("secretary-malmo", {"closed", "draft", "public"}),
    ],
)
def test_it_holds_what_its_owner_may_see(client, secret, role, seen):
    for number, visibility in enumerate(["draft", "closed", "public"]):
        a_meeting(visibility, visibility=visibility, body_id="other", starts_at=NOW + number * DAY, **TITLES)
    assert linked(client, secret(role)) == seen


@pytest.mark.parametrize(("language", "busy"), [("da", "Optaget"), ("sv", "Upptagen")])
@pytest.mark.parametrize(
    ("role", "visibility"),
    [("member-cph", "closed"), ("secretary-cph", "closed"), ("secretary-malmo", "draft")],
)
def test_of_what_is_not_public_it_says_no_more_than_busy(client, secret, role, visibility, language, busy):
    words = dict.fromkeys(("title_da", "title_sv", "venue_da", "venue_sv"), "Hemmeligt")
    meeting = a_meeting("R-HEMMELIG", visibility=visibility, body_id="other", **words)
    item = {"type": "decision", "title_da": "Hemmeligt punkt", "title_sv": "Hemlig punkt"}
    actions.write_agenda(by=None, meeting=meeting, items=[item])
    content = client.get(secret(role, language)).content
    calendar = Calendar.from_ical(content)
    assert "METHOD" not in calendar  # what is published names an ORGANIZER (RFC 5546, 3.2.1)
    [event] = calendar.walk("VEVENT")
    assert (event["SUMMARY"], event["CLASS"]) == (busy, "CONFIDENTIAL")
    assert not {"URL", "LOCATION", "DESCRIPTION", "ORGANIZER", "CATEGORIES"} & set(event)
    assert b"emmelig" not in content.replace(b"\r\n ", b"")
    assert b"HEMMELIG" not in content.replace(b"\r\n ", b"")


def test_the_calendar_does_not_repeat_its_own_secret(client, secret):
    url = secret("member-cph")
    assert url.rsplit("/", 1)[1].removesuffix(".ics").encode() not in client.get(url).content


def test_who_has_a_copy_of_an_old_address_is_told_nothing(client, secret):
    old = secret("member-cph")
    etag = client.get(old)["ETag"]
    new = secret("member-cph")
    assert client.get(old, headers={"if-none-match": etag}).status_code == 404
    assert client.get(new, headers={"if-none-match": etag}).status_code == 304


def test_it_holds_only_what_concerns_its_owner(client, secret):
    a_meeting("OURS")
    a_meeting("THEIRS", body_id="kf", **TITLES)
    a_meeting("ALL", body_id="joint_council")
    assert linked(client, secret("member-cph")) == {"OURS", "ALL"}
    assert linked(client, secret("secretary-cph")) == {"OURS", "THEIRS", "ALL"}


def test_after_the_last_day_of_a_seat_nothing_new_is_added(client, secret, member_cph):
    a_meeting("BEFORE", host="cph", starts_at=NOW + DAY)
    a_meeting("AFTER", host="malmo", starts_at=NOW + 20 * DAY)
    member_cph.person.seats.update(ends_on=(NOW + 10 * DAY).date())
    assert linked(client, secret("member-cph")) == {"BEFORE"}


@pytest.mark.parametrize(("language", "title"), [("da", "Studiebesøg"), ("sv", "Studiebesök")])
def test_its_words_are_in_the_language_of_its_address(client, secret, language, title):
    a_meeting(body_id="other", **TITLES)
    [event] = Calendar.from_ical(client.get(secret("member-cph", language)).content).walk("VEVENT")
    assert event["SUMMARY"] == title


def test_nobody_keeps_or_indexes_it(client, secret):
    response = client.get(secret("member-cph"))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex"
    assert response["ETag"]
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("token", ["x", "A" * 43, "%00", "' OR 1=1", "0" * 64, "æøå", "A" * 4000])
def test_a_wrong_secret_is_as_absent_as_any_page(client, secret, token):
    secret("member-cph")
    assert is_absent(client, address("personal_calendar", token))


def test_the_digest_in_the_database_is_not_the_secret(client, secret, member_cph):
    secret("member-cph")
    member_cph.refresh_from_db()
    assert is_absent(client, address("personal_calendar", member_cph.calendar_token_digest))


def test_who_has_none_cannot_be_guessed_by_an_empty_secret(client, people):
    assert client.get("/da/kalender/p/.ics").status_code == 404
    assert is_absent(client, address("personal_calendar", "None"))


def test_it_closes_with_the_account(client, secret, member_cph):
    url = secret("member-cph")
    assert client.get(url).status_code == 200
    User.objects.filter(pk=member_cph.pk).update(is_active=False)
    assert is_absent(client, url)


@pytest.mark.parametrize("role", ["visitor", "member-malmo", "administrator"])
def test_it_is_the_owners_whoever_asks(browse, secret, role):
    a_meeting("DRAFT", visibility="draft")
    a_meeting("CLOSED", host="malmo", starts_at=NOW + 90 * DAY, visibility="closed")
    url = secret("member-cph")
    assert linked(browse(role), url) == {"CLOSED"}


def test_it_is_only_read(client, secret):
    assert client.post(secret("member-cph")).status_code == 405


@pytest.mark.parametrize("role", ["member-cph", "secretary-cph"])
def test_thirty_meetings_take_no_more_queries_than_one(client, secret, role):
    url, counts = secret(role), []
    for number in range(30):
        a_meeting(host=["cph", "malmo"][number % 2], starts_at=NOW + (number + 1) * DAY)
        if number in (0, 29):
            counts.append(queries(client, url))
    assert counts[0] == counts[1]
