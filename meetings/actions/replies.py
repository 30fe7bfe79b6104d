"""What calendar programs answer by mail becomes the answer of whoever sent it, or is put aside for a secretariat."""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DataError, IntegrityError

from meetings import replies
from meetings.actions.invitations import Refused, answer
from meetings.actions.strays import note_stray
from meetings.ical import UID_DOMAIN
from meetings.models import Invitation, Meeting, Notice, Reminder, StrayAnswer
from meetings.replies import Letter, Reply

# Nobody chooses who comes instead: whoever sends somebody else cannot come, and the next substitute is called.
DELEGATED = "DELEGATED"
ANSWERS = {
    "ACCEPTED": Invitation.Answer.ATTENDING,
    "TENTATIVE": Invitation.Answer.TENTATIVE,
    "DECLINED": Invitation.Answer.APOLOGIES,
    DELEGATED: Invitation.Answer.APOLOGIES,
}
# Folders of the mailbox. What a person should look at lies in one that is named after the reason: aside-old-date.
DONE, REFUSED, ASIDE = "done", "refused", "aside"

QUEUES: tuple[type[Notice | Reminder], ...] = (Notice, Reminder)
TAKEN, SAYS_NOTHING = "taken", "says_nothing"
Why = StrayAnswer.Why
FOLDERS = {
    TAKEN: DONE,
    SAYS_NOTHING: DONE,
    Refused.OLDER: DONE,
    replies.TOO_LARGE: REFUSED,
    replies.UNREADABLE: REFUSED,
}

logger = logging.getLogger(__name__)


def take_mail(*, mail: bytes, now: datetime) -> str:
    """Take the answers in a mail; return the folder it belongs in. Nothing is ever sent back (RFC 3834).

    An answer counts when the account that was invited is both the ATTENDEE and the one sender: nobody answers for another.
    What a person should look at stands beside the participants of its meeting, where it names one.
    """
    letter = replies.read(mail)
    codes = [_take(one, letter.sender, now) for one in letter.replies] or [_keep(letter, now)]
    logger.info("A reply by mail: %s", ", ".join(codes))
    folders = [FOLDERS.get(code) or f"{ASIDE}-{code.replace('_', '-')}" for code in codes]
    return next((folder for folder in folders if folder != DONE), DONE)


def _keep(letter: Letter, now: datetime) -> str:
    """What somebody wrote below one of our messages is shown where answers are; otherwise say what is wrong with it."""
    follows = [uid for name in letter.follows if (uid := _uid(name))]
    rows = (queue.objects.filter(uid__in=follows).select_related("meeting", "recipient") for queue in QUEUES)
    message = next((row for found in rows for row in found), None) if follows else None
    if message is None:
        return letter.problem
    _note(
        meeting=message.meeting,
        why=Why.LETTER,
        sender=letter.sender,
        attendee=message.recipient.email,
        answer="",
        comment=letter.words,
        delegate="",
        now=now,
    )
    return str(Why.LETTER)


def _take(reply: Reply, sender: str, now: datetime) -> str:
    uid = _meeting_uid(reply.uid)
    meeting = Meeting.objects.filter(uid=uid).first() if uid else None
    code = str(_taken(reply, sender, meeting, now))
    if meeting and code in Why:
        _note(
            meeting=meeting,
            why=code,
            sender=sender,
            attendee=reply.attendee,
            answer=ANSWERS.get(reply.partstat, ""),
            comment=reply.comment,
            delegate=reply.delegate,
            now=now,
        )
    return code


def _note(**stray: Any) -> None:
    """Show it to the secretariats; where that fails, the mail lies in its folder all the same."""
    try:
        note_stray(**stray)
    except (DataError, IntegrityError):  # such as a meeting that was removed meanwhile
        logger.exception("A mail could not be shown")


def _taken(reply: Reply, sender: str, meeting: Meeting | None, now: datetime) -> str:
    """Take one answer, and say what has become of it."""
    if sender != reply.attendee or not sender:
        return Why.STRANGER
    called = Invitation.objects.filter(person__user__email=reply.attendee, person__user__is_active=True)
    invitation = called.filter(meeting=meeting).first() if meeting else None
    if invitation is None:
        return Why.NOT_CALLED
    if reply.method == replies.COUNTER:
        return Why.COUNTER
    if reply.partstat not in ANSWERS:
        return SAYS_NOTHING
    try:
        _answer(invitation, reply, now)
    except Refused as refused:
        return refused.code
    except (DataError, IntegrityError):  # or one strange mail would stand before all others for ever
        logger.exception("A reply could not be kept")
        return replies.UNREADABLE
    return Why.DELEGATED if reply.partstat == DELEGATED else TAKEN


def _answer(invitation: Invitation, reply: Reply, now: datetime) -> None:
    answer(
        invitation=invitation,
        answer=ANSWERS[reply.partstat],
        reason=reply.comment,
        channel=Invitation.Channel.CALENDAR,
        sequence=reply.sequence,
        stamp=reply.stamp or now,
        now=now,
    )


def _meeting_uid(uid: str) -> UUID | None:
    name, _at, domain = uid.partition("@")
    return _uid(name) if domain.lower() == UID_DOMAIN else None


def _uid(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None
