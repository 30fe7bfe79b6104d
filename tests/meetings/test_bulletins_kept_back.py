"""The news by e-mail when something is in the way: a mail server, a meeting that is closed, many at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperation import actions as cooperation_actions
from cooperation.models import Letter, Refusal
from meetings import tasks
from meetings.models import Meeting
from tests.factories import a_meeting, a_project
from tests.meetings.subscribers import ANNA, BO, DAY, START, follows, html, move, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]


@pytest.mark.parametrize("answer", ["451 Busy, come back", "550 No such mailbox"])
def test_when_one_fails_the_next_tells_what_has_not_arrived(collect, next_day, mail_server, answer):
    follows()
    meeting = a_meeting("AG-2041-1", starts_at=START)
    next_day()
    mail_server.replies[ANNA] = answer
    assert collect() == collect() == []
    move(meeting)
    next_day()
    mail_server.replies.clear()
    [mail] = collect()
    assert "Nytt möte" in text(mail)
    assert "Flyttat" in text(mail)
    assert not Refusal.objects.exists()
    next_day()
    assert collect() == []


def test_a_mailbox_that_takes_none_of_three_has_left(collect, next_day, mail_server):
    one = follows()
    follows(BO)
    a_meeting(starts_at=START)
    mail_server.replies[ANNA] = "550 No such mailbox"
    for number in range(4):
        next_day()
        collect()
        one.refresh_from_db()
        assert bool(one.left_at) is (number == 3)
    assert len(mail_server.to(BO)) == 1
    assert Letter.objects.filter(subscription=one, kind="bulletin", state="failed").count() == 3


def test_what_is_hidden_when_it_goes_out_is_not_told(collect, next_day, mail_server):
    follows()
    a_meeting(starts_at=START)
    next_day()
    tasks.plan_bulletins()
    Meeting.objects.update(visibility="closed")
    assert collect() == []
    assert Letter.objects.get(kind="bulletin").state == "withdrawn"


def test_who_leaves_while_it_waits_gets_nothing(collect, next_day):
    one = follows()
    a_meeting(starts_at=START)
    next_day()
    tasks.plan_bulletins()
    cooperation_actions.leave(subscription=one, now=timezone.now())
    assert collect() == []
    assert Letter.objects.get(kind="bulletin").state == "withdrawn"


def test_no_title_makes_a_second_header(collect, next_day):
    follows(bodies=["other"])
    a_meeting(
        starts_at=START, body_id="other",
        title_da="Besøg\r\nBcc: evil@kk.example", title_sv="Besök\nBcc: evil@kk.example <b>",
    )  # fmt: skip
    next_day()
    [mail] = collect()
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Nytt möte: Besök Bcc: evil@kk.example <b>,")
    assert "<b>" not in html(mail)


def test_very_many_news_are_cut(collect, next_day):
    follows(bodies=["joint_council"])
    for number in range(53):
        a_meeting(
            starts_at=START + number * 9 * DAY, body_id="joint_council", host=("cph", "malmo")[number % 2]
        )
    next_day()
    [mail] = collect()
    assert mail["Subject"].endswith("och 52 till")
    assert text(mail).count("Nytt möte:") == 50
    assert "3 till står på portalen." in text(mail)


def test_the_number_of_queries_to_plan_does_not_grow(next_day):
    def planning():
        with CaptureQueriesContext(connection) as captured:
            tasks.plan_bulletins()
        return len(captured)

    a_meeting(starts_at=START)
    a_project()
    follows()
    next_day()
    few = planning()
    for number in range(30):
        follows(f"nr{number}@malmo.example", projects=["P-2026-07"])
    assert planning() <= few
    assert Letter.objects.filter(kind="bulletin", state="planned").count() == 31


@pytest.mark.django_db(transaction=True)
def test_two_workers_tell_it_once(worker, next_day, mail_server):
    follows()
    a_meeting(starts_at=START)
    next_day()
    worker.run(tasks.plan_bulletins, tasks.plan_bulletins)
    worker.run(tasks.send_due_letters, tasks.send_due_letters)
    assert len(mail_server.to(ANNA)) == 1
