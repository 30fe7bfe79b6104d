"""What those who are called are to be told, by the rule alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.notices import CALLS, Facts, Told, differences, last_told, next_notice

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FACTS = Facts(START, START + 3 * HOUR, ("in_person", "Rådhuset"), "cph", "planned")
BEFORE = START - 30 * 24 * HOUR

KINDS = ["invitation", "change", "cancellation", "release"]
CHANGES = {
    "start": ({"starts_at": START + HOUR}, ["time"]),
    "end": ({"ends_at": START + 4 * HOUR}, ["time"]),
    "venue": ({"place": ("in_person", "Stadshuset")}, ["place"]),
    "form": ({"place": ("digital", "Rådhuset")}, ["place"]),
    "host": ({"host": "malmo"}, ["host"]),
    "confirmed": ({"status": "confirmed"}, ["status"]),
    "time and host": ({"starts_at": START + HOUR, "host": "malmo"}, ["time", "host"]),
    "nothing": ({}, []),
}


def due(told=None, *, called=True, now=BEFORE, before=FACTS, **after):
    after = replace(FACTS, **after)
    return next_notice(told=told, before=before, after=after, called=called, now=now)


@pytest.mark.parametrize(("change", "worth_telling"), CHANGES.values(), ids=CHANGES)
def test_what_is_worth_a_message(change, worth_telling):
    assert differences(FACTS, replace(FACTS, **change)) == worth_telling
    assert due("invitation", **change) == ("change" if worth_telling else None)
    assert due(None, **change) == "invitation"


@pytest.mark.parametrize(
    ("told", "called", "status", "kind"),
    [
        (None, True, "confirmed", "invitation"),
        (None, False, "confirmed", None),
        (None, True, "cancelled", None),
        ("invitation", True, "cancelled", "cancellation"),
        ("change", True, "cancelled", "cancellation"),
        ("invitation", False, "cancelled", "cancellation"),
        ("cancellation", True, "cancelled", None),
        ("release", False, "cancelled", None),
        ("invitation", False, "planned", "release"),
        ("change", False, "planned", "release"),
        ("release", False, "planned", None),
        ("release", True, "planned", "invitation"),
        ("invitation", True, "held", None),
        ("invitation", False, "held", None),
        (None, True, "held", None),
    ],
)
def test_who_is_told_what(told, called, status, kind):
    assert due(told, called=called, status=status, before=replace(FACTS, status=status)) == kind


@pytest.mark.parametrize(("change", "worth_telling"), CHANGES.values(), ids=CHANGES)
def test_whoever_was_only_reminded_hears_of_all_but_a_confirmation(change, worth_telling):
    expected = "change" if set(worth_telling) - {"status"} else None
    assert due("reminder", called=False, **change) == expected
    assert due("reminder", called=True, **change) == "invitation"


@pytest.mark.parametrize(
    ("told", "status", "kind"),
    [
        ("reminder", "cancelled", "cancellation"),
        ("cancellation", "cancelled", None),
        ("release", "cancelled", None),
        ("reminder", "planned", None),
        ("reminder", "held", None),
    ],
)
def test_whoever_was_only_reminded_hears_once_that_it_is_cancelled(told, status, kind):
    assert due(told, called=False, status=status) == kind


@pytest.mark.parametrize("told", [None, "reminder", *KINDS])
@pytest.mark.parametrize("called", [True, False])
@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_of_what_is_not_announced_nothing_is_said(told, called, status):
    assert due(told, called=called, status=status, announced=False) is None


@pytest.mark.parametrize(
    ("minutes", "live", "cancelled"),
    [
        (-1, "change", "cancellation"),
        (0, None, "cancellation"),
        (179, None, "cancellation"),
        (180, None, None),
    ],
)
def test_once_it_has_begun_only_a_cancellation_is_news(minutes, live, cancelled):
    now = START + timedelta(minutes=minutes)
    assert due("invitation", now=now, host="malmo") == live
    assert due("invitation", now=now, status="cancelled") == cancelled
    assert due(None, now=now) == (live and "invitation")
    assert due("invitation", now=now, called=False) == (live and "release")
    assert due("reminder", now=now, called=False, host="malmo") == live


@pytest.mark.parametrize(
    ("told", "change", "kind"),
    [
        ("invitation", {}, "invitation"),
        ("change", {}, "invitation"),
        ("invitation", {"starts_at": START + HOUR}, "change"),
        ("invitation", {"status": "cancelled"}, "cancellation"),
        ("invitation", {"status": "held"}, None),
    ],
)
def test_who_was_asked_anew_since_is_told_so(told, change, kind):
    known = {"before": FACTS, "called": True, "now": BEFORE, "asked_anew": True}
    assert next_notice(told=told, after=replace(FACTS, **change), **known) == kind


@given(
    told=st.none() | st.sampled_from(["reminder", *KINDS]),
    called=st.booleans(),
    status=st.sampled_from(["planned", "confirmed", "held", "cancelled"]),
    hours=st.integers(-5, 5),
    announced=st.booleans(),
)
def test_nobody_is_told_the_same_twice(told, called, status, hours, announced):
    after = replace(FACTS, status=status, announced=announced)
    known = {"after": after, "called": called, "now": START + hours * HOUR}
    kind = next_notice(told=told, before=FACTS, **known)
    if kind is None:
        return
    # Who goes by a change was invited before it; a change alone would be news to somebody who was only reminded.
    history = {None: [], "change": ["invitation", "change"]}.get(told, [told])
    then = last_told([Told(one) for one in [*history, kind]])
    assert next_notice(told=then.kind, before=after, **known) is None
    assert (then.kind in CALLS) is (called and status != "cancelled")
