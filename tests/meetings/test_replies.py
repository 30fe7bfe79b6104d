"""Replies as four calendar programs send them, and everything else that comes into a mailbox."""

from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings import replies
from meetings.replies import Reply, read

SAMPLES = Path(__file__).parent / "replies"
UID = "7c0f3a52-5b1e-4f7e-9d38-0a6c2b9e4d11@en-by-en-stad"
BO, ELSA = "bo.sundbaek@kbh.example", "elsa.brofaste@malmo.example"


def sample(name):
    return (SAMPLES / f"{name}.eml").read_bytes()


def at(hour, minute, second):
    return datetime(2026, 11, 23, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "attendee", "partstat", "stamp", "comment"),
    [
        (
            "outlook-declined",
            BO,
            "DECLINED",
            at(11, 34, 12),
            "Jeg er til møde i Bruxelles og kan desværre ikke nå det, heller ikke digitalt.",
        ),
        ("google-accepted", ELSA, "ACCEPTED", at(11, 45, 1), "Jag kommer med tåget kl. 12.30"),
        ("apple-tentative", BO, "TENTATIVE", at(12, 2, 2), ""),
        ("thunderbird-declined", ELSA, "DECLINED", at(11, 55, 10), "Föräldramöte"),
    ],
)
def test_what_programs_send(name, attendee, partstat, stamp, comment):
    letter = read(sample(name))
    assert (letter.sender, letter.problem) == (attendee, "")
    [reply] = letter.replies  # once, although some send it twice
    assert reply == Reply(UID, attendee, partstat, comment, 0, stamp)


def calendar(*lines, method="REPLY", attendee=f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{BO}"):
    inside = [f"UID:{UID}", "DTSTAMP:20261123T120000Z", attendee, *lines]
    around = ["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT"]
    return "\r\n".join([*around, *filter(None, inside), "END:VEVENT", "END:VCALENDAR", ""])


def mail(content, *, kind="text/calendar; charset=utf-8", charset="utf-8", sender=BO, encoding="base64"):
    body = content if isinstance(content, bytes) else content.encode(charset)
    head = f"From: {sender}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + (b64encode(body) if encoding == "base64" else body)


@pytest.mark.parametrize(
    ("kind", "charset"),
    [
        ("text/calendar; charset=utf-8; method=REPLY", "utf-8"),
        ("text/calendar; charset=iso-8859-1", "latin-1"),
        ("text/calendar", "latin-1"),
        ("text/calendar; charset=klingon", "utf-8"),
        ("text/calendar; charset=utf-8", "utf-8-sig"),
        ("TEXT/CALENDAR; charset=windows-1252", "cp1252"),
        ('application/octet-stream; name="svar.ICS"', "utf-8"),
        ("application/ics", "utf-8"),
    ],
)
@pytest.mark.parametrize("encoding", ["base64", "8bit"])
def test_whatever_charset_and_wrapping(kind, charset, encoding):
    letter = read(mail(calendar("COMMENT:Sygt barn på Ærø"), kind=kind, charset=charset, encoding=encoding))
    [reply] = letter.replies
    assert reply.comment == "Sygt barn på Ærø"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["COMMENT:En", "COMMENT:To"], "En\nTo"),
        ([r"COMMENT:Med\, komma\nog linje"], "Med, komma\nog linje"),
        (["COMMENT:Et meget", "  langt ord"], "Et meget langt ord"),
        (["COMMENT:" + "x" * 3000], "x" * replies.LONGEST),
        (["COMMENT:\x00\x07nul"], "nul"),
        ([], ""),
    ],
)
def test_comments(lines, expected):
    [reply] = read(mail(calendar(*lines))).replies
    assert reply.comment == expected


@pytest.mark.parametrize(
    ("attendee", "address", "partstat"),
    [
        (f"ATTENDEE;PARTSTAT=declined:MAILTO:{BO.upper()}", BO, "DECLINED"),
        (f"ATTENDEE:mailto:{BO}", BO, "NEEDS-ACTION"),
        (f'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:{ELSA}":mailto:{BO}', BO, "DELEGATED"),
        (f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ELSA}", ELSA, "ACCEPTED"),
        (
            f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ELSA}\r\nATTENDEE;PARTSTAT=DECLINED:mailto:{BO}",
            BO,
            "DECLINED",
        ),
        (f"ATTENDEE;EMAIL={BO};PARTSTAT=DECLINED:/aMTY/principal/", BO, "DECLINED"),
        (f"ATTENDEE;PARTSTAT=DECLINED:mailto:<{BO}>", BO, "DECLINED"),
        (f"ATTENDEE;PARTSTAT=DECLINED:mailto:{BO.replace('@', '%40')}", BO, "DECLINED"),
    ],
)
def test_who_answers_what(attendee, address, partstat):
    letter = read(mail(calendar(attendee=attendee)))
    [reply] = letter.replies
    assert (reply.attendee, reply.partstat, letter.sender) == (address, partstat, BO)


def test_whom_somebody_sends_instead_and_that_another_time_is_proposed():
    delegated = f'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:{ELSA.upper()}":mailto:{BO}'
    [reply] = read(mail(calendar(attendee=delegated))).replies
    assert (reply.delegate, reply.method) == (ELSA, "REPLY")
    [reply] = read(mail(calendar(method="counter"))).replies
    assert (reply.delegate, reply.method) == ("", "COUNTER")


ZONE = "BEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nEND:VTIMEZONE\r\n"


