"""Who may read which item, who arranges meetings, and who has a calendar of their own: every role, every verb."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from meetings import actions
from meetings.models import AgendaItem, CalendarNote, Meeting, RotationException
from meetings.permissions import (
    may_arrange,
    may_have_calendar,
    may_note_days,
    may_read,
    may_see_early_risk,
)
from tests.factories import NOW, a_meeting, a_user

EVERYBODY = ["visitor", "member-cph", "member-malmo", "secretary-cph", "secretary-malmo", "administrator"]


@pytest.fixture
def user(people, request):
    return people[request.param] or AnonymousUser()


@pytest.mark.parametrize(
    ("confidential", "takes_part", "may"),
    [(False, False, True), (False, True, True), (True, False, False), (True, True, True)],
)
def test_a_confidential_item_is_for_those_who_take_part(confidential, takes_part, may):
    assert may_read(AgendaItem(confidential=confidential), takes_part=takes_part) is may


@pytest.mark.parametrize(
    ("user", "may"), [(role, role.startswith("secretary")) for role in EVERYBODY], indirect=["user"]
)
def test_secretariats_arrange_meetings_and_see_early_risks(user, may):
    assert may_arrange(user) is may
    assert may_see_early_risk(user) is may


@pytest.mark.parametrize(
    ("user", "may"), [(role, role == "secretary-malmo") for role in EVERYBODY], indirect=["user"]
)
def test_each_secretariat_says_what_its_own_city_avoids(user, may):
    assert may_note_days(user, CalendarNote(city_id="malmo")) is may
    assert may_note_days(user) is may_arrange(user)


REASON = {"da": "Aftalt", "sv": "Avtalat"}
VERBS = {
    "schedule": lambda by, meeting: a_meeting("NEW", host="malmo", starts_at=meeting.ends_at, by=by),
    "agree": lambda by, meeting: actions.agree_exception(
        by=by, meeting=meeting, agreed_on=date(2026, 11, 1), reason=REASON
    ),
    "confirm": lambda by, meeting: actions.confirm(by=by, meeting=meeting, now=NOW),
    "move": lambda by, meeting: actions.move(
        by=by,
        meeting=meeting,
        starts_at=NOW,
        ends_at=meeting.ends_at - (meeting.starts_at - NOW),
        reason=REASON,
        now=NOW,
    ),
    "cancel": lambda by, meeting: actions.cancel(
        by=by, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW
    ),
    "hold": lambda by, meeting: actions.hold(
        by=by, meeting=meeting, present={"cph": 1, "malmo": 1}, minutes_state="", now=meeting.ends_at
    ),
    "write_agenda": lambda by, meeting: actions.write_agenda(
        by=by, meeting=meeting, items=[{"type": "formal", "title_da": "Valg", "title_sv": "Val"}]
    ),
}
ACTORS = [one for one in EVERYBODY if one != "visitor"]


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Meeting, AgendaItem, RotationException)]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", [*ACTORS, "closed secretariat"])
def test_only_a_secretariat_writes_and_a_refusal_changes_nothing(people, role, verb):
    by = people.get(role) or a_user("secretariat", is_active=False)
    meeting = a_meeting("M")
    before = everything()
    if role in ("secretary-cph", "secretary-malmo"):
        VERBS[verb](by, meeting)
        assert everything() != before
    else:
        with pytest.raises(PermissionDenied):
            VERBS[verb](by, meeting)
        assert everything() == before


@pytest.mark.parametrize(
    ("user", "may"),
    [(role, role not in ("visitor", "administrator")) for role in EVERYBODY],
    indirect=["user"],
)
def test_members_and_secretariats_have_a_calendar(user, may):
    assert may_have_calendar(user) is may


@pytest.mark.parametrize("user", ["member-cph", "secretary-malmo"], indirect=True)
def test_who_may_log_in_no_longer_has_no_calendar(user):
    user.is_active = False
    assert not may_have_calendar(user)
