"""An answer by mail is taken from whom it concerns, and everything else is put where somebody finds it."""

import logging
import re
from datetime import timedelta
from time import monotonic
from uuid import UUID

import pytest
from django.core import mail as outbox
from django.db import ProgrammingError, connection, transaction

from meetings import actions, tasks
from meetings.models import Invitation
from tests.factories import NOW
from tests.meetings.convened import move
from tests.meetings.delegations import a_convened_meeting, called, of, says, seat
from tests.meetings.imap_front import front
from tests.meetings.imap_server import ImapServer, silent_server
from tests.meetings.test_replies import sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

MEETING = UUID("7c0f3a52-5b1e-4f7e-9d38-0a6c2b9e4d11")
BO, ELSA = "bo.sundbaek@kbh.example", "elsa.brofaste@malmo.example"


@pytest.fixture
def meeting(frame):
    for name, city, email in [
        ("Bo", "cph", BO),
        ("Elsa", "malmo", ELSA),
        ("Asta", "cph", "asta@kbh.example"),
    ]:
        user = seat(name, city).person.user
        user.email = email
        user.save()
    seat("Carl", "cph", "substitute")
    return a_convened_meeting(uid=MEETING, now=NOW - timedelta(days=1))


def take(name="outlook-declined", *, changed=(), now=NOW):
    """A reply of one of the programs, with some of its lines said otherwise, in plain text so that they can be."""
    content = sample(name) if not changed else plain(changed)
    return actions.take_mail(mail=content, now=now)


