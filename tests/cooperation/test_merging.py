"""What two people changed in the same thing: put together where it fits, told apart where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.merging import merge, merge_rows, same


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "value", "conflict", "taken"),
    [
        ("a", "a", "a", "a", False, False),
        ("a", "b", "a", "b", False, False),
        ("a", "a", "b", "b", False, True),
        ("a", "b", "b", "b", False, False),
        ("a", "b", "c", "b", True, False),
        ("a", "", "a", "", False, False),
        ("a", "a", "", "", False, True),
        ("a", "", "b", "", True, False),
        (None, "", None, "", False, False),
        ("a\nb", "a\r\nb", "c", "c", False, True),
        ("a", " a ", "b", "b", False, True),
        (7, 7, 8, 8, False, True),
        ([], ["x"], [], ["x"], False, False),
        (["x"], ["x"], ["x", "y"], ["x", "y"], False, True),
    ],
)
def test_one_field(base, mine, theirs, value, conflict, taken):
    merged = merge({"f": base}, {"f": mine}, {"f": theirs})
    assert merged == ({"f": value}, ["f"] * conflict, ["f"] * taken)


def test_of_what_was_never_read_every_difference_is_a_conflict():
    merged = merge(None, {"a": "1", "b": "2"}, {"a": "1", "b": "3"})
    assert merged == ({"a": "1", "b": "2"}, ["b"], [])


VALUES = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "y", "z"]), min_size=3)


@given(VALUES, VALUES, VALUES)
def test_nothing_that_only_one_changed_is_lost(base, mine, theirs):
    merged = merge(base, mine, theirs)
    for field, value in merged.values.items():
        if same(mine[field], base[field]):
            assert same(value, theirs[field])
        else:
            assert value == mine[field]
        both = not same(mine[field], base[field]) and not same(theirs[field], base[field])
        assert (field in merged.conflicts) == (both and not same(mine[field], theirs[field]))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "rows", "names"),
    [
        ([], [("A", "lead")], [("B", "partner")], [("A", "lead"), ("B", "partner")], []),
        ([("A", "lead")], [], [("A", "lead"), ("B", "partner")], [("B", "partner")], []),
        ([("A", "lead")], [("A", "lead")], [], [], []),
        ([("A", "partner")], [("A", "lead")], [("A", "partner")], [("A", "lead")], []),
        ([("A", "partner")], [("A", "lead")], [("A", "financier")], [("A", "lead")], ["A"]),
        ([("A", "partner")], [("A", "lead")], [], [("A", "lead")], ["A"]),
        (None, [("A", "lead")], [("B", "lead")], [("A", "lead")], ["A", "B"]),
    ],
)
def test_rows(base, mine, theirs, rows, names):
    assert merge_rows(base, mine, theirs) == (rows, names)
