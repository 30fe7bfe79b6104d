"""What changed from one wording to the next."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.wording_diff import ADDED, REMOVED, SAME, changes


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("Et møde", "Et møde", [(SAME, "Et møde")]),
        ("", "Nyt", [(ADDED, "Nyt")]),
        ("Et stort møde", "Et møde", [(SAME, "Et"), (REMOVED, " stort"), (SAME, " møde")]),
        (
            "Mødet i maj.",
            "Mødet i juni.",
            [(SAME, "Mødet i"), (REMOVED, " maj"), (ADDED, " juni"), (SAME, ".")],
        ),
    ],
)
def test_words_stay_come_and_go(old, new, found):
    assert changes(old, new) == found


WORDS = st.lists(st.sampled_from(["by", " by", "\n", ".", "ø", " "]), max_size=12).map("".join) | st.text()


@given(WORDS, WORDS)
def test_changes_join_to_both_wordings(old, new):
    found = changes(old, new)
    assert "".join(text for kind, text in found if kind != ADDED) == old
    assert "".join(text for kind, text in found if kind != REMOVED) == new
    assert all(text for _, text in found)
    assert all(one.kind != next_.kind for one, next_ in pairwise(found))
