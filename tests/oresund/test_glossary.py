"""The two files of words, as the portal reads them."""

import pytest

from oresund.glossary import _alternatives, _answers, false_friends, terms


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("møde", ("møde",)),
        ("", ()),
        ("tidsfrist (sista dag)", ("tidsfrist", "sista dag")),
        ("handling / dokument", ("handling", "dokument")),
        (
            "ungdomsuddannelse (gymnasium, erhvervsuddannelse)",
            ("ungdomsuddannelse", "gymnasium", "erhvervsuddannelse"),
        ),
        ("justering (godkännande) av protokoll", ("justering av protokoll", "godkännande av protokoll")),
        ("vinterferie (uge 7)", ("vinterferie",)),
        ('formand ("borgmester")', ("formand", "borgmester")),
    ],
)
def test_the_label_comes_first_then_what_may_stand_for_it(cell, words):
    assert _alternatives(cell) == words


@pytest.mark.parametrize(
    ("cell", "words"),
    [("erbjudande; verksamhet", ("erbjudande", "verksamhet")), ("måste (inte)", ("måste",)), ("", ())],
)
def test_answers_leave_out_what_stands_in_brackets(cell, words):
    assert _answers(cell) == words


def test_each_term_has_a_key_of_its_own_and_a_label_in_both():
    assert len({term.key for term in terms()}) == len(terms()) > 150
    assert all(term.da and term.sv for term in terms())


def test_each_false_friend_says_what_is_right_instead():
    assert len(false_friends()) > 30
    assert all(friend.sv_for_da and friend.da_for_sv for friend in false_friends())
    assert next(one for one in false_friends() if one.da == "handling").sv == "handling"
