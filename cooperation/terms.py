"""Which words of a text the two cities have agreed on, which mislead, and which a translation has lost."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cooperation import names
from cooperation.lexicon import (
    OTHER,
    WORD,
    Sense,
    answers,
    forms_of,
    key,
    lengths,
    renderings,
    senses,
    words_of,
)
from oresund.glossary import FalseFriend, Term

TERM, FALSE_FRIEND = "term", "false_friend"

# Modal and auxiliary verbs stand in every other sentence; 'eventuelt' nearly always means what it seems to.
UNMARKED_FRIENDS = frozenset({"blive", "må", "eventuelt"})
# An item of an agenda when it stands by itself, an ordinary adverb in a sentence.
ALONE = frozenset({"any_other_business"})


class Advice(NamedTuple):
    """What a translator is told of a word.

    means: how the other language says what this word means, the agreed word first.
    lookalike: the other language's word that looks like it; "" for a term.
    instead: what this language says where that lookalike is meant; () for a term.
    """

    means: tuple[str, ...]
    lookalike: str = ""
    instead: tuple[str, ...] = ()


class Mark(NamedTuple):
    """A word of a text. start, end: code points, as Python counts (in a browser: Array.from(text).slice(start, end))."""

    start: int
    end: int
    kind: str
    word: str
    advice: Advice


class Found(NamedTuple):
    """A place in a text with the senses that its words may have, the first one being the most likely."""

    start: int
    end: int
    senses: tuple[Sense, ...]


def marks(text: str, language: str) -> list[Mark]:
    """Return the agreed words and the false friends of a text in "da" or "sv": in order, none within another.

    Whole words in any case and form; of several that begin together the longest. The last part of a word with a hyphen
    counts as a word (Øresunds-samarbejdet), its other parts do not (møde- og projektkalender); nor do names and
    addresses. Nothing is marked that the other language writes alike, or that is in every other sentence
    (UNMARKED_FRIENDS, lexicon.EVERYDAY_TERMS). Raises KeyError on another language.
    """
    return list(_marks(text, language))


def suspects(source: str, source_language: str, target: str) -> list[Mark]:
    """Return the words of a translation that look like a false friend in its source, and so were probably taken over.

    A lookalike is right as often as the source has a word for it (sjov: rolig), and where it is one of the agreed words.
    """
    target_language = OTHER[source_language]
    there = list(_friends(target, target_language))
    counts = Counter(friend for _, friend in there)
    words = Counter(word.group().lower() for word in WORD.finditer(source))
    taken = {
        friend
        for _, friend in _friends(source, source_language)
        if misleads(friend, target_language)
        and counts[friend] > sum(words[word] for word in answers(friend, source_language))
    }
    return [_friend_mark(span, friend, target, target_language) for span, friend in there if friend in taken]


def missing(source: str, source_language: str, target: str) -> list[Mark]:
    """Return the agreed words of a source whose counterpart its translation lacks, at their first place in the source.

    Any form of a counterpart will do, its alternatives too, and as first or last part of a longer word.
    """
    target_language = OTHER[source_language]
    haystack = f" {' '.join(word.group().lower() for word in WORD.finditer(target))} "
    seen: set[str] = set()
    gone = []
    for place in found(source, source_language):
        meant = [sense.meaning for sense in place.senses if isinstance(sense.meaning, Term)]
        fresh = [term for term in meant if term.key not in seen]
        seen |= {term.key for term in meant}
        if fresh and not any(
            _stands_in(form, haystack) for form in _counterparts(place, meant, source, source_language)
        ):
            gone.append(_term_mark(place, meant[0], source, target_language))
    return gone


def segments(text: str, found_marks: Iterable[Mark]) -> list[tuple[str, Mark | None]]:
    """Return a text in pieces, each with its mark or None; joined, the pieces are the text."""
    pieces: list[tuple[str, Mark | None]] = []
    at = 0
    for mark in found_marks:
        pieces += [(text[at : mark.start], None), (text[mark.start : mark.end], mark)]
        at = mark.end
    return [piece for piece in [*pieces, (text[at:], None)] if piece[0]]


def found(text: str, language: str) -> Iterator[Found]:
    """Yield the places where agreed words and false friends stand, in order, the longest first, none within another."""
    words = list(WORD.finditer(text))
    taken = _taken(text, language)
    at = 0
    while at < len(words):
        place = None if words[at].start() in taken else _longest(text, words, at, language)
        if place:
            yield place
        at += 1
        while place and at < len(words) and words[at].start() < place.end:
            at += 1


def _longest(text: str, words: list[re.Match[str]], at: int, language: str) -> Found | None:
    known = senses(language)
    phrase = ""
    phrases = []
    for to in range(at, min(at + lengths(language).get(words[at].group().lower(), 0), len(words))):
        gap = text[words[to - 1].end() : words[to].start()] if to > at else ""
        if gap != "-" and (gap.strip() or gap.count("\n") > 1):
            break
        phrase += ("-" if gap == "-" else " " if gap else "") + words[to].group().lower()
        phrases.append((phrase, words[to].end()))
    start = words[at].start()
    for phrase, end in reversed(phrases):
        meant = tuple(sense for sense in known.get(phrase, ()) if _stands_right(sense, text, start, end))
        if meant and not re.match(r"[-_‐‑]|['’]\w", text[end : end + 2]):
            return Found(start, end, meant)
    return None


def _stands_right(sense: Sense, text: str, start: int, end: int) -> bool:
    if isinstance(sense.meaning, FalseFriend) or sense.meaning.key not in ALONE:
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start] + (text[end:].split("\n", 1)[0])
    return re.search(r"[^\W\d_]", line) is None


def _taken(text: str, language: str) -> set[int]:
    """The beginnings of words inside names that stay unchanged, and inside addresses."""
    spans = [match.span() for match in names.LITERAL.finditer(text)]
    spans += [match.span() for match in names.pattern(language).finditer(text) if " " in match.group()]
    return {word.start() for start, end in spans for word in WORD.finditer(text, start, end)}


def _marks(text: str, language: str) -> Iterator[Mark]:
    for place in found(text, language):
        meaning = place.senses[0].meaning
        if isinstance(meaning, Term):
            mark = _term_mark(place, meaning, text, OTHER[language])
            if mark.word.lower() not in (word.lower() for word in mark.advice.means):
                yield mark
        elif meaning.da not in UNMARKED_FRIENDS:
            yield _friend_mark((place.start, place.end), meaning, text, language)


def _term_mark(place: Found, term: Term, text: str, target_language: str) -> Mark:
    labels, plurals = words_of(term, target_language)
    form = next((sense.form for sense in place.senses if sense.meaning == term), None)
    means = plurals if plurals and form and form.plural else labels
    return Mark(place.start, place.end, TERM, text[place.start : place.end], Advice(means))


def _friends(text: str, language: str) -> Iterator[tuple[tuple[int, int], FalseFriend]]:
    """Every word by itself, since 'godkendelse af referat' still contains 'referat'."""
    known = senses(language)
    taken = _taken(text, language)
    for word in WORD.finditer(text):
        for sense in known.get(word.group().lower(), ()):
            if isinstance(sense.meaning, FalseFriend) and word.start() not in taken:
                yield word.span(), sense.meaning


def _friend_mark(span: tuple[int, int], friend: FalseFriend, text: str, language: str) -> Mark:
    if language == "da":
        advice = Advice(friend.sv_for_da, friend.sv, friend.da_for_sv)
    else:
        advice = Advice(friend.da_for_sv, friend.da, friend.sv_for_da)
    return Mark(*span, FALSE_FRIEND, text[slice(*span)], advice)


def misleads(friend: FalseFriend, target_language: str) -> bool:
    agreed, lookalike = (
        (friend.sv_for_da, friend.sv) if target_language == "sv" else (friend.da_for_sv, friend.da)
    )
    return lookalike not in agreed and friend.da != "eventuelt"


def _counterparts(place: Found, meant: list[Term], source: str, language: str) -> Iterator[str]:
    for term in meant:
        yield from forms_of(term, OTHER[language])
    yield from renderings(key(source[place.start : place.end]), language)


def _stands_in(form: str, haystack: str) -> bool:
    form = form.replace("-", " ")
    if len(form) < 4:
        return f" {form} " in haystack
    return f" {form}" in haystack or f"{form} " in haystack
