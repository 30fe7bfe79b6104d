"""After half a year nothing is kept of what was written, and to which address."""

from datetime import timedelta

import pytest

from meetings import actions, tasks
from tests.factories import NOW
from tests.meetings.outbox import a_notice, a_password, a_reminder, again, change, failed, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]
OLD = NOW - timedelta(days=180)
YOUNGER = OLD + timedelta(seconds=1)


def said(row):
    row = again(row)
    return row.address, row.subject, row.body, row.last_error


@pytest.mark.parametrize("make", [a_notice, a_reminder, a_password])
def test_what_was_sent_half_a_year_ago_is_emptied(make):
    row = sent(make(), OLD)
    assert said(row) == ("anna@kbh.example", "Emne", "Tekst", "")
    actions.forget_old_mail(now=NOW)
    assert said(row) == ("", "", "", "")
    assert (again(row).state, again(row).sent_at, again(row).language) == ("sent", OLD, "da")


def test_what_is_younger_stays():
    row = sent(a_notice(), YOUNGER)
    actions.forget_old_mail(now=NOW)
    assert said(row) == ("anna@kbh.example", "Emne", "Tekst", "")


@pytest.mark.parametrize(("due_at", "kept"), [(OLD, False), (YOUNGER, True)])
def test_an_error_may_name_the_address(due_at, kept):
    row = change(failed(a_notice()), due_at=due_at)
    actions.forget_old_mail(now=NOW)
    assert bool(said(row)[3]) is kept


def test_what_still_waits_keeps_what_its_last_try_said():
    row = a_notice(due_at=OLD, last_error="busy")
    actions.forget_old_mail(now=NOW)
    assert said(row)[3] == "busy"


def test_the_clock_does_it_as_often_as_it_likes(time_machine):
    time_machine.move_to(NOW)
    row = sent(a_password(), OLD)
    tasks.forget_old_mail()
    tasks.forget_old_mail()
    assert said(row) == ("", "", "", "")
