"""Hosts alternate and the chair follows the host: the table of edge cases, and what holds for every list of meetings."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.rotation import CITIES, Turn, chair_city, exceptions, other_city, suggested_hosts

JANUARY = datetime(2027, 1, 1, 12, tzinfo=UTC)
HOURS = timedelta(hours=3)
NAIVE = JANUARY.replace(tzinfo=None)
MAYBE = st.booleans()


def turn(ref, host, *, day=0, cancelled=False, hours=3):
    start = JANUARY + timedelta(days=day)
    return Turn(ref, start, start + timedelta(hours=hours), host, cancelled)


def row(hosts):
    """One meeting every tenth day: c for Copenhagen, m for Malmö, upper case when cancelled."""
    cities = {"c": "cph", "m": "malmo"}
    return [
        turn(f"M{number:02}", cities[letter.lower()], day=10 * number, cancelled=letter.isupper())
        for number, letter in enumerate(hosts)
    ]


def letters(cities):
    return "".join(city[0] for city in cities)


@st.composite
def meetings(draw, min_size=0, cancelled=MAYBE):
    """Meetings that do not overlap, some back to back, some cancelled, in no particular order."""
    turns, start = [], JANUARY
    for number in range(draw(st.integers(min_size, 12))):
        start += timedelta(minutes=draw(st.sampled_from([0, 1, 60, 24 * 60, 90 * 24 * 60])))
        end = start + timedelta(minutes=draw(st.integers(1, 24 * 60)))
        turns.append(Turn(f"M{number:02}", start, end, draw(st.sampled_from(CITIES)), draw(cancelled)))
        start = end
    return draw(st.permutations(turns))


def live(turns):
    return sorted((one for one in turns if not one.cancelled), key=lambda one: (one.starts_at, one.ref))


# --- The table of edge cases


@pytest.mark.parametrize(
    ("hosts", "suggested", "broken"),
    [
        pytest.param("", "", [], id="no meeting at all"),
        pytest.param("c", "c", [], id="the first host begins"),
        pytest.param("m", "c", [], id="another beginning differs, yet is no exception"),
        pytest.param("cmcm", "cmcm", [], id="alternating"),
        pytest.param("cMmc", "cmc", [], id="W1/W2 the replacement uses the cancelled turn"),
        pytest.param(
            "cMcm", "cmm", ["M02"], id="W1 the turn is kept by the city whose meeting was cancelled"
        ),
        pytest.param("Ccm", "cm", [], id="W1 a cancelled first meeting keeps the first turn"),
        pytest.param("cmccm", "cmcmm", ["M03"], id="W7/R-46 continues from the actual host after a swap"),
        pytest.param("ccc", "cmm", ["M01", "M02"], id="each that shares its predecessor's host"),
        pytest.param("CMCM", "", [], id="all cancelled"),
    ],
)
def test_suggestions_and_exceptions(hosts, suggested, broken):
    turns = row(hosts)
    assert letters(suggested_hosts(turns).values()) == suggested
    assert exceptions(turns) == broken


def test_the_first_host_can_be_the_other_city():
    assert letters(suggested_hosts(row("cmc"), first_host="malmo").values()) == "mmc"


def test_an_inserted_meeting_takes_the_next_turn_and_shifts_what_follows():
    planned = row("cm")
    inserted = turn("X", "malmo", day=5)  # W5
    assert suggested_hosts([*planned, inserted]) == {"M00": "cph", "X": "malmo", "M01": "cph"}
    assert exceptions([*planned, inserted]) == ["M01"]


def test_a_moved_meeting_keeps_its_turn_while_the_order_stays():
    first, second, third = row("cmc")
    over_new_year = Turn(
        second.ref, second.starts_at + 5 * HOURS, second.ends_at + 5 * HOURS, second.host
    )  # W3, W4
    assert suggested_hosts([first, over_new_year, third]) == suggested_hosts([first, second, third])


def test_a_meeting_of_the_past_that_nobody_confirmed_still_has_its_turn():
    assert chair_city(row("cm"), JANUARY + timedelta(days=10) + 2 * HOURS) == "cph"  # W9


def test_meetings_that_begin_at_once_are_ordered_by_reference():
    late, early = turn("B", "malmo"), turn("A", "cph")  # W10
    assert list(suggested_hosts([late, early])) == ["A", "B"]
    assert exceptions([turn("B", "cph"), early, turn("C", "cph")]) == ["B", "C"]


def test_order_is_by_the_instant_not_by_the_clock_on_the_wall():
    west, east = timezone(-HOURS), timezone(HOURS)
    noon_in_the_west = Turn(
        "W", datetime(2027, 1, 1, 12, tzinfo=west), datetime(2027, 1, 1, 13, tzinfo=west), "cph"
    )
    afternoon_in_the_east = Turn(
        "E", datetime(2027, 1, 1, 17, tzinfo=east), datetime(2027, 1, 1, 18, tzinfo=east), "cph"
    )
    assert list(suggested_hosts([noon_in_the_west, afternoon_in_the_east])) == ["E", "W"]


def test_a_meeting_registered_late_breaks_what_was_whole():
    assert exceptions(row("cm")) == []
    assert exceptions([*row("cm"), turn("LATE", "malmo", day=-1)]) == []
    assert exceptions([*row("cm"), turn("LATE", "cph", day=-1)]) == ["M00"]  # W11


# --- The chair


@pytest.mark.parametrize(
    ("hosts", "days", "chair"),
    [
        pytest.param("", 0, "cph", id="no meeting: the first host"),
        pytest.param("m", -100, "malmo", id="before the first meeting: its host"),
        pytest.param("cm", 0, "cph", id="at the start"),
        pytest.param("cm", 0.125, "malmo", id="at the very end it has passed"),
        pytest.param("cm", 0.1249, "cph", id="just before the end"),
        pytest.param("cm", 5, "malmo", id="R-43 between meetings: the host of the next"),
        pytest.param("cm", 100, "cph", id="R-45 nothing scheduled: the other city"),
        pytest.param("cMm", 5, "malmo", id="W1 a cancelled meeting is passed over"),
        pytest.param("cMc", 5, "cph", id="W2 until the replacement"),
        pytest.param("cM", 100, "malmo", id="R-45 the last one that was not cancelled counts"),
        pytest.param("cc", 5, "cph", id="W7 the actual host chairs"),
        pytest.param("M", 0, "cph", id="only cancelled ones: the first host"),
    ],
)
def test_chair_at_an_instant(hosts, days, chair):
    assert chair_city(row(hosts), JANUARY + timedelta(days=days)) == chair


def test_the_chair_passes_at_the_scheduled_end_also_over_midnight():
    midnight_sitting = turn("NY", "malmo", hours=14)  # W12
    assert chair_city([midnight_sitting], JANUARY + timedelta(hours=13, minutes=59)) == "malmo"
    assert chair_city([midnight_sitting], JANUARY + timedelta(hours=14)) == "cph"


@given(meetings(min_size=1))
def test_the_host_chairs_throughout_its_meeting_and_from_the_end_of_the_one_before(turns):
    passed = JANUARY - timedelta(days=1)
    for one in live(turns):
        last_moment = one.ends_at - timedelta(microseconds=1)
        assert {chair_city(turns, at) for at in (passed, one.starts_at, last_moment)} == {one.host}
        passed = one.ends_at


@given(meetings(min_size=1, cancelled=st.just(False)))
def test_after_the_last_meeting_the_other_city_chairs(turns):
    last = live(turns)[-1]
    assert chair_city(turns, last.ends_at) == other_city(last.host)


# --- What holds for every list of meetings


@given(meetings(), st.sampled_from(CITIES))
def test_the_suggestion_is_always_the_city_that_did_not_host_before(turns, first):
    hosts = [other_city(first), *(one.host for one in live(turns))]
    assert list(suggested_hosts(turns, first).values()) == [other_city(host) for host in hosts[:-1]]


@given(st.integers(0, 20), st.sampled_from(CITIES))
def test_hosts_alternate_where_nobody_deviates(number, first):
    turns = []
    for day in range(number):
        hosts = suggested_hosts([*turns, turn(f"M{day:02}", "cph", day=day)], first)
        turns.append(turn(f"M{day:02}", hosts[f"M{day:02}"], day=day))
    assert [one.host for one in turns] == ([first, other_city(first)] * 10)[:number]
    assert exceptions(turns) == []


@given(meetings())
def test_exceptions_are_exactly_those_that_share_their_predecessors_host(turns):
    suggested, hosts = suggested_hosts(turns), {one.ref: one.host for one in turns}
    differing = [ref for ref in suggested if suggested[ref] != hosts[ref]]
    first = next(iter(suggested), None)
    assert exceptions(turns) == [ref for ref in differing if ref != first]


@given(meetings(min_size=1), st.data())
def test_cancelling_changes_only_the_suggestion_of_the_next_meeting(turns, data):
    gone = data.draw(st.sampled_from(turns))
    after = [Turn(*_values(one)[:4], cancelled=True) if one is gone else one for one in turns]
    before, now = suggested_hosts(turns), suggested_hosts(after)
    refs = [ref for ref in before if ref != gone.ref]
    assert list(now) == refs
    successor = dict(zip(before, list(before)[1:], strict=False)).get(gone.ref)
    assert {ref for ref in refs if now[ref] != before[ref]} <= {successor}


@given(meetings(), st.randoms(use_true_random=False), st.timedeltas(-timedelta(days=9), timedelta(days=999)))
def test_the_order_of_the_input_does_not_matter(turns, random, since):
    shuffled, at = list(turns), JANUARY + since
    random.shuffle(shuffled)
    assert list(suggested_hosts(shuffled).items()) == list(suggested_hosts(turns).items())
    assert exceptions(iter(shuffled)) == exceptions(turns)
    assert chair_city(iter(shuffled), at) == chair_city(turns, at)


def _values(one):
    return one.ref, one.starts_at, one.ends_at, one.host


# --- Refusals


def test_an_unknown_city_is_refused_everywhere():
    refused = [
        lambda: other_city("aarhus"),
        lambda: turn("A", ""),
        lambda: suggested_hosts([], first_host="CPH"),
        lambda: chair_city([], JANUARY, first_host="lund"),
    ]
    for call in refused:
        with pytest.raises(ValueError, match="unknown city"):
            call()


@pytest.mark.parametrize("field", ["starts_at", "ends_at"])
def test_a_meeting_without_a_time_zone_is_refused(field):
    times = {"starts_at": JANUARY, "ends_at": JANUARY + HOURS, field: NAIVE}
    with pytest.raises(ValueError, match="no time zone"):
        Turn("A", **times, host="cph")


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        chair_city([], NAIVE)


AUTUMN = {"year": 2027, "month": 10, "day": 31, "tzinfo": ZoneInfo("Europe/Copenhagen")}


def test_the_hour_that_comes_twice_in_october_is_told_apart():
    """Within one zone Python compares what clocks show; the second 2.15 comes after the first 2.45."""
    first = Turn("A", datetime(**AUTUMN, hour=2, minute=45), datetime(**AUTUMN, hour=2, minute=50), "cph")
    second = Turn(
        "B",
        datetime(**AUTUMN, hour=2, minute=15, fold=1),
        datetime(**AUTUMN, hour=2, minute=20, fold=1),
        "malmo",
    )
    assert list(suggested_hosts([second, first])) == ["A", "B"]
    assert chair_city([first], datetime(**AUTUMN, hour=2, minute=46)) == "cph"
    assert chair_city([first], datetime(**AUTUMN, hour=2, minute=46, fold=1)) == "malmo"
