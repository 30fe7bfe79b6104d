"""Who is called to a convened meeting follows the seats, the date and the answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from cooperation.models import City, Person, Seat
from meetings.models import Invitation, Meeting, called_first, in_turn
from meetings.substitutes import Call, is_overdue, members_answer_by, next_in_turn, substitutes_answer_by

UNANSWERED = {"answer": "", "reason": "", "answered_at": None, "channel": ""}


def is_awaited(meeting: Meeting, now: datetime) -> bool:
    """Return whether answers are taken: it is convened, neither held nor cancelled nor hidden, and lies ahead."""
    return meeting.convened_at is not None and meeting.lies_ahead(now)


def date_set(meeting: Meeting) -> Any:
    """Return what history keeps of the meeting when it got the date it has: sequence, changed_at …"""
    return meeting.events.filter(date_revision=meeting.date_revision).earliest("pgh_id")


def call(*, meeting: Meeting, now: datetime) -> None:
    """Bring the invitations of a convened meeting in line with its seats, its date and the answers.

    Safe to repeat. New members are called and those whose seat ends before the meeting are released (W13); a new date is
    asked about anew; apologies, and a substitute who lets the time pass, call the next one in turn, and a member who
    comes after all has the place (R-33). Does nothing for a meeting that is not convened, or not ahead.
    """
    with transaction.atomic():
        # Two answers at once wait here for each other, so that nobody is called twice.
        meeting = (
            Meeting.objects.select_for_update(of=("self",), no_key=True)
            .select_related("body")
            .get(pk=meeting.pk)
        )
        if is_awaited(meeting, now):
            _Calls(meeting, now).follow()


def next_substitute(invitation: Invitation, now: datetime) -> Person | None:
    """Return who would be called next in the place of a member, or in that of the substitute who is called to it."""
    calls = _Calls(invitation.meeting, now)
    member = calls.rows.get((invitation.serves_for or invitation).person_id)
    seat = calls.next_in_turn(member) if member and member.person_id in calls.members else None
    return seat.person if seat else None


@dataclass
class _Calls:
    """The invitations of one meeting while they are brought in line; its row is locked."""

    meeting: Meeting
    now: datetime
    members: dict[int, Seat] = field(init=False)
    turns: dict[tuple[str, str], list[Seat]] = field(init=False)
    rows: dict[int, Invitation] = field(init=False)

    def __post_init__(self) -> None:
        self.members = called_first(self.meeting)
        self.turns = in_turn(self.meeting)
        self.rows = {row.person_id: row for row in self.meeting.invitations.order_by("answered_at", "pk")}

    def follow(self) -> None:
        self._ask_anew()
        self._call_members()
        self._release()
        for row in list(self.rows.values()):
            if self._leaves_a_place(row):
                self._fill(row)

    def _ask_anew(self) -> None:
        """What was answered about another date says nothing of this one, and nobody takes a place yet."""
        if not self.meeting.date_revision:
            return
        since = date_set(self.meeting).changed_at
        for row in self.rows.values():
            if row.called_at >= since:
                continue
            by = None if row.serves_for_id else self._answer_by(row.city, members_answer_by)
            released = row.released_at or (self.now if row.serves_for_id else None)
            self._write(row, called_at=self.now, answer_by=by, released_at=released, **UNANSWERED)

    def _call_members(self) -> None:
        for person, seat in self.members.items():
            row = self.rows.get(person)
            if row is None:
                row = Invitation(meeting=self.meeting, person_id=person)
            elif row.released_at is None:
                # Who served as a substitute and has now a seat of their own keeps what they answered.
                if (row.role, row.city_id, row.serves_for_id) != (seat.role, seat.city_id, None):
                    self._write(row, role=seat.role, city_id=seat.city_id, serves_for=None)
                continue
            self._call(row, seat, serves_for=None)

    def _release(self) -> None:
        for row in self.rows.values():
            lost = self._lost_the_place(row) if row.serves_for_id else row.person_id not in self.members
            if lost and row.released_at is None:
                self._write(row, released_at=self.now)

    def _lost_the_place(self, row: Invitation) -> bool:
        """Whether a substitute is no longer needed; apologies stand as they are."""
        if row.answer == Invitation.Answer.APOLOGIES:
            return False
        member = next(one for one in self.rows.values() if one.pk == row.serves_for_id)
        return not self._leaves_a_place(member) or row.person_id not in self._turn(member)

    def _leaves_a_place(self, row: Invitation) -> bool:
        """Whether a member is called and cannot come."""
        is_member = row.serves_for_id is None and row.person_id in self.members
        return is_member and row.released_at is None and row.answer == Invitation.Answer.APOLOGIES

    def _fill(self, member: Invitation) -> None:
        """Call the next substitute, unless one is coming or may still answer; the last one may always."""
        current = self._substitute_of(member)
        if current and not is_overdue(_call_of(current), self.now):
            return
        seat = self.next_in_turn(member)
        if seat is None:
            return
        if current:
            self._write(current, released_at=self.now)
        row = self.rows.get(seat.person_id) or Invitation(meeting=self.meeting, person_id=seat.person_id)
        self._call(row, seat, serves_for=member)

    def next_in_turn(self, member: Invitation) -> Seat | None:
        turn = self._turn(member)
        person = next_in_turn(turn, [_call_of(row) for row in self.rows.values()])
        return None if person is None else turn[person]

    def _substitute_of(self, member: Invitation) -> Invitation | None:
        apologies = Invitation.Answer.APOLOGIES
        theirs = (row for row in self.rows.values() if row.serves_for_id == member.pk)
        return next((row for row in theirs if row.released_at is None and row.answer != apologies), None)

    def _turn(self, member: Invitation) -> dict[int, Seat]:
        seat = self.members[member.person_id]
        return {one.person_id: one for one in self.turns.get((seat.body_id, seat.city_id), ())}

    def _call(self, row: Invitation, seat: Seat, *, serves_for: Invitation | None) -> None:
        row.city_id, row.role = seat.city_id, seat.role
        until = self._answer_by(seat.city, substitutes_answer_by if serves_for else members_answer_by)
        fields = {"serves_for": serves_for, "called_at": self.now, "answer_by": until, "released_at": None}
        self._write(row, **fields, **UNANSWERED)
        self.rows[row.person_id] = row

    def _answer_by(self, city: City, rule: Callable[..., datetime]) -> datetime:
        return rule(self.meeting.starts_at, self.now, city.country, ZoneInfo(city.time_zone))

    def _write(self, row: Invitation, **fields: Any) -> None:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()


def _call_of(row: Invitation) -> Call:
    return Call(person=row.person_id, answer=row.answer, answer_by=row.answer_by, released_at=row.released_at)
