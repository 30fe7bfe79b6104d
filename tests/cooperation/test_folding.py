"""Spellings of the two languages made alike."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.folding import LETTERS, READ_AS, bare, fold, is_bare, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Øresund", "Öresund"),
        ("NÆRVÆR", "närvär"),
        ("idé", "IDE"),
        ("A\u030astorp", "Åstorp"),
        ("MALMØ", "malmö"),
    ],
)
def test_one_word_in_two_spellings(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        *(product(["oresund", "oeresund", "Öresund", "ØRESUND"], ["Øresund"])),
        *(product(["miljoet", "miljoeet", "MILJÖET"], ["miljøet"])),
        *(product(["aen", "aaen", "ÅEN"], ["åen"])),
    ],
)
def test_typed_without_its_letters_a_word_is_the_same(typed, word):
    assert bare(fold(typed)) == bare(fold(word))


@pytest.mark.parametrize(("one", "other"), [("får", "far"), ("mål", "mal"), ("höst", "host")])
def test_what_is_typed_with_its_letters_stays_another_word(one, other):
    assert fold(one) != fold(other)
    assert (is_bare(fold(one)), is_bare(fold(other))) == (False, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("title/narrative", "title_narrative"),
        ("Activity-Date (start, actual)", "activity date start actual"),
        ("  Öresundsklassrummet ", "Øresundsklassrummet"),
    ],
)
def test_the_key_of_a_name_leaves_marks_out(one, other):
    assert key(one) == key(other)


def test_each_letter_is_read_as_one_letter():
    assert len(LETTERS) == len(READ_AS) == len(set(LETTERS))


@given(st.text() | st.text(st.sampled_from("aeoåæØ AE")))
def test_folding_twice_changes_nothing(words):
    assert fold(fold(words)) == fold(words)
    assert key(key(words)) == key(words)
