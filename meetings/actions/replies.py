"""What calendar programs answer by mail becomes the answer of whoever sent it, or is put aside for a secretariat."""

import logging
from datetime import datetime
from uuid import UUID

from django.db import DataError, IntegrityError

from meetings import replies
from meetings.actions.invitations import Refused, answer
from meetings.ical import UID_DOMAIN
from meetings.models import Invitation
from meetings.replies import Reply

ANSWERS = {
    "ACCEPTED": Invitation.Answer.ATTENDING,
    "TENTATIVE": Invitation.Answer.TENTATIVE,
    "DECLINED": Invitation.Answer.APOLOGIES,
}
# Folders of the mailbox. What a person should look at lies in one that is named after the reason: aside-old-date.
DONE, REFUSED, ASIDE = "done", "refused", "aside"

TAKEN, SAYS_NOTHING, STRANGER, NOT_CALLED = "taken", "says_nothing", "stranger", "not_called"
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
    """
    letter = replies.read(mail)
    codes = [letter.problem] if letter.problem else [_take(one, letter.sender, now) for one in letter.replies]
    logger.info("A reply by mail: %s", ", ".join(codes))
    folders = [FOLDERS.get(code) or f"{ASIDE}-{code.replace('_', '-')}" for code in codes]
    return next((folder for folder in folders if folder != DONE), DONE)


def _take(reply: Reply, sender: str, now: datetime) -> str:
    called = Invitation.objects.filter(person__user__email=reply.attendee, person__user__is_active=True)
    meeting_uid = _meeting_uid(reply.uid)
    invitation = called.filter(meeting__uid=meeting_uid).first() if meeting_uid else None
    if sender != reply.attendee or not sender:
        return STRANGER
    if invitation is None:
        return NOT_CALLED
    if reply.partstat not in ANSWERS:
        return SAYS_NOTHING
    try:
        answer(
            invitation=invitation,
            answer=ANSWERS[reply.partstat],
            reason=reply.comment,
            channel=Invitation.Channel.CALENDAR,
            sequence=reply.sequence,
            stamp=reply.stamp or now,
            now=now,
        )
    except Refused as refused:
        return refused.code
    except (DataError, IntegrityError):  # or one strange mail would stand before all others for ever
        logger.exception("A reply could not be kept")
        return replies.UNREADABLE
    return TAKEN


def _meeting_uid(uid: str) -> UUID | None:
    name, _at, domain = uid.partition("@")
    try:
        return UUID(name) if domain.lower() == UID_DOMAIN else None
    except ValueError:
        return None
