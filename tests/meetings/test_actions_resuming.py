"""After a restore: nothing goes out until somebody says what became of what was due."""

import logging
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cooperation.actions import claim, open_post_office
from cooperation.models import PostOffice
from meetings import actions
from meetings.models import Meeting, Notice, Reminder, outbox
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.outbox import a_notice, a_password, a_reminder, again, change, due, formal_mail_waits
from tests.meetings.queue import WORKER, alive
from tests.meetings.queue import claim as take

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]
NOTICED = NOW + timedelta(minutes=5)
LATER = NOTICED + timedelta(hours=2)


@pytest.fixture
def held():
    """Since five past noon the database knows that it is a copy."""
    open_post_office(now=NOW)
    PostOffice.objects.update(identity="the one of yesterday")
    assert not open_post_office(now=NOTICED)


@pytest.fixture
def by(secretary_cph):
    return secretary_cph


def resume(by, *, send_due):
    return actions.resume_sending(by=by, now=LATER, send_due=send_due)


@pytest.mark.parametrize("send_due", [True, False])
def test_messages_go_out_again(held, by, send_due):
    resume(by, send_due=send_due)
    assert open_post_office(now=LATER)
    office = PostOffice.get()
    assert (office.held_since, office.identity) == (None, PostOffice.this_database())


def test_what_was_due_is_sent_when_somebody_says_so(held, by):
    rows = [a_notice(), due(a_reminder()), a_password()]
    assert outbox.number_in_doubt(NOTICED) == resume(by, send_due=True) == 3
    for row in rows:
        assert take(LATER, type(row)) == row


def test_what_was_due_counts_as_sent_when_it_was(held, by):
    rows = [a_notice(), due(a_reminder()), a_password()]
    assert resume(by, send_due=False) == 3
    for row in map(again, rows):
        assert (row.state, row.sent_at) == ("sent", row.due_at)
        assert row.last_error == "sent before the database was restored"
        assert take(LATER, type(row)) is None


def test_no_plan_writes_it_again(held, by):
    notice, reminder = a_notice(), due(a_reminder())
    resume(by, send_due=False)
    for _ in range(2):
        actions.plan_all_notices(now=LATER)
        actions.plan_all_reminders(now=LATER)
    assert {again(one).state for one in (notice, reminder)} == {"sent"}
    assert not Reminder.objects.due(LATER).exists()
    assert not Notice.objects.due(LATER).filter(recipient=notice.recipient).exists()


def test_whoever_was_called_before_hears_that_it_is_cancelled(held, by):
    notice = a_notice()
    resume(by, send_due=False)
    reason = {"da": "Sne", "sv": "Snö"}
    actions.cancel(by=None, meeting=Meeting.objects.get(), on=NOW.date(), reason=reason, now=LATER)
    row = Notice.objects.get(recipient=notice.recipient, state="planned")
    assert row.kind == "cancellation"


@pytest.mark.parametrize("send_due", [True, False])
def test_what_fell_due_since_is_sent_in_any_case(held, by, send_due):
    later = a_reminder(7)
    since = due(a_reminder(14), NOTICED + timedelta(minutes=1))
    assert resume(by, send_due=send_due) == 0
    assert take(LATER, Reminder) == since
    assert again(later).state == "planned"


def test_formal_mail_that_nobody_has_looked_at_still_waits(held, by):
    notice = a_notice()
    formal_mail_waits()
    assert resume(by, send_due=False) == 0
    assert again(notice).state == "planned"
    assert list(Notice.objects.awaiting_a_look(LATER)) == [notice]


def test_what_a_worker_held_when_the_copy_was_made_is_in_doubt_too(held, by):
    notice = a_notice()
    claim(Notice, now=NOW, sender=WORKER)
    assert resume(by, send_due=False) == 1
    assert (again(notice).state, again(notice).claimed_by) == ("sent", None)


def test_what_must_not_go_out_twice_does_not(held, by):
    """The day of a secretariat: a second one would do harm, so what a worker held ends there."""
    letter = a_password(kind="day", claimed_by=WORKER)
    assert resume(by, send_due=True) == 0
    assert again(letter).state == "failed"


def test_a_living_worker_keeps_its_rows(held, by):
    notice = a_notice(claimed_by=WORKER)
    with alive():
        resume(by, send_due=True)
    assert again(notice).claimed_by == WORKER


def test_the_second_one_comes_too_late(held, by):
    resume(by, send_due=True)
    notice = change(a_notice(), due_at=NOW)
    with pytest.raises(actions.NotHeld):
        resume(by, send_due=False)
    assert again(notice).state == "planned"


def test_a_portal_that_never_sent_anything_is_not_held(by):
    with pytest.raises(actions.NotHeld):
        resume(by, send_due=True)


@pytest.mark.parametrize(
    ("role", "may"), [("member-cph", False), ("secretary-malmo", True), ("administrator", True)]
)
def test_who_may_say_so(held, people, role, may, caplog):
    with caplog.at_level(logging.INFO):
        if may:
            resume(people[role], send_due=True)
        else:
            with pytest.raises(PermissionDenied):
                resume(people[role], send_due=True)
    assert (f"User {people[role].pk} resumed sending" in caplog.text) is may
    assert (PostOffice.get().held_since is None) is may
    a_meeting()
    assert a_member("cph").pk
