"""What a search is read as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.search_terms import LONGEST, MOST, Term, asked, terms


def word(words, **fields):
    return Term(words, **fields)


def last(words):
    return Term(words, goes_on=True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", []),
        ("   ", []),
        ("bro", [last("bro")]),
        ("cykel bro", [word("cykel"), last("bro")]),
        ("cykel\tbro\n", [word("cykel"), last("bro")]),
        ('"en bro"', [word("en bro", is_phrase=True)]),
        ('cykel "en bro', [word("cykel"), word("en bro", is_phrase=True)]),
        ("”en bro” sti", [word("en bro", is_phrase=True), last("sti")]),
        ("»en bro«", [word("en bro", is_phrase=True)]),
        ("bro -sti", [word("bro"), word("sti", is_wanted=False)]),
        ('-"en bro"', [word("en bro", is_wanted=False, is_phrase=True)]),
        ("e-tjänst", [last("e-tjänst")]),
        ("bro - sti", [word("bro"), last("sti")]),
        ("P-2024-03", [word("P-2024-03", is_reference=True)]),
        ("2024-03", [word("2024-03", is_reference=True)]),
        ("2024", [last("2024")]),
        ("(bro) & !sti | *", [word("bro"), last("sti")]),
        ("'; DROP TABLE --", [word("DROP"), last("TABLE")]),
        ("🙂 & ! \x00", []),
    ],
)
def test_words_phrases_and_what_must_not_be_there(written, read):
    assert list(terms(written)) == read


def test_much_is_cut():
    assert len(terms(" ".join(f"ord{number}" for number in range(100)))) <= MOST
    assert len(asked("ø" * 10_000)) == LONGEST


@given(st.text())
def test_whatever_is_written_can_be_read(written):
    read = terms(written)
    assert len(read) <= MOST
    assert all(any(map(str.isalnum, term.words)) and "\x00" not in term.words for term in read)
    assert not any(term.goes_on for term in read[:-1])
    assert terms(asked(written)) == read
