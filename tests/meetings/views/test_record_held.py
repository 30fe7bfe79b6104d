"""The page on which a secretariat records that a meeting was held."""

from datetime import date, timedelta

import pytest

from meetings import actions
from meetings.models import Meeting
from tests.factories import NOW, a_held_meeting, a_meeting
from tests.meetings.views.pages import ROLES, TITLES, address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

DAY = timedelta(days=1)
BOTH = {"present_cph": "8", "present_malmo": "7", "minutes_state": "draft", "seen": ""}
ALONE = {**BOTH, "present_malmo": "0"}


@pytest.fixture
def over(frame):
    return a_meeting("M", starts_at=NOW - 5 * DAY)


def status():
    return Meeting.objects.get(ref="M").status


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_meeting_is_recorded_with_its_numbers(browse, over, language):
    client = browse("secretary-malmo")
    url = address("record_held", "M", language=language)
    assert url in page(client, "meeting_detail", "M", language=language)
    assert 'max="9"' in page(client, "record_held", "M", language=language)
    answer = client.post(url, BOTH)
    assert (answer.status_code, answer["Location"]) == (
        302,
        address("meeting_detail", "M", language=language),
    )
    assert status() == "held"
    assert url not in page(client, "meeting_detail", "M", language=language)
    assert [one.present for one in client.get(answer["Location"]).context["attendance"]] == [8, 7]


@pytest.mark.parametrize("language", ["da", "sv"])
def test_where_a_city_stayed_away_the_other_secretariat_is_asked(browse, over, people, language):
    url = address("record_held", "M", language=language)
    answer = browse("secretary-cph").post(url, ALONE)
    assert (answer.status_code, answer["Location"], status()) == (302, url, "planned")
    visitor = browse("visitor").get(address("meeting_detail", "M"))
    assert visitor.context["attendance"] == []  # not before both say so
    client = browse("secretary-malmo")
    content = page(client, "record_held", "M", language=language)
    question = {"da": "Blev det alligevel afholdt?", "sv": "Genomfördes det ändå?"}[language]
    assert [
        one for one in (question, people["secretary-cph"].name, 'value="cph:8,malmo:0"') if one not in content
    ] == []
    answer = client.post(url, {**ALONE, "seen": "cph:8,malmo:0"})
    assert (answer.status_code, status()) == (302, "held")


