"""Marking what was found in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.marking import LENGTH, excerpt, holds, likely, pieces, words_of


@pytest.mark.parametrize(
    ("word", "stem", "may"),
    [
        ("Cykelbroen", "cykelbro", True),
        ("Øresund", "oresund", True),
        ("Øresund", "öresund", True),
        ("Grønne", "groen", True),
        ("Århus", "aarhus", True),
        ("cykel", "cykl", True),
        ("cykelbro", "bro", True),
        ("skole", "bro", False),
    ],
)
def test_a_word_that_may_have_a_stem_is_let_through(word, stem, may):
    assert likely({word}, [stem]) == ([word] if may else [])


def test_only_marked_words_are_pieces_of_their_own():
    assert list(pieces("En bro, to broer.", {"bro"})) == [
        ("En ", False),
        ("bro", True),
        (", to broer.", False),
    ]


@given(st.text(), st.sets(st.text(max_size=3)))
def test_the_pieces_are_the_text(text, marked):
    assert "".join(words for words, _is_marked in pieces(text, marked)) == text
    assert all(words in marked for words, is_marked in pieces(text, marked) if is_marked)


@given(st.lists(st.text("abc", min_size=1, max_size=8), max_size=200), st.integers(0, 199))
def test_an_excerpt_is_short_and_holds_the_first_word_that_is_marked(words, place):
    words.insert(min(place, len(words)), "fyr")
    shown = excerpt(" ".join(words), {"fyr"})
    assert len(shown) <= LENGTH * 5 // 4 + 4
    assert holds(shown, {"fyr"})
    assert words_of([shown.strip("… ")]) <= set(words)


def test_what_was_cut_off_is_told():
    text = "a " * 300 + "fyr " + "b " * 300
    assert excerpt(text, {"fyr"}).startswith("… a")
    assert excerpt(text, {"fyr"}).endswith("b …")
    assert excerpt(text, set()).startswith("a a")
