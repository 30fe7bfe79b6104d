"""What one change does to all later meetings: hosts by turn, agreements that are needed, yearly duties; nothing is saved."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from meetings import obligations, rotation
from meetings.rotation import Turn, by_turns

PLANNED, CONFIRMED, HELD, CANCELLED = "planned", "confirmed", "held", "cancelled"

# Every later meeting that is still to come gets the host whose turn it is, also one that is confirmed.
KEEP_ALTERNATION = "keep_alternation"
# Only planned ones do; where a confirmed one then shares its predecessor's host, the cities agree on an exception.
KEEP_CONFIRMED = "keep_confirmed"
# None does: a meeting registered afterwards rewrites nothing (W11), and meetings of other bodies take no turns.
KEEP_HOSTS = "keep_hosts"


@dataclass(frozen=True, slots=True)
class Scheduled:
    """One meeting of a body as it stands in the plan.

    ref: unique within the body; starts_at, ends_at: aware datetimes; host: "cph" or "malmo"; status: "planned",
    "confirmed", "held" or "cancelled"; agreed: the cities have agreed that it is hosted out of turn; sequence: that of
    its calendar entry.
    """

    ref: str
    starts_at: datetime
    ends_at: datetime
    host: str
    status: str = PLANNED
    agreed: bool = False
    sequence: int = 0

    @property
    def turn(self) -> Turn:
        return Turn(self.ref, self.starts_at, self.ends_at, self.host, self.status == CANCELLED)

    @property
    def order(self) -> tuple[datetime, str]:
        """Its place among the others (W10)."""
        return self.starts_at.astimezone(UTC), self.ref


@dataclass(frozen=True, slots=True)
class Confirm:
    ref: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Its city keeps the turn (W1); another meeting in its place uses it (W2)."""

    ref: str
    replacement: Scheduled | None = None


@dataclass(frozen=True, slots=True)
class Discard:
    """A draft goes away as if it had never been (W15)."""

    ref: str


@dataclass(frozen=True, slots=True)
class Move:
    ref: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Insert:
    """One more meeting; its host is whom `meeting` says."""

    meeting: Scheduled


@dataclass(frozen=True, slots=True)
class Swap:
    """Who hosts instead, by agreement: city by ref (W7)."""

    hosts: Mapping[str, str]


