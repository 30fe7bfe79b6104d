"""The messages of all queues in one list by time, page by page."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Letter, User
from meetings.models import Meeting, Notice, Reminder, outbox
from meetings.models.outbox import FAILED, LOOK, PAST, PLANNED, SENT, Choice, Key
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.outbox import (
    a_notice,
    a_password,
    a_reminder,
    an_invited_member,
    change,
    due,
    failed,
    formal_mail_waits,
    sent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]


def listed(view, **more):
    rows, _key = outbox.messages(view, now=NOW, **more)
    return rows


def numbers(**more):
    return outbox.numbers(now=NOW, **more)


def test_rows_of_all_queues_stand_in_one_list_the_next_one_first():
    meeting = a_meeting()
    reminder, notice, letter = (
        a_reminder(14, meeting),
        a_notice(meeting),
        a_password(now=NOW - timedelta(hours=1)),
    )
    rows = listed(PLANNED)
    assert rows[:2] == [letter, notice]
    assert reminder in rows
    assert [row.at for row in rows] == sorted(row.at for row in rows)
    assert {type(row) for row in rows} == {Reminder, Notice, Letter}


def test_what_was_sent_stands_newest_first():
    meeting = a_meeting()
    first = sent(a_notice(meeting), NOW - timedelta(hours=2))
    second = sent(a_reminder(14, meeting), NOW - timedelta(hours=1))
    third = sent(a_password(), NOW)
    assert listed(SENT) == [third, second, first]


def test_a_failed_one_stands_apart_and_counts_while_something_can_be_done():
    meeting = a_meeting()
    open_one, late = failed(a_notice(meeting)), failed(a_password(now=NOW - timedelta(days=3)))
    assert listed(FAILED) == [open_one, late]
    assert numbers()[FAILED] == outbox.number_to_see_to(NOW) == 1
    Meeting.objects.update(status="held")
    assert len(listed(FAILED)) == 2
    assert numbers()[FAILED] == outbox.number_to_see_to(NOW) == 0


def test_formal_mail_that_waits_for_a_look_is_not_among_what_will_be_sent():
    meeting = a_meeting()
    notice, letter = a_notice(meeting), a_password()
    formal_mail_waits()
    assert listed(LOOK) == [notice]
    assert notice not in listed(PLANNED)
    assert letter in listed(PLANNED)
    assert outbox.number_to_see_to(NOW) == numbers()[LOOK] == 1
    change(notice, approved_at=NOW)
    assert notice in listed(PLANNED)
    assert numbers()[LOOK] == 0


def test_an_agenda_is_looked_at_from_a_week_before_it_is_due():
    reminder = a_reminder(14)
    formal_mail_waits()
    due(reminder, NOW + timedelta(days=7, seconds=1))
    assert (listed(LOOK), reminder in listed(PLANNED)) == ([], True)
    due(reminder, NOW + timedelta(days=7))
    assert (listed(LOOK), reminder in listed(PLANNED)) == ([reminder], False)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: Meeting.objects.update(visibility="draft"),
        lambda row: Meeting.objects.update(date_revision=9),
        lambda row: User.objects.filter(pk=row.recipient_id).update(is_active=False),
        lambda row: User.objects.filter(pk=row.recipient_id).update(email=""),
        lambda row: change(row, state="withdrawn"),
    ],
)
def test_what_will_not_be_sent_is_not_listed_as_if_it_would(spoil):
    reminder = a_reminder(14)
    assert reminder in listed(PLANNED)
    spoil(reminder)
    assert reminder not in listed(PLANNED)


def test_a_choice_by_meeting_person_and_kind():
    one, other = a_meeting(starts_at=NOW + timedelta(days=90), host="cph"), a_meeting(host="malmo")
    notice, elsewhere = a_notice(one), a_notice(other)
    letter = a_password(notice.recipient)
    assert {row.meeting for row in listed(PLANNED, choice=Choice(meeting=one))} == {one}
    assert listed(PLANNED, choice=Choice(person=notice.recipient, kind="invitation")) == [notice]
    assert listed(PLANNED, choice=Choice(kind="password")) == [letter]
    assert set(listed(PLANNED, choice=Choice(kind="invitation"))) == {notice, elsewhere}
    assert numbers(choice=Choice(person=notice.recipient, kind="password"))[PLANNED] == 1
    assert listed(PAST, choice=Choice(person=notice.recipient)) == [notice, letter]
    change(letter, state="withdrawn")
    assert listed(PAST, choice=Choice(person=notice.recipient)) == [notice]


# --- Page by page


@pytest.mark.parametrize("view", [PLANNED, SENT])
def test_every_row_stands_on_one_page_also_of_those_at_one_moment(view):
    meeting = a_meeting()
    rows = [row for _ in range(4) for row in (a_notice(meeting), a_password())]
    Reminder.objects.all().delete()
    if view == SENT:
        rows = [sent(row) for row in rows]
    found, after = [], None
    for _ in range(3):
        page, after = outbox.messages(view, now=NOW, after=after, page=3)
        found += page
        after = after and Key.read(str(after))
    assert after is None
    assert sorted(map(repr, found)) == sorted(map(repr, rows))
    assert found == outbox.messages(view, now=NOW)[0]


@pytest.mark.parametrize(
    "words", ["", "1.notice", "x.notice.1", "1.nobody.1", "1.notice.1 ", "1.notice.-1", "١.notice.1", "\0"]
)
def test_a_key_that_is_none(words):
    with pytest.raises(ValueError):
        Key.read(words)


def test_a_key_survives_its_writing():
    key = Key(datetime.fromisoformat("2026-11-23T12:00:00.000001+00:00"), "letter", 7)
    assert Key.read(str(key)) == key


def test_as_many_queries_for_any_number_of_rows():
    meeting = a_meeting()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            [str(row.recipient.city) for row in listed(PLANNED)]
        return len(captured)

    a_password(an_invited_member(meeting))
    a_reminder(14, meeting)
    few = queries()
    for _ in range(10):
        a_password(an_invited_member(meeting))
    a_member("cph")
    assert queries() == few == 4
