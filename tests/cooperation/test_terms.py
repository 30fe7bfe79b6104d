"""What is marked in a text, what a translation has lost, and what it has taken over."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.terms import FALSE_FRIEND, TERM, marks, missing, segments, suspects

LANGUAGES = st.sampled_from(["da", "sv"])
WORDS = st.lists(
    st.sampled_from(
        [
            "møde",
            "by",
            "fælles",
            "förslag till beslut",
            "rolig",
            "-",
            " ",
            " ",
            "\n",
            "Eventuelt",
            "https://kk.dk/by",
            ".",
        ]
    ),
    max_size=14,
).map("".join)


def words(found):
    return [mark.word for mark in found]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("da", "Mødet er AFLYST.", ["Mødet", "AFLYST"]),
        ("da", "Godkendelse af referat", ["Godkendelse af referat"]),
        ("da", "Øresunds-samarbejdet", ["samarbejdet"]),
        ("da", "møde- og projektkalender", []),
        ("da", "Københavns Kommune, https://kk.dk/møde, møde@kbh.example", []),
        ("da", "Eventuelt", ["Eventuelt"]),
        ("da", "Det er eventuelt senere", []),
        ("da", "Man må det", []),
        ("da", "godkendelse\n\naf referat", ["referat"]),
        ("sv", "En by och flera städer", ["by", "städer"]),
        ("sv", "region", []),  # written alike
    ],
)
def test_whole_words_in_any_form(language, text, found):
    assert words(marks(text, language)) == found


def test_a_mark_tells_what_is_agreed_and_what_misleads():
    [term] = marks("møder", "da")
    assert (term.kind, term.advice.means[0]) == (TERM, "möten")
    [friend] = marks("roliga", "sv")
    assert (friend.kind, friend.advice) == (FALSE_FRIEND, (("sjov",), "rolig", ("lugn",)))


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Rolige gader", "Roliga gator", ["Roliga"]),
        ("Rolige gader", "Lugna gator", []),
        ("Sjove gader", "Roliga gator", []),
        ("Rolige og sjove gader", "Lugna och roliga gator", []),
        ("Byens tilbud", "Stadens tillbud", ["tillbud"]),
        ("Gruppen bliver", "Gruppen blir", []),
    ],
)
def test_a_false_friend_that_was_taken_over(source, target, found):
    assert words(suspects(source, "da", target)) == found


@pytest.mark.parametrize(
    ("language", "source", "target", "found"),
    [
        ("da", "Mødet er aflyst", "Mötet är inställt", []),
        ("da", "Mødet er aflyst", "Mötet är aflyst", ["aflyst"]),
        ("da", "Et møde og et møde", "Något annat", ["møde"]),
        ("da", "Arbejdsmarkedet", "Arbetsmarknadsfrågor", []),  # within a longer word
        ("da", "Byens borgere", "Stadens invånare", []),
        ("sv", "Stadens invånare", "Byens borgere", []),
        ("da", "Godkendelse af referat", "Godkännande av protokoll", []),
    ],
)
def test_an_agreed_word_that_was_lost(language, source, target, found):
    assert words(missing(source, language, target)) == found


@given(WORDS | st.text(), LANGUAGES)
def test_marks_lie_in_order_and_segments_join_to_the_text(text, language):
    found = marks(text, language)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)
    assert all(one.end <= next_.start for one, next_ in pairwise(found))
    assert all(text[mark.start : mark.end] == mark.word for mark in found)
    pieces = segments(text, found)
    assert "".join(piece for piece, _ in pieces) == text
    assert [mark for _, mark in pieces if mark] == found


@given(WORDS | st.text(), WORDS | st.text(), LANGUAGES)
def test_any_two_texts_can_be_compared(source, target, language):
    assert all(mark.word in target for mark in suspects(source, language, target))
    assert all(mark.word in source for mark in missing(source, language, target))
    assert missing(source, language, "") == missing(source, language, " ")
