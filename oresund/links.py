"""Signed links with which somebody answers without logging in: for one purpose, one matter, one person, until a time.

What is signed can be read by whoever has the link, but neither made nor altered without the portal's key. Nothing is
stored, so that a link can be made anew for every message.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing

INVITATION, POLL, LEAVE, FOLLOW, FORM = "invitation", "poll", "leave", "follow", "form"


class Invalid(Exception):
    """The link was altered, cut off, or made for something else."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is about (the uid of an invitation, a poll or a subscription, a kind of messages) and whose it is.

    person: the key of a Person; of a link with which messages are left, and of an opened form, that of a User; 0 where
    nobody has an account.
    """

    subject: str
    person: int


class Expired(Exception):
    """The link was good once; `link` is what it was about."""

    def __init__(self, link: Link):
        super().__init__()
        self.link = link


def make(purpose: str, *, subject: str, person: int = 0, until: datetime | None) -> str:
    """Return the token of a link: letters, digits, "-", "_" and ":".

    purpose: what it is for, one of the words above; subject, person: as `Link` has them; until: aware, the
    last moment it is good, None when it always is.
    """
    value = {"s": subject, "p": person, "u": until and int(until.timestamp())}
    return signing.dumps(value, salt=_salt(purpose), compress=True)


def read(purpose: str, token: str, now: datetime) -> Link:
    """Return what a token made for the same purpose says.

    Raises Invalid when it was altered or made for another purpose, and Expired after its time.
    """
    try:
        value = signing.loads(token, salt=_salt(purpose))
        link, until = Link(subject=value["s"], person=value["p"]), value["u"]
    except (signing.BadSignature, ValueError, KeyError, TypeError) as error:
        raise Invalid from error
    if until is not None and now.timestamp() > until:
        raise Expired(link)
    return link


def _salt(purpose: str) -> str:
    # As it was called when the first links were sent; they are still good.
    return f"meetings.links.{purpose}"