def test_numbers_written_meanwhile_are_shown_and_what_was_typed_is_kept(browse, over):
    url = address("record_held", "M")
    browse("secretary-cph").post(url, ALONE)
    client = browse("secretary-malmo")
    typed = {**ALONE, "present_cph": "6"}
    answer = client.post(url, typed)
    content = answer.content.decode()
    assert (answer.status_code, status()) == (409, "planned")
    assert [
        one for one in ("København: 8.", 'value="6"', 'value="cph:8,malmo:0"') if one not in content
    ] == []
    assert client.post(url, {**typed, "seen": "cph:8,malmo:0"}).status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("present_cph", ""),
        ("present_cph", "-1"),
        ("present_cph", "10"),  # more than there are seats
        ("present_malmo", "1e3"),
        ("present_malmo", "\x00"),
        ("present_malmo", "9" * 5000),
        ("minutes_state", "signed"),
        ("seen", "x" * 101),
        ("seen", "\x00"),
    ],
)
def test_what_cannot_be_is_refused_with_everything_typed_kept(browse, over, field, value):
    answer = browse("secretary-cph").post(address("record_held", "M"), {**BOTH, field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["present_cph"].value() == (value if field == "present_cph" else "8")
    assert status() == "planned"


@pytest.mark.parametrize("sent", [{}, {"present_cph": "3"}])
def test_missing_fields_are_refused(browse, over, sent):
    assert browse("secretary-cph").post(address("record_held", "M"), sent).status_code == 422


@pytest.mark.parametrize("seen", ["nonsense", "cph", "cph:x,:,malmo:", "cph:²"])
def test_a_crooked_mark_of_what_was_seen_means_nothing_was(browse, over, seen):
    assert (
        browse("secretary-cph").post(address("record_held", "M"), {**ALONE, "seen": seen}).status_code == 302
    )


@pytest.mark.parametrize(
    ("language", "words"), [("da", "kan registreres derefter"), ("sv", "kan registreras därefter")]
)
def test_before_its_end_it_is_refused_in_words(browse, frame, language, words):
    a_meeting("M", starts_at=NOW - timedelta(hours=2))  # it is running
    client = browse("secretary-cph")
    url = address("record_held", "M", language=language)
    assert url not in page(client, "meeting_detail", "M", language=language)
    answer = client.post(url, BOTH)
    assert (answer.status_code, status()) == (422, "planned")
    assert words in answer.content.decode()
    assert words in page(client, "record_held", "M", language=language)


@pytest.mark.parametrize("end", ["held", "cancelled"])
def test_what_a_colleague_has_settled_meanwhile_stays(browse, over, end):
    if end == "held":
        actions.hold(by=None, meeting=over, present={"cph": 1, "malmo": 1}, minutes_state="", now=NOW)
    else:
        actions.cancel(
            by=None, meeting=over, on=date(2026, 11, 20), reason={"da": "Sne", "sv": "Snö"}, now=NOW
        )
    client = browse("secretary-cph")
    assert client.post(address("record_held", "M"), BOTH).status_code == 409
    assert status() == end
    assert "<form" not in page(client, "record_held", "M").split("<main")[1].split("</main>")[0]


def test_a_joint_meeting_and_a_visit_have_numbers_of_their_own(browse, frame):
    a_meeting("J", body_id="joint_council", starts_at=NOW - 5 * DAY)
    a_meeting("ST", body_id="other", starts_at=NOW - 5 * DAY, **TITLES)
    client = browse("secretary-cph")
    fields = {ref: client.get(address("record_held", ref)).context["form"].fields for ref in ("J", "ST")}
    assert [fields["J"][f"present_{city}"].max_value for city in ("cph", "malmo")] == [55, 61]
    assert client.post(address("record_held", "ST"), {**BOTH, "present_cph": "40"}).status_code == 302
    assert client.post(address("record_held", "J"), {**BOTH, "present_malmo": "20"}).status_code == 302
    assert "ikke beslutningsdygtig: 20 af 61" in page(client, "meeting_detail", "J")  # W14


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_for_everybody_else_it_is_not_there(browse, over, role):
    client = browse(role)
    assert is_absent(client, address("record_held", "M"))
    assert client.post(address("record_held", "M"), BOTH).status_code == 404
    assert address("record_held", "M") not in page(client, "meeting_detail", "M")
    assert status() == "planned"


def test_a_visitor_is_led_to_the_log_in(client, over):
    for answer in (client.get(address("record_held", "M")), client.post(address("record_held", "M"), BOTH)):
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/da/konto/log-ind/")


@pytest.mark.parametrize("role", ROLES)
def test_the_list_asks_the_secretariats_about_meetings_long_over(browse, over, role):
    a_meeting("LATELY", host="malmo", starts_at=NOW - 2 * DAY)  # not yet three days
    a_held_meeting(NOW - 50 * DAY, ref="HELD", host="malmo")
    content = page(browse(role), "meeting_list")
    found = [address("record_held", ref) in content for ref in ("M", "LATELY", "HELD")]
    assert found == [role.startswith("secretary"), False, False]  # W9


def test_thirty_meetings_long_over_take_no_more_queries_than_one(browse, over):
    client = browse("secretary-cph")
    counts = [queries(client, address("meeting_list"))]
    for number in range(30):
        a_meeting(host="cph", body_id="joint_council", starts_at=NOW - (9 + number) * DAY)
    counts.append(queries(client, address("meeting_list")))
    assert counts[0] == counts[1]
