"""What was promised and what was kept, for everybody to read."""

import re

import pytest
import time_machine
from django.utils.translation import override

from meetings import actions
from tests.factories import NOW, a_held_meeting, a_meeting, at
from tests.meetings.views.pages import ROLES, address, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

SENTENCES = {
    "da": ["mindst to gange om året", "mødes en gang om året"],
    "sv": ["minst två gånger om året", "mötas en gång om året"],
}


def statuses(client, year):
    years = client.get(address("obligations")).context["years"]
    return {duty.code: duty.status for one in years if one.year == year for duty in one.duties}


@pytest.mark.parametrize("language", ["da", "sv"])
def test_each_year_shows_its_duties_with_the_meetings_as_evidence(client, frame, language):
    a_held_meeting(at(2026, 3), host="cph", ref="AG-2026-1")
    a_meeting("AG-2026-2", host="malmo", starts_at=at(2026, 12))
    content = page(client, "obligations", language=language)
    for ref in ("AG-2026-1", "AG-2026-2"):
        assert f'href="{address("meeting_detail", ref, language=language)}"' in content
    assert statuses(client, 2026) == {"C5": "on_track", "C3": "at_risk"}


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_promise_is_quoted_from_the_declaration(client, frame, language):
    content = page(client, "obligations", language=language)
    words = " ".join(content.split())
    assert [code for code in ("C3", "C5") if f"#{code}" not in content] == []
    duties = client.get(address("obligations", language=language)).context["years"][0].duties
    assert [
        duty.sentence.words(language) for duty in duties if duty.sentence.words(language) not in words
    ] == []
    assert any(sentence in words for sentence in SENTENCES[language])


@pytest.mark.parametrize("language", ["da", "sv"])
def test_every_status_has_words_of_its_own(client, frame, language):
    a_held_meeting(at(2025, 3), host="cph")  # one of two: missed
    a_held_meeting(at(2026, 3), host="malmo")
    a_held_meeting(at(2026, 6), host="cph")  # two: fulfilled
    a_meeting(host="malmo", starts_at=at(2027, 3))  # open to the public, a year ahead
    for number, host in enumerate(["cph", "malmo"]):
        a_meeting(host=host, starts_at=at(2028, 3 + number))  # on track
    years = client.get(address("obligations", language=language)).context["years"]
    with override(language):
        labels = {one.duties[0].status: str(one.duties[0].label) for one in years}
    assert set(labels) == {"missed", "fulfilled", "open", "on_track"}
    assert len(set(labels.values())) == 4
    content = page(client, "obligations", language=language).lower()
    assert [label for label in labels.values() if label.lower() not in content] == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("now", "public"), [(at(2027, 8, 31), "open"), (at(2027, 9, 1), "at_risk")])
def test_before_september_only_the_secretariats_see_a_risk(browse, role, now, public):
    a_held_meeting(at(2027, 1))
    with time_machine.travel(now, tick=False):
        assert statuses(browse(role), 2027)["C5"] == ("at_risk" if role.startswith("secretary") else public)


GAPS = {
    "da": ("mere end 8 måneder siden sidste møde", "en pause på 9 måneder"),
    "sv": ("mer än 8 månader sedan det senaste mötet", "ett uppehåll på 9 månader"),
}


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("role", ROLES)
def test_everybody_reads_of_a_long_gap_and_secretariats_of_one_that_is_planned(browse, role, language):
    a_held_meeting(at(2026, 3), host="cph")
    a_meeting(host="malmo", starts_at=at(2026, 12))
    a_meeting(host="cph", starts_at=at(2027, 9, 20))
    content = page(browse(role), "obligations", language=language)
    present, planned = GAPS[language]
    assert present in content
    assert (planned in content) == role.startswith("secretary")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ["38 dage tilbage af året", "ekstra", "i Malmø var ikke beslutningsdygtig: 30 af 61"]),
        ("sv", ["38 dagar kvar av året", "extra", "i Malmö var inte beslutfört: 30 av 61"]),
    ],
)
def test_days_left_extra_meetings_and_a_lacking_quorum_are_said(client, frame, language, words):
    for month in (5, 9):
        meeting = a_meeting(f"J{month}", starts_at=at(2026, month), body_id="joint_council")
        present = {"cph": 50, "malmo": 25 + month}
        actions.hold(by=None, meeting=meeting, present=present, minutes_state="", now=meeting.ends_at)
    content = " ".join(re.sub("<[^>]+>", "", page(client, "obligations", language=language)).split())
    assert [one for one in words if one not in content] == []


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_public_is_no_evidence_for_anybody(browse, role):
    a_meeting("CLOSED", host="cph", starts_at=NOW, visibility="closed")
    a_meeting("DRAFT", host="malmo", starts_at=at(2026, 12), visibility="draft")
    content = browse(role).get(address("obligations")).content.decode()
    assert address("meeting_detail", "CLOSED") not in content
    assert address("meeting_detail", "DRAFT") not in content


def test_thirty_meetings_take_no_more_queries_than_one(client, frame):
    counts = []
    for number in range(30):
        a_meeting(host=["cph", "malmo"][number % 2], starts_at=at(2026 + number // 6, 1 + number % 6 * 2))
        if number in (0, 29):
            counts.append(queries(client, address("obligations")))
    assert counts[0] == counts[1]
