"""What one change does to all later meetings: the table of edge cases W1 … W15."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from meetings.planning import (
    CANCELLED,
    CONFIRMED,
    HELD,
    KEEP_ALTERNATION,
    KEEP_CONFIRMED,
    KEEP_HOSTS,
    PLANNED,
    Cancel,
    Confirm,
    Discard,
    Insert,
    Move,
    Scheduled,
    Swap,
    duties,
    preview,
)
from meetings.rotation import chair_city

NOW = datetime(2027, 1, 1, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Copenhagen")
DAY = timedelta(days=1)
HOURS = timedelta(hours=3)
STATES = {"": PLANNED, "!": CONFIRMED, "=": HELD}


def meeting(ref, host, day, status=PLANNED, **fields):
    start = NOW + day * DAY
    return Scheduled(ref, start, start + HOURS, host, status, **fields)


def schedule(letters):
    """One meeting every tenth day: "c m! c= m" are Copenhagen planned, Malmö confirmed, Copenhagen held, Malmö planned."""
    return [
        meeting(f"M{number}", {"c": "cph", "m": "malmo"}[word[0]], 10 * number, STATES[word[1:]])
        for number, word in enumerate(letters.split(), start=1)
    ]


def to(ref, day):
    start = NOW + day * DAY
    return Move(ref, start, start + HOURS)


def extra(host, day, **fields):
    return meeting("X", host, day, **fields)


def plan(letters, change, policy=KEEP_CONFIRMED, now=NOW):
    return preview(schedule(letters), change, policy=policy, now=now)


def live(one):
    return sorted((each for each in one.after if each.status != CANCELLED), key=lambda each: each.order)


def hosts(one):
    """The live meetings in their order, such as "c m x:c"."""
    names = [(each.ref, each.host[0]) for each in live(one)]
    return " ".join(host if ref.startswith("M") else f"{ref.lower()}:{host}" for ref, host in names)


@pytest.mark.parametrize(
    ("letters", "change", "policy", "after", "agreements"),
    [
        pytest.param("c m c m", Cancel("M2"), KEEP_CONFIRMED, "c m c", [], id="W1 the city keeps its turn"),
        pytest.param("c m c m", Cancel("M1"), KEEP_CONFIRMED, "c m c", [], id="W1 also that of the first"),
        pytest.param("c m c m", Cancel("M4"), KEEP_CONFIRMED, "c m c", [], id="W1 also that of the last"),
        pytest.param("c m! c! m!", Cancel("M2"), KEEP_CONFIRMED, "c c m", ["M3"], id="W1 among confirmed"),
        pytest.param("c m! c! m!", Cancel("M2"), KEEP_ALTERNATION, "c m c", [], id="W1 all follow"),
        pytest.param(
            "c m c! m", Cancel("M2", extra("malmo", 22)), KEEP_CONFIRMED, "c x:m c m", [], id="W2 same place"
        ),
        pytest.param(
            "c m c m", Cancel("M2", extra("cph", 35)), KEEP_CONFIRMED, "c m x:c m", [], id="W2 a place later"
        ),
        pytest.param("c m! c! m", to("M2", 25), KEEP_ALTERNATION, "c m c m", [], id="W3 within its place"),
        pytest.param(
            "c m c m", to("M2", 35), KEEP_CONFIRMED, "c m c m", [], id="W3 planned ones change over"
        ),
        pytest.param(
            "c m! c! m", to("M2", 35), KEEP_CONFIRMED, "c c m c", ["M3"], id="W3 confirmed ones stay"
        ),
        pytest.param("c m! c! m", to("M2", 35), KEEP_ALTERNATION, "c m c m", [], id="W3 all change over"),
        pytest.param("c m! c m", to("M2", 400), KEEP_CONFIRMED, "c m c m", [], id="W4 the last again"),
        pytest.param(
            "c m c m", Insert(extra("malmo", 15)), KEEP_CONFIRMED, "c x:m c m c", [], id="W5 planned"
        ),
        pytest.param(
            "c m! c! m", Insert(extra("malmo", 15)), KEEP_CONFIRMED, "c x:m m c m", ["M2"], id="W5 confirmed"
        ),
        pytest.param(
            "c m! c! m", Insert(extra("malmo", 15)), KEEP_ALTERNATION, "c x:m c m c", [], id="W5 all follow"
        ),
        pytest.param(
            "c m! c! m", Insert(extra("cph", 15)), KEEP_CONFIRMED, "c x:c m c m", ["X"], id="W5 out of turn"
        ),
        pytest.param("c m c m", Swap({"M2": "cph"}), KEEP_CONFIRMED, "c c m c", ["M2"], id="W7 one alone"),
        pytest.param(
            "c m! c! m!",
            Swap({"M2": "cph", "M3": "malmo"}),
            KEEP_CONFIRMED,
            "c c m m",
            ["M2", "M4"],
            id="W7 two",
        ),
        pytest.param(
            "c m c! m!",
            Swap({"M2": "cph"}),
            KEEP_ALTERNATION,
            "c c m c",
            ["M2"],
            id="W7 continues from the actual host",
        ),
        pytest.param("c= m c", Cancel("M2"), KEEP_ALTERNATION, "c m", [], id="W8 not held after all"),
        pytest.param("c m! c!", Confirm("M1"), KEEP_HOSTS, "c m c", [], id="confirmed, and nothing follows"),
        pytest.param("c m c m", Discard("M2"), KEEP_CONFIRMED, "c m c", [], id="W15 a draft goes away"),
    ],
)
def test_hosts_after_a_change(letters, change, policy, after, agreements):
    result = plan(letters, change, policy)
    assert hosts(result) == after
    assert result.needs_agreement == agreements


def test_w2_a_replacement_counts_for_the_one_it_replaces():
    result = plan("c m c m", Cancel("M2", extra("malmo", 22)))
    assert [row.ref for row in result.touched] == ["M2", "X"]


def test_w3_a_meeting_moved_within_its_place_changes_nobody_else():
    for policy in (KEEP_CONFIRMED, KEEP_ALTERNATION):
        result = plan("c m! c m", to("M2", 25), policy)
        assert [row.ref for row in result.touched] == ["M2"]
        assert [row.ref for row in result.later] == ["M3", "M4"]


def test_w4_a_meeting_moved_over_new_year_counts_in_the_new_one():
    result = plan("c m", to("M2", 400))
    found = {
        one.year: (one.before, one.after, one.worsens) for one in duties(result, "working_group", NOW, ZONE)
    }
    assert found == {2027: ("on_track", "at_risk", True), 2028: ("at_risk", "at_risk", False)}


def test_w6_the_place_and_the_format_say_nothing_about_turns():
    assert not {"venue", "format"} & set(Scheduled.__dataclass_fields__)


def test_w7_an_agreed_swap_stands_when_something_else_changes():
    agreed = [replace(one, agreed=one.ref == "M2") for one in schedule("c c m c")]
    result = preview(agreed, to("M1", 12), policy=KEEP_CONFIRMED, now=NOW)
    assert hosts(result) == "c c m c"
    assert result.needs_agreement == []


def test_w7_an_agreement_that_is_no_longer_needed_binds_nobody():
    agreed = [replace(one, agreed=one.ref == "M3") for one in schedule("c m c m")]
    assert hosts(preview(agreed, Cancel("M2"), policy=KEEP_CONFIRMED, now=NOW)) == "c m c"


def test_w9_a_past_meeting_that_nobody_settled_keeps_its_turn_and_its_host():
    result = plan("c m! c m", Cancel("M3"), KEEP_ALTERNATION, now=NOW + 25 * DAY)
    assert hosts(result) == "c m c"
    result = plan("c m c m", Insert(extra("malmo", 15)), KEEP_ALTERNATION, now=NOW + 25 * DAY)
    assert hosts(result) == "c x:m m c m"


def test_w10_two_at_one_moment_are_in_the_order_of_their_references():
    same = [meeting("B", "malmo", 10), meeting("A", "cph", 10), meeting("C", "cph", 20)]
    result = preview(same, Cancel("A"), policy=KEEP_CONFIRMED, now=NOW)
    assert [(row.ref, row.after.host) for row in result.later] == [("B", "cph"), ("C", "malmo")]


def test_w11_a_late_registration_rewrites_no_host_and_lists_the_new_breaks():
    result = plan("c= m= c m", Insert(extra("cph", 5)), KEEP_HOSTS, now=NOW + 25 * DAY)
    assert hosts(result) == "x:c c m c m"
    assert result.needs_agreement == ["M1"]
    assert [row.ref for row in result.touched] == ["X"]


def test_w11_the_chair_is_computed_anew():
    before = schedule("c= m= c m")
    result = preview(before, Insert(extra("malmo", 5)), policy=KEEP_HOSTS, now=NOW + 25 * DAY)
    assert chair_city([one.turn for one in before], NOW + 4 * DAY) == "cph"
    assert chair_city([one.turn for one in result.after], NOW + 4 * DAY) == "malmo"


def test_w12_a_meeting_over_midnight_counts_in_the_year_of_its_start():
    start = datetime(2027, 12, 31, 20, tzinfo=UTC)
    result = plan("c m", Move("M2", start, start + 8 * timedelta(hours=1)))
    assert [(one.year, one.after) for one in duties(result, "working_group", NOW, ZONE)] == [
        (2027, "on_track")
    ]


def test_w13_w14_what_the_councils_decide_moves_no_host():
    """Meetings of the two councils take no turns (R-28), so that none of theirs is out of turn."""
    result = preview(schedule("c c m"), Cancel("M1"), policy=KEEP_ALTERNATION, now=NOW, alternates=False)
    assert hosts(result) == "c m"
    assert result.needs_agreement == []
    assert [(one.commitment, one.after) for one in duties(result, "joint_council", NOW, ZONE)] == [
        ("C3", "on_track")
    ]


def test_w15_what_is_discarded_leaves_no_row_behind():
    result = plan("c m c m", Discard("M2"))
    [gone] = result.changed
    assert (gone.ref, gone.after) == ("M2", None)
    assert "M2" not in {one.ref for one in result.after}


def test_every_later_meeting_is_listed_once_with_its_hosts():
    result = plan("c m! c m c= m", Cancel("M1"), KEEP_CONFIRMED)
    seen = [(row.ref, row.before.host[0], row.after.host[0], row.locked) for row in result.later]
    assert seen == [
        ("M2", "m", "m", True),
        ("M3", "c", "c", False),
        ("M4", "m", "m", False),
        ("M5", "c", "c", True),
        ("M6", "m", "m", False),
    ]


def test_the_calendar_of_what_changes_rises_by_one():
    result = preview(
        [replace(one, sequence=4) for one in schedule("c m c m")],
        to("M2", 35),
        policy=KEEP_CONFIRMED,
        now=NOW,
    )
    assert {row.ref: row.after.sequence for row in result.rows} == {"M2": 5, "M3": 5, "M4": 4}


def test_an_exception_that_a_change_makes_unnecessary_is_named():
    agreed = [replace(one, agreed=one.ref == "M2") for one in schedule("c c! m! c!")]
    result = preview(agreed, Cancel("M1"), policy=KEEP_CONFIRMED, now=NOW)
    assert [row.ref for row in result.rows if row.was_exception and not row.is_exception] == ["M2"]


@pytest.mark.parametrize("change", [Cancel("M9"), to("M9", 3), Confirm("M9"), Swap({"M9": "cph"})])
def test_an_unknown_reference_is_refused(change):
    with pytest.raises(KeyError):
        plan("c m", change)


@pytest.mark.parametrize(
    ("policy", "change"), [("anything", Cancel("M1")), (KEEP_CONFIRMED, Swap({"M1": "lund"}))]
)
def test_an_unknown_policy_or_city_is_refused(policy, change):
    with pytest.raises(ValueError, match="unknown"):
        plan("c m", change, policy)


def test_the_first_meeting_of_all_opens_with_the_host_it_is_given():
    result = preview([], Insert(extra("malmo", 1)), policy=KEEP_CONFIRMED, now=NOW)
    assert (hosts(result), result.needs_agreement) == ("x:m", [])
