"""The clock's tasks, run by a real worker: what is due goes out once, whatever the mail server answers."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from cooperation import post
from cooperation.models import PostOffice, Refusal, User
from meetings import tasks
from meetings.models import Meeting, Reminder
from oresund import mail
from oresund.celery import app
from oresund.mail import open_connection
from tests.factories import a_meeting, a_member

pytestmark = pytest.mark.django_db(transaction=True)

SEND, PLAN = tasks.send_due_reminders, tasks.plan_reminders
NAMES = {"da": "Den politiske arbejdsgruppe", "sv": "Den politiska arbetsgruppen"}
DANE, SWEDE = "dansker@kbh.example", "svensk@malmo.example"


@pytest.fixture
def due(frame, mail_server):
    """A Dane and a Swede, each with one reminder that has just fallen due."""
    a_member("cph", email=DANE)
    a_member("malmo", email=SWEDE)
    a_meeting("AG-1", starts_at=timezone.now() + timedelta(days=60), now=timezone.now())
    fall_due(14)


def fall_due(lead):
    """The worker reads the clock of the machine, so the rows have to come to it."""
    moment = timezone.now() - timedelta(minutes=1)
    Reminder.objects.filter(days_before=lead).update(due_at=moment, not_before=moment)


def states():
    rows = Reminder.objects.filter(days_before=14).values_list("recipient__email", "state", "tries")
    return {email: (state, tries) for email, state, tries in rows}


# --- By a worker


def test_each_recipient_gets_one_message_in_their_language(worker, due, mail_server):
    worker.run(SEND)
    [danish], [swedish] = mail_server.to(DANE), mail_server.to(SWEDE)
    assert (danish["Content-Language"], swedish["Content-Language"]) == ("da", "sv")
    assert NAMES["da"] in danish["Subject"]
    assert NAMES["sv"] in swedish["Subject"]
    assert states() == {DANE: ("sent", 1), SWEDE: ("sent", 1)}


def test_running_again_sends_nothing_again(worker, due, mail_server):
    worker.run(SEND, SEND, PLAN, SEND)
    worker.run(PLAN, SEND)
    assert sorted(recipient for recipient, _message in mail_server.received) == [DANE, SWEDE]


def test_one_refusal_for_good_stops_only_that_reminder(worker, due, mail_server):
    mail_server.replies[DANE] = "550 No such mailbox"
    worker.run(SEND)
    assert states() == {DANE: ("failed", 1), SWEDE: ("sent", 1)}
    assert "No such mailbox" in Reminder.objects.get(recipient__email=DANE, days_before=14).last_error


def test_a_refusal_for_now_is_tried_again_later(worker, due, mail_server):
    mail_server.replies[DANE] = "451 Busy, come back"
    worker.run(SEND, SEND)
    assert states() == {DANE: ("planned", 1), SWEDE: ("sent", 1)}
    mail_server.replies.clear()
    row = Reminder.objects.get(recipient__email=DANE, days_before=14)
    assert row.not_before > timezone.now()
    Reminder.objects.filter(pk=row.pk).update(not_before=timezone.now())
    worker.run(SEND)
    assert (len(mail_server.to(DANE)), len(mail_server.to(SWEDE))) == (1, 1)
    assert states()[DANE] == ("sent", 2)


def test_the_worker_finds_new_members_and_sends_only_what_is_due(worker, due, mail_server):
    newcomer = a_member("malmo")
    worker.run(PLAN, SEND)
    assert Reminder.objects.filter(recipient=newcomer, state="planned").count() == 3
    assert mail_server.to(newcomer.email) == []


# --- In this process, on the same mail server


@pytest.mark.parametrize(
    "change",
    [
        lambda: User.objects.filter(email=DANE).update(is_active=False),
        lambda: Reminder.objects.filter(recipient__email=DANE).update(state="withdrawn"),
    ],
    ids=["deactivated", "withdrawn"],
)
def test_what_is_not_due_any_more_is_not_sent(due, mail_server, change):
    change()
    SEND()
    assert [recipient for recipient, _message in mail_server.received] == [SWEDE]


def test_a_meeting_put_back_to_draft_is_not_announced(due, mail_server):
    Meeting.objects.update(visibility="draft")
    SEND()
    assert mail_server.received == []


def test_one_connection_carries_many_messages(due, mail_server):
    SEND()
    assert len(mail_server.received) == 2
    assert mail_server.connections == 1


def test_without_anything_due_the_mail_server_is_left_alone(frame, mail_server):
    SEND()
    assert mail_server.connections == 0


def test_a_message_that_cannot_be_made_does_not_hold_up_the_others(due, mail_server):
    User.objects.filter(email=DANE).update(email="to\nlinjer@kbh.example")
    SEND()
    assert states() == {"to\nlinjer@kbh.example": ("planned", 1), SWEDE: ("sent", 1)}
    assert len(mail_server.received) == 1


@pytest.mark.parametrize(
    ("reply", "state"), [("554 Not wanted here", "failed"), ("452 No room just now", "planned")]
)
def test_what_is_refused_after_the_whole_message_was_heard(due, mail_server, reply, state):
    mail_server.replies["DATA"] = reply
    SEND()
    assert states() == {DANE: (state, 1), SWEDE: (state, 1)}


@pytest.mark.parametrize("reply", ["530 Authentication required", "550 Sender not allowed", "451 Not now"])
def test_a_server_that_refuses_the_portal_itself_is_asked_again(due, mail_server, reply):
    """Once the settings are put right, nobody has missed a reminder."""
    mail_server.replies["MAIL"] = reply
    SEND()
    assert states() == {DANE: ("planned", 1), SWEDE: ("planned", 1)}


def test_a_mail_server_that_cannot_be_reached_costs_nothing_but_time(due, mail_server, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    SEND()
    assert states() == {DANE: ("planned", 1), SWEDE: ("planned", 1)}
    settings.EMAIL_PORT = port
    Reminder.objects.update(not_before=timezone.now())
    SEND()
    assert (len(mail_server.to(DANE)), len(mail_server.to(SWEDE))) == (1, 1)


def test_a_mail_server_that_hangs_is_given_up(due, mail_server, settings, monkeypatch):
    settings.EMAIL_TIMEOUT = 0.5
    monkeypatch.setattr(mail, "PATIENCE", 0.5)
    mail_server.hangs = True
    begun = time.monotonic()
    SEND()
    assert time.monotonic() - begun < 10
    assert states() == {DANE: ("planned", 1), SWEDE: ("planned", 1)}
    assert "imed out" in Reminder.objects.filter(days_before=14).first().last_error


def test_the_connection_gives_up_after_the_time_of_the_settings(mail_server, settings):
    assert settings.EMAIL_TIMEOUT == 10
    assert open_connection().timeout == 10


def test_a_connection_ends_and_the_next_begins(due, mail_server, monkeypatch):
    monkeypatch.setattr(post, "CARRIES", 1)
    SEND()
    assert states() == {DANE: ("sent", 1), SWEDE: ("sent", 1)}
    assert mail_server.connections == 2


def test_an_address_that_is_refused_stands_beside_its_owner(due, mail_server):
    mail_server.replies[DANE] = "550 No such mailbox"
    SEND()
    assert [(one.user.email, one.address) for one in Refusal.objects.all()] == [(DANE, DANE)]
    assert "No such mailbox" in Refusal.objects.get().said


def test_a_server_that_hangs_up_after_data_is_asked_again_under_the_same_name(due, mail_server):
    """F26: it may have taken the message, so that a second one must be known as the same."""
    mail_server.drops_after_data = True
    SEND()
    assert states() == {DANE: ("planned", 1), SWEDE: ("planned", 1)}
    mail_server.drops_after_data = False
    Reminder.objects.update(not_before=timezone.now())
    SEND()
    for address in (DANE, SWEDE):
        first, second = mail_server.to(address)
        assert first["Message-ID"] == second["Message-ID"]
    assert states() == {DANE: ("sent", 2), SWEDE: ("sent", 2)}


def test_a_server_that_is_not_there_is_left_alone_after_a_few_tries(due, mail_server, settings):
    for _ in range(5):
        a_member("cph")
    PLAN()
    fall_due(14)
    settings.EMAIL_PORT = 1
    SEND()
    tries = Reminder.objects.filter(days_before=14).order_by("pk").values_list("tries", flat=True)
    assert list(tries) == [1, 1, 1, 0, 0, 0, 0]


def test_what_does_not_fit_into_the_time_waits_for_the_next_tick(due, mail_server, monkeypatch):
    monkeypatch.setattr(post, "SECONDS", -1)
    SEND()
    assert mail_server.received == []
    assert states() == {DANE: ("planned", 0), SWEDE: ("planned", 0)}


def test_the_clock_runs_exactly_these_tasks():
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    texts = {
        f"cooperation.tasks.{one}"
        for one in ("draft_translations", "note_parity", "compare_texts", "count_texts")
    }
    notices = {tasks.send_due_notices.name, tasks.plan_notices.name, tasks.send_due_letters.name}
    forgotten = {tasks.forget_old_mail.name, "cooperation.tasks.forget_forms"}
    answers = {tasks.read_replies.name, tasks.keep_invitations.name}
    news = {tasks.plan_bulletins.name, "cooperation.tasks.forget_subscriptions"}
    planned = {SEND.name, PLAN.name, tasks.plan_days.name, tasks.hand_over.name}
    assert scheduled == planned | notices | forgotten | answers | news | texts
    assert scheduled <= set(app.tasks)


def test_a_server_that_hangs_up_after_each_message_costs_no_try(due, mail_server, monkeypatch):
    mail_server.hangs_up = True
    mark_sent = post.actions.mark_sent

    def wait_until_it_has_hung_up(**noted):
        mark_sent(**noted)
        time.sleep(0.1)

    monkeypatch.setattr(post.actions, "mark_sent", wait_until_it_has_hung_up)
    SEND()
    assert states() == {DANE: ("sent", 1), SWEDE: ("sent", 1)}
    assert mail_server.connections == 2


@pytest.mark.parametrize(
    ("reply", "state"), [("554 Relay access denied", "planned"), ("551 User not local", "failed")]
)
def test_only_what_is_said_of_the_mailbox_is_final(due, mail_server, reply, state, caplog):
    mail_server.replies[DANE] = reply
    SEND()
    assert states() == {DANE: (state, 1), SWEDE: ("sent", 1)}
    reminder = Reminder.objects.get(recipient__email=DANE, days_before=14)
    assert f"Reminder {reminder.uid} was not sent" in caplog.text
    assert reply[4:] in caplog.text
    assert DANE not in caplog.text


def test_an_account_whose_address_was_emptied_is_not_written_to(due, mail_server):
    User.objects.filter(email=DANE).update(email="")
    SEND()
    assert [recipient for recipient, _message in mail_server.received] == [SWEDE]
    assert states()[""] == ("planned", 0)


# --- A database that was restored from a copy


@pytest.fixture
def restored(due):
    """The rows are those of a copy: the database says that it is another one."""
    SEND()
    PostOffice.objects.update(identity="the one of yesterday")
    Reminder.objects.filter(days_before=14).update(state="planned", sent_at=None)


def test_from_a_restored_database_nothing_goes_out_until_somebody_says_so(restored, mail_server):
    mail_server.forget()
    SEND()
    tasks.send_due_notices()
    assert mail_server.received == []
    office = PostOffice.get()
    assert office.held_since
    SEND()
    assert PostOffice.get().held_since == office.held_since
    PostOffice.objects.update(identity=PostOffice.this_database())
    SEND()
    assert len(mail_server.received) == 2


def test_the_database_knows_itself(frame):
    assert PostOffice.this_database() == PostOffice.this_database()
    assert len(PostOffice.this_database().split()) == 3
