"""The home page: the next public meeting with host and chair, the vision, the newest initiatives, this year's duties."""

from datetime import date, timedelta

import pytest
from django.db import connection

from cooperation.lifecycle import STARTED, STATES
from cooperation.models import Seat
from meetings.models import Meeting
from tests.factories import NOW, TODAY, a_meeting, a_member, a_project, a_project_in
from tests.oresund.views.reading import LANGUAGES, address, content, links, queries, words

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def page(client, frame):
    return lambda language="da": client.get(address(language, "home"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_portal_has_a_home_page(page, language):
    answer = page(language)
    assert answer.status_code == 200
    assert (answer.context["next_meeting"], list(answer.context["initiatives"])) == (None, [])
    assert answer.context["chair"].city.pk == "cph"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    ["home", "cooperation:vision", "cooperation:body_list", "meetings:obligations", "meetings:meeting_list"],
)
def test_before_the_declaration_is_loaded_pages_are_only_empty(client, frame, language, name):
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cooperation_city, cooperation_body, cooperation_chapter CASCADE")
    assert client.get(address(language, name)).status_code == 200


def test_the_next_public_meeting_is_shown_with_host_and_chair(page):
    leader = a_member("malmo", role=Seat.Role.DELEGATION_LEADER).person
    a_member("cph", role=Seat.Role.DELEGATION_LEADER)
    a_meeting(starts_at=NOW - 60 * DAY)
    meeting = a_meeting(host="malmo", starts_at=NOW + 105 * DAY)
    answer = page()
    assert answer.context["next_meeting"] == meeting
    assert (answer.context["chair"].city.pk, answer.context["chair"].person) == ("malmo", leader)
    assert "mandag den 8. marts 2027" in words(answer)
    assert "kl.\u00a013.00–16.00" in content(answer)
    assert f"{leader.name}, Malmø" in words(answer)
    assert address("da", "meetings:meeting_detail", meeting.ref) in links(answer)


@pytest.mark.parametrize(
    ("language", "day"), [("da", "mandag den 8. marts 2027"), ("sv", "måndag 8 mars 2027")]
)
def test_the_next_meeting_is_said_in_the_readers_language(page, language, day):
    a_meeting(starts_at=NOW - 60 * DAY)
    a_meeting(host="malmo", starts_at=NOW + 105 * DAY)
    assert day in words(page(language))


def test_the_only_meeting_may_lie_in_the_next_year(page):
    a_meeting(starts_at=NOW + 105 * DAY)
    assert page().status_code == 200
    assert page().context["year"] == 2026
    assert [duty.planned for duty in page().context["duties"]] == [0, 0]


@pytest.mark.parametrize("visibility", ["draft", "closed"])
def test_nothing_of_other_meetings_is_shown_to_a_visitor(page, visibility):
    texts = {"title_da": "Hemmeligt møde", "title_sv": "Hemligt möte", "venue_da": "Hemmeligt sted"}
    hidden = a_meeting(visibility=visibility, starts_at=NOW + DAY, **texts)
    shown = a_meeting(host="malmo", starts_at=NOW + 30 * DAY)
    answer = page()
    assert answer.context["next_meeting"] == shown
    for secret in ("Hemmeligt", hidden.ref, str(hidden.uid)):
        assert secret not in answer.content.decode()


def test_a_member_sees_the_closed_meeting_first(browse):
    closed = a_meeting(visibility="closed", starts_at=NOW + DAY)
    a_meeting(host="malmo", starts_at=NOW + 30 * DAY)
    assert browse("member-cph").get(address("da", "home")).context["next_meeting"] == closed


def test_a_meeting_that_has_ended_or_is_cancelled_is_not_the_next_one(page):
    a_meeting(host="malmo", body_id="joint_council", starts_at=NOW - timedelta(hours=4))
    gone = a_meeting(host="malmo", body_id="joint_council", starts_at=NOW + DAY)
    later = a_meeting(starts_at=NOW + 40 * DAY)
    reasons = {"cancel_reason_da": "Sne", "cancel_reason_sv": "Snö"}
    Meeting.objects.filter(pk=gone.pk).update(status="cancelled", cancelled_on=TODAY, **reasons)
    assert page().context["next_meeting"] == later


def test_a_running_meeting_is_still_the_next_one(page):
    running = a_meeting(starts_at=NOW - timedelta(hours=1))
    assert page().context["next_meeting"] == running


def test_the_four_newest_initiatives_are_shown(page):
    refs = [a_project(decided_on=TODAY - number * DAY).ref for number in range(6)]
    assert [project.ref for project in page().context["initiatives"]] == refs[:4]


@pytest.mark.parametrize("role", ["visitor", "secretary-cph", "administrator"])
def test_only_what_was_adopted_is_an_initiative(browse, role):
    for state in STATES:
        project = a_project_in(state)
        shown = browse(role).get(address("da", "home")).context["initiatives"]
        assert (project in shown) is (state in STARTED)


@pytest.mark.parametrize(
    ("language", "beginning"),
    [("da", "København og Malmø forpligter sig"), ("sv", "Köpenhamn och Malmö förbinder sig")],
)
def test_the_vision_is_the_declarations_own(page, language, beginning):
    assert len(page(language).context["vision"]) == 2
    assert beginning in words(page(language))


def test_the_duties_are_those_of_this_year_in_copenhagen(page, time_machine):
    time_machine.move_to("2026-12-31T22:59:00Z")
    assert page().context["year"] == 2026
    time_machine.move_to("2026-12-31T23:01:00Z")
    assert page().context["year"] == 2027
    assert {duty.code for duty in page().context["duties"]} == {"C3", "C5"}


def test_titles_and_names_are_only_text(page):
    script = "<script>alert(1)</script>"
    a_project(title_da=script, citizens_will_notice_da=script)
    a_meeting(starts_at=NOW, title_da=script, title_sv=script, venue_da=script)
    assert "<script" not in page().content.decode()
    assert words(page()).count(script) >= 3


def test_more_rows_need_no_more_queries(client, frame):
    url = address("sv", "home")
    a_project()
    a_meeting(starts_at=NOW + DAY)
    first = queries(client, url)
    for number in range(1, 13):
        a_project("malmo", decided_on=date(2026, number, 1))
        a_meeting(host=("cph", "malmo")[number % 2], starts_at=NOW + number * 40 * DAY)
    assert queries(client, url) == first


@pytest.mark.parametrize("visibility", ["draft", "closed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hidden_meeting_does_not_show_through_the_chairmanship(page, visibility, language):
    """With nothing public to come, the page says whose turn it is; an agreed exception in secret changes nothing."""
    a_meeting(host="cph", starts_at=NOW - 60 * DAY)
    before = page(language).content
    agreed = {"agreed_on": TODAY, "agreed_reason": {"da": "Aftalt", "sv": "Avtalat"}}
    a_meeting(host="cph", starts_at=NOW + 60 * DAY, visibility=visibility, **agreed)
    assert page(language).content == before