def plain(changed):
    lines = {
        "From": BO,
        "ATTENDEE;PARTSTAT": f"DECLINED:mailto:{BO}",
        "UID": f"{MEETING}@en-by-en-stad",
        "DTSTAMP": "20261123T113000Z",
        "SEQUENCE": "0",
        "METHOD": "REPLY",
        "COMMENT": "Syg",
        **dict(changed),
    }
    sender, method = lines.pop("From"), lines.pop("METHOD")
    event = "\r\n".join(f"{name}{'=' if ';' in name else ':'}{value}" for name, value in lines.items())
    return (
        f"From: {sender}\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        f"METHOD:{method}\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()


@pytest.mark.parametrize(
    ("name", "who", "answer", "reason"),
    [
        ("outlook-declined", "Bo", "apologies", "Jeg er til møde i Bruxelles"),
        ("google-accepted", "Elsa", "attending", ""),
        ("apple-tentative", "Bo", "tentative", ""),
        ("thunderbird-declined", "Elsa", "apologies", "Föräldramöte"),
    ],
)
def test_what_programs_send_is_the_answer(meeting, name, who, answer, reason):
    assert take(name) == "done"
    row = of(who)
    assert (row.answer, row.channel, row.answered_at) == (answer, "calendar", NOW)
    assert row.reason.startswith(reason)
    assert bool(row.reason) is bool(reason)
    assert outbox.outbox == []  # no mail answers a mail


def test_declining_calls_the_substitute(meeting):
    take()
    assert called(meeting) == {"Bo": None, "Elsa": None, "Asta": None, "Carl": "Bo"}


@pytest.mark.parametrize(
    ("changed", "folder"),
    [
        ({"From": ELSA}, "aside-stranger"),
        ({"From": "asta@kbh.example"}, "aside-stranger"),
        ({"ATTENDEE;PARTSTAT": f"DECLINED:mailto:{ELSA}"}, "aside-stranger"),
        ({"From": f"{BO}, {ELSA}"}, "aside-stranger"),
        ({"From": "x@x.example", "ATTENDEE;PARTSTAT": "DECLINED:mailto:x@x.example"}, "aside-not-called"),
        ({"UID": "11111111-5b1e-4f7e-9d38-0a6c2b9e4d11@en-by-en-stad"}, "aside-not-called"),
        ({"UID": f"{MEETING}@elsewhere.example"}, "aside-not-called"),
        ({"UID": "x\x00y@en-by-en-stad"}, "aside-not-called"),
        ({"METHOD": "COUNTER"}, "aside-counter"),
        ({"METHOD": "REQUEST"}, "aside-not-a-reply"),
        ({"ATTENDEE;PARTSTAT": f"NEEDS-ACTION:mailto:{BO}"}, "done"),
        ({"SEQUENCE": "many"}, "refused"),
    ],
)
def test_what_is_not_taken(meeting, changed, folder):
    assert take(changed=changed) == folder
    assert set(Invitation.objects.values_list("answer", flat=True)) == {""}


def test_who_sends_somebody_else_cannot_come_and_the_next_in_turn_is_called(meeting):
    """Nobody chooses a substitute; that somebody was sent is for a person to look at."""
    sent = {"ATTENDEE;PARTSTAT": f'DELEGATED;DELEGATED-TO="mailto:asta@kbh.example":mailto:{BO}'}
    assert take(changed=sent) == "aside-delegated"
    assert (of("Bo").answer, of("Bo").channel, called(meeting)["Carl"]) == ("apologies", "calendar", "Bo")
    assert meeting.stray_answers.get().delegate == "asta@kbh.example"
    assert take(changed=sent) == "done"  # the same once more


def test_who_may_not_log_in_does_not_answer_either(meeting):
    user = of("Bo").person.user
    user.is_active = False
    user.save()
    assert take() == "aside-not-called"


def test_who_is_no_longer_called_is_put_aside(meeting):
    Invitation.objects.update(released_at=NOW)
    assert take() == "aside-released"


def test_after_the_start_it_is_too_late(meeting):
    assert take(now=meeting.starts_at) == "aside-too-late"


def test_of_two_replies_the_later_one_counts_in_whatever_order_they_come(meeting):
    assert (
        take(changed={"DTSTAMP": "20261123T110200Z", "ATTENDEE;PARTSTAT": f"ACCEPTED:mailto:{BO}"}) == "done"
    )
    assert take(changed={"DTSTAMP": "20261123T110100Z"}) == "done"
    assert of("Bo").answer == "attending"
    assert take(changed={"DTSTAMP": "20261123T110300Z"}) == "done"
    assert of("Bo").answer == "apologies"


def test_the_same_mail_twice_is_one_answer(meeting):
    take(now=NOW)
    take(now=NOW + timedelta(minutes=1))
    assert of("Bo").answered_at == NOW


def test_a_higher_sequence_counts_more_than_a_later_stamp(meeting):
    meeting.sequence = 3
    meeting.save()
    take(changed={"SEQUENCE": "3", "DTSTAMP": "20261123T110000Z"})
    take(
        changed={"SEQUENCE": "2", "DTSTAMP": "20261123T113000Z", "ATTENDEE;PARTSTAT": f"ACCEPTED:mailto:{BO}"}
    )
    assert of("Bo").answer == "apologies"


def test_a_clock_that_is_ahead_and_an_invented_number_do_not_outdo_what_follows(meeting):
    take(changed={"SEQUENCE": "99999999999999999999", "DTSTAMP": "20991231T000000Z"})
    assert of("Bo").reply_sequence == 0
    later = NOW + timedelta(minutes=5)
    stamp = f"{later:%Y%m%dT%H%M%SZ}"
    take(changed={"DTSTAMP": stamp, "ATTENDEE;PARTSTAT": f"ACCEPTED:mailto:{BO}"}, now=later)
    assert of("Bo").answer == "attending"


def test_what_was_answered_on_a_page_since_then_stands(meeting):
    says("Bo", "attending")
    assert take() == "done"
    assert of("Bo").answer == "attending"


def test_an_answer_to_the_old_date_is_put_aside(meeting):
    move(meeting, meeting.starts_at + timedelta(days=7))
    assert take() == "aside-old-date"
    assert of("Bo").answer == ""
    assert take(changed={"SEQUENCE": str(meeting.sequence), "DTSTAMP": "20261123T120000Z"}) == "done"
    assert of("Bo").answer == "apologies"


def test_another_change_since_then_does_not_matter(meeting):
    actions.confirm(by=None, meeting=meeting, now=NOW)
    assert take() == "done"
    assert of("Bo").answer == "apologies"


def test_the_log_says_what_became_of_it_and_names_nobody(meeting, caplog):
    caplog.set_level(logging.INFO)
    take()
    take(changed={"From": ELSA})
    assert [record.getMessage() for record in caplog.records] == [
        "A reply by mail: taken",
        "A reply by mail: stranger",
    ]


# --- By the clock


@pytest.fixture
def spool(tmp_path, settings):
    settings.REPLIES_URL = f"file://{tmp_path}"
    for name in ("outlook-declined", "google-accepted"):
        (tmp_path / f"{name}.eml").write_bytes(sample(name))
    (tmp_path / "spam.eml").write_bytes(b"From: x@x.example\r\n\r\nKlik her")
    return tmp_path


def files(folder):
    return {
        path.name: sorted(one.name for one in path.iterdir()) for path in folder.iterdir() if path.is_dir()
    }


def test_the_clock_reads_the_mailbox(meeting, spool):
    tasks.read_replies()
    assert (of("Bo").answer, of("Elsa").answer) == ("apologies", "attending")
    assert files(spool) == {
        "done": ["google-accepted.eml", "outlook-declined.eml"],
        "aside-not-a-reply": ["spam.eml"],
    }
    tasks.read_replies()


def test_a_mail_that_cannot_be_filed_does_not_keep_the_next_from_being_read(
    meeting, settings, caplog, tmp_path
):
    with ImapServer(tmp_path / "log") as server, front(server.port, names_begin=True, says_so=False) as port:
        server.put(sample("outlook-declined"))
        server.put(sample("google-accepted"))
        settings.REPLIES_URL = server.url.replace(str(server.port), str(port))
        tasks.read_replies()
        assert server.holds() == {"INBOX": 2}
    assert (of("Bo").answer, of("Elsa").answer) == ("apologies", "attending")
    assert caplog.text.count("could not be filed in done") == 2


def test_without_a_mailbox_nothing_is_read(meeting, spool, settings):
    settings.REPLIES_URL = ""
    tasks.read_replies()
    assert files(spool) == {}


def test_a_mailbox_that_is_not_there_is_said_in_the_log(settings, caplog, tmp_path):
    settings.REPLIES_URL = f"file://{tmp_path}/gone"
    tasks.read_replies()
    assert re.search("mailbox of replies could not be read", caplog.text)


def test_a_server_that_is_silent_holds_the_worker_no_longer_than_agreed(settings, caplog):
    settings.EMAIL_TIMEOUT = 0.3
    with silent_server() as port:
        settings.REPLIES_URL = f"imap://svar:hemmelig@127.0.0.1:{port}/INBOX"
        start = monotonic()
        tasks.read_replies()
    assert monotonic() - start < 3
    assert "could not be read" in caplog.text
    assert "hemmelig" not in caplog.text


def test_what_has_not_been_kept_stays_in_the_mailbox(meeting, spool):
    """As when the database goes away in the middle."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE meetings_invitation RENAME TO elsewhere")
    with pytest.raises(ProgrammingError), transaction.atomic():
        tasks.read_replies()
    assert sorted(path.name for path in spool.glob("*.eml"))[:2] == [
        "google-accepted.eml",
        "outlook-declined.eml",
    ]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE elsewhere RENAME TO meetings_invitation")
    tasks.read_replies()
    assert (of("Bo").answer, of("Elsa").answer) == ("apologies", "attending")


def test_the_clock_keeps_the_invitations(meeting):
    seat("Nils", "malmo")
    tasks.keep_invitations()
    assert "Nils" in called(meeting)
