"""Every form in which an agreed word or a false friend may stand in a text, and what it stands for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cooperation.inflection import Form, Forms, adjective, noun, participle, verb
from oresund.glossary import FalseFriend, Term, false_friends, terms

WORD = re.compile(r"[^\W_]+")
OTHER = {"da": "sv", "sv": "da"}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What stands on buttons and in dates (areas G, H) is everyday language in a running text, but for these.
KEPT = _set(
    "accessibility_statement calendar_feed confidential machine_translation public_access week working_translation "
    "public_holiday school_holiday_autumn school_holiday_winter weekday"
)
# So are these: a mark at each of them would hide the marks that matter.
EVERYDAY_TERMS = _set("absent accept linked moved planned present status tentative")
EVERYDAY_WORDS = {
    "da": _set("hent mødes plads pladsen pladser punkt punktet punkter punkterne samarbejdes"),
    "sv": _set("extrainsatt hållet mötes plats platsen platser utseende utseendet val valet valen"),
}
STATES = _set(
    "adjourned adopted archived cancelled completed confirmed held postponed published recommended rejected submitted "
    "withdrawn"
)
VERBS = _set("merge to_adopt to_approve to_note to_refer_back to_reject to_table")

ADJECTIVES = frozenset({"rolig", "ledig", "lugn", "sjov", "arbetslös"})
PARTICIPLES = frozenset({"indstillet", "inställd", "udsat", "utsatt", "föreslagen", "uppskjuten", "aflyst"})
FRIEND_VERBS = frozenset({"blive", "bli", "må", "grine", "grina", "anmelde", "anmäla", "gem", "göm"})
# The plurals of false friends and of the words that take their place; the glossary has those of its own words.
PLURALS = {
    "da": "by byer, tilbud tilbud, indstilling indstillinger, sag sager, handling handlinger, frist frister, "
    "semester semestre, frokost frokoster, anledning anledninger, aftale aftaler, borger borgere, udvalg udvalg, "
    "nævn nævn, styrelse styrelser, samfund samfund, fag fag, entreprenør entreprenører, referat referater, "
    "protokol protokoller, orientering orienteringer, landsby landsbyer, ting ting, bestyrelse bestyrelser, "
    "trossamfund trossamfund, fagforening fagforeninger, iværksætter iværksættere, resumé resuméer, "
    "høring høringer, ferie ferier, dokument dokumenter, holdning holdninger",
    "sv": "by byar, tillbud tillbud, inställning inställningar, sak saker, handling handlingar, frist frister, "
    "semester semestrar, frukost frukostar, anledning anledningar, avtal avtal, borgare borgare, urval urval, "
    "utskott utskott, nämnd nämnder, styrelse styrelser, samfund samfund, fack fack, entreprenör entreprenörer, "
    "referat referat, protokoll protokoll, orientering orienteringar, remiss remisser, stad städer, ärende ärenden, "
    "erbjudande erbjudanden, åtgärd åtgärder, tidsfrist tidsfrister, termin terminer, lunch luncher, "
    "tillfälle tillfällen, överenskommelse överenskommelser, invånare invånare, myndighet myndigheter, "
    "samhälle samhällen, ämne ämnen, byggentreprenör byggentreprenörer",
}


class Sense(NamedTuple):
    """What a form may stand for. form: None when it is recognised, but has no sure counterpart in the other language."""

    meaning: Term | FalseFriend
    form: Form | None
    is_label: bool


def words_of(term: Term, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words and the plurals of a term in one language, labels first."""
    return (term.da, term.da_plural) if language == "da" else (term.sv, term.sv_plural)


def written(term: Term, language: str) -> Forms:
    """Return the forms in which the label of a term can be written; a verb only in its infinitive."""
    labels, plurals = words_of(term, language)
    if term.key in STATES:
        return participle(labels[0], language)
    if term.key in VERBS:
        return {Form(): labels[0]}
    return noun(labels[0], plurals[0] if plurals else "", language)


def friend_forms(word: str, language: str) -> Forms:
    """Return the forms of a false friend, or of the word that takes its place."""
    if word in ADJECTIVES or word in PARTICIPLES:
        return adjective(word, language)
    return noun(word, _plural(word, language), language)


@cache
def senses(language: str) -> dict[str, tuple[Sense, ...]]:
    """Return the senses of each form of "da" or "sv", keyed by `key`; the one to be shown first comes first."""
    found: dict[str, list[Sense]] = {}
    for term in _running(terms()):
        labels, plurals = words_of(term, language)
        for at, label in enumerate(labels):
            plural = plurals[0] if plurals and at == 0 else ""
            for word, form in _recognised(term, label, plural, language):
                if word not in EVERYDAY_WORDS[language]:
                    found.setdefault(key(word), []).append(Sense(term, form, at == 0))
    for friend in false_friends():
        for word, form in _recognised_friend(friend, language):
            found.setdefault(key(word), []).append(Sense(friend, form, False))
    return {word: tuple(_ranked(several)) for word, several in found.items()}


