"""What calendar programs answer by mail: the iTIP replies in a message (RFC 5546, 3.2.3; RFC 6047). Pure parsing."""

import email
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses
from itertools import islice
from urllib.parse import unquote

from icalendar import Calendar, Component, vCalAddress

LARGEST = 512 * 1024  # bytes of a whole mail; a reply takes a few thousand
PARTS = 30  # of a mail that are looked at
EVENTS = 5  # of a calendar that are looked at
LONGEST = 1000  # characters of a comment
MESSAGES = 20  # that a mail follows are looked at

TOO_LARGE = "too_large"
UNREADABLE = "unreadable"
NOT_A_REPLY = "not_a_reply"

REPLY, COUNTER = "REPLY", "COUNTER"
# An answer needs neither, and programs write both in ways that nobody can read.
_SKIPPED = ("BEGIN:VTIMEZONE", "BEGIN:VALARM")
_NAME = re.compile(r"<([^<>@\s]{1,100})@")
_LINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer of one person to one event: addresses in lower case, PARTSTAT in upper case.

    method: REPLY, or COUNTER when another time is proposed; delegate: whom the person sends instead, or "".
    """

    uid: str
    attendee: str
    partstat: str
    comment: str
    sequence: int
    stamp: datetime | None
    method: str = REPLY
    delegate: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as far as it is an answer: who sent it, what it replies, or the code of why it says nothing.

    follows, words: of one that somebody has written instead, the names of the messages that it follows (what stands
    before the @ of a Message-ID) and its plain text.
    """

    sender: str
    replies: tuple[Reply, ...] = ()
    problem: str = ""
    follows: tuple[str, ...] = ()
    words: str = ""


def read(mail: bytes) -> Letter:
    """Return the replies in a mail.

    mail: as it was received. Never raises: what is too large, cannot be read or is no reply (a REQUEST, a letter) has a
    problem instead. The same reply in two parts of a mail, as Outlook and Google send it, counts once, and a part that
    is broken does not spoil the other.
    """
    if len(mail) > LARGEST:
        return Letter(sender="", problem=TOO_LARGE)
    try:
        return _letter(email.message_from_bytes(mail, policy=policy.default))
    except Exception:  # whatever strangers send, the next mail is read
        return Letter(sender="", problem=UNREADABLE)


def _letter(message: EmailMessage) -> Letter:
    sender, problem = _sender(message), NOT_A_REPLY
    found: dict[Reply, None] = {}
    for part in _calendars(message):
        try:
            found.update(dict.fromkeys(_replies(part, sender)))
        except Exception:
            problem = UNREADABLE
    if found:
        return Letter(sender, tuple(found))
    if problem == UNREADABLE or _is_automatic(message):
        return Letter(sender, problem=problem)
    return Letter(sender, problem=problem, follows=_follows(message), words=_words(message))


def _is_automatic(message: EmailMessage) -> bool:
    """Whether a program wrote it: somebody is away, or it could not be delivered (RFC 3834, RFC 6522)."""
    by_a_program = str(message.get("Auto-Submitted", "no")).strip().lower() != "no"
    return by_a_program or message.get_content_type() == "multipart/report"


def _follows(message: EmailMessage) -> tuple[str, ...]:
    headers = [str(one) for name in ("In-Reply-To", "References") for one in message.get_all(name, [])]
    return tuple(dict.fromkeys(_NAME.findall(" ".join(headers))))[:MESSAGES]


def _words(message: EmailMessage) -> str:
    """What somebody has written, without what they quote."""
    body = message.get_body(("plain",))
    lines = _LINE.split(_text(body)) if body else []
    return _legible("\n".join(line for line in lines if not line.startswith(">")))


