"""What holds for every schedule and every change: hosts alternate, or what is confirmed stays."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetings.planning import (
    CANCELLED,
    CONFIRMED,
    HELD,
    KEEP_ALTERNATION,
    KEEP_CONFIRMED,
    KEEP_HOSTS,
    PLANNED,
    Cancel,
    Discard,
    Insert,
    Move,
    Scheduled,
    Swap,
    preview,
)
from meetings.rotation import CITIES, exceptions

NOW = datetime(2027, 1, 1, 12, tzinfo=UTC)
HOURS = timedelta(hours=3)
POLICIES = st.sampled_from([KEEP_ALTERNATION, KEEP_CONFIRMED, KEEP_HOSTS])


def at(day):
    start = NOW + timedelta(days=day)
    return start, start + HOURS


@st.composite
def schedules(draw):
    """Meetings before and after now; where two in a row share a host, the cities have agreed on it."""
    days = draw(st.lists(st.integers(-40, 400), min_size=1, max_size=10, unique=True))
    found, previous = [], None
    for number, day in enumerate(sorted(days)):
        host = draw(st.sampled_from(CITIES))
        status = draw(st.sampled_from([PLANNED, CONFIRMED, *([HELD] if day < 0 else [])]))
        agreed = host == previous or draw(st.booleans())
        found.append(Scheduled(f"M{number}", *at(day), host, status, agreed, draw(st.integers(0, 3))))
        previous = host
    return draw(st.permutations(found))


@st.composite
def cases(draw):
    """A schedule and a change of something in it that is still to come, or one more meeting."""
    schedule = draw(schedules())
    new = Scheduled("X", *at(draw(st.integers(1, 400)) + 0.5), draw(st.sampled_from(CITIES)))
    open_ones = [one.ref for one in schedule if one.status != HELD]
    if not open_ones:
        return schedule, Insert(new)
    ref, other = draw(st.sampled_from(open_ones)), draw(st.sampled_from(open_ones))
    moved = Move(ref, *at(draw(st.integers(1, 400)) + 0.25))
    swapped = Swap({ref: draw(st.sampled_from(CITIES)), other: draw(st.sampled_from(CITIES))})
    return schedule, draw(
        st.sampled_from([Cancel(ref), Cancel(ref, new), Discard(ref), Insert(new), moved, swapped])
    )


def out_of_turn(plan):
    return set(exceptions(one.turn for one in plan.after))


@given(cases())
def test_under_keep_alternation_only_what_cannot_follow_is_out_of_turn(case):
    plan = preview(*case, policy=KEEP_ALTERNATION, now=NOW)
    following = {row.ref for row in plan.rows if not row.locked}
    assert not out_of_turn(plan) & following
    assert all(row.locked or row.before.status != HELD for row in plan.rows if row.before)


@given(cases())
def test_under_keep_confirmed_no_confirmed_host_changes(case):
    schedule, change = case
    chosen = set(change.hosts) if isinstance(change, Swap) else set()
    plan = preview(schedule, change, policy=KEEP_CONFIRMED, now=NOW)
    fixed = [row for row in plan.rows if row.before and row.before.status in (CONFIRMED, HELD) and row.after]
    assert not [row for row in fixed if row.before.host != row.after.host and row.ref not in chosen]


@given(cases(), POLICIES)
def test_what_has_begun_or_was_held_keeps_its_host(case, policy):
    schedule, change = case
    chosen = set(change.hosts) if isinstance(change, Swap) else {getattr(change, "ref", "")}
    plan = preview(schedule, change, policy=policy, now=NOW)
    after = {one.ref: one.host for one in plan.after}
    past = [one for one in schedule if one.starts_at <= NOW and one.ref in after and one.ref not in chosen]
    assert [after[one.ref] for one in past] == [one.host for one in past]


@given(cases(), POLICIES)
def test_what_needs_an_agreement_is_all_that_is_newly_out_of_turn(case, policy):
    schedule, change = case
    plan = preview(schedule, change, policy=policy, now=NOW)
    agreed = {one.ref for one in schedule if one.agreed}
    assert set(plan.needs_agreement) == out_of_turn(plan) - agreed


@given(cases(), POLICIES)
def test_the_plan_is_exactly_what_its_rows_say(case, policy):
    schedule, change = case
    plan = preview(schedule, change, policy=policy, now=NOW)
    hosts = {one.ref: one.host for one in schedule}
    hosts |= {row.ref: row.after.host for row in plan.rows if row.after}
    gone = {row.ref for row in plan.rows if row.after is None}
    assert {one.ref: one.host for one in plan.after} == {ref: hosts[ref] for ref in hosts if ref not in gone}
    start = min(one.order for row in plan.changed for one in (row.before, row.after) if one)
    live = {one.ref for one in plan.after if one.status != CANCELLED and one.order >= start}
    assert {row.ref for row in plan.later} == live - {row.ref for row in plan.changed}


@given(cases(), POLICIES)
def test_the_same_change_once_more_changes_nothing(case, policy):
    schedule, change = case
    plan = preview(schedule, change, policy=policy, now=NOW)
    again = preview(plan.after, change, policy=policy, now=NOW)
    assert again.touched == []
    assert again.needs_agreement == []
    assert sorted(again.after, key=lambda one: one.ref) == sorted(plan.after, key=lambda one: one.ref)