@cache
def lengths(language: str) -> dict[str, int]:
    """Return for each first word how many words the longest phrase has that begins so."""
    longest: dict[str, int] = {}
    for phrase in senses(language):
        count = len(WORD.findall(phrase))
        first = WORD.findall(phrase)[0]
        longest[first] = max(count, longest.get(first, 0))
    return longest


@cache
def forms_of(term: Term, language: str) -> frozenset[str]:
    """Return all forms in which a term may stand in a text, alternatives included."""
    labels, plurals = words_of(term, language)
    return frozenset(
        key(word)
        for at, label in enumerate(labels)
        for word, _ in _recognised(term, label, plurals[0] if plurals and at == 0 else "", language)
    )


@cache
def answers(friend: FalseFriend, language: str) -> frozenset[str]:
    """Return the forms of the words of a language for which its neighbour rightly writes the lookalike.

    Not of the false friend itself, which now and then is right as well (udsat: utsatt), but never surely.
    """
    own, words = (friend.da, friend.da_for_sv) if language == "da" else (friend.sv, friend.sv_for_da)
    others = [word for word in words if " " not in word and word != own]
    return frozenset(key(form) for word in others for form in friend_forms(word, language).values())


def key(phrase: str) -> str:
    """Return a phrase as it is looked up: lower case, one space or one hyphen between words."""
    return re.sub(r"[^\w-]+", " ", phrase.lower()).strip()


def _running(glossary: Iterable[Term]) -> Iterator[Term]:
    for term in glossary:
        if term.key not in EVERYDAY_TERMS and (term.area[0] not in "GH" or term.key in KEPT):
            yield term


def _recognised(term: Term, label: str, plural: str, language: str) -> Iterator[tuple[str, Form | None]]:
    if term.key in VERBS:
        yield label, Form()
        yield from ((word, None) for word in verb(label, language) if word != label)
    elif term.key in STATES:
        yield from _turned(_listed(participle(label, language)))
    else:
        guess = not plural and label != words_of(term, language)[0][0]
        plurals = _guessed(label, language) if guess and " " not in label else [plural]
        yield from _turned(_tolerant(label, plurals, language))


def _recognised_friend(friend: FalseFriend, language: str) -> Iterator[tuple[str, Form | None]]:
    word = friend.da if language == "da" else friend.sv
    if word in FRIEND_VERBS:
        yield from ((form, None) for form in verb(word, language))
    elif word in ADJECTIVES or word in PARTICIPLES:
        yield from _turned(_listed(adjective(word, language)))
    elif word.startswith("eventuel"):
        yield word, Form()
    else:
        yield from _turned(_tolerant(word, [_plural(word, language)], language))


def _tolerant(label: str, plurals: list[str], language: str) -> dict[Form, list[str]]:
    """The right forms, then those that a slip of gender or a guessed plural would make, so that they are recognised too."""
    found: dict[Form, list[str]] = {}
    for plural in plurals:
        for neuter in (None, True, False):
            for form, word in noun(label, plural, language, neuter=neuter).items():
                found.setdefault(form, []).append(word)
    return found


def _guessed(label: str, language: str) -> list[str]:
    if language == "da":
        return [label + "r"] if label.endswith("e") else [label + "er", label + "e"]
    if label.endswith("a"):
        return [label[:-1] + "or"]
    return [label + "n", label[:-1] + "ar"] if label.endswith("e") else [label + "ar", label + "er"]


def _listed(forms: Forms) -> dict[Form, list[str]]:
    return {form: [word] for form, word in forms.items()}


def _turned(forms: dict[Form, list[str]]) -> Iterator[tuple[str, Form]]:
    turned: dict[str, Form] = {}
    for form, words in forms.items():
        turned.setdefault(words[0], form)
    for form, words in forms.items():
        for word in words:
            turned.setdefault(word, form)
    yield from turned.items()


def _ranked(several: list[Sense]) -> list[Sense]:
    """An agreed label is used rightly; a false friend comes before a word that merely may stand for a label."""
    return sorted(several, key=lambda sense: (not sense.is_label, isinstance(sense.meaning, Term)))


@cache
def _plurals(language: str) -> dict[str, str]:
    pairs = re.findall(r"(\S+) ([^\s,]+)", PLURALS[language])
    known = {labels[0]: plurals[0] for labels, plurals in _glossary_plurals(language)}
    return known | dict(pairs)


def _glossary_plurals(language: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    yield from (words for term in terms() if (words := words_of(term, language))[1])


def _plural(word: str, language: str) -> str:
    return _plurals(language).get(word, "")
