"""A meeting is recorded as held; where a city stayed away, only when both secretariats say so of the same numbers."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cooperation.models import User
from meetings import actions
from meetings.models import HeldVote, Meeting
from tests.factories import NOW, a_meeting, a_user
from tests.meetings.threads import at_once

pytestmark = pytest.mark.django_db

BOTH = {"cph": 8, "malmo": 7}
ALONE = {"cph": 8, "malmo": 0}


@pytest.fixture
def meeting(frame):
    return a_meeting("M", starts_at=NOW - timedelta(days=5))


@pytest.fixture
def secretaries(frame):
    return {city: a_user(User.Role.SECRETARIAT, city) for city in ("cph", "malmo")}


def say(meeting, by, present, seen=None, now=NOW):
    return actions.confirm_held(
        by=by, meeting=meeting, present=present, minutes_state="draft", seen=seen or {}, now=now
    )


def stands(meeting):
    """Its state, the numbers, and which cities have said that it was held."""
    meeting = Meeting.objects.get(pk=meeting.pk)
    numbers = dict(meeting.attendance.values_list("city", "present"))
    return meeting.status, numbers, list(meeting.held_votes.values_list("city", flat=True))


def test_with_both_cities_there_one_secretariat_is_enough(meeting, secretaries):
    assert say(meeting, secretaries["malmo"], BOTH) is True
    assert stands(meeting) == ("held", BOTH, [])
    assert (meeting.minutes_state, meeting.sequence) == ("draft", 1)


def test_with_one_city_away_it_takes_both(meeting, secretaries):
    assert say(meeting, secretaries["cph"], ALONE) is False  # W8
    assert stands(meeting) == ("planned", ALONE, ["cph"])
    assert say(meeting, secretaries["malmo"], ALONE, seen=ALONE) is True
    assert stands(meeting) == ("held", ALONE, ["cph", "malmo"])


def test_one_city_saying_so_twice_is_not_both(meeting, secretaries):
    colleague = a_user(User.Role.SECRETARIAT, "cph")
    say(meeting, secretaries["cph"], ALONE)
    assert say(meeting, colleague, ALONE, seen=ALONE) is False
    assert stands(meeting) == ("planned", ALONE, ["cph"])
    assert HeldVote.objects.get().by == secretaries["cph"]


def test_other_numbers_undo_what_was_said_of_the_earlier_ones(meeting, secretaries):
    say(meeting, secretaries["cph"], ALONE)
    other = {"cph": 6, "malmo": 0}
    assert say(meeting, secretaries["malmo"], other, seen=ALONE) is False
    assert stands(meeting) == ("planned", other, ["malmo"])
    assert say(meeting, secretaries["cph"], other, seen=other) is True


def test_the_other_city_may_know_that_somebody_was_there(meeting, secretaries):
    say(meeting, secretaries["cph"], ALONE)
    assert say(meeting, secretaries["malmo"], BOTH, seen=ALONE) is True
    assert stands(meeting)[:2] == ("held", BOTH)


def test_numbers_that_nobody_has_read_are_not_overwritten(meeting, secretaries):
    say(meeting, secretaries["cph"], ALONE)
    with pytest.raises(actions.OtherNumbers) as refused:
        say(meeting, secretaries["malmo"], BOTH)
    assert refused.value.present == ALONE
    assert stands(meeting) == ("planned", ALONE, ["cph"])


def test_who_writes_the_same_without_having_seen_it_agrees(meeting, secretaries):
    say(meeting, secretaries["cph"], ALONE)
    assert say(meeting, secretaries["malmo"], ALONE) is True


def test_a_joint_meeting_is_held_though_a_council_lacked_quorum(frame, secretaries):
    joint = a_meeting("J", body_id="joint_council", starts_at=NOW - timedelta(days=5))
    assert say(joint, secretaries["cph"], {"cph": 50, "malmo": 3}) is True  # W14


def test_a_body_without_seats_needs_nobody(frame, secretaries):
    visit = a_meeting(
        "ST", body_id="other", starts_at=NOW - timedelta(days=5), title_da="Besøg", title_sv="Besök"
    )
    assert say(visit, secretaries["cph"], {"cph": 3, "malmo": 0}) is True


def test_only_after_its_end(meeting, secretaries):
    with pytest.raises(actions.NotAllowed):
        say(meeting, secretaries["cph"], ALONE, now=meeting.ends_at - timedelta(seconds=1))
    assert stands(meeting) == ("planned", {}, [])
    assert say(meeting, secretaries["cph"], BOTH, now=meeting.ends_at) is True


def test_what_is_settled_stays(meeting, secretaries):
    actions.cancel(
        by=None, meeting=meeting, on=date(2026, 11, 20), reason={"da": "Sne", "sv": "Snö"}, now=NOW
    )
    with pytest.raises(actions.NotAllowed):
        say(meeting, secretaries["cph"], BOTH)
    assert stands(meeting)[:2] == ("cancelled", {})


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_nobody_else_records(meeting, people, role):
    with pytest.raises(PermissionDenied):
        say(meeting, people[role], BOTH)


# --- Two at once


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("cities", "answers", "outcome"),
    [
        (("cph", "malmo"), [False, True], ("held", ALONE, ["cph", "malmo"])),
        (("cph", "cph"), [False, False], ("planned", ALONE, ["cph"])),
    ],
)
def test_two_who_say_so_at_once_count_as_what_they_are(meeting, secretaries, cities, answers, outcome):
    def job(city):
        def say_so(wait):
            own = Meeting.objects.select_related("body").get(pk=meeting.pk)
            wait()
            return say(own, secretaries[city], ALONE)

        return say_so

    assert sorted(at_once(*(job(city) for city in cities))) == answers
    assert stands(meeting) == outcome


@pytest.mark.django_db(transaction=True)
def test_of_two_who_record_at_once_one_is_told(meeting, secretaries):
    def job(present):
        def record(wait):
            own = Meeting.objects.select_related("body").get(pk=meeting.pk)
            wait()
            return say(own, secretaries["cph"], present)

        return record

    numbers = [BOTH, {"cph": 9, "malmo": 9}]
    results = at_once(*(job(one) for one in numbers))
    [loser] = [one for one in results if one is not True]
    assert isinstance(loser, actions.NotAllowed)
    assert stands(meeting) == ("held", numbers[results.index(True)], [])
