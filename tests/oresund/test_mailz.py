"""What machines are told at /mailz: does the clock tick, and do messages go out?"""

import socket
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.actions import open_post_office
from cooperation.models import PostOffice
from meetings.models import Meeting
from oresund import health
from tests.factories import NOW, a_meeting
from tests.meetings.outbox import a_notice, a_password, a_reminder, change, failed, formal_mail_waits

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frame")]
WELL = {"clock": "ok", "outbox": "ok"}
MINUTE = timedelta(minutes=1)
FULL = "SMTPRecipientsRefused({'x@kbh.example': (452, b'4.2.2 Mailbox full')})"
AWAY = "ConnectionRefusedError(111, 'Connection refused')"
HANGS = "TimeoutError('timed out')"
NOT_LET_IN = "SMTPRecipientsRefused({'x@kbh.example': (554, b'Relay access denied')})"


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def ticks(frame):
    open_post_office(now=NOW)


def asked(client):
    answer = client.get("/mailz")
    assert (answer.status_code == 200) is (answer.json() == WELL)
    assert answer.status_code in (200, 503)
    return answer.json()


def since(message, minutes, **fields):
    at = NOW - minutes * MINUTE
    return change(message, due_at=at, **{"not_before": at, **fields})


# --- The clock


@pytest.mark.parametrize(("minutes", "clock"), [(0, "ok"), (5, "ok"), (5.1, "failed"), (600, "failed")])
def test_the_clock_is_missed_after_five_minutes(client, frame, minutes, clock):
    open_post_office(now=NOW - minutes * MINUTE)
    assert asked(client) == WELL | {"clock": clock}


def test_a_portal_that_is_new_waits_for_its_first_message(client):
    assert asked(client) == WELL
    message = a_password()
    assert asked(client) == WELL | {"clock": "failed"}
    change(message, state="sent", sent_at=NOW)
    assert asked(client) == WELL


def test_what_falls_due_tomorrow_needs_no_clock_yet(client):
    a_reminder()
    assert asked(client) == WELL


# --- The outbox


@pytest.mark.parametrize("message", [a_password, a_notice, a_reminder], ids=lambda make: make.__name__)
@pytest.mark.parametrize(("minutes", "outbox"), [(14, "ok"), (16, "late")])
def test_a_message_is_late_after_a_quarter_of_an_hour(client, ticks, message, minutes, outbox):
    since(message(), minutes)
    assert asked(client) == WELL | {"outbox": outbox}


@pytest.mark.parametrize(
    ("error", "outbox"), [(AWAY, "late"), (HANGS, "late"), (NOT_LET_IN, "late"), (FULL, "ok")]
)
def test_a_try_that_failed_makes_it_no_less_late(client, ticks, error, outbox):
    since(a_password(), 30, not_before=NOW + 60 * MINUTE, tries=3, last_error=error)
    assert asked(client) == WELL | {"outbox": outbox}


def test_what_is_sent_again_is_not_late_at_once(client, ticks):
    since(a_password(), 600, not_before=NOW)
    assert asked(client) == WELL


def test_what_nobody_could_send_is_not_late(client, ticks):
    formal_mail_waits()
    since(a_notice(), 60)
    failed(since(a_password(), 60))
    since(a_reminder(meeting=a_meeting(visibility=Meeting.Visibility.CLOSED, body_id="joint_council")), 60)
    Meeting.objects.filter(visibility=Meeting.Visibility.CLOSED).update(visibility="draft")
    assert asked(client) == WELL


def test_held_after_a_restore(client, ticks):
    since(a_password(), 60)
    PostOffice.objects.update(held_since=NOW)
    assert asked(client) == WELL | {"outbox": "held"}
    PostOffice.objects.update(ticked_at=NOW - 6 * MINUTE)
    assert asked(client) == {"clock": "failed", "outbox": "held"}


# --- How it answers


def test_it_names_nobody(client, ticks):
    since(a_password(), 60)
    assert client.get("/mailz").content == b'{"clock": "ok", "outbox": "late"}'


def test_it_is_read_only_never_kept_and_in_no_language(client, ticks, settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/mailz", headers={"accept-language": "sv"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert client.post("/mailz").status_code == 405
    assert client.head("/mailz").content == b""


def test_a_database_that_is_not_there(client, monkeypatch, caplog):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "host", "/nowhere-secret")
    answer = client.get("/mailz")
    assert answer.status_code == 503
    assert answer.json() == {"clock": "failed", "outbox": "failed"}
    assert "Nobody knows whether messages go out" in caplog.text


def test_a_database_that_hangs_is_not_waited_for(client, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "host", "127.0.0.1")
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "port", silent.getsockname()[1])
        begun = time.perf_counter()
        answer = client.get("/mailz")
    assert answer.status_code == 503
    assert time.perf_counter() - begun < health.SECONDS + 2


def test_the_usual_connection_is_not_asked_and_comes_back(client, ticks):
    with CaptureQueriesContext(connection) as captured:
        assert asked(client) == WELL
    assert len(captured) == 0
    assert PostOffice.objects.exists()


def test_its_own_connection_is_closed_again(client, ticks):
    with connection.cursor() as cursor:
        for _ in range(5):
            client.get("/mailz")
        limit = time.perf_counter() + 5
        while (there := connections_of(cursor)) > 1:  # PostgreSQL takes a moment to let go
            assert time.perf_counter() < limit, there
            time.sleep(0.05)


def connections_of(cursor):
    cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
    return cursor.fetchone()[0]
