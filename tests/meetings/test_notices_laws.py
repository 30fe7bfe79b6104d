"""What holds for anybody, whatever happens to a meeting and in whatever order: the rule alone, without a database."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.notices import CALLS, REMINDER, STATUS, Facts, Told, differences, last_told, next_notice

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
NOW = START - timedelta(days=60)
FIRST = Facts(START, START + timedelta(days=9), ("in_person", "Rådhuset"), "cph", "planned")

CHANGES = [
    *(("move", START + timedelta(hours=hours)) for hours in (0, 1, 24 * 7)),
    *(("host", city) for city in ("cph", "malmo")),
    *(("venue", hall) for hall in ("Rådhuset", "Stadshuset")),
    *((what, None) for what in ("confirm", "cancel", "hide", "show", "show")),
]
# Much is sent, since only those who know something can be told that it has changed.
POST = [(what, None) for what in ("call", "release", "remind", "take", "arrive", "refuse")]
SENT = [("call", None), ("remind", None), ("take", None), ("arrive", None)]
STEPS = st.lists(st.sampled_from([*CHANGES, *POST, *SENT, *SENT]), min_size=3, max_size=40)
often = settings(max_examples=300)


@dataclass
class Life:
    """One person and one meeting, as rows would tell of them; a worker may have one message in its hands."""

    revisions: list[Facts] = field(default_factory=lambda: [FIRST])
    called_at: datetime | None = None
    had: list[Told] = field(default_factory=list)
    waiting: tuple[str, int] | None = None
    in_hand: tuple[str, int] | None = None
    minutes: int = 0

    @property
    def now(self):
        return NOW + timedelta(minutes=self.minutes)

    @property
    def facts(self):
        return self.revisions[-1]

    @property
    def told(self):
        on_its_way = [Told(*self.in_hand)] if self.in_hand else []
        return last_told([*self.had, *on_its_way])

    def due(self):
        told = self.told
        asked_anew = bool(self.called_at and told and told.at and told.at < self.called_at)
        return next_notice(
            told=told.kind if told else None,
            before=self.revisions[told.revision] if told else self.facts,
            after=self.facts,
            called=self.called_at is not None,
            now=self.now,
            asked_anew=asked_anew,
        )

    def plan(self):
        kind = self.due()
        self.waiting = (kind, len(self.revisions) - 1) if kind else None

    def live(self, what, value):
        self.minutes += 1
        getattr(self, what)(value) if hasattr(self, what) else self.change(what, value)
        self.plan()

    def change(self, what, value):
        if self.facts.status == "cancelled":
            return
        fields = {
            "move": {"starts_at": value},
            "host": {"host": value},
            "venue": {"place": ("in_person", value)},
            "confirm": {"status": "confirmed"},
            "cancel": {"status": "cancelled"},
            "hide": {"announced": False},
            "show": {"announced": True},
        }[what]
        self.revisions.append(replace(self.facts, **fields))

    def call(self, _value):
        self.called_at = self.called_at or self.now

    def release(self, _value):
        self.called_at = None

    def remind(self, _value):
        """Not while something else about the meeting is on its way, and of nothing that is off."""
        if self.facts.announced and self.facts.status != "cancelled" and not self.in_hand:
            self.had.append(Told(REMINDER, len(self.revisions) - 1, self.now))

    def take(self, _value):
        if self.waiting and not self.in_hand:
            self.in_hand = self.waiting

    def arrive(self, _value):
        if self.in_hand:
            self.had.append(Told(*self.in_hand, self.now))
            self.in_hand = None

    def refuse(self, _value):
        self.in_hand = None


def lived(steps):
    life = Life()
    for step in steps:
        life.live(*step)
    return life


@often
@given(STEPS)
def test_what_has_arrived_is_not_said_again(steps):
    life = lived(steps)
    life.live("arrive", None)
    if life.waiting:
        life.live("take", None)
        life.live("arrive", None)
    assert life.due() is None


@often
@given(STEPS)
def test_whoever_was_told_a_date_and_is_waiting_for_nothing_knows_it_as_it_is(steps):
    """And where it is, and at whose; or has heard that it is off, or that others come."""
    life = lived(steps)
    life.live("arrive", None)
    told = life.told
    if life.waiting or told is None or not life.facts.announced:
        return
    if life.facts.status == "cancelled":
        assert told.kind in ("cancellation", "release")
    elif told.kind in CALLS:
        assert life.called_at
        assert differences(life.revisions[told.revision], life.facts) == []
    elif told.kind == REMINDER:
        assert set(differences(life.revisions[told.revision], life.facts)) <= {STATUS}


@often
@given(STEPS)
def test_who_is_called_and_waits_for_nothing_was_told_so(steps):
    life = lived(steps)
    life.live("arrive", None)
    live = life.facts.announced and life.facts.status != "cancelled"
    if live and not life.waiting:
        assert bool(life.called_at) == bool(life.told and life.told.kind in CALLS)


@often
@given(STEPS)
def test_nobody_hears_of_what_they_never_knew_and_a_cancellation_comes_last_and_once(steps):
    life = lived(steps)
    kinds = [one.kind for one in life.had]
    assert kinds.count("cancellation") <= 1
    if "cancellation" in kinds:
        assert kinds[-1] == "cancellation"
    if kinds:
        assert kinds[0] in ("invitation", REMINDER)


@often
@given(STEPS)
def test_of_a_meeting_that_is_hidden_nothing_waits(steps):
    life = lived([*steps, ("hide", None)])
    if life.facts.status != "cancelled":
        assert life.waiting is None


@pytest.mark.parametrize(
    ("had", "goes_by"),
    [
        ([], None),
        (["reminder"], ("reminder", 0)),
        (["reminder", "change"], ("reminder", 1)),
        (["reminder", "change", "change"], ("reminder", 2)),
        (["reminder", "change", "reminder"], ("reminder", 2)),
        (["reminder", "change", "invitation"], ("invitation", 2)),
        (["reminder", "invitation", "change"], ("change", 2)),
        (["invitation", "reminder"], ("invitation", 0)),
        (["invitation", "change", "reminder"], ("change", 1)),
        (["invitation", "release", "reminder"], ("reminder", 2)),
        (["invitation", "release", "reminder", "change"], ("reminder", 3)),
        (["reminder", "cancellation", "reminder"], ("cancellation", 1)),
    ],
)
def test_what_somebody_goes_by(had, goes_by):
    told = last_told(Told(kind, revision) for revision, kind in enumerate(had))
    assert (told and (told.kind, told.revision)) == goes_by
