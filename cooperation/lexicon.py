"""Every form in which an agreed word or a false friend may stand in a text, and what it stands for."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cooperation.inflection import Form, Forms, adjective, noun, participle, verb
from oresund.chair_word import CHAIR_WORDS, said_as
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
    "da": _set("mødes pladsen punkt punktet samarbejdes"),
    "sv": _set("extrainsatt hållet mötes plats platsen platser utseende utseendet val valet valen"),
}
STATES = _set(
    "adjourned adopted archived cancelled completed confirmed held postponed recommended rejected submitted "
    "withdrawn"
)
VERBS = _set("merge to_adopt to_approve to_note to_refer_back to_reject to_table")

ADJECTIVES = frozenset({"rolig", "ledig", "lugn", "sjov", "arbetslös"})
PARTICIPLES = frozenset({"indstillet", "inställd", "udsat", "utsatt", "föreslagen", "uppskjuten", "aflyst"})
FRIEND_VERBS = frozenset({"blive", "bli", "må", "grine", "grina", "anmelde", "anmäla", "gem", "göm"})
# The plurals of false friends and of the words that take their place, where the glossary does not have them.
PLURALS = {
    "da": "aftale aftaler, anledning anledninger, bestyrelse bestyrelser, entreprenør entreprenører, fag fag, "
    "fagforening fagforeninger, ferie ferier, frokost frokoster, handling handlinger, holdning holdninger, "
    "høring høringer, iværksætter iværksættere, landsby landsbyer, nævn nævn, orientering orienteringer, "
    "protokol protokoller, samfund samfund, semester semestre, styrelse styrelser, tilbud tilbud, ting ting, "
    "trossamfund trossamfund",
    "sv": "anledning anledningar, avtal avtal, borgare borgare, by byar, byggentreprenör byggentreprenörer, "
    "entreprenör entreprenörer, erbjudande erbjudanden, fack fack, frist frister, frukost frukostar, "
    "inställning inställningar, lunch luncher, myndighet myndigheter, orientering orienteringar, referat referat, "
    "remiss remisser, sak saker, samfund samfund, samhälle samhällen, semester semestrar, styrelse styrelser, "
    "termin terminer, tillbud tillbud, tillfälle tillfällen, urval urval, åtgärd åtgärder, ämne ämnen, "
    "överenskommelse överenskommelser",
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
    return noun(word, _plurals(language).get(word, ""), language)


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
    return _forms([word for word in words if word != own], language)


@cache
def renderings(word: str, language: str) -> frozenset[str]:
    """Return what else the other language may say for a word, by what is known of false friends: borgere, invånare."""
    found: set[str] = set()
    for friend in false_friends():
        own, theirs, agreed = friend.da, friend.sv, friend.sv_for_da
        if language == "sv":
            own, theirs, agreed = theirs, own, friend.da_for_sv
        if word in _forms([own], language):
            found |= _forms(agreed, OTHER[language])
        if word in answers(friend, language):
            found |= _forms([theirs], OTHER[language])
    return frozenset(found)


def _forms(words: Iterable[str], language: str) -> frozenset[str]:
    single = [word for word in words if " " not in word]
    return frozenset(key(form) for word in single for form in friend_forms(word, language).values())


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
    else:
        is_state = term.key in STATES
        for word, its_plural in _with_either_chair_word(label, plural):
            yield from _turned(participle(word, language) if is_state else noun(word, its_plural, language))


def _with_either_chair_word(*words: str) -> Iterable[tuple[str, ...]]:
    """Whichever word the portal itself says for whoever chairs, a text may say the other one."""
    return dict.fromkeys(tuple(said_as(chair_word, word) for word in words) for chair_word in CHAIR_WORDS)


def _recognised_friend(friend: FalseFriend, language: str) -> Iterator[tuple[str, Form | None]]:
    word = friend.da if language == "da" else friend.sv
    if word in FRIEND_VERBS:
        yield from ((form, None) for form in verb(word, language))
    elif word.startswith("eventuel"):
        yield word, Form()
    else:
        yield from _turned(friend_forms(word, language))


def _turned(forms: Forms) -> Iterator[tuple[str, Form]]:
    """Forms by the word; the first one where several are written alike."""
    yield from {word: form for form, word in reversed(forms.items())}.items()


def _ranked(several: list[Sense]) -> list[Sense]:
    """An agreed label is used rightly; what has a sure form comes before what has none, a false friend before a word
    that merely may stand for a label."""
    return sorted(
        several, key=lambda sense: (not sense.is_label, sense.form is None, isinstance(sense.meaning, Term))
    )


@cache
def _plurals(language: str) -> dict[str, str]:
    both = (words_of(term, language) for term in terms())
    known = {labels[0]: plurals[0] for labels, plurals in both if plurals}
    return known | dict(pair.split() for pair in PLURALS[language].split(", "))
