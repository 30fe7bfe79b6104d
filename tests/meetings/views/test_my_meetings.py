"""The meetings to which somebody who is logged in is called."""

import re
from datetime import date, timedelta

import pytest

from meetings import actions
from meetings.polling import Span
from tests.factories import NOW, a_meeting
from tests.meetings.asking import a_poll, ask
from tests.meetings.views.pages import TITLES, address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
CALLED = ["member-cph", "member-malmo", "secretary-cph", "secretary-malmo"]


def shown(client):
    context = client.get(address("my_meetings")).context
    return [one.ref for one in context["upcoming"]], [one.ref for one in context["past"]]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_who_is_not_logged_in_is_asked_to(client, frame, language):
    answer = client.get(address("my_meetings", language=language))
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/{language}/")
    assert f"next={address('my_meetings', language=language)}" in answer["Location"]


def test_an_administrator_has_no_meetings(browse):
    assert is_absent(browse("administrator"), address("my_meetings"))


@pytest.mark.parametrize("role", CALLED)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_coming_and_past_meetings_are_shown_apart(browse, role, language):
    a_meeting("PAST", host="cph", starts_at=NOW - 5 * DAY)
    a_meeting("RUNS", host="malmo", starts_at=NOW - DAY / 24)
    a_meeting("NEXT", host="cph", starts_at=NOW + 5 * DAY)
    client = browse(role)
    assert shown(client) == (["RUNS", "NEXT"], ["PAST"])
    content = page(client, "my_meetings", language=language)
    for ref in ("PAST", "RUNS", "NEXT"):
        assert address("meeting_detail", ref, language=language) in content


@pytest.mark.parametrize(
    ("role", "seen"),
    [("member-cph", {"closed", "public"}), ("secretary-malmo", {"closed", "public", "draft"})],
)
def test_closed_meetings_are_shown_and_drafts_to_secretariats_only(browse, role, seen):
    for number, visibility in enumerate(["draft", "closed", "public"]):
        a_meeting(
            visibility, visibility=visibility, body_id="other", starts_at=NOW + (number + 1) * DAY, **TITLES
        )
    assert set(shown(browse(role))[0]) == seen


def test_a_member_sees_only_meetings_to_which_a_seat_calls(browse, member_cph):
    a_meeting("OURS", host="cph", starts_at=NOW + DAY)
    a_meeting("THEIRS", body_id="kf", starts_at=NOW + 2 * DAY, **TITLES)
    a_meeting("ALL", body_id="joint_council", starts_at=NOW + 3 * DAY)
    a_meeting("AFTER", host="malmo", starts_at=NOW + 50 * DAY)
    member_cph.person.seats.update(ends_on=(NOW + 10 * DAY).date())
    assert shown(browse("member-cph"))[0] == ["OURS", "ALL"]


def test_the_last_ten_past_meetings_the_latest_first(browse):
    for number in range(12):
        a_meeting(f"M{number:02}", host=["cph", "malmo"][number % 2], starts_at=NOW - (number + 1) * DAY)
    assert shown(browse("member-cph"))[1] == [f"M{number:02}" for number in range(10)]


def test_a_cancelled_meeting_is_still_there_with_its_state(browse):
    meeting = a_meeting("GONE", starts_at=NOW + DAY)
    reason = {"da": "Sne", "sv": "Snö"}
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=reason, now=NOW)
    assert shown(browse("member-cph"))[0] == ["GONE"]


def test_nothing_of_it_is_kept_on_the_way(browse):
    answer = browse("member-cph").get(address("my_meetings"))
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize("role", ["member-malmo", "secretary-cph"])
def test_only_those_who_are_called_have_it_in_the_navigation(browse, role):
    assert f'href="{address("my_meetings")}"' in page(browse(role), "meeting_list")
    assert f'href="{address("my_meetings")}"' not in page(browse("visitor"), "meeting_list")
    assert f'href="{address("my_meetings")}"' not in page(browse("administrator"), "meeting_list")


@pytest.mark.parametrize("role", ["member-cph", "secretary-cph"])
def test_thirty_meetings_take_no_more_queries_than_one(browse, role):
    client, counts = browse(role), []
    for number in range(30):
        a_meeting(host=["cph", "malmo"][number % 2], starts_at=NOW + (number + 1) * DAY)
        if number in (0, 29):
            counts.append(queries(client, address("my_meetings")))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_member_who_is_asked_about_dates_finds_the_way_to_answer(browse, people, language):
    poll = a_poll()
    client = browse("member-cph")
    content = page(client, "my_meetings", language=language)
    assert {"da": "Spørgsmål om datoer", "sv": "Frågor om datum"}[language] in content
    [link] = re.findall(rf'href="({address("poll", "M1", language=language)}[^"]+)"', content)
    answered = client.get(link)
    assert answered.status_code == 200
    assert answered.context["person"] == people["member-cph"].person
    actions.close_poll(by=None, poll=poll, now=NOW)
    assert shown_polls(client) == []


def shown_polls(client):
    return client.get(address("my_meetings")).context["polls"]


def test_only_who_is_called_is_led_to_a_question_and_only_while_it_can_be_answered(
    browse, people, time_machine
):
    poll = a_poll()
    assert shown_polls(browse("secretary-cph")) == []
    people["member-malmo"].person.seats.update(body="kf")
    assert shown_polls(browse("member-malmo")) == []
    assert len(shown_polls(browse("member-cph"))) == 1
    time_machine.move_to(poll.closes_at + DAY, tick=False)
    assert shown_polls(browse("member-cph")) == []


def test_ten_questions_take_no_more_queries_than_one(browse):
    client, counts = browse("member-cph"), []
    for number in range(10):
        starts_at = NOW + (200 + number) * DAY
        meeting = a_meeting(body_id="joint_council", starts_at=starts_at)
        spans = [Span(starts_at + hours * DAY / 24, starts_at + (hours + 1) * DAY / 24) for hours in (0, 2)]
        ask(meeting, slots=spans)
        if number in (0, 9):
            counts.append(queries(client, address("my_meetings")))
    assert counts[0] == counts[1]
