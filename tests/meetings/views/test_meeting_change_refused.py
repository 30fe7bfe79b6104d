"""What the pages of changes refuse: hours that cannot be, words that lack, and a plan that somebody else has changed."""

from datetime import timedelta

import pytest

from meetings import actions
from meetings.models import Meeting
from tests.factories import NOW, a_meeting
from tests.meetings.test_actions_changes import TODAY, hosts, plan
from tests.meetings.views.pages import address
from tests.meetings.views.planning import REASON, everything, hidden, moved, post, preview, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

SNOW = {"da": "Sne", "sv": "Snö"}


@pytest.mark.parametrize(
    ("fields", "field", "danish", "swedish"),
    [
        ({"ends": "12:59"}, "ends", "Mødet skal slutte, efter", "Mötet måste sluta efter"),
        ({"ends_day": "2027-04-12"}, "ends_day", "højst 24 timer", "högst 24 timmar"),
        (
            {"day": "2027-03-28", "starts": "02:30"},
            "starts",
            "Det klokkeslæt findes ikke",
            "Det klockslaget finns inte",
        ),
        ({"day": "2026-11-22"}, "day", "ligger i fremtiden", "ligger i framtiden"),
        ({"day": "2027-04-07"}, "day", "har et andet møde på det tidspunkt: M3", "har ett annat möte"),
        ({"day": "2027-03-28"}, "day", "Det er der, mødet allerede ligger", "Det är den tid mötet redan har"),
        ({"day": "2027-02-30"}, "day", "", ""),
        ({"day": ""}, "day", "", ""),
        ({"starts": "25:00"}, "starts", "", ""),
        ({"reason_sv": ""}, "reason_sv", "Skriv det på begge sprog", "Skriv detta på båda språken"),
        (
            {"day": "2027-03-28", "starts": "14:00", "reason_sv": ""},  # another hour only: both, or neither
            "reason_sv",
            "Skriv det på begge sprog",
            "Skriv detta på båda språken",
        ),
        (
            {"reason_da": "\u200b \u0007"},
            "reason_da",
            "Skriv det på begge sprog",
            "Skriv detta på båda språken",
        ),
        ({"day": "1899-12-31"}, "day", "", ""),
        ({"day": "2027-04-10\x00"}, "day", "", ""),
        ({"reason_da": "a\x00b"}, "reason_da", "", ""),
        ({"reason_da": "x" * 1001}, "reason_da", "", ""),
    ],
)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_what_cannot_be_is_refused_beside_its_field(browse, frame, language, fields, field, danish, swedish):
    meetings = plan("c m c m")
    Meeting.objects.filter(pk=meetings[1].pk).update(
        starts_at="2027-03-28T13:00+02:00", ends_at="2027-03-28T16:00+02:00"
    )
    before = everything()
    answer = post(
        browse("secretary-cph"), "meeting_move", "M2", language=language, **moved("2027-04-10") | fields
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    content = answer.content.decode()
    assert {"da": danish, "sv": swedish}[language] in content
    assert 'class="error-summary"' in content
    assert everything() == before
    assert "Snö" in content or "reason_sv" in fields


@pytest.mark.parametrize(
    "data",
    [{}, {"other": "999999999999999999999"}, {"other": "M3"}, {"other": "\x00"}, {"other": ["1", "2"]}],
)
def test_a_swap_with_nothing_that_is_there_is_refused(browse, frame, data):
    plan("c m c m")
    answer = post(browse("secretary-cph"), "meeting_swap", "M2", **data)
    assert answer.status_code == (422 if data else 200)
    assert hosts() == "c m c m"


def test_a_swap_is_offered_with_later_meetings_of_the_other_city(browse, frame):
    _first, _second, third, fourth = plan("c m c m")
    form = browse("secretary-cph").get(address("meeting_swap", "M2")).context["form"]
    assert list(form.fields["other"].queryset) == [third]
    refused = post(browse("secretary-cph"), "meeting_swap", "M2", other=str(fourth.pk))
    assert refused.status_code == 422


@pytest.mark.parametrize(
    "junk",
    [
        {"seen": ""},
        {"last": ""},
        {"last": "1e5"},
        {"last": "9" * 400},
        {"last": "-1"},
        {"policy": "anything"},
        {"policy": ""},
        {"agreed_on": "\x00", "policy": "keep_confirmed"},
    ],
)
def test_junk_beside_the_form_changes_nothing(browse, frame, junk):
    plan("c m! c! m!")
    client = browse("secretary-cph")
    shown = preview(client, "meeting_cancel", "M2", **REASON)
    before = everything()
    assert save(client, shown, "meeting_cancel", "M2", **junk).status_code in (409, 422)
    assert everything() == before


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("verb", ["move", "cancel", "swap", "confirm"])
def test_the_later_of_two_sees_what_the_other_changed(browse, people, frame, verb, language):
    meetings = plan("c m c m")
    asked = {"move": moved("2027-03-30"), "cancel": REASON, "swap": {"other": ""}, "confirm": {}}[verb]
    client = browse("secretary-cph")
    shown = preview(client, f"meeting_{verb}", "M2", language=language, **asked)
    actions.move(
        by=people["secretary-malmo"],
        meeting=meetings[3],
        starts_at=meetings[3].starts_at + timedelta(days=4),
        ends_at=meetings[3].ends_at + timedelta(days=4),
        reason=SNOW,
        now=NOW,
    )
    before = everything()
    told = save(client, shown, f"meeting_{verb}", "M2", language=language)
    assert told.status_code == 409
    assert everything() == before
    [trace] = told.context["traces"]
    assert (trace.ref, trace.by) == ("M4", people["secretary-malmo"])
    content = told.content.decode()
    for words in {"da": ["17. apr. 2027", "21. apr. 2027"], "sv": ["17 apr. 2027", "21 apr. 2027"]}[language]:
        assert words in content.replace("\u00a0", " ")
    assert people["secretary-malmo"].name in content
    agreed = {"agreed_on": "2026-11-20", "agreed_da": "Aftalt", "agreed_sv": "Avtalat"}
    assert save(client, told, f"meeting_{verb}", "M2", language=language, **agreed).status_code == 302


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_meeting_that_was_cancelled_meanwhile_is_left_alone(browse, people, frame, language):
    meeting = plan("c m")[1]
    client = browse("secretary-cph")
    shown = preview(client, "meeting_move", "M2", language=language, **moved("2027-04-10"))
    actions.cancel(by=people["secretary-malmo"], meeting=meeting, on=TODAY, reason=SNOW, now=NOW)
    told = save(client, shown, "meeting_move", "M2", language=language)
    assert told.status_code == 409
    content = told.content.decode()
    assert {"da": "Møderne blev ændret imens", "sv": "Mötena ändrades under tiden"}[language] in content
    assert {"da": "aflyst", "sv": "inställt"}[language] in content
    assert 'name="save"' not in content
    assert Meeting.objects.get(ref="M2").starts_at == meeting.starts_at


def test_a_meeting_that_was_deleted_meanwhile_is_gone(browse, frame):
    draft = a_meeting("D", visibility="draft")
    client = browse("secretary-cph")
    shown = preview(client, "meeting_cancel", "D", **REASON)
    actions.discard(by=None, meeting=draft, now=NOW)
    assert save(client, shown, "meeting_cancel", "D").status_code == 404


def test_a_new_meeting_and_one_that_is_gone_are_told_of_too(browse, frame):
    plan("c m")
    draft = a_meeting("D", starts_at=NOW + timedelta(days=300), visibility="draft")
    client = browse("secretary-cph")
    shown = preview(client, "meeting_confirm", "M1")
    actions.discard(by=None, meeting=draft, now=NOW)
    a_meeting("E", starts_at=NOW + timedelta(days=310))
    told = save(client, shown, "meeting_confirm", "M1")
    assert [(one.ref, one.before is None, one.now is None) for one in told.context["traces"]] == [
        ("D", False, True),
        ("E", True, False),
    ]
    assert hidden(told)["seen"] != hidden(shown)["seen"]
