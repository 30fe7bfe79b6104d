"""The choice of meetings in the address of the list, and the ways from it to the other views."""

import pytest

from meetings import actions
from tests.factories import a_meeting, at
from tests.meetings.views.pages import address, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def meetings(frame):
    a_meeting("WG-CPH", host="cph", starts_at=at(2027, 1))
    confirmed = a_meeting("WG-MALMO", host="malmo", starts_at=at(2027, 3), kind="extraordinary")
    actions.confirm(by=None, meeting=confirmed, now=at(2026, 11))
    a_meeting("JOINT", body_id="joint_council", host="malmo", starts_at=at(2027, 5))
    a_meeting("OLD", body_id="joint_council", host="cph", starts_at=at(2025, 5))


def shown(client, query, year=2027):
    answer = client.get(f"{address('meeting_year', year)}?{query}")
    assert answer.status_code == 200
    return [meeting.ref for meeting in answer.context["meetings"]]


ALL = ["WG-CPH", "WG-MALMO", "JOINT"]


@pytest.mark.parametrize(
    ("query", "refs"),
    [
        ("", ALL),
        ("body=working_group", ["WG-CPH", "WG-MALMO"]),
        ("host=malmo", ["WG-MALMO", "JOINT"]),
        ("host=malmo&body=working_group", ["WG-MALMO"]),
        ("state=confirmed", ["WG-MALMO"]),
        ("kind=extraordinary", ["WG-MALMO"]),
        ("state=cancelled", []),
        ("body=&host=&state=&kind=", ALL),
        ("body=nonsense&host=lund&state=%00&kind=0", ALL),
        ("body=nonsense&host=cph", ["WG-CPH"]),
        ("host=cph&host=malmo", ["WG-MALMO", "JOINT"]),
        ("visibility=draft&q=1", ALL),
    ],
)
def test_the_address_says_which_meetings_and_what_nobody_knows_says_nothing(client, meetings, query, refs):
    assert shown(client, query) == refs


@pytest.mark.parametrize(
    ("language", "choice", "nothing", "back"),
    [
        ("da", "Vises her: Aflyst", "Ingen møder i 2027 svarer til dit valg.", "Vis alle møder"),
        ("sv", "Visas här: Inställt", "Inga möten i 2027 motsvarar ditt val.", "Visa alla möten"),
    ],
)
def test_the_choice_is_said_and_there_is_a_way_back_to_all(client, meetings, language, choice, nothing, back):
    path = address("meeting_year", 2027, language=language)
    content = client.get(f"{path}?state=cancelled").content.decode()
    assert choice in content
    assert nothing in content
    assert '<option value="cancelled" selected>' in content
    assert f'<a href="{path}">{back}</a>' in content
    plain = page(client, "meeting_year", 2027, language=language)
    assert back not in plain
    assert '<details class="filter schedule-filter">' in plain


def test_the_choice_goes_along_to_other_years_the_month_and_the_other_language(client, meetings):
    query = "?body=joint_council&host=malmo"
    content = client.get(address("meeting_year", 2027) + query).content.decode().replace("&amp;", "&")
    for path in (
        address("meeting_year", 2025),
        address("meeting_month", 2027, 5),
        address("year_plan", 2027),
        address("meeting_year", 2027, language="sv"),
    ):
        assert f'href="{path}{query}"' in content


def test_the_choice_stays_when_addresses_with_reminders_are_asked_for(client, meetings):
    content = client.get(address("meeting_year", 2027) + "?host=malmo&alarm=1d").content.decode()
    form = content.split('#calendar" method="get"')[1]
    assert '<input type="hidden" name="host" value="malmo">' in form


def test_a_choice_makes_another_page_and_what_others_hang_on_does_not(client, meetings, settings):
    answer = client.get(address("meeting_year", 2027) + "?utm=1&host=malmo&state=nonsense")
    canonical = settings.SITE_URL + address("meeting_year", 2027) + "?host=malmo"
    assert f'<link rel="canonical" href="{canonical}">' in answer.content.decode()


def test_an_empty_year_of_a_choice_is_still_a_year(client, meetings):
    assert shown(client, "host=malmo", year=2025) == []
    assert client.get(address("meeting_year", 2026)).status_code == 404


VIEWS = ["meeting_year", "meeting_month", "year_plan"]


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_each_view_leads_to_the_others_and_marks_itself(client, meetings, name, language):
    arguments = {one: [2027, 1] if one == "meeting_month" else [2027] for one in VIEWS}
    content = page(client, name, *arguments[name], language=language)
    for one in VIEWS:
        current = ' aria-current="page"' if one == name else ""
        assert f'href="{address(one, *arguments[one], language=language)}"{current}>' in content