Change = Confirm | Cancel | Discard | Move | Insert | Swap


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting before and after; `before` is None for a new one, `after` for one that goes away.

    locked: its host does not follow the rotation; was_exception, is_exception: it shares its predecessor's host.
    """

    before: Scheduled | None
    after: Scheduled | None
    locked: bool
    was_exception: bool
    is_exception: bool

    @property
    def ref(self) -> str:
        return (self.after or self.before).ref  # type: ignore[union-attr]

    @property
    def touched(self) -> bool:
        """Whether anything about it changes, and its calendar entry with it."""
        return self.before != self.after

    @property
    def needs_agreement(self) -> bool:
        """Whether it is hosted out of turn, and no agreement on that is recorded yet."""
        return self.is_exception and not (self.after and self.after.agreed)


@dataclass(frozen=True, slots=True)
class Plan:
    """What comes of a change: the meetings it is about, every later one in order, and the whole schedule before and after.

    `after` is as it will be once the agreements are recorded; both hold cancelled meetings too, if the caller gave any.
    """

    changed: tuple[Row, ...]
    later: tuple[Row, ...]
    before: tuple[Scheduled, ...]
    after: tuple[Scheduled, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.changed + self.later

    @property
    def touched(self) -> list[Row]:
        return [row for row in self.rows if row.touched]

    @property
    def needs_agreement(self) -> list[str]:
        return [row.ref for row in self.rows if row.needs_agreement]


@dataclass(frozen=True, slots=True)
class DutyChange:
    """How a yearly duty stands before and after: codes of `obligations.year_status`."""

    commitment: str
    year: int
    before: str
    after: str

    @property
    def worsens(self) -> bool:
        return self.before != self.after and self.after in (obligations.AT_RISK, obligations.MISSED)


def preview(
    schedule: Iterable[Scheduled],
    change: Change,
    *,
    policy: str,
    now: datetime,
    alternates: bool = True,
    first_host: str = "cph",
) -> Plan:
    """Return what a change does to the meetings of one body.

    schedule: all live meetings of the body, in any order; policy: KEEP_ALTERNATION, KEEP_CONFIRMED or KEEP_HOSTS; now:
    an aware datetime, since what has begun keeps its host; alternates: whether this body's hosts take turns, else no
    host is an exception; first_host: who begins. Takes O(n log n). Raises KeyError for a ref that is not in the
    schedule, and ValueError for an unknown policy or city. Source: S16 and domain §2, W1 … W15 with clarifications.
    """
    if policy not in (KEEP_ALTERNATION, KEEP_CONFIRMED, KEEP_HOSTS):
        raise ValueError(f"unknown policy {policy!r}")
    before = {one.ref: one for one in schedule}
    changed, named = _changed(before, change)
    was_live, live = _live(before.values()), _live(changed.values())
    were = _exceptions(was_live) if alternates else set()
    start = min(
        (table[ref].order for table in (before, changed) for ref in named if ref in table), default=None
    )
    later = [one for one in live if start and one.order >= start]
    fixed = _given_a_host(change)
    free = {one.ref for one in later if one.ref not in fixed and not keeps_host(one, policy, now, were)}
    opening = was_live[0].host if was_live else first_host
    hosted = {one.ref: one for one in by_turns(live, free if alternates else set(), opening)}
    are = _exceptions(hosted.values()) if alternates else set()
    after = {ref: _counted(one, before.get(ref)) for ref, one in {**changed, **hosted}.items()}

    def row(ref: str) -> Row:
        return Row(before.get(ref), after.get(ref), ref not in free, ref in were, ref in are)

    return Plan(
        changed=tuple(row(ref) for ref in named if ref in before or ref in after),
        later=tuple(row(one.ref) for one in later if one.ref not in named),
        before=tuple(before.values()),
        after=tuple(replace(one, agreed=one.agreed or one.ref in are) for one in after.values()),
    )


def duties(
    plan: Plan, body: str, now: datetime, zone: tzinfo, besides: Sequence[Scheduled] = ()
) -> list[DutyChange]:
    """Return the yearly duties of a body in the years that the changed meetings lie in, before and after.

    zone: where a year begins; besides: other meetings that count, each in the year of its start (W4, W12).
    """
    named = [one for row in plan.changed for one in (row.before, row.after) if one]
    years = sorted({one.starts_at.astimezone(zone).year for one in named})
    return [
        DutyChange(
            duty.commitment,
            year,
            _stands((*plan.before, *besides), duty.required, year, now, zone),
            _stands((*plan.after, *besides), duty.required, year, now, zone),
        )
        for duty in obligations.DUTIES
        if duty.body == body
        for year in years
    ]


def _changed(before: Mapping[str, Scheduled], change: Change) -> tuple[dict[str, Scheduled], list[str]]:
    """The schedule with the change made, before anybody follows it, and the refs it is about."""
    after = dict(before)
    match change:
        case Confirm(ref):
            after[ref] = replace(after[ref], status=CONFIRMED)
        case Cancel(ref):
            after[ref] = replace(after[ref], status=CANCELLED)
        case Discard(ref):
            after.pop(ref, None)
        case Move(ref, starts_at, ends_at):
            after[ref] = replace(after[ref], starts_at=starts_at, ends_at=ends_at)
        case Swap(hosts):
            after |= {ref: replace(after[ref], host=host) for ref, host in hosts.items()}
            return after, list(hosts)
    named = [] if isinstance(change, Insert) else [change.ref]
    if new := _new(change):
        after.setdefault(new.ref, new)
        named.append(new.ref)
    return after, named


def _new(change: Change) -> Scheduled | None:
    match change:
        case Insert(meeting) | Cancel(_, meeting):
            return meeting
    return None


def _given_a_host(change: Change) -> set[str]:
    """Refs whose host a person has chosen with this very change."""
    if isinstance(change, Swap):
        return set(change.hosts)
    new = _new(change)
    return {new.ref} if new else set()


def keeps_host(one: Scheduled, policy: str, now: datetime, exceptions: Collection[str]) -> bool:
    """Return whether a meeting keeps its host when others change; exceptions: refs of those hosted out of turn (W5)."""
    if policy == KEEP_HOSTS or one.status == HELD or one.starts_at <= now:
        return True
    # What the cities have agreed on is as good as confirmed, as long as it is needed (clarification 5).
    agreed = one.agreed and one.ref in exceptions
    return policy == KEEP_CONFIRMED and (one.status == CONFIRMED or agreed)


def _counted(one: Scheduled, before: Scheduled | None) -> Scheduled:
    """With the sequence that its calendar entry then has."""
    return replace(one, sequence=one.sequence + 1) if before and one != before else one


def _stands(meetings: Iterable[Scheduled], required: int, year: int, now: datetime, zone: tzinfo) -> str:
    mine = [one for one in meetings if one.starts_at.astimezone(zone).year == year]
    held = sum(one.status == HELD for one in mine)
    planned = sum(one.status in (PLANNED, CONFIRMED) and one.ends_at > now for one in mine)
    today = now.astimezone(zone).date()
    return obligations.year_status(held=held, planned=planned, required=required, year=year, today=today)


def _live(meetings: Iterable[Scheduled]) -> list[Scheduled]:
    return sorted((one for one in meetings if one.status != CANCELLED), key=lambda one: one.order)


def _exceptions(meetings: Iterable[Scheduled]) -> set[str]:
    return set(rotation.exceptions(one.turn for one in meetings))
