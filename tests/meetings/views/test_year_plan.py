"""The year on a sheet to pin up."""

from datetime import date, timedelta

import pytest

from meetings import actions
from tests.factories import NOW, a_meeting, at
from tests.meetings.views.pages import ROLES, SEES_CLOSED, SEES_DRAFTS, address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

WORDS = {
    "da": [
        "Møder 2027", "mandag den 4. januar 2027", "kl. 13.00–16.00", "Den politiske arbejdsgruppe", "København",
        "Rådhuset", "Planlagt", "Pr. ", "23. november 2026",
    ],
    "sv": [
        "Möten 2027", "måndag 4 januari 2027", "kl. 13.00–16.00", "Den politiska arbetsgruppen", "Köpenhamn",
        "Stadshuset", "Planerat", "Läget den ", "23 november 2026",
    ],
}  # fmt: skip
OTHER = {"da": "sv", "sv": "da"}


@pytest.fixture
def meeting(frame):
    return a_meeting("A", starts_at=at(2027, 1, 4), venue_da="Rådhuset", venue_sv="Stadshuset")


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_sheet_is_in_the_readers_language(client, meeting, language):
    content = page(client, "year_plan", 2027, language=language)
    assert [word for word in WORDS[language] if word not in content] == []
    assert content.count('<section class="plan-sheet"') == 1
    assert WORDS[OTHER[language]][0] not in content
    assert '<td data-label="' in content
    assert ">1</td>" in content  # the week


@pytest.mark.parametrize("language", ["da", "sv"])
def test_both_sheets_come_together_each_wholly_in_its_language(client, meeting, language):
    path = address("year_plan", 2027, language=language)
    content = client.get(f"{path}?sheets=both").content.decode().replace("\u00a0", " ")
    own, other = content.split('<section class="plan-sheet"')[1:]
    for code, sheet in ((language, own), (OTHER[language], other)):
        assert sheet.startswith(f' lang="{code}"')
        assert [word for word in WORDS[code] if word not in sheet] == []
        assert f'href="{address("meeting_detail", "A", language=code)}"' in sheet


@pytest.mark.parametrize("sheets", ["", "one", "%00", "both%00"])
def test_what_nobody_knows_asks_for_one_sheet(client, meeting, sheets):
    answer = client.get(f"{address('year_plan', 2027)}?sheets={sheets}")
    assert (answer.status_code, answer.context["sheets"]) == (200, ["da"])


@pytest.mark.parametrize("role", ROLES)
def test_what_the_public_does_not_see_is_on_no_sheet_of_theirs_and_marked_on_others(browse, role):
    for number, visibility in enumerate(["public", "closed", "draft"]):
        starts_at = at(2027, 3, 8 + number)
        a_meeting(visibility, body_id="joint_council", starts_at=starts_at, visibility=visibility)
    client = browse(role)
    expected = ["public"] + (["closed"] if role in SEES_CLOSED else [])
    expected += ["draft"] if role in SEES_DRAFTS else []
    assert [one.ref for one in client.get(address("year_plan", 2027)).context["meetings"]] == expected
    content = page(client, "year_plan", 2027)
    assert content.count('class="not-public"') == len(expected) - 1
    assert ("Ikke for alle" in content) is (len(expected) > 1)


@pytest.mark.parametrize(("language", "word"), [("da", "Aflyst"), ("sv", "Inställt")])
def test_a_cancelled_meeting_stays_on_the_sheet_as_cancelled(client, meeting, language, word):
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason={"da": "x", "sv": "x"}, now=NOW)
    content = page(client, "year_plan", 2027, language=language)
    assert word in content
    assert '<tr class="is-cancelled">' in content


@pytest.mark.parametrize("year", [0, 2026, 9999, 10**20])
def test_a_year_without_meetings_has_no_sheet(client, meeting, year):
    assert is_absent(client, address("year_plan", year))


def test_a_year_of_drafts_is_none_for_the_public(client, meeting):
    a_meeting("DRAFT", host="malmo", starts_at=at(2028, 3), visibility="draft")
    assert is_absent(client, address("year_plan", 2028))


@pytest.mark.parametrize("role", ["visitor", "member-cph", "secretary-malmo"])
def test_thirty_meetings_take_no_more_queries_than_one(browse, role):
    client, counts = browse(role), []
    for number in range(30):
        a_meeting(host=["cph", "malmo"][number % 2], starts_at=at(2027, 3) + timedelta(days=number))
        if number in (0, 29):
            counts.append(queries(client, address("year_plan", 2027) + "?sheets=both"))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("sheets", ["", "&sheets=both"])
def test_a_choice_of_meetings_is_said_on_each_sheet_in_its_language(client, meeting, sheets):
    a_meeting("B", host="malmo", starts_at=at(2027, 5))
    answer = client.get(f"{address('year_plan', 2027)}?host=malmo{sheets}")
    content = answer.content.decode()
    assert [one.ref for one in answer.context["meetings"]] == ["B"]
    assert "Vises her: Malmø</p>" in content
    assert ("Visas här: Malmö</p>" in content) is bool(sheets)
    for path in (address("meeting_year", 2027), address("meeting_month", 2027, 5)):
        assert f'href="{path}?host=malmo"' in content
    both = f"{address('year_plan', 2027)}?host=malmo&amp;sheets=both"
    assert f'href="{both}"' in content
    assert ('<input type="hidden" name="sheets" value="both">' in content) is bool(sheets)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", "Ingen møder i 2027 svarer til dit valg."),
        ("sv", "Inga möten i 2027 motsvarar ditt val."),
    ],
)
def test_a_choice_that_leaves_nothing_is_said(client, meeting, language, words):
    path = address("year_plan", 2027, language=language)
    answer = client.get(f"{path}?state=cancelled&sheets=both")
    content = answer.content.decode()
    assert answer.status_code == 200
    assert words in content
    assert f'href="{path}?sheets=both"' in content
