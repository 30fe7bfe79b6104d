"""What the public is told, out of the history; and what nobody is told, whatever once was public."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperation.models import Project
from meetings import actions
from meetings.models import AgendaItem, Meeting, public_news
from tests.factories import a_meeting, a_project, a_project_in

pytestmark = pytest.mark.django_db

START = datetime(2031, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
WHY = {"da": "Derfor", "sv": "Därför"}
OPEN = {"type": "decision", "title_da": "Badebro", "title_sv": "Badbrygga"}
DECIDED = {**OPEN, "outcome_da": "Vedtaget", "outcome_sv": "Antaget"}
SECRET = {**DECIDED, "title_da": "Fortrolig sag", "title_sv": "Konfidentiellt ärende", "confidential": True}
ROUTINE = {**DECIDED, "type": "formal", "title_da": "Dagsorden", "title_sv": "Dagordning"}


@pytest.fixture
def then(aged):
    """What was done before it and what is done after it lie a day apart."""
    return lambda: aged(days=1)


def told(since=LONG_AGO, until=None):
    return [(one.kind, (one.meeting or one.project).ref) for one in news(since, until)]


def news(since=LONG_AGO, until=None):
    return public_news(since, until or timezone.now())


def move(meeting, **by):
    actions.move(
        by=None,
        meeting=meeting,
        starts_at=meeting.starts_at + timedelta(**by),
        ends_at=meeting.ends_at + timedelta(**by),
        reason=WHY,
        now=timezone.now(),
    )


def hold(meeting):
    """As if its day had come."""
    Meeting.objects.filter(pk=meeting.pk).update(status="held")


def see(meeting, visibility):
    Meeting.objects.filter(pk=meeting.pk).update(visibility=visibility)


def cancel(meeting):
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 1), reason=WHY, now=timezone.now())


def test_the_life_of_a_meeting_in_order(frame, then):
    meeting = a_meeting("A", starts_at=START)
    then()
    move(meeting, days=1)
    then()
    actions.confirm(by=None, meeting=meeting, now=timezone.now())
    then()
    hold(meeting)
    assert told() == [(kind, "A") for kind in ("announced", "moved", "confirmed", "held")]
    moved = news()[1]
    assert (moved.before.starts_at, moved.then.starts_at) == (START, START + DAY)


def test_of_a_span_only_what_happened_in_it(frame, then):
    meeting = a_meeting("A", starts_at=START)
    then()
    move(meeting, days=1)
    then()
    cancel(meeting)
    announced, moved, cancelled = (one.at for one in news())
    assert told(since=announced, until=moved) == [("moved", "A")]
    assert told(since=moved) == [("cancelled", "A")]
    assert told(since=cancelled) == []
    [one] = news(since=announced, until=moved)
    assert one.before.starts_at == START


def test_news_keep_their_names_whatever_comes_later(frame, then):
    meeting = a_meeting("A", starts_at=START)
    then()
    move(meeting, days=1)
    keys = [one.key for one in news()]
    then()
    cancel(meeting)
    assert [one.key for one in news()][:2] == keys
    assert len({one.key for one in news()}) == 3


def test_what_was_written_at_once_was_never_seen_half_done(frame, then):
    meeting = a_meeting("A", starts_at=START, visibility="draft")
    then()
    see(meeting, "public")
    move(meeting, days=1)
    [one] = news()
    assert (one.kind, one.then.starts_at) == ("announced", START + DAY)


def test_a_draft_is_announced_when_it_is_published(frame, then):
    meeting = a_meeting("A", starts_at=START, visibility="draft")
    then()
    move(meeting, days=1)
    assert told() == []
    then()
    actions.publish(by=None, meeting=meeting, now=timezone.now())
    assert told() == [("announced", "A")]


@pytest.mark.parametrize("hidden", ["draft", "closed"])
def test_of_a_meeting_that_is_hidden_now_nothing_is_told(frame, then, hidden):
    meeting = a_meeting("A", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=[DECIDED])
    then()
    move(meeting, days=1)
    hold(meeting)
    assert len(told()) == 4
    then()
    see(meeting, hidden)
    assert told() == []


def test_what_happened_while_it_was_hidden_is_told_as_one_when_it_is_back(frame, then):
    meeting = a_meeting("A", starts_at=START)
    then()
    see(meeting, "closed")
    meeting.refresh_from_db()
    then()
    move(meeting, days=1)
    then()
    move(meeting, days=1)
    then()
    see(meeting, "public")
    assert told() == [("announced", "A"), ("moved", "A")]
    moved = news()[1]
    assert (moved.before.starts_at, moved.then.starts_at) == (START, START + 2 * DAY)


def test_a_meeting_that_was_over_before_anybody_heard_of_it(frame):
    a_meeting("OLD", starts_at=datetime(2019, 3, 4, 12, tzinfo=UTC))
    assert told() == []
    hold(Meeting.objects.get())
    assert told() == [("held", "OLD")]


def test_one_in_the_place_of_another(frame, then):
    old = a_meeting("OLD", starts_at=START)
    then()
    actions.replace(
        by=None, meeting=old, on=date(2026, 11, 1), reason=WHY, now=timezone.now(), ref="NEW",
        starts_at=START + 30 * DAY, ends_at=START + 30 * DAY + timedelta(hours=3),
    )  # fmt: skip
    assert told() == [("announced", "OLD"), ("cancelled", "OLD"), ("announced", "NEW")]


def test_decisions_are_told_once_the_meeting_was_held(frame, then):
    meeting = a_meeting("A", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=[OPEN, DECIDED, SECRET, ROUTINE])
    then()
    assert told() == [("announced", "A")]
    hold(meeting)
    assert told()[1:] == [("held", "A"), ("decided", "A")]
    [decided] = (one for one in news() if one.kind == "decided")
    assert decided.item.outcome_sv == "Antaget"


def test_a_decision_keeps_its_moment_and_its_name_when_it_is_corrected(frame, then):
    meeting = a_meeting("A", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=[OPEN])
    hold(meeting)
    then()
    AgendaItem.objects.update(outcome_da="Vedtaget", outcome_sv="Antaget")
    [first] = (one for one in news() if one.kind == "decided")
    then()
    AgendaItem.objects.update(outcome_da="Enstemmigt vedtaget", outcome_sv="Enhälligt antaget")
    [second] = (one for one in news() if one.kind == "decided")
    assert (second.key, second.at) == (first.key, first.at - DAY)
    assert second.updated == first.at
    assert "decided" not in dict(told(since=second.at))


def test_an_item_that_is_opened_later_is_told_then(frame, then):
    meeting = a_meeting("A", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=[SECRET])
    hold(meeting)
    then()
    assert "decided" not in dict(told())
    AgendaItem.objects.update(confidential=False)
    assert told()[-1] == ("decided", "A")
    then()
    AgendaItem.objects.update(confidential=True)
    assert "decided" not in dict(told())


def test_the_public_states_of_a_project(frame, aged_projects):
    project = a_project(state=Project.State.DRAFT)
    a_project(state=Project.State.SUBMITTED)
    for state in ("submitted", "under_review", "recommended", "adopted", "in_progress"):
        aged_projects(days=1)
        Project.objects.filter(pk=project.pk).update(
            state=state, submitted_on=date(2026, 1, 1), decided_on=date(2026, 2, 1)
        )
    assert told() == [("adopted", project.ref), ("in_progress", project.ref)]
    aged_projects(days=1)
    Project.objects.filter(pk=project.pk).update(state="withdrawn")
    assert told()[-1] == ("withdrawn", project.ref)


def test_what_is_withdrawn_before_it_was_decided_is_no_news(frame, aged_projects):
    project = a_project(state=Project.State.SUBMITTED)
    aged_projects(days=1)
    Project.objects.filter(pk=project.pk).update(state="withdrawn")
    assert told() == []


def test_what_is_shown_before_its_decision_is_news_from_then_on(frame, aged_projects):
    project = a_project(state=Project.State.SUBMITTED)
    aged_projects(days=1)
    Project.objects.filter(pk=project.pk).update(published_early=True)
    assert told() == [("submitted", project.ref)]
    Project.objects.filter(pk=project.pk).update(published_early=False)
    assert told() == []


@pytest.mark.parametrize("state", ["adopted", "in_progress", "completed", "archived", "rejected", "merged"])
def test_every_public_state_has_news(frame, state):
    project = a_project_in(state)
    assert (state, project.ref) in told()


def test_whom_news_concern(frame):
    group, councils = (
        a_meeting("G", starts_at=START),
        a_meeting("C", starts_at=START, body_id="joint_council"),
    )
    project = a_project()
    for meeting in (group, councils):
        actions.write_agenda(by=None, meeting=meeting, items=[{**DECIDED, "projects": [project]}, DECIDED])
        hold(meeting)

    def following(**topics):
        found = [one for one in news() if one.concerns(**topics)]
        return sorted({(one.kind, (one.meeting or one.project).ref) for one in found}), len(found)

    of_group = [("announced", "G"), ("decided", "G"), ("held", "G")]
    assert following(bodies=["working_group"]) == (of_group, 4)
    assert following(decisions=True) == ([("decided", "C"), ("decided", "G")], 4)
    assert following(projects=[project.ref]) == (
        [("adopted", project.ref), ("decided", "C"), ("decided", "G")],
        3,
    )
    assert following(bodies=["working_group"], decisions=True)[1] == 6
    assert following() == ([], 0)


def test_the_number_of_queries_does_not_grow(frame, then):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert news()
        return len(captured)

    def decided(number):
        meeting = a_meeting(
            starts_at=START + number * 30 * DAY, host=("cph", "malmo")[number % 2], body_id="joint_council"
        )
        actions.write_agenda(by=None, meeting=meeting, items=[{**DECIDED, "projects": [a_project()]}])
        hold(meeting)

    decided(0)
    few = queries()
    for number in range(1, 12):
        decided(number)
    assert queries() == few <= 12
