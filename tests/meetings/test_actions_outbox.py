"""What a secretariat does with messages: looks, sends again, withdraws."""

import logging
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cooperation.actions import ask_for_password, claim
from cooperation.models import Body, Letter
from meetings import actions
from meetings.models import Meeting, Reminder
from tests.factories import NOW
from tests.meetings.outbox import (
    a_notice,
    a_password,
    a_reminder,
    again,
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
