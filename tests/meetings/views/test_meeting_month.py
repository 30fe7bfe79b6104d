"""A month of the schedule as a calendar."""

from datetime import date, timedelta

import pytest

from meetings import actions
from tests.factories import NOW, a_meeting, at
from tests.meetings.views.pages import (
    ROLES,
    SEES_CLOSED,
    SEES_DRAFTS,
    TITLES,
    address,
    is_absent,
    page,
    queries,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def days(answer):
    """Day → the references of its meetings."""
    return {
        day.day: [meeting.ref for meeting in day.meetings]
        for week in answer.context["weeks"]
        for day in week.days
        if day.meetings
    }


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ["Møder i december 2026", "kl. 13.00–16.00", "Arbejdsgruppe", "Malmø", "Planlagt", "Mandag"]),
        ("sv", ["Möten i december 2026", "kl. 13.00–16.00", "Arbetsgrupp", "Malmö", "Planerat", "Måndag"]),
    ],
)
def test_a_meeting_stands_on_its_day_with_its_hours_body_host_and_state(client, frame, language, words):
    a_meeting("A", host="malmo", starts_at=at(2026, 12, 28))
    content = page(client, "meeting_month", 2026, 12, language=language)
    assert [word for word in words if word not in content] == []
    assert f'href="{address("meeting_detail", "A", language=language)}"' in content


@pytest.mark.parametrize(("language", "order"), [("da", "Mandag Tirsdag"), ("sv", "Måndag Tisdag")])
def test_weeks_begin_on_monday_and_are_numbered_as_iso_does(client, frame, language, order):
    a_meeting(starts_at=at(2026, 12, 28))
    content = page(client, "meeting_month", 2026, 12, language=language)
    first, second = (content.index(f'<th scope="col">{word}</th>') for word in order.split())
    assert first < second < content.index('<th scope="row">')
    answer = client.get(address("meeting_month", 2026, 12))
    weeks = answer.context["weeks"]
    assert [week.number for week in weeks] == [49, 50, 51, 52, 53]
    assert (weeks[0].days[0].day, weeks[-1].days[-1].day) == (date(2026, 11, 30), date(2027, 1, 3))
    outside = [day.day for week in weeks for day in week.days if day.is_outside]
    assert outside == [date(2026, 11, 30), date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)]


def test_today_is_marked_and_no_other_day(client, frame):
    a_meeting("NOW", starts_at=NOW)
    answer = client.get(address("meeting_month", 2026, 11))
    assert [day.day for week in answer.context["weeks"] for day in week.days if day.is_today] == [NOW.date()]
    assert answer.content.decode().count('class="day-today"') == 1


def test_over_midnight_a_meeting_stands_on_the_day_it_begins(client, frame):
    a_meeting("NIGHT", starts_at=at(2026, 12, 31, 22, 30), hours=5)
    assert days(client.get(address("meeting_month", 2026, 12))) == {date(2026, 12, 31): ["NIGHT"]}


def test_the_day_is_that_in_copenhagen(client, frame):
    a_meeting("NEW", starts_at=at(2026, 12, 31, 23, 30))
    assert days(client.get(address("meeting_month", 2027, 1))) == {date(2027, 1, 1): ["NEW"]}


@pytest.mark.parametrize(("language", "word"), [("da", "Aflyst"), ("sv", "Inställt")])
def test_a_cancelled_meeting_is_shown_as_cancelled(client, frame, language, word):
    meeting = a_meeting("OFF", starts_at=at(2027, 1))
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason={"da": "x", "sv": "x"}, now=NOW)
    content = page(client, "meeting_month", 2027, 1, language=language)
    assert word in content
    assert 'class="entry is-cancelled"' in content


@pytest.mark.parametrize("role", ROLES)
def test_each_sees_what_is_theirs_to_see(browse, role):
    for number, visibility in enumerate(["draft", "closed", "public"]):
        a_meeting(
            visibility, visibility=visibility, body_id="other", starts_at=at(2027, 3, 8 + number), **TITLES
        )
    expected = {"public"} | ({"closed"} if role in SEES_CLOSED else set())
    expected |= {"draft"} if role in SEES_DRAFTS else set()
    answer = browse(role).get(address("meeting_month", 2027, 3))
    assert {ref for refs in days(answer).values() for ref in refs} == expected


@pytest.mark.parametrize("role", ["visitor", "member-cph", "secretary-cph"])
def test_months_of_drafts_show_only_to_those_who_may_see_them(browse, role):
    a_meeting("PUBLIC", starts_at=at(2027, 3))
    a_meeting("DRAFT", host="malmo", starts_at=at(2027, 9), visibility="draft")
    a_meeting("LATER", host="cph", starts_at=at(2028, 2), visibility="draft")
    client = browse(role)
    answer = client.get(address("meeting_month", 2027, 3))
    may = role in SEES_DRAFTS
    assert [day.month for day in answer.context["months"]] == ([3, 9] if may else [3])
    assert answer.context["after"] == ((2027, 4) if may else None)
    assert is_absent(client, address("meeting_month", 2028, 2)) is not may


def test_the_ways_on_stop_where_the_schedule_ends_and_pass_over_empty_years(client, frame):
    a_meeting("FIRST", starts_at=at(2025, 5))
    a_meeting("LAST", host="malmo", starts_at=at(2027, 3))
    ways = {
        (2025, 5): (None, (2025, 6)),
        (2025, 12): ((2025, 11), (2027, 1)),
        (2027, 1): ((2025, 12), (2027, 2)),
        (2027, 3): ((2027, 2), None),
        (2027, 11): ((2027, 10), None),
    }
    for month, (before, after) in ways.items():
        answer = client.get(address("meeting_month", *month))
        assert (answer.context["before"], answer.context["after"]) == (before, after), month
        for way in filter(None, (before, after)):
            assert f'href="{address("meeting_month", *way)}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("language", "empty", "unmatched"),
    [
        ("da", "Ingen møder i februar 2027.", "Ingen møder i marts 2027 svarer til dit valg."),
        ("sv", "Inga möten i februari 2027.", "Inga möten i mars 2027 motsvarar ditt val."),
    ],
)
def test_a_month_without_meetings_says_so(client, frame, language, empty, unmatched):
    a_meeting(host="cph", starts_at=at(2027, 3, 1))
    assert empty in page(client, "meeting_month", 2027, 2, language=language)
    path = address("meeting_month", 2027, 3, language=language)
    assert unmatched in client.get(f"{path}?host=malmo").content.decode()
    assert unmatched not in client.get(f"{path}?host=cph").content.decode()


@pytest.mark.parametrize(
    ("year", "month"), [(2027, 0), (2027, 13), (2027, 10**20), (2026, 3), (0, 1), (10**20, 1), (9999, 12)]
)
def test_a_month_that_is_none_or_in_a_year_without_meetings_is_not_found(client, frame, year, month):
    a_meeting(starts_at=at(2027, 3))
    assert is_absent(client, address("meeting_month", year, month))


@pytest.mark.parametrize("role", ["visitor", "member-cph", "secretary-malmo"])
def test_thirty_meetings_take_no_more_queries_than_one(browse, role):
    client, counts = browse(role), []
    for number in range(30):
        a_meeting(host=["cph", "malmo"][number % 2], starts_at=at(2027, 3) + timedelta(hours=4 * number))
        if number in (0, 29):
            counts.append(queries(client, address("meeting_month", 2027, 3)))
    assert counts[0] == counts[1]
