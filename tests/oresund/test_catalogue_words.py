"""The agreed words in the catalogues: each where it belongs, and no word of one language in the other's."""

import csv
import re
from functools import cache

import pytest

from cooperation.lexicon import WORD, forms_of, friend_forms
from oresund.glossary import BRACKETS, CONTENT, false_friends, terms
from tests.oresund.catalogue_entries import CODES, entries, pairs

OTHER = {"da": "sv", "sv": "da"}
# Short words on buttons (areas G, H) bend in a sentence like all others; there they are everyday language.
BUTTONS = ("G", "H")
# Forms of an agreed word that only a sentence has; the glossary gives the word as it stands beside a meeting.
IN_A_SENTENCE = {
    ("cancelled", "sv"): ("ställdes in",),
    ("moved", "da"): ("flyttede",),
    ("moved", "sv"): ("flyttade", "flyttades"),
    ("planned", "sv"): ("planerad", "planerade"),
    ("submitted", "sv"): ("lämnats in",),
    ("adopted", "sv"): ("antagit", "antagits", "antogs"),
    ("rejected", "sv"): ("avslagits",),
    ("to_approve", "da"): ("godkend",),
    ("to_approve", "sv"): ("godkänn",),
    # In Swedish a point is on an agenda, and sent in to it.
    ("agenda_item", "sv"): ("punkter till dagordningen",),
    # "I en och samma stad", since "i en stad" would be any city (note in the glossary).
    ("one_city", "sv"): ("en och samma stad",),
    # medborgare is for the civic feeling of the vision, invånare for everything else.
    ("citizen_civic", "sv"): ("invånare", "invånarna"),
    # A council has mandat; a working group has places, for which the glossary has a word in Danish only.
    ("seat", "sv"): ("plats", "platsen", "platser"),
}
# The English word in another sense: (key of the term, the message up to here).
ANOTHER_SENSE = {
    ("administration", "Administration"),  # the pages of the administrator, no department
    ("administration", "%(app)s administration"),
    ("matter", "Of the councils the portal lists only those who matter"),
    ("minutes", "Wait a few minutes"),
    ("minutes", "If the address belongs to an account"),  # within a few minutes
    ("present", "Nobody is listed at present"),
    ("accept", "It had been open for too long"),  # a browser accepts cookies
    ("share", "Share"),  # how many percent; the glossary's is a button
    ("safety", "Copy it now: for your safety"),  # of an address, not of a street
}
# Words of both languages, although the glossary has them, alone, in one only.
AT_HOME_IN_BOTH = {"sv": {"del", "offentliggjorts", "punkt", "punkten", "punkter"}, "da": set()}
NAMES = re.compile("Malmö stad")


@cache
def english():
    """The labels of the glossary in English, the longest first, each with its term."""
    with (CONTENT / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["key"]: row["en"] for row in csv.DictReader(file)}
    labels = [
        (BRACKETS.sub("", label).strip().lower(), term)
        for term in terms()
        for label in rows[term.key].split(" / ")
    ]
    return sorted(labels, key=lambda one: len(one[0]), reverse=True)


def agreed_in(message):
    """The terms that an English message has as whole words, none within another."""
    rest = re.sub(r"%\(\w+\)[sd]|\{\w+\}", "", message.lower())
    for label, term in english():
        found = re.compile(rf"(?<![\w-]){re.escape(label)}(?:e?s)?(?![\w-])")
        if term.area[0] in BUTTONS:
            if found.fullmatch(rest):
                yield term
        elif found.search(rest):
            rest = found.sub("", rest)
            yield term


def in_words(text):
    return f" {' '.join(WORD.findall(text.lower()))} "


def says(term, language, text):
    """Any form of any of its words will do, also as the first or last part of a longer word."""
    words = in_words(text)
    forms = {*forms_of(term, language), *IN_A_SENTENCE.get((term.key, language), ())}
    return any(
        f" {form} " in words or (len(form) > 3 and (f" {form}" in words or f"{form} " in words))
        for form in (form.replace("-", " ") for form in forms)
    )


def another_sense(term, message):
    return any(key == term.key and message.startswith(start) for key, start in ANOTHER_SENSE)


