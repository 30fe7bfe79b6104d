"""Pages on which a secretariat changes a meeting: first the consequences, then it is saved."""

import re
from datetime import timedelta

import pytest

from meetings import actions
from meetings.models import Invitation, Meeting, Notice, RotationException
from tests.factories import NOW, a_held_meeting, a_meeting, a_member, an_invitation
from tests.meetings.test_actions_changes import hosts, plan, sequences
from tests.meetings.views.pages import ROLES, address, is_absent, page
from tests.meetings.views.planning import (
    AGREED,
    REASON,
    everything,
    hidden,
    moved,
    post,
    posted_queries,
    preview,
    save,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

VERBS = ["confirm", "move", "cancel", "replace", "swap", "discard"]
ASKED = {
    "confirm": {},
    "move": moved("2027-04-10"),
    "cancel": REASON,
    "replace": moved("2027-04-10", format="digital", host="malmo"),
    "swap": {"other": ""},
    "discard": {},
}


@pytest.fixture
def four(frame):
    """Four meetings from 18 March 2027 on, ten days between; the second one is a planned draft."""
    meetings = plan("c m c m")
    Meeting.objects.filter(ref="M2").update(visibility="draft")
    return meetings


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ROLES)
def test_only_secretariats_find_the_page(browse, four, role, verb):
    client, url = browse(role), address(f"meeting_{verb}", "M2")
    if role.startswith("secretary"):
        assert client.get(url).status_code == 200
    elif role == "visitor":
        assert client.get(url).status_code == client.post(url).status_code == 302
    else:
        before = everything()
        assert is_absent(client, url)
        assert client.post(url, ASKED[verb]).status_code == 404
        assert everything() == before


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("verb", VERBS)
def test_the_consequences_are_shown_and_nothing_is_saved(browse, four, verb, language):
    client, before = browse("secretary-malmo"), everything()
    shown = preview(client, f"meeting_{verb}", "M2", language=language, **ASKED[verb])
    assert everything() == before
    content = shown.content.decode()
    assert f'<html lang="{language}">' in content
    for ref in ("M2", "M3", "M4"):
        assert ref in content
    assert not re.search(r"\bM1\b", content)


@pytest.mark.parametrize(
    ("verb", "after", "rise"),
    [
        ("confirm", "c m c m", {"M2"}),
        ("move", "c m c m", {"M2", "M3"}),
        ("cancel", "c m c", {"M2", "M3", "M4"}),
        ("replace", "c m m c", {"M2", "M3", "M4"}),
        ("swap", "c c m c", {"M2", "M3", "M4"}),
        ("discard", "c m c", {"M3", "M4"}),
    ],
)
def test_what_was_shown_is_what_is_saved(browse, four, verb, after, rise):
    client = browse("secretary-cph")
    fields = ASKED[verb] | ({"host": "malmo"} if verb == "replace" else {})
    shown = preview(client, f"meeting_{verb}", "M2", **fields)
    rows = shown.context["found"].ways[0].plan.rows
    said = {row.ref: (row.after.host, row.after.sequence) for row in rows if row.after}
    answer = save(client, shown, f"meeting_{verb}", "M2", **AGREED)
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    stored = {
        ref: (host, number)
        for ref, host, number in Meeting.objects.values_list("ref", "host_city", "sequence")
    }
    assert {ref: stored[ref] for ref in said} == said
    assert {ref for ref, number in sequences().items() if number} == rise


def test_a_confirmed_neighbour_takes_an_agreement_in_both_languages(browse, frame):
    plan("c m! c! m")
    client = browse("secretary-cph")
    shown = preview(client, "meeting_move", "M2", **moved("2027-04-10"))
    before = everything()
    for lacking in ({}, {**AGREED, "agreed_sv": ""}, {**AGREED, "agreed_on": "2027-01-01"}):
        refused = save(client, shown, "meeting_move", "M2", **{"agreed_on": "", **lacking})
        assert refused.status_code == 422
        assert 'aria-invalid="true"' in refused.content.decode()
        assert everything() == before
    assert save(client, shown, "meeting_move", "M2", **AGREED).status_code == 302
    assert hosts() == "c c m c"
    assert RotationException.objects.get().meeting.ref == "M3"


def test_the_other_way_needs_no_agreement(browse, frame):
    plan("c m! c! m")
    client = browse("secretary-cph")
    shown = preview(client, "meeting_move", "M2", **moved("2027-04-10"))
    assert len(shown.context["found"].ways) == 2
    answer = save(client, shown, "meeting_move", "M2", policy="keep_alternation", agreed_on="")
    assert answer.status_code == 302
    assert hosts() == "c m c m"
    assert not RotationException.objects.exists()


@pytest.mark.parametrize("language", ["da", "sv"])
def test_who_was_called_is_counted_and_who_was_not_is_not(browse, four, language):
    client = browse("secretary-cph")
    nobody = {"da": "Der sendes ingen besked", "sv": "Inget meddelande skickas"}[language]
    first = preview(client, "meeting_cancel", "M3", language=language, **REASON)
    assert nobody in first.content.decode()
    for city in ("cph", "cph", "malmo"):
        user = a_member(city)
        for ref in ("M3", "M4"):
            an_invitation(Meeting.objects.get(ref=ref), user)
    actions.plan_all_notices(now=NOW)
    Notice.objects.update(state="sent", sent_at=NOW)
    Invitation.objects.filter(meeting__ref="M4", city="cph").update(released_at=NOW)
    told = preview(client, "meeting_cancel", "M3", language=language, **REASON).context["found"].ways[0]
    assert told.told_in_all == 3
    assert sorted(group.number for group in told.told) == [1, 2]


