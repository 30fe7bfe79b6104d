"""Writes about dates by poll: ask, answer, choose, withdraw.

by: as in `meetings.actions.meetings`. An answer comes by a signed link, from nobody who is logged in; the row itself
says whose it is and since when.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext, override

from cooperation.models import WORKING_GROUP, Person, User
from meetings.actions.changes import confirm, move
from meetings.actions.changing import NotAllowed, changing_meetings, end_poll
from meetings.models import Meeting, Notice, Poll, Slot, Vote, called_to
from meetings.polling import Problem, Span, offer_problems, slot_problem


class PollIsOpen(NotAllowed):
    """It is already being asked which date the meeting should be."""


class PollIsClosed(NotAllowed):
    """A date was chosen, the question was withdrawn, or the time for answering is over."""


class NotAsked(NotAllowed):
    """The person is not called to the meeting, or answers something that was not asked."""


class Unfit(Exception):
    """Times that cannot be offered or chosen; `problems` by their place, "spans" or "closes_at"."""

    def __init__(self, problems: Mapping[int | str, Problem]):
        super().__init__(", ".join(one.code for one in problems.values()))
        self.problems = problems


def may_be_asked_about(meeting: Meeting) -> bool:
    """A meeting is planned, and those who are asked may know of it."""
    return meeting.status == Meeting.Status.PLANNED and meeting.visibility != Meeting.Visibility.DRAFT


def asked(meeting: Meeting) -> QuerySet[User]:
    """The accounts of those who are called to a meeting, substitutes too."""
    return User.objects.seated(called_to(meeting))


def open_poll(
    *, by: User | None, meeting: Meeting, slots: Sequence[Span], closes_at: datetime, now: datetime
) -> Poll:
    """Ask all who are called to a planned meeting which of several times suits them.

    closes_at: aware, the last moment for an answer. Raises PollIsOpen, NotAllowed when the meeting is no longer
    planned or still a draft, and Unfit when a time is not free or would jump over another meeting's turn.
    """
    with changing_meetings(by=by, why="ask about dates", meeting=meeting):
        if not may_be_asked_about(meeting):
            raise NotAllowed(meeting.ref)
        if meeting.polls.unsettled().exists():
            raise PollIsOpen(meeting.ref)
        if wrong := problems_of(meeting, slots, closes_at, now):
            raise Unfit(wrong)
        poll = Poll.objects.create(meeting=meeting, opened_at=now, closes_at=closes_at)
        Slot.objects.bulk_create(
            Slot(poll=poll, starts_at=one.starts_at, ends_at=one.ends_at) for one in slots
        )
        Notice.objects.bulk_create(
            Notice(
                meeting=meeting,
                recipient=user,
                kind=Notice.Kind.POLL,
                revision=poll.pk,
                due_at=now,
                not_before=now,
            )
            for user in asked(meeting)
        )
    return poll


def vote(*, person: Person, poll: Poll, answers: Mapping[int, str], now: datetime) -> None:
    """Say of each time whether one can come, or say it anew.

    answers: the key of a slot → a Vote.Answer. Raises PollIsClosed, and NotAsked from a person who is not called, or
    about other times than those of the poll, or with another word.
    """
    with transaction.atomic():
        # As it is now: who chooses a date meanwhile waits, and sees this answer.
        stored = Poll.objects.select_for_update(of=("self",), no_key=True).select_related("meeting__body")
        poll = stored.get(pk=poll.pk)
        if poll.closed_at or now > poll.closes_at:
            raise PollIsClosed(poll.meeting.ref)
        slots = set(poll.slots.values_list("pk", flat=True))
        known = answers.keys() == slots and set(answers.values()) <= set(Vote.Answer.values)
        if not known or not asked(poll.meeting).filter(person=person).exists():
            raise NotAsked(poll.meeting.ref)
        Vote.objects.bulk_create(
            [
                Vote(slot_id=slot, person=person, answer=answer, answered_at=now)
                for slot, answer in answers.items()
            ],
            update_conflicts=True,
            unique_fields=["slot", "person"],
            update_fields=["answer", "answered_at"],
        )


def choose_slot(*, by: User | None, slot: Slot, now: datetime) -> None:
    """Put the meeting at a time that was asked about and confirm it; the question is settled by that.

    Raises PollIsClosed when a colleague was faster, and Unfit when the time is no longer free, has passed, or would
    by now jump over another meeting's turn.
    """
    meeting = slot.poll.meeting
    with changing_meetings(by=by, why="choose date", meeting=meeting):
        if not meeting.polls.unsettled().filter(pk=slot.poll_id).exists():
            raise PollIsClosed(meeting.ref)
        if wrong := slot_problems(meeting, [slot], now):
            raise Unfit(wrong)
        end_poll(meeting, now, chosen=slot)
        if (meeting.starts_at, meeting.ends_at) != (slot.starts_at, slot.ends_at):
            move(
                by=by,
                meeting=meeting,
                starts_at=slot.starts_at,
                ends_at=slot.ends_at,
                reason=_chosen_by_poll(),
                now=now,
            )
        confirm(by=by, meeting=meeting, now=now)


def close_poll(*, by: User | None, poll: Poll, now: datetime) -> None:
    """Withdraw the question without a choice. Raises PollIsClosed when it is settled already."""
    meeting = poll.meeting
    with changing_meetings(by=by, why="withdraw the question about dates", meeting=meeting):
        if not meeting.polls.unsettled().filter(pk=poll.pk).exists():
            raise PollIsClosed(meeting.ref)
        end_poll(meeting, now)


def problems_of(
    meeting: Meeting, slots: Sequence[Span], closes_at: datetime, now: datetime
) -> dict[int | str, Problem]:
    """What stands in the way of asking about times, as `Unfit` says it."""
    return offer_problems(slots, closes_at, **_around(meeting), now=now)


def slot_problems(meeting: Meeting, slots: Iterable[Slot], now: datetime) -> dict[int | str, Problem]:
    """What stands in the way of each slot by now, by the key of the slot; the other meetings may have changed."""
    around = _around(meeting)
    found = {one.pk: slot_problem(Span(one.starts_at, one.ends_at), **around, now=now) for one in slots}
    return {key: wrong for key, wrong in found.items() if wrong}


def _around(meeting: Meeting) -> dict:
    """The meeting among those of its body, as the rule looks at them."""
    return {
        "ref": meeting.ref,
        "meetings": [one.turn for one in Meeting.objects.of_body(meeting.body_id)],
        "alternates": meeting.body_id == WORKING_GROUP,
    }


def _chosen_by_poll() -> dict[str, str]:
    """Why the meeting moves, as the public reads it."""
    words = {}
    for code, _language in settings.LANGUAGES:
        with override(code):
            # Translators: why a meeting was moved
            words[code] = gettext("The date was chosen by asking those who take part.")
    return words
