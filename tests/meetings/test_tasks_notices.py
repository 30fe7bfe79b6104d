"""Notices sent by real workers: each once, in the recipient's language, and the last that arrives is true."""

import time
from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from cooperation.models import User
from meetings import actions, tasks
from meetings.models import Meeting, Notice
from tests.factories import a_meeting, a_member, an_invitation
from tests.meetings.convened import REASON
from tests.meetings.worker import PATIENCE, Worker

pytestmark = pytest.mark.django_db(transaction=True)

SEND, PLAN = tasks.send_due_notices, tasks.plan_notices
DANE, SWEDE = "dansker@kbh.example", "svensk@malmo.example"
SUBJECTS = {DANE: "Indkaldelse: Den politiske arbejdsgruppe", SWEDE: "Kallelse: Den politiska arbetsgruppen"}


@pytest.fixture
def meeting(frame, mail_server):
    """To which a Dane and a Swede are called."""
    now = timezone.now()
    meeting = a_meeting("AG-1", starts_at=now + timedelta(days=60), now=now)
    for city, email in (("cph", DANE), ("malmo", SWEDE)):
        an_invitation(meeting, a_member(city, email=email), called_at=now)
    actions.plan_notices(meeting=meeting, now=now)
    return meeting


def states(kind="invitation"):
    rows = Notice.objects.filter(kind=kind).values_list("recipient__email", "state", "tries")
    return {email: (state, tries) for email, state, tries in rows}


def calendar_of(message):
    [part] = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
    whole = Calendar.from_ical(part.get_content())
    [event] = whole.walk("VEVENT")
    return str(whole["METHOD"]), event["SEQUENCE"], event.decoded("DTSTART")


def move(meeting, later):
    actions.move(
        by=None,
        meeting=meeting,
        starts_at=meeting.starts_at + later,
        ends_at=meeting.ends_at + later,
        reason=REASON,
        now=timezone.now(),
    )


def cancel(meeting):
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=timezone.now())


def until_one_is_heard(mail_server):
    """A worker has handed a message over and waits for the answer."""
    limit = time.monotonic() + PATIENCE
    while not mail_server.heard:
        assert time.monotonic() < limit
        time.sleep(0.02)


def test_each_who_is_called_is_invited_once_in_their_language(worker, meeting, mail_server):
    worker.run(SEND, PLAN, SEND)
    worker.run(PLAN, SEND)
    for address, subject in SUBJECTS.items():
        [message] = mail_server.to(address)
        assert subject in message["Subject"]
        assert calendar_of(message)[:2] == ("REQUEST", 0)
    assert states() == {DANE: ("sent", 1), SWEDE: ("sent", 1)}


def test_two_workers_invite_each_once(worker, meeting, mail_server, tmp_path):
    members = [a_member("cph") for _ in range(10)]
    for user in members:
        an_invitation(meeting, user)
    with Worker(tmp_path, mail_server.port) as second:
        for wait in [one.begin(task) for task in (PLAN, SEND, SEND) for one in (worker, second)]:
            wait()
    called = sorted([DANE, SWEDE, *(user.email for user in members)])
    assert sorted(recipient for recipient, _message in mail_server.received) == called
    assert set(states().values()) == {("sent", 1)}


def test_one_refusal_for_good_stops_only_that_notice(worker, meeting, mail_server):
    mail_server.replies[DANE] = "550 No such mailbox"
    worker.run(SEND, PLAN, SEND)
    assert states() == {DANE: ("failed", 1), SWEDE: ("sent", 1)}
    cancel(meeting)
    worker.run(SEND)
    assert states("cancellation") == {SWEDE: ("sent", 1)}


def test_a_change_while_it_is_sent_follows_at_once(worker, meeting, mail_server):
    before = meeting.starts_at
    mail_server.hangs = True
    wait = worker.begin(SEND)
    until_one_is_heard(mail_server)
    move(meeting, timedelta(days=1))
    mail_server.release.set()
    wait()
    worker.run(SEND)
    newest = ("REQUEST", 1, (before + timedelta(days=1)).replace(microsecond=0))
    told = [[calendar_of(message) for message in mail_server.to(address)] for address in (DANE, SWEDE)]
    assert all(messages[-1] == newest for messages in told)
    # One of them had been on its way; the other was told the old time and the new one in a single message.
    assert sorted(len(messages) for messages in told) == [1, 2]


@pytest.mark.parametrize(("reply", "arrived"), [(None, ["REQUEST", "CANCEL"]), ("451 Not now", [])])
def test_cancelled_while_it_is_sent_is_followed_by_a_cancellation_if_it_arrived(
    worker, meeting, mail_server, reply, arrived
):
    mail_server.hangs = True
    wait = worker.begin(SEND)
    until_one_is_heard(mail_server)
    cancel(meeting)
    if reply:
        mail_server.replies["DATA"] = reply
    mail_server.release.set()
    wait()
    mail_server.replies.clear()
    worker.run(SEND)
    assert [calendar_of(message)[0] for _recipient, message in mail_server.received] == arrived
    assert not Notice.objects.filter(state="planned").exists()
    assert Meeting.objects.get().sequence == 1


def test_a_message_that_cannot_be_made_does_not_hold_up_the_others(meeting, mail_server):
    """Such as one to an address that would break out of its header."""
    broken = f"{DANE}\nbcc: else@else.example"
    User.objects.filter(email=DANE).update(email=broken)
    SEND()
    assert states()[broken][0] == "planned"
    assert Notice.objects.get(recipient__email=broken).last_error
    assert states()[SWEDE] == ("sent", 1)
    assert len(mail_server.received) == 1


def test_one_connection_carries_many_notices(meeting, mail_server):
    SEND()
    assert (len(mail_server.received), mail_server.connections) == (2, 1)
