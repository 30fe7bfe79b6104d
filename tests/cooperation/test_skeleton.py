"""What is left of words when the rules by which Danish and Swedish differ are taken out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.skeleton import fold, skeleton, stem


@pytest.mark.parametrize(
    ("danish", "swedish"),
    [
        ("læse", "läsa"),
        ("miljø", "miljö"),
        ("grøn", "grön"),
        ("skabe", "skapa"),
        ("købe", "köpa"),
        ("møde", "möte"),
        ("mad", "mat"),
        ("bruge", "bruka"),
        ("mulighed", "mulighet"),
        ("forvaltning", "förvaltning"),
        ("pendlere", "pendlare"),
        ("arbejde", "arbeta"),
        ("broer", "broar"),
        ("broerne", "broarna"),
        ("forslag", "förslag"),
        ("indsats", "insats"),
        ("aflevere", "avlevera"),
        ("ekstra", "extra"),
        ("trykke", "trycka"),
        ("hvid", "vit"),
        ("rejse", "resa"),
        ("høj", "hög"),
        ("mand", "man"),
        ("kald", "kall"),
        ("råd", "råd"),
        ("følge", "följa"),
        ("lys", "ljus"),
        ("fordybe", "fördjupa"),
        ("ØKONOMISK", "ökonomisk"),
    ],
)
def test_words_that_differ_by_rule_have_one_skeleton(danish, swedish):
    assert skeleton(danish, "da") == skeleton(swedish, "sv")


@pytest.mark.parametrize(
    ("danish", "swedish"), [("bolig", "bostad"), ("uge", "vecka"), ("børn", "skola"), ("hav", "hus")]
)
def test_others_have_not(danish, swedish):
    assert skeleton(danish, "da") != skeleton(swedish, "sv")


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Ærø", "ärö"), ("Idé", "ide"), ("MALMØ", "malmö"), ("A\u030argang", "årgang"), ("", "")],
)
def test_letters_that_each_language_writes_its_own_way_become_one(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("word", "without"),
    [
        ("cyklerne", "cykl"),
        ("cyklarna", "cykl"),
        ("skoler", "skol"),
        ("skolor", "skol"),
        ("by", "by"),
        ("hus", "hus"),
    ],
)
def test_endings_go_and_short_words_stay(word, without):
    assert stem(word) == without


@given(st.text(max_size=30), st.sampled_from(["da", "sv"]))
def test_any_text_has_a_skeleton_in_which_no_letter_stands_twice(word, language):
    bare = skeleton(word, language)
    assert all(one != other for one, other in pairwise(bare))
