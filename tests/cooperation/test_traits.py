"""What texts are recognised by across the two languages, and what must not make them alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.lexicon import friend_forms
from cooperation.thesaurus import Entry, Thesaurus
from cooperation.traits import NAME, TITLE, Match, digest, matches, shadow, traits, words
from oresund.glossary import false_friends, subjects, synonyms

FRIENDS = [
    (friend_forms(one.da, "da").values(), friend_forms(one.sv, "sv").values()) for one in false_friends()
]
ALL = Thesaurus(
    [Entry(f"c{at}", *both) for at, both in enumerate(synonyms())]
    + [Entry(f"t{at}", *both) for at, both in enumerate(subjects())],
    FRIENDS,
)
FEW = Thesaurus([Entry("c1", ("bibliotek",), ("bibliotek",)), Entry("c2", ("åbningstid",), ("öppettid",))])


@pytest.mark.parametrize("friend", false_friends(), ids=lambda friend: friend.da)
def test_false_friends_join_no_two_texts(friend):
    ours = traits(friend.da, friend.da, "da", ALL)
    theirs = traits(friend.sv, friend.sv, "sv", ALL)
    assert ours or friend.da in ("må", "blive")
    assert not set(ours) & set(theirs), "they have something in common"


@pytest.mark.parametrize("friend", false_friends(), ids=lambda friend: friend.da)
def test_a_machine_that_translates_them_by_their_looks_joins_no_two_texts(friend):
    assert not set(traits(friend.da, "", "da", ALL)) & set(shadow(friend.da, "", "da", ALL))
    assert not set(traits(friend.sv, "", "sv", ALL)) & set(shadow(friend.sv, "", "sv", ALL))


@pytest.mark.parametrize(
    ("danish", "swedish"),
    [
        ("Fælles bibliotekskort", "Gemensamt lånekort på biblioteken"),
        ("Cykelstier til skolerne", "Cykelvägar till skolorna"),
        ("Grænsehindringer for pendlere", "Gränshinder för pendlare"),
        ("Skybrudssikring af kældre", "Skyfallsskydd för källare"),
    ],
)
def test_the_same_idea_has_traits_in_common(danish, swedish):
    shared = set(traits(danish, "", "da", ALL)) & set(traits(swedish, "", "sv", ALL))
    assert {key[0] for key in shared} >= {"c"}


def test_a_title_counts_twice_and_a_name_less():
    assert traits("bibliotek", "", "da", FEW)["c1"] == TITLE
    assert traits("", "et bibliotek", "da", FEW)["c1"] == 1
    assert traits("", "på Bibliotek", "da", FEW)["c1"] == NAME
    assert traits("", "Ja. Bibliotek", "da", FEW)["c1"] == 1, "a sentence begins with a capital"


def test_what_every_text_is_full_of_tells_nothing():
    assert not traits("og det er af til", "som en på", "da", FEW)
    assert not traits("", "", "sv", FEW)


def test_numbers_and_marks_are_no_words():
    assert [word.written for word in words("E-boks 2030: 14.00 – ja!")] == ["E", "boks", "ja"]


def test_a_shadow_has_words_of_its_language_alone():
    assert {key[:3] for key in shadow("bibliotekets öppettider", "", "sv", FEW)} == {"ssv"}


def test_texts_are_told_apart():
    assert digest("a", "b", "da") == digest("a", "b", "da")
    assert (
        len(
            {digest("a", "b", "da"), digest("a", "b", "sv"), digest("ab", "", "da"), digest("", "a\nb", "da")}
        )
        == 4
    )


def test_the_words_that_match_are_named_once_those_that_count_most_first():
    asked, found = ("Bibliotek med åbningstid, bibliotekets", "da"), ("Öppettider på biblioteket", "sv")
    assert matches(asked, found, ["c2", "c1", "g bib", "sda", "c9"], FEW) == [
        Match("åbningstid", "Öppettider"),
        Match("Bibliotek", "biblioteket"),
    ]


def test_a_phrase_is_named_whole():
    longing = Thesaurus([Entry("c1", ("længes efter",), ("sakna",))])
    assert matches(("Vi længes efter dem", "da"), ("De saknas", "sv"), ["c1"], longing) == [
        Match("længes efter", "saknas")
    ]


NATURE = Thesaurus(
    [
        Entry("t1", ("sø", "fugl", "siv"), ("sjö", "fågel", "vass")),
        *(Entry(f"t{number}", ("fugl",), ("annat",)) for number in range(2, 9)),
    ]
)


def test_of_one_subject_only_words_that_are_near_are_named():
    named = matches(("sø fugl siv", "da"), ("sjö vass", "sv"), ["t1"], NATURE)
    assert named == [Match("sø", "sjö"), Match("siv", "vass")]


def test_where_nothing_is_plain_the_nearest_pair_stands_alone():
    assert matches(("fugl", "da"), ("sjö", "sv"), ["t1"], NATURE) == [Match("fugl", "sjö")]
    assert matches(("fugl", "da"), ("sjö", "sv"), ["g sj"], NATURE) == []


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(["da", "sv"]))
def test_any_text_has_traits_that_count_for_something(title, summary, language):
    counted = traits(title, summary, language, FEW)
    assert all(times > 0 for times in counted.values())
    assert {key[0] for key in counted} <= set("gwcts")