@pytest.mark.parametrize(
    "around",
    [
        lambda words: words.replace("BEGIN:VEVENT", ZONE + "BEGIN:VEVENT"),
        lambda words: words.replace(
            "END:VEVENT", "BEGIN:VALARM\r\nTRIGGER:snart\r\nEND:VALARM\r\nEND:VEVENT"
        ),
        lambda words: f"{words}\r\n-- \r\nSendt fra en mailliste\r\n",
        lambda words: words.replace("\r\n", "\r"),
        lambda words: words.replace("\r\n", "\n"),
        lambda words: words.replace("END:VEVENT", "ikke en linje\r\nDTSTART:i morgen\r\nEND:VEVENT"),
    ],
    ids=["zone", "alarm", "footer", "returns", "newlines", "lines"],
)
def test_what_an_answer_does_not_need_does_not_spoil_it(around):
    [reply] = read(mail(around(calendar("COMMENT:Syg")))).replies
    assert (reply.attendee, reply.comment) == (BO, "Syg")


def two_parts(first, second):
    parts = "".join(f"--b\r\nContent-Type: text/calendar\r\n\r\n{part}\r\n" for part in (first, second))
    return f"From: {BO}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n".encode()


def test_a_broken_part_does_not_spoil_the_other():
    for parts in (("ødelagt", calendar()), (calendar(), "ødelagt")):
        assert len(read(two_parts(*parts)).replies) == 1
    assert read(two_parts("ødelagt", "ødelagt")).problem == replies.UNREADABLE


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("mx.portal.example; spf=pass; dkim=pass; dmarc=pass", BO),
        ("mx.portal.example; spf=softfail; dkim=none;\r\n dmarc=FAIL (p=none) header.from=kbh.example", ""),
    ],
)
def test_who_was_found_to_be_somebody_else_is_nobody(found, expected):
    assert read(f"Authentication-Results: {found}\r\n".encode() + mail(calendar())).sender == expected


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        (f"Bo <{BO.upper()}>", BO),
        (f'"{ELSA}" <{BO}>', BO),
        (f"{BO}, {ELSA}", ""),
        ("", ""),
    ],
)
def test_the_sender_is_one_address(sender, expected):
    assert read(mail(calendar(), sender=sender)).sender == expected


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL", "PUBLISH", "REFRESH", "DECLINECOUNTER", ""])
def test_other_methods_are_no_reply(method):
    assert read(mail(calendar(method=method))).problem == replies.NOT_A_REPLY


def letter(*lines, body="Jeg kommer ikke\r\n\r\n> Deltager du?\r\n"):
    return "\r\n".join([f"From: {BO}", *lines, "", body]).encode()


@pytest.mark.parametrize(
    ("lines", "follows"),
    [
        (["In-Reply-To: <b@x>", "References: <a@x>\r\n <b@x>"], ("b", "a")),
        (["In-Reply-To: uden vinkler", "References: <<@>"], ()),
    ],
)
def test_what_somebody_writes_instead(lines, follows):
    written = read(letter(*lines))
    assert (written.problem, written.follows) == (replies.NOT_A_REPLY, follows)
    assert written.words == "Jeg kommer ikke"


@pytest.mark.parametrize(
    "sign", ["Auto-Submitted: auto-replied", "Content-Type: multipart/report; boundary=c"]
)
def test_what_a_program_writes_by_itself_is_no_letter(sign):
    written = read(letter("In-Reply-To: <b@x>", sign))
    assert (written.problem, written.follows, written.words) == (replies.NOT_A_REPLY, (), "")


def nested(levels):
    opening = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(levels)
    )
    return f"From: {BO}\r\n{opening}Content-Type: text/calendar\r\n\r\n{calendar()}".encode()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", replies.NOT_A_REPLY),
        (b"\x00\xff\xfe" * 100, replies.NOT_A_REPLY),
        (b"From: bo@kbh.example\r\n\r\nJeg kommer ikke\r\n", replies.NOT_A_REPLY),
        (mail("ikke en kalender"), replies.UNREADABLE),
        (mail(calendar(attendee="")), replies.NOT_A_REPLY),
        (mail(calendar().replace(UID, "")), replies.NOT_A_REPLY),
        (mail(calendar("SEQUENCE:mange")), replies.UNREADABLE),
        (mail(b"\x00" * 1000), replies.UNREADABLE),
        (mail(calendar("DTSTAMP:i morgen").replace("DTSTAMP:20261123T120000Z\r\n", "")), replies.UNREADABLE),
        (b"x" * (replies.LARGEST + 1), replies.TOO_LARGE),
        (nested(100), replies.NOT_A_REPLY),
    ],
)
def test_what_says_nothing_has_a_reason(content, problem):
    letter = read(content)
    assert (letter.replies, letter.problem) == ((), problem)


def test_a_few_parts_deep_is_read_and_many_events_are_not():
    assert len(read(nested(3)).replies) == 1
    bomb = calendar().replace("END:VEVENT\r\n", "END:VEVENT\r\n" + "BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 5000)
    assert len(read(mail(bomb)).replies) == 1


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("DTSTAMP:20261123T120000", datetime(2026, 11, 23, 12, tzinfo=UTC)),
        ("DTSTAMP;VALUE=DATE:20261123", datetime(2026, 11, 23, tzinfo=UTC)),
        ("X-NONE:1", None),
    ],
)
def test_when_it_was_made(stamp, expected):
    [reply] = read(mail(calendar().replace("DTSTAMP:20261123T120000Z", stamp))).replies
    assert reply.stamp == expected


@settings(deadline=None)  # the machine may have other work to do
@given(st.binary(max_size=400), st.integers(0, 3))
def test_whatever_comes_nothing_is_raised(noise, place):
    whole = sample("thunderbird-declined")
    cut = len(whole) * place // 4
    read(noise)
    read(whole[:cut] + noise + whole[cut:])
    read(mail(noise))