@pytest.mark.parametrize("language", CODES)
def test_an_agreed_term_is_said_in_the_agreed_word(language):
    asked, wrong = set(), []
    for message, text in pairs(language):
        for term in agreed_in(message):
            asked.add(term.key)
            if not says(term, language, text) and not another_sense(term, message):
                wrong.append((term.key, message, text))
    assert not wrong
    assert len(asked) > 80


def test_every_exception_is_still_needed():
    messages = [message for message, _ in pairs("da")]
    for key, start in ANOTHER_SENSE:
        assert any(
            message.startswith(start) and key in {term.key for term in agreed_in(message)}
            for message in messages
        ), key
    for (key, language), forms in IN_A_SENTENCE.items():
        texts = [
            text.lower()
            for message, text in pairs(language)
            if key in {term.key for term in agreed_in(message)}
        ]
        assert any(form in text for form in forms for text in texts), key


def test_a_term_that_is_not_said_would_be_seen():
    """The words above are looked for, and a wrong one is not taken for a right one."""
    deadline = next(term for term in terms() if term.key == "deadline")
    assert list(agreed_in("The deadline for agenda items")) != []
    assert says(deadline, "sv", "Tidsfristen för punkter")
    assert not says(deadline, "sv", "Sista chansen")
    assert [term.key for term in agreed_in("Host city")] == ["host_city"]


@cache
def single_words(language):
    found = set()
    for term in terms():
        found |= forms_of(term, language)
    return {word for word in found if " " not in word}


@pytest.mark.parametrize("language", CODES)
def test_no_agreed_word_of_the_other_language_stands_in_a_catalogue(language):
    foreign = single_words(OTHER[language]) - single_words(language) - AT_HOME_IN_BOTH[language]
    assert len(foreign) > 300
    for _message, text in pairs(language):
        words = set(WORD.findall(NAMES.sub("", text).lower()))
        assert not words & foreign, text


@pytest.mark.parametrize(("language", "letters"), [("da", "äöÄÖ"), ("sv", "æøÆØ")])
def test_no_letter_of_the_other_language_stands_in_a_catalogue(language, letters):
    for _message, text in pairs(language):
        assert not set(NAMES.sub("", text)) & set(letters), text


def rightly(friend, language, text):
    """Whether the other language's text has a word that the file gives for this one."""
    answers = friend.sv_for_da if language == "da" else friend.da_for_sv
    forms = {form for word in answers for form in (word, *friend_forms(word, OTHER[language]).values())}
    return any(f" {form} " in in_words(text) for form in forms)


# Right beside a word that the file does not give: send in items of an agenda; what was done in the administration.
RIGHT = {("anmäla", "melde"), ("anmäl", "meld"), ("handlinger", "händelser")}
# In every other sentence, and not misleading there.
EVERYDAY = {"blive", "må"}


@pytest.mark.parametrize("language", CODES)
def test_a_false_friend_stands_only_where_its_neighbour_says_what_it_means(language):
    seen = set()
    for own, other in zip(entries(language), entries(OTHER[language]), strict=True):
        words = WORD.findall(own.text.lower())
        for friend in (one for one in false_friends() if one.da not in EVERYDAY):
            word = friend.da if language == "da" else friend.sv
            for found in set(words) & {word, *friend_forms(word, language).values()}:
                seen.add(word)
                assert rightly(friend, language, other.text) or any(
                    found == mine and theirs in other.text for mine, theirs in RIGHT
                ), (found, own.text, other.text)
    assert len(seen) >= 2


def test_the_worst_false_friends_are_avoided():
    swedish = " ".join(text for _, text in pairs("sv")).lower()
    danish = " ".join(text for _, text in pairs("da")).lower()
    for word in (
        "by",
        "byn",
        "frist",
        "indstilling",
        "semester",
        "rolig",
        "urval",
        "sak",
        "borgare",
        "utsatt",
    ):
        assert word not in WORD.findall(swedish)
    for word in ("indstilling", "semester", "rolig", "protokol", "udskud", "udsat", "handling"):
        assert word not in WORD.findall(danish)
    for message, text in pairs("sv"):
        if re.search(r"inställ", text.lower()):
            assert "cancel" in message.lower(), text
