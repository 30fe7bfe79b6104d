"""The question on which dates somebody can come."""

from typing import cast
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cooperation.models import User
from meetings.models import Notice, Poll
from meetings.notifications.letter import letter
from oresund import links
from oresund.mail import Mail, NothingToSay


def ask(notice: Notice) -> Mail:
    """Ask one recipient which dates suit, in the recipient's language; the sender is the host's secretariat.

    notice: of kind POLL, its revision the number of the poll. The link in it is the recipient's own, and good until
    the poll closes. Raises NothingToSay when that has happened.
    """
    poll = Poll.objects.unsettled().filter(pk=notice.revision).first()
    if poll is None:
        raise NothingToSay
    return question(notice, poll)


def question(notice: Notice, poll: Poll) -> Mail:
    """Make the mail that asks about the dates of a poll."""
    with translation.override(notice.recipient.language):
        address = urljoin(settings.SITE_URL, answer_path(poll, notice.recipient))
    context = {"poll": poll, "slots": list(poll.slots.all()), "address": address}
    return letter("poll", notice, notice.meeting, context)


def answer_path(poll: Poll, user: User) -> str:
    """The path of the page on which one who is called answers without logging in, in the active language."""
    person = cast(int, user.person_id)  # a seat has one, and nobody else is called
    token = links.make(links.POLL, subject=str(poll.uid), person=person, until=poll.closes_at)
    return reverse("meetings:poll_answer", args=[poll.meeting.ref, token])
