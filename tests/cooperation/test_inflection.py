"""The forms of agreed words: each rule and each exception by a word that needs it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.inflection import (
    DOUBLED,
    IRREGULAR,
    WEAK,
    Form,
    adjective,
    head,
    is_neuter,
    noun,
    participle,
    verb,
)

DEFINITE, PLURAL = Form(definite=True), Form(plural=True)
THESE = Form(plural=True, definite=True)


@pytest.mark.parametrize(
    ("language", "label", "plural", "one", "many"),
    [
        ("da", "møde", "møder", "mødet", "møderne"),
        ("da", "by", "byer", "byen", "byerne"),
        ("da", "budget", "budgetter", "budgettet", "budgetterne"),
        ("da", "tilskud", "tilskud", "tilskuddet", "tilskuddene"),
        ("da", "skybrud", "skybrud", "skybruddet", "skybruddene"),
        ("da", "byrum", "byrum", "byrummet", "byrummene"),
        ("da", "tilbud", "tilbud", "tilbuddet", "tilbuddene"),
        ("da", "cykel", "cykler", "cyklen", "cyklerne"),
        ("da", "projektregister", "projektregistre", "projektregistret", "projektregistrene"),
        ("da", "borger", "borgere", "borgeren", "borgerne"),
        ("da", "folkevalgt", "folkevalgte", "folkevalgte", "folkevalgte"),
        (
            "da",
            "politisk arbejdsgruppe",
            "politiske arbejdsgrupper",
            "politiske arbejdsgruppe",
            "politiske arbejdsgrupper",
        ),
        ("da", "gymnasium", "gymnasier", "gymnasiet", "gymnasierne"),
        ("sv", "möte", "möten", "mötet", "mötena"),
        ("sv", "stad", "städer", "staden", "städerna"),
        ("sv", "pendlare", "pendlare", "pendlaren", "pendlarna"),
        ("sv", "gränshinder", "gränshinder", "gränshindret", "gränshindren"),
        ("sv", "stadsrum", "stadsrum", "stadsrummet", "stadsrummen"),
        ("sv", "protokoll", "protokoll", "protokollet", "protokollen"),
        ("sv", "cykel", "cyklar", "cykeln", "cyklarna"),
        ("sv", "kommunfullmäktige", "kommunfullmäktige", "kommunfullmäktige", "kommunfullmäktige"),
        ("sv", "förtroendevald", "förtroendevalda", "förtroendevalda", "förtroendevalda"),
        (
            "sv",
            "politisk arbetsgrupp",
            "politiska arbetsgrupper",
            "politiska arbetsgruppen",
            "politiska arbetsgrupperna",
        ),
        (
            "sv",
            "förslag till beslut",
            "förslag till beslut",
            "förslaget till beslut",
            "förslagen till beslut",
        ),
    ],
)
def test_nouns(language, label, plural, one, many):
    forms = noun(label, plural, language)
    assert (forms[Form()], forms[PLURAL]) == (label, plural)
    assert (forms[DEFINITE], forms[THESE]) == (one, many)


def test_without_a_plural_none_is_made_up():
    assert not any(form.plural for form in noun("enighed", "", "da"))


@pytest.mark.parametrize(
    ("language", "label", "whose"), [("da", "by", "bys"), ("da", "hus", "hus'"), ("sv", "hus", "hus")]
)
def test_whose_it_is(language, label, whose):
    assert noun(label, "", language)[Form(genitive=True)] == whose


def test_a_phrase_with_a_preposition_has_no_genitive():
    assert Form(genitive=True) not in noun("förslag till beslut", "", "sv")


def test_a_plural_of_other_words_takes_nothing_from_the_singular():
    forms = noun("fælles møde mellem kommunalbestyrelserne", "fælles kommunalbestyrelsesmøder", "da")
    assert forms[PLURAL] == "fælles kommunalbestyrelsesmøder"
    assert noun("afvigelse fra turnus", "afvigelser", "da")[PLURAL] == "afvigelser fra turnus"


def test_a_centre_is_no_room():
    assert noun("centrum", "", "sv")[DEFINITE] == "centrumet"
    assert noun("centrum", "", "da")[DEFINITE] == "centret"


@pytest.mark.parametrize(("word", "weak"), WEAK.items(), ids=WEAK.keys())
def test_weak_adjectives_that_no_ending_tells(word, weak):
    language = "da" if weak.endswith("e") and not weak.endswith("ade") else "sv"
    assert noun(f"{word} sag", "", language)[DEFINITE].split()[0] == weak


@pytest.mark.parametrize(
    ("language", "word", "forms"),
    [
        ("sv", "lugn", "lugn lugnt lugna lugnare lugnast"),
        ("da", "rolig", "rolig roligt rolige roligere roligst"),
        ("da", "sjov", "sjov sjovt sjove sjovere sjovest"),
        ("da", "udsat", "udsat udsat udsatte"),
        ("da", "vedtaget", "vedtaget vedtaget vedtagne"),
        ("da", "indstillet", "indstillet indstillet indstillede"),
        ("sv", "föreslagen", "föreslagen föreslaget föreslagna"),
        ("sv", "inställd", "inställd inställt inställda"),
        ("sv", "utsatt", "utsatt utsatt utsatta"),
        ("sv", "planerad", "planerad planerat planerade"),
    ],
)
def test_adjectives(language, word, forms):
    assert list(adjective(word, language).values()) == forms.split()


@pytest.mark.parametrize(
    ("label", "common"),
    [("inställt", "inställd"), ("uppskjutet", "uppskjuten"), ("publicerat", "publicerad")],
)
def test_a_swedish_state_agrees_with_its_noun(label, common):
    forms = participle(label, "sv")
    assert (forms[Form()], forms[Form(neuter=True)]) == (common, label)


@pytest.mark.parametrize(("infinitive", "irregular"), IRREGULAR.items(), ids=IRREGULAR.keys())
def test_verbs_that_change_their_stem_are_recognised(infinitive, irregular):
    language = (
        "sv" if infinitive in ("anta", "avslå", "godkänna", "bordlägga", "bli", "anmäla", "göm") else "da"
    )
    assert {infinitive, *irregular.split()} <= set(verb(infinitive, language))


def test_the_rest_of_a_verb_stays():
    assert "tager til efterretning" in verb("tage til efterretning", "da")


@pytest.mark.parametrize(
    ("phrase", "at"),
    [("møde", 0), ("politisk ramme", 1), ("förslag till beslut", 0), ("i gang", -1), ("", -1)],
)
def test_which_word_changes(phrase, at):
    assert head(phrase) == at


def test_gender_is_told_by_the_last_part():
    assert is_neuter("indsatsområde", "da")
    assert not is_neuter("stad", "sv")
    assert all(is_neuter(word, "da") for word in DOUBLED)


@given(st.text(), st.text(), st.sampled_from(["da", "sv"]))
def test_any_text_has_itself_as_its_first_form(label, plural, language):
    assert noun(label, plural if plural.split() else "", language)[Form()] == label
    assert adjective(label, language)[Form()] == label