def test_reminders_move_with_the_meeting(browse, four):
    client = browse("secretary-cph")
    shown = preview(client, "meeting_move", "M1", **moved("2027-03-22"))
    moves = shown.context["found"].reminders
    assert {(one.days_before, str(one.old), str(one.new)) for one in moves} >= {
        (42, "2027-02-04", "2027-02-08"),
        (1, "2027-03-17", "2027-03-19"),
    }
    kept = preview(client, "meeting_move", "M1", **moved("2027-03-18", starts="09:00"))
    assert kept.context["found"].reminders == []
    gone = preview(client, "meeting_cancel", "M1", **REASON).context["found"].reminders
    assert gone
    assert {one.new for one in gone} == {None}


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_year_that_the_change_puts_at_risk_is_named(browse, frame, language):
    plan("c m")
    content = preview(
        browse("secretary-cph"), "meeting_cancel", "M2", language=language, **REASON
    ).content.decode()
    assert {"da": "Med ændringen får året for få møder", "sv": "Med ändringen får året för få möten"}[
        language
    ] in content
    assert "status-at_risk" in content


@pytest.mark.parametrize("counts", [False, True])
def test_a_year_is_named_with_its_body_and_the_executives_count_by_setting(browse, frame, settings, counts):
    settings.EXECUTIVE_MEETING_COUNTS = counts
    start = NOW + timedelta(days=100)
    a_meeting("J", body_id="joint_council", starts_at=start)
    a_meeting("E", body_id="executive", starts_at=start + timedelta(days=1), title_da="Et", title_sv="Ett")
    shown = preview(browse("secretary-cph"), "meeting_cancel", "J", **REASON)
    [duty] = shown.context["found"].duties
    assert (duty.year, duty.after) == (2027, "on_track" if counts else "at_risk")
    assert '2027 <span class="quiet">Fælles møde mellem kommunalbestyrelserne' in shown.content.decode()


def test_unchanged_meetings_beyond_the_first_few_are_folded(browse, frame):
    plan("c m " * 5)
    content = preview(browse("secretary-cph"), "meeting_confirm", "M1").content.decode()
    assert content.count("is-quiet") == 9
    assert content.count("<details") == 1
    assert content.index("M4") < content.index("<details") < content.index("M5")


@pytest.mark.parametrize("verb", ["move", "cancel", "swap"])
def test_more_later_meetings_take_no_more_queries(browse, frame, verb):
    client = browse("secretary-cph")
    plan("c m! c! m! c!")
    url = address(f"meeting_{verb}", "M1")
    data = {"move": moved("2027-04-02"), "cancel": REASON, "swap": {"other": ""}}[verb]
    few = posted_queries(client, url, data)
    for number in range(36):
        start = NOW + timedelta(days=400 + number)
        a_meeting(host=["cph", "malmo"][(number + 1) % 2], starts_at=start)
    assert posted_queries(client, url, data) == few


@pytest.mark.parametrize("state", ["held", "cancelled"])
@pytest.mark.parametrize("verb", VERBS)
def test_what_is_settled_cannot_be_changed(browse, frame, state, verb):
    a_held_meeting(NOW - timedelta(days=5), ref="M")
    if state == "cancelled":
        a_meeting("N", host="malmo")
        assert (
            save(
                browse("secretary-cph"),
                preview(browse("secretary-cph"), "meeting_cancel", "N", **REASON),
                "meeting_cancel",
                "N",
            ).status_code
            == 302
        )
    ref, client, before = {"held": "M", "cancelled": "N"}[state], browse("secretary-cph"), everything()
    assert client.get(address(f"meeting_{verb}", ref)).status_code == 404
    assert post(client, f"meeting_{verb}", ref, **ASKED[verb]).status_code == 404
    assert everything() == before
    assert address(f"meeting_{verb}", ref) not in page(client, "meeting_detail", ref)


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_page_of_the_meeting_links_to_what_is_possible(browse, four, language):
    for role in ("secretary-cph", "member-cph", "visitor"):
        content = page(browse(role), "meeting_detail", "M3", language=language)
        linked = {verb for verb in VERBS if address(f"meeting_{verb}", "M3", language=language) in content}
        assert linked == (set(VERBS) - {"discard"} if role == "secretary-cph" else set())
    draft = page(browse("secretary-malmo"), "meeting_detail", "M2", language=language)
    assert address("meeting_discard", "M2", language=language) in draft


def test_what_was_typed_comes_back_to_the_form(browse, four):
    client = browse("secretary-cph")
    shown = preview(client, "meeting_cancel", "M3", **REASON)
    back = post(client, "meeting_cancel", "M3", **hidden(shown), edit="1")
    assert back.status_code == 200
    assert "Snö</textarea>" in back.content.decode()


def test_a_discarded_draft_leads_back_to_its_year(browse, four):
    client = browse("secretary-cph")
    answer = save(client, client.get(address("meeting_discard", "M2")), "meeting_discard", "M2")
    assert answer["Location"] == address("meeting_year", 2027)
    assert not Meeting.objects.filter(ref="M2").exists()
