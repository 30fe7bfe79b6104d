"""What a secretariat does with messages: looks, sends again, withdraws."""

import logging
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cooperation.actions import ask_for_password, claim
from cooperation.models import Body, Letter
from meetings import actions
from meetings.models import Meeting, Notice, Reminder
from tests.factories import NOW, a_meeting, a_member, an_invitation
from tests.meetings.outbox import (
    a_notice,
    a_password,
    a_reminder,
    again,
    an_invited_member,
    change,
    due,
    failed,
    formal_mail_waits,
    sent,
)
from tests.meetings.queue import WORKER
from tests.meetings.queue import claim as take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def by(secretary_cph):
    return secretary_cph


def resend(by, message, seen=None, now=NOW):
    actions.resend(by=by, message=message, seen=message.mark if seen is None else seen, now=now)
    return again(message)


def withdraw(by, message, seen=None):
    actions.withdraw(by=by, message=message, seen=message.mark if seen is None else seen)
    return again(message)


# --- A look


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


# --- Again


def test_what_has_failed_is_sent_again_under_its_own_identity(by):
    notice = failed(a_notice())
    row = resend(by, notice, now=LATER)
    assert (row.state, row.tries, row.not_before, row.last_error) == ("planned", 0, LATER, "")
    assert row.uid == notice.uid
    assert take(LATER) == row


def test_what_was_sent_is_sent_again_under_a_new_one(by):
    for message in (sent(a_notice()), sent(due(a_reminder())), sent(a_password())):
        row = resend(by, message)
        assert (row.state, row.sent_at) == ("planned", None)
        assert row.uid != message.uid
        assert take(NOW, type(row)) == row


def test_whoever_sends_formal_mail_again_has_looked_at_it(by):
    notice = failed(a_notice())
    formal_mail_waits()
    row = resend(by, notice)
    assert (row.approved_by, take()) == (by, row)


def over(message):
    Meeting.objects.update(starts_at=NOW - timedelta(hours=4), ends_at=NOW - timedelta(hours=1))


def follow_up(message):
    """Another message to the same person has said more."""
    sent(change(a_notice(message.meeting), recipient=message.recipient, revision=9), LATER)


@pytest.mark.parametrize(
    "spoil",
    [
        over,
        follow_up,
        lambda message: message.meeting.invitations.update(released_at=NOW),
        lambda message: (
            type(message.recipient).objects.filter(pk=message.recipient_id).update(is_active=False)
        ),
        lambda message: Meeting.objects.update(status="held"),
    ],
)
def test_an_invitation_that_would_not_be_true_is_not_sent_again(by, spoil):
    notice = sent(a_notice())
    spoil(notice)
    with pytest.raises(actions.PastUse):
        resend(by, notice)
    assert again(notice).state == "sent"


def test_a_failed_one_that_a_newer_one_follows_is_not_sent_again(by):
    notice = failed(a_notice())
    Meeting.objects.update(sequence=5)
    with pytest.raises(actions.PastUse):
        resend(by, notice)


def test_a_reminder_that_a_later_one_follows_is_not_sent_again(by):
    reminder = sent(due(a_reminder(14)))
    due(Reminder.objects.get(recipient=reminder.recipient, days_before=7))
    with pytest.raises(actions.PastUse):
        resend(by, reminder)


def test_a_letter_is_of_use_for_a_day(by):
    letter = failed(a_password())
    with pytest.raises(actions.PastUse):
        resend(by, letter, now=NOW + timedelta(days=1))
    assert resend(by, letter, now=NOW + timedelta(hours=23)).state == "planned"


@pytest.mark.parametrize("kind", ["cancellation", "release"])
def test_that_somebody_need_not_come_is_sent_again_as_long_as_it_is_so(by, kind):
    notice = sent(a_notice(kind=kind))
    with pytest.raises(actions.PastUse):
        resend(by, notice)
    if kind == "release":
        notice.meeting.invitations.update(released_at=NOW)
    else:
        reason = {"cancel_reason_da": "Sne", "cancel_reason_sv": "Snö"}
        Meeting.objects.update(status="cancelled", cancelled_on=NOW, **reason)
    assert resend(by, notice).state == "planned"


@pytest.mark.parametrize("state", ["planned", "withdrawn"])
def test_what_was_not_sent_and_has_not_failed_is_not_sent_again(by, state):
    with pytest.raises(actions.Overtaken):
        resend(by, a_notice(state=state))


# --- Taken back


def test_what_no_plan_would_put_back_can_be_withdrawn(by):
    for message in (a_password(), a_notice(kind="poll")):
        row = withdraw(by, message)
        assert (row.state, row.last_error) == ("withdrawn", "withdrawn by a secretariat")
        assert take(NOW, type(row)) is None


def test_a_password_that_was_withdrawn_can_be_asked_for_again(by):
    letter = withdraw(by, a_password())
    ask_for_password(user=letter.recipient, now=LATER)
    assert Letter.objects.filter(state="planned").count() == 1


@pytest.mark.parametrize("make", [a_notice, a_reminder])
def test_what_a_plan_would_put_back_cannot_be_withdrawn(by, make):
    message = make()
    with pytest.raises(actions.Overtaken):
        withdraw(by, message)
    assert again(message).state == "planned"


# --- Somebody was faster


def test_a_worker_that_has_begun_is_faster(by):
    letter = a_password()
    seen = letter.mark
    claim(Letter, now=NOW, sender=WORKER)
    for mark in (seen, again(letter).mark):
        with pytest.raises(actions.Overtaken):
            withdraw(by, letter, mark)


def test_a_colleague_is_faster(by):
    notice = failed(a_notice())
    resend(by, notice)
    with pytest.raises(actions.Overtaken):
        resend(by, again(notice), notice.mark)
    notice.delete()
    with pytest.raises(actions.Overtaken):
        actions.resend(by=by, message=notice, seen=notice.mark, now=NOW)


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_nobody_but_a_secretariat(people, role):
    by, notice = people[role], failed(a_notice())
    body = Body.objects.get(pk="working_group")
    for act in (
        lambda: actions.approve(by=by, messages=[notice], now=NOW),
        lambda: resend(by, notice),
        lambda: withdraw(by, notice),
        lambda: actions.let_formal_mail_wait(by=by, body=body, waits=True),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert again(notice).state == "failed"


def test_who_did_what_is_in_the_log(by, caplog):
    notice = failed(a_notice())
    with caplog.at_level(logging.INFO):
        resend(by, notice)
    assert f"User {by.pk}: send again (Notice {notice.pk})" in caplog.text


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