def _sender(message: EmailMessage) -> str:
    """The one address it is from; nobody when it names several, or our mail server found that it is not theirs (RFC 8601)."""
    found = " ".join(str(one).lower() for one in message.get_all("Authentication-Results", []))
    if "dmarc=fail" in found:
        return ""
    addresses = [
        address for _name, address in getaddresses([str(one) for one in message.get_all("From", [])])
    ]
    return _address(addresses[0]) if len(addresses) == 1 else ""


def _calendars(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in islice(message.walk(), PARTS):
        name = (part.get_filename() or "").lower()
        kind = part.get_content_type()
        if kind in ("text/calendar", "application/ics") or (
            name.endswith(".ics") and not part.is_multipart()
        ):
            yield part


def _replies(part: EmailMessage, sender: str) -> Iterator[Reply]:
    for calendar in Calendar.from_ical(_essential(_text(part)), multiple=True):
        method = str(calendar.get("METHOD") or part.get_param("method") or "").strip().upper()
        if method not in (REPLY, COUNTER):
            continue
        for event in islice(calendar.walk("VEVENT"), EVENTS):
            if reply := _reply(event, sender, method):
                yield reply


def _essential(text: str) -> str:
    """The calendars in a text without what stands around them, and without zones and alarms. Raises ValueError."""
    kept = []
    inside, until = False, ""
    for line in _LINE.split(text):
        word = line.strip().upper()
        inside = inside or word == "BEGIN:VCALENDAR"
        if word in _SKIPPED:
            until = until or word.replace("BEGIN", "END")
        if inside and not until:
            kept.append(line)
        if word == until:
            until = ""
        if word == "END:VCALENDAR":
            inside = False
    if not kept:
        raise ValueError("no calendar")
    return "\r\n".join(kept)


def _text(part: MIMEPart) -> str:
    """The words of a part in whichever charset they are: the one it names, UTF-8, or Latin-1, which fits anything."""
    content = part.get_payload(decode=True)
    content = content if isinstance(content, bytes) else b""
    for charset in (part.get_content_charset("utf-8"), "utf-8"):
        try:
            return content.decode(charset).lstrip("\ufeff")
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("latin-1")


def _reply(event: Component, sender: str, method: str) -> Reply | None:
    attendees = {_address(one): one for one in _all(event, "ATTENDEE")}
    if not attendees or not event.get("UID"):
        return None
    # There should be one alone; some programs list everybody.
    attendee = sender if sender in attendees else next(iter(attendees))
    said = attendees[attendee]
    comments = [str(one) for one in _all(event, "COMMENT")]
    comment = "\n".join(comments) or str(said.params.get("X-RESPONSE-COMMENT", ""))
    return Reply(
        uid=str(event["UID"]).strip(),
        attendee=attendee,
        partstat=str(said.params.get("PARTSTAT", "NEEDS-ACTION")).strip().upper(),
        comment=_legible(comment),
        sequence=max(int(event.get("SEQUENCE", 0)), 0),
        stamp=_stamp(event),
        method=method,
        delegate=_delegate(said),
    )


def _all(event: Component, name: str) -> list:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _delegate(attendee: vCalAddress) -> str:
    sent = attendee.params.get("DELEGATED-TO", "")
    return _address((sent if isinstance(sent, list) else [sent])[0])


def _address(attendee: object) -> str:
    """An address in lower case; programs that name people by keys of their own say it in EMAIL (RFC 7986, 6.2)."""
    words = str(attendee).strip().lower()
    if "@" not in words and isinstance(attendee, vCalAddress):
        words = str(attendee.params.get("EMAIL", words)).strip().lower()
    return _legible(unquote(words.removeprefix("mailto:")).strip(" <>"))


def _legible(words: str) -> str:
    kept = (one for one in words if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs"))
    return "".join(kept).strip()[:LONGEST]


def _stamp(event: Component) -> datetime | None:
    """When the reply was made, aware."""
    stamp = event.get("DTSTAMP")
    moment = getattr(stamp, "dt", None)
    if not isinstance(moment, date):
        return None
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 made aware below
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
