"""Formal mail waits for a look of a secretary where its body wants it; reminders go."""

import logging
from datetime import timedelta

import pytest

from cooperation.models import Body, Letter
from meetings import actions
from meetings.models import Notice, Reminder
from tests.factories import NOW, a_meeting, a_member, an_invitation
from tests.meetings.outbox import (
    a_notice,
    a_password,
    a_reminder,
    again,
    an_invited_member,
    due,
    formal_mail_waits,
)
from tests.meetings.queue import claim as take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def by(secretary_cph):
    return secretary_cph


def test_formal_mail_waits_for_a_look_and_then_goes(by):
    notice = a_notice()
    formal_mail_waits()
    assert take() is None
    assert actions.approve(by=by, messages=[notice], now=LATER) == 1
    notice = again(notice)
    assert (notice.approved_by, notice.approved_at) == (by, LATER)
    assert take() == notice


def test_all_of_a_kind_go_after_one_look_but_those_that_somebody_else_let_go(by, people):
    meeting = a_meeting()
    notices = [a_notice(meeting) for _ in range(3)]
    formal_mail_waits()
    actions.approve(by=people["secretary-malmo"], messages=notices[:1], now=NOW)
    assert actions.approve(by=by, messages=notices, now=LATER) == 2
    assert [again(one).approved_by.city_id for one in notices] == ["malmo", "cph", "cph"]
    with pytest.raises(actions.Overtaken):
        actions.approve(by=by, messages=notices, now=LATER)


def test_what_needs_no_look_cannot_be_looked_at(by):
    notice, letter = a_notice(), a_password()
    for message in (notice, letter):
        with pytest.raises(actions.Overtaken):
            actions.approve(by=by, messages=[message], now=NOW)


@pytest.mark.parametrize("kind", ["invitation", "change", "cancellation", "release"])
def test_every_formal_notice_waits(kind):
    notice = a_notice(kind=kind)
    assert Notice.objects.due(NOW).exists()
    formal_mail_waits()
    assert not Notice.objects.due(NOW).exists()
    assert list(Notice.objects.awaiting_a_look(NOW)) == [notice]


@pytest.mark.parametrize(
    ("purpose", "waits"), [("agenda", True), ("agenda_call", False), ("papers", False), ("meeting", False)]
)
def test_of_reminders_only_the_agenda_waits(purpose, waits):
    reminder = due(a_reminder(14, purpose=purpose))
    formal_mail_waits()
    assert Reminder.objects.due(NOW).filter(pk=reminder.pk).exists() is not waits
    assert Reminder.objects.awaiting_a_look(NOW).filter(pk=reminder.pk).exists() is waits


def test_a_question_about_dates_and_a_password_never_wait():
    question, letter = a_notice(kind="poll"), a_password()
    formal_mail_waits()
    assert list(Notice.objects.due(NOW)) == [question]
    assert list(Letter.objects.due(NOW)) == [letter]


def test_of_another_body_nothing_waits():
    notice = a_notice()
    formal_mail_waits(body="joint_council")
    assert list(Notice.objects.due(NOW)) == [notice]


def test_what_waits_goes_when_it_need_not_wait_any_more(by, caplog):
    notice, body = a_notice(), Body.objects.get(pk="working_group")
    with caplog.at_level(logging.INFO):
        actions.let_formal_mail_wait(by=by, body=body, waits=True)
        assert take() is None
        actions.let_formal_mail_wait(by=by, body=body, waits=False)
    assert take() == notice
    assert f"User {by.pk}: formal mail waits: True (Body working_group)" in caplog.text


def test_a_change_of_the_meeting_wants_another_look(by):
    meeting = a_meeting()
    notice = a_notice(meeting)
    formal_mail_waits()
    actions.approve(by=by, messages=[notice], now=NOW)
    reason = {"da": "Sne", "sv": "Snö"}
    start = meeting.starts_at + timedelta(hours=1)
    actions.move(
        by=None, meeting=meeting, starts_at=start, ends_at=start + timedelta(hours=3), reason=reason, now=NOW
    )
    waiting = Notice.objects.awaiting_a_look(NOW).get(recipient=notice.recipient)
    assert (waiting.pk != notice.pk, again(notice).state) == (True, "withdrawn")


def test_somebody_else_is_invited_meanwhile_and_waits(by):
    """Only those are approved that somebody has seen on the list."""
    meeting = a_meeting()
    notice = a_notice(meeting)
    formal_mail_waits()
    late = a_member("malmo")
    an_invitation(meeting, late)
    actions.plan_notices(meeting=meeting, now=NOW)
    actions.approve(by=by, messages=[notice], now=NOW)
    assert [row.recipient for row in Notice.objects.awaiting_a_look(NOW)] == [late]
    assert an_invited_member(meeting).pk
