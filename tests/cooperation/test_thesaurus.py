"""Words of both languages that belong together, in whatever form and compound a text has them."""

import pytest

from cooperation.thesaurus import Entry, Thesaurus

BIKE = Entry("c1", ("cykel",), ("cykel",))
PATH = Entry("c2", ("sti", "vej"), ("väg", "stig"))
BORDER = Entry("c3", ("grænse",), ("gräns",))
OBSTACLE = Entry("c4", ("hindring", "barriere"), ("hinder",))
SCHOOL = Entry("c5", ("skole",), ("skola",))
YARD = Entry("c6", ("gård",), ("gård",))
TWICE = Entry("c7", ("skole", "undervisningssted"), ("skola",))
PHRASE = Entry("c8", ("længes efter", "savne"), ("längta efter", "sakna"))
DOGS = Entry("t1", ("hund", "snor"), ("hund", "koppel"))
WORDS = Thesaurus([BIKE, PATH, BORDER, OBSTACLE, SCHOOL, YARD, TWICE, PHRASE, DOGS])


@pytest.mark.parametrize(
    ("word", "language", "keys"),
    [
        ("cykel", "da", {"c1"}),
        ("sti", "da", {"c2"}),
        ("vejene", "da", {"c2"}),
        ("vägarna", "sv", {"c2"}),
        ("hindringer", "da", {"c4"}),
        ("skolans", "sv", {"c5", "c7"}),
        ("snor", "da", {"t1"}),
        ("snor", "sv", set()),
        ("ukendt", "da", set()),
    ],
)
def test_a_word_is_known_in_its_forms_and_in_its_language(word, language, keys):
    assert WORDS.entries(word, language) == keys


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("cykelsti", "da", ("cykel", "sti")),
        ("cykelvägar", "sv", ("cykel", "vägar")),
        ("gränshinder", "sv", ("gräns", "hinder")),
        ("gränsehindring", "da", ("gränse", "hindring")),
        ("gränsehindringer", "da", ("gränse", "hindringer")),
        ("skolgård", "sv", ("skola", "gård")),
        ("skolegård", "da", ("skole", "gård")),
        ("skolecykelsti", "da", ("skole", "cykel", "sti")),
        ("cykel", "da", ("cykel",)),
        ("noget", "da", ("noget",)),
        ("x" * 200, "sv", ("x" * 200,)),
    ],
)
def test_a_compound_is_taken_apart_into_what_is_known(word, language, parts):
    assert WORDS.parts(word, language) == parts


def test_a_phrase_is_found_among_words_in_its_forms():
    words = ["de", "längtar", "efter", "gården"]
    assert WORDS.phrases(words, "sv") == [(1, 3, frozenset({"c8"}))]
    assert WORDS.phrases(words, "da") == []


def test_words_that_mislead_are_joined_by_no_entry():
    calm = Entry("c1", ("rolig", "stille"), ("rolig", "lugn"))
    words = Thesaurus([calm], never=[({"rolig", "rolige"}, {"rolig", "roligt"})])
    assert words.entries("rolig", "da") == words.entries("rolig", "sv") == set()
    assert words.entries("stille", "da") == words.entries("lugn", "sv") == {"c1"}
    assert words.misleading == {"da": {"rolig", "rolige"}, "sv": {"rolig", "roligt"}}


def test_each_keeps_what_is_its_own_where_the_other_one_is_not():
    words = Thesaurus(
        [Entry("c1", ("by",), ("stad",)), Entry("c2", ("landsby",), ("by",))], [({"by"}, {"by"})]
    )
    assert (words.entries("by", "da"), words.entries("by", "sv")) == ({"c1"}, {"c2"})


def test_nothing_is_known_to_an_empty_one():
    assert Thesaurus([]).entries("by", "da") == set()
    assert Thesaurus([]).parts("cykelsti", "da") == ("cykelsti",)
    assert Thesaurus([]).phrases(["en", "by"], "da") == []
