"""The meetings of the year in which the next one lies."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from cooperation.models import Seat
from meetings import actions
from tests.factories import NOW, a_meeting
from tests.meetings.views.pages import (
    ROLES,
    SEES_CLOSED,
    SEES_DRAFTS,
    TAKES_PART,
    TITLES,
    address,
    page,
    queries,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
SECRET = {
    "type": "decision",
    "title_da": "Fortrolig sag",
    "title_sv": "Konfidentiellt ärende",
    "outcome_da": "Fortroligt udfald",
    "outcome_sv": "Konfidentiellt utfall",
    "confidential": True,
}
OPEN = {"type": "formal", "title_da": "Dagsorden", "title_sv": "Dagordning"}


def shown(client, **options):
    response = client.get(address("meeting_list"), **options)
    return [meeting.ref for meeting in response.context["meetings"]]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "da",
            [
                "Den politiske arbejdsgruppe",
                "fredag den 22. januar 2027",
                "13.00–16.00",
                "København",
                "Dagsorden",
            ],
        ),
        (
            "sv",
            [
                "Den politiska arbetsgruppen",
                "fredag 22 januari 2027",
                "13.00–16.00",
                "Köpenhamn",
                "Dagordning",
            ],
        ),
    ],
)
def test_a_meeting_is_listed_with_its_time_host_and_agenda(client, frame, language, words):
    meeting = a_meeting("AG-2027-1")
    actions.write_agenda(by=None, meeting=meeting, items=[OPEN])
    content = page(client, "meeting_list", language=language)
    assert [word for word in words if word not in content] == []
    assert f'href="{address("meeting_detail", "AG-2027-1", language=language)}"' in content


@pytest.mark.parametrize("role", ROLES)
def test_each_sees_what_is_theirs_to_see(browse, role):
    for number, visibility in enumerate(["draft", "closed", "public"]):
        a_meeting(visibility, visibility=visibility, body_id="other", starts_at=NOW + number * DAY, **TITLES)
    expected = (
        {"public"}
        | ({"closed"} if role in SEES_CLOSED else set())
        | ({"draft"} if role in SEES_DRAFTS else set())
    )
    client = browse(role)
    assert set(shown(client)) == expected
    content = client.get(address("meeting_list")).content.decode()
    assert {
        ref for ref in ("draft", "closed", "public") if address("meeting_detail", ref) in content
    } == expected


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_confidential_item_is_only_named_to_those_who_take_part(browse, role, language):
    actions.write_agenda(by=None, meeting=a_meeting(), items=[OPEN, SECRET])
    content = page(browse(role), "meeting_list", language=language)
    assert (SECRET[f"title_{language}"] in content) is (role in TAKES_PART)
    assert "ortroligt udfald" not in content
    assert OPEN[f"title_{language}"] in content


def test_the_year_shown_is_that_of_the_next_meeting(client, frame):
    a_meeting("OLD", host="cph", starts_at=NOW - 200 * DAY)
    assert shown(client) == ["OLD"]
    a_meeting("NEXT", host="malmo", starts_at=NOW + 60 * DAY)
    a_meeting("LATER", host="cph", starts_at=NOW + 500 * DAY)
    assert shown(client) == ["NEXT"]
    assert client.get(address("meeting_list")).context["years"] == [2028, 2027, 2026]


def test_without_a_meeting_to_come_the_latest_year_is_shown(client, frame):
    a_meeting("OLDER", host="cph", starts_at=NOW - 900 * DAY)
    a_meeting("OLD", host="malmo", starts_at=NOW - 500 * DAY)
    assert shown(client) == ["OLD"]


def test_a_draft_does_not_turn_the_page_for_the_public(client, frame):
    a_meeting("OLD", starts_at=NOW - 200 * DAY)
    a_meeting("DRAFT", host="malmo", starts_at=NOW + 60 * DAY, visibility="draft")
    response = client.get(address("meeting_list"))
    assert (response.context["year"], response.context["years"]) == (2026, [2026])


def test_a_portal_without_meetings_has_an_empty_page(client, frame):
    response = client.get(address("meeting_list"))
    assert (response.status_code, response.context["year"], response.context["meetings"]) == (200, 2026, [])


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_calendars_of_the_bodies_are_offered(client, frame, language):
    content = page(client, "meeting_list", language=language)
    for body in ("working-group", "joint-council"):
        assert f'href="http://testserver{address("body_calendar", body, language=language)}"' in content


def test_a_title_cannot_bring_a_script_along(client, frame):
    evil = "<script>alert(1)</script>"
    a_meeting(body_id="other", title_da=evil, title_sv=evil)
    content = page(client, "meeting_list")
    assert evil not in content
    assert "&lt;script&gt;alert(1)" in content


@pytest.mark.parametrize("role", ["visitor", "member-cph", "secretary-malmo"])
def test_thirty_meetings_take_no_more_queries_than_one(browse, role):
    client, counts = browse(role), []
    for number in range(30):
        meeting = a_meeting(host=["cph", "malmo"][number % 2], starts_at=NOW + (60 + number) * DAY)
        actions.write_agenda(by=None, meeting=meeting, items=[OPEN, SECRET])
        if number in (0, 29):
            counts.append(queries(client, address("meeting_list")))
    assert counts[0] == counts[1]
    assert len(shown(client)) == 30


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", "{} har ingen medlemmer den dag, det næste møde holdes."),
        ("sv", "{} har inga ledamöter den dag då nästa möte hålls."),
    ],
)
def test_secretariats_are_told_of_a_city_that_has_nobody_to_send(browse, cph, malmo, language, words):
    """R-33: a term ends between now and the next meeting of the working group."""
    a_meeting("AG-2027-1")
    seats = Seat.objects.filter(body="working_group", city=malmo)
    seats.update(ends_on=date(2027, 1, 22))
    assert words.format(malmo) not in page(browse("secretary-cph"), "meeting_list", language=language)
    seats.update(ends_on=date(2027, 1, 21))
    with override(language):
        named, other = str(malmo), str(cph)
    for role in ROLES:
        content = page(browse(role), "meeting_list", language=language)
        assert (words.format(named) in content) is role.startswith("secretary")
        assert words.format(other) not in content
