"""The meetings of any one year."""

import pytest

from tests.factories import a_meeting, at
from tests.meetings.views.pages import ROLES, SEES_DRAFTS, address, is_absent, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def shown(client, year):
    return [meeting.ref for meeting in client.get(address("meeting_year", year)).context["meetings"]]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_year_shows_its_meetings_in_the_order_of_time(client, frame, language):
    a_meeting("B", host="malmo", starts_at=at(2027, 9))
    a_meeting("A", host="cph", starts_at=at(2027, 3))
    a_meeting("C", host="cph", starts_at=at(2028, 3))
    assert shown(client, 2027) == ["A", "B"]
    content = page(client, "meeting_year", 2027, language=language)
    assert content.index(address("meeting_detail", "A", language=language)) < content.index(
        address("meeting_detail", "B", language=language)
    )
    for year in (2027, 2028):
        assert f'href="{address("meeting_year", year, language=language)}"' in content
    assert content.count('aria-current="page"') >= 1


def test_new_year_is_in_copenhagen(client, frame):
    a_meeting("OLD", host="cph", starts_at=at(2026, 12, 31, 22, 30), hours=1)
    a_meeting("NEW", host="malmo", starts_at=at(2026, 12, 31, 23, 30))
    assert (shown(client, 2026), shown(client, 2027)) == (["OLD"], ["NEW"])
    assert client.get(address("meeting_year", 2026)).context["years"] == [2027, 2026]


@pytest.mark.parametrize("year", [0, 1, 2025, 2028, 9999, 99999, 10**20])
def test_a_year_without_meetings_is_not_found(client, frame, year):
    a_meeting(starts_at=at(2027))
    assert is_absent(client, address("meeting_year", year))


@pytest.mark.parametrize("role", ROLES)
def test_a_year_of_drafts_exists_for_those_who_may_see_them(browse, role):
    a_meeting("DRAFT", starts_at=at(2028), visibility="draft")
    client = browse(role)
    if role in SEES_DRAFTS:
        assert shown(client, 2028) == ["DRAFT"]
    else:
        assert is_absent(client, address("meeting_year", 2028))
