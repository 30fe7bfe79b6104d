"""What changed in somebody's meetings since they last looked, out of the history."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meetings import actions
from meetings.models import FIRST_LOOK, Look, Meeting, news_for
from tests.factories import a_meeting, a_member

pytestmark = pytest.mark.django_db

START = datetime(2031, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
WHY = {"da": "Derfor", "sv": "Därför"}
OPEN = {"type": "formal", "title_da": "Dagsorden", "title_sv": "Dagordning"}
SECRET = {**OPEN, "title_da": "Fortrolig sag", "title_sv": "Konfidentiellt ärende", "confidential": True}


@pytest.fixture
def looked(people, aged):
    """All of them have read everything up to now; what a test does afterwards is new."""

    def look():
        aged()
        for user in filter(None, people.values()):
            Look.objects.update_or_create(user=user, defaults={"looked_at": timezone.now() - 12 * DAY})

    return look


def codes(user):
    return {one.meeting.ref: one.codes for one in news_for(user, timezone.now()).changed}


def move(meeting, **by):
    actions.move(
        by=None,
        meeting=meeting,
        starts_at=meeting.starts_at + timedelta(**by),
        ends_at=meeting.ends_at + timedelta(**by),
        reason=WHY,
        now=timezone.now(),
    )


def test_who_has_read_everything_has_no_news(member_cph, looked):
    a_meeting("A", starts_at=START)
    looked()
    assert news_for(member_cph, timezone.now()).changed == []


def test_two_moves_are_one_from_the_first_day_to_the_last(member_cph, looked):
    meeting = a_meeting("A", starts_at=START)
    looked()
    move(meeting, days=1)
    move(meeting, days=2)
    [one] = news_for(member_cph, timezone.now()).changed
    assert one.codes == ["moved"]
    assert (one.before.starts_at, one.meeting.starts_at) == (START, START + 3 * DAY)


def test_what_was_taken_back_is_no_change(member_cph, looked):
    meeting = a_meeting("A", starts_at=START)
    looked()
    move(meeting, days=1)
    move(meeting, days=-1)
    assert codes(member_cph) == {}


def test_states_and_agendas(member_cph, looked):
    moved, off, agenda, same = (
        a_meeting(ref, body_id="joint_council", starts_at=START + number * 30 * DAY)
        for number, ref in enumerate(["MOVED", "OFF", "AGENDA", "SAME"])
    )
    actions.write_agenda(by=None, meeting=same, items=[OPEN])
    looked()
    now = timezone.now()
    move(moved, hours=1)
    actions.confirm(by=None, meeting=moved, now=now)
    actions.write_agenda(by=None, meeting=agenda, items=[OPEN])
    actions.write_agenda(by=None, meeting=same, items=[OPEN])  # the rows are new, the words are not
    Meeting.objects.filter(pk=off.pk).update(
        status="cancelled", cancelled_on=date(2026, 11, 1), cancel_reason_da="Sne", cancel_reason_sv="Snö",
        venue_da="Andetsteds",
    )  # fmt: skip
    assert codes(member_cph) == {
        "MOVED": ["confirmed", "hours"],
        "AGENDA": ["agenda"],
        "OFF": ["cancelled", "place"],
    }


def test_decisions_are_told_apart_from_the_agenda(member_cph, looked):
    meeting = a_meeting("A", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=[OPEN])
    looked()
    decided = {**OPEN, "outcome_da": "Vedtaget", "outcome_sv": "Antaget"}
    actions.write_agenda(by=None, meeting=meeting, items=[decided])
    assert codes(member_cph) == {"A": ["decisions"]}


def test_an_agreed_exception_is_told(member_cph, looked):
    meeting = a_meeting("A", starts_at=START)
    looked()
    actions.agree_exception(by=None, meeting=meeting, agreed_on=date(2026, 11, 1), reason=WHY)
    assert codes(member_cph) == {"A": ["agreed"]}


def test_a_draft_that_is_published_is_new_to_members_and_was_known_to_secretariats(people, looked):
    meeting = a_meeting("DRAFT", starts_at=START, visibility="draft")
    looked()
    move(meeting, days=1)
    for role in ("member-cph", "member-malmo"):
        assert codes(people[role]) == {}
    assert codes(people["secretary-malmo"]) == {"DRAFT": ["moved"]}
    actions.publish(by=None, meeting=meeting, now=timezone.now())
    [one] = news_for(people["member-cph"], timezone.now()).changed
    assert (one.codes, one.before) == (["new"], None)
    assert codes(people["secretary-cph"]) == {"DRAFT": ["moved", "published"]}


def test_only_meetings_that_concern_somebody(people, looked):
    looked()
    a_meeting("OURS", starts_at=START)
    a_meeting("KF", body_id="kf", starts_at=START + DAY, title_da="Byråd", title_sv="Fullmäktige")
    assert set(codes(people["member-cph"])) == {"OURS"}
    assert set(codes(people["secretary-cph"])) == {"OURS", "KF"}


def test_who_never_looked_is_told_of_the_last_thirty_days(frame, aged):
    a_meeting("OLD", starts_at=START)
    aged(days=31)
    a_meeting("LATELY", host="malmo", starts_at=START + 30 * DAY)
    aged(days=3)
    member, now = a_member(), timezone.now()
    news = news_for(member, now)
    assert (news.since, news.has_looked) == (now - FIRST_LOOK, False)
    assert [one.meeting.ref for one in news.changed] == ["LATELY"]


def test_what_was_over_before_is_no_news_unless_it_was_registered_late(member_cph, looked):
    looked()
    long_ago = timezone.now() - 100 * DAY
    a_meeting("OVER", starts_at=long_ago)
    a_meeting("LATE", host="malmo", starts_at=long_ago + DAY, registered_late=True)
    assert codes(member_cph) == {"LATE": ["new"]}


def test_the_latest_change_comes_first(member_cph, looked, aged):
    looked()
    a_meeting("FIRST", starts_at=START)
    aged(days=2)
    a_meeting("SECOND", host="malmo", starts_at=START + 30 * DAY)
    assert list(codes(member_cph)) == ["SECOND", "FIRST"]


def test_thirty_meetings_take_no_more_queries_than_one(member_cph, looked):
    looked()
    counts = []
    for number in range(30):
        meeting = a_meeting(host=["cph", "malmo"][number % 2], starts_at=START + number * DAY)
        actions.write_agenda(by=None, meeting=meeting, items=[OPEN, SECRET])
        if number in (0, 29):
            with CaptureQueriesContext(connection) as captured:
                assert len(news_for(member_cph, timezone.now()).changed) == number + 1
            counts.append(len(captured))
    assert counts[0] == counts[1] <= 8
