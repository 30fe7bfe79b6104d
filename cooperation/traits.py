"""What a text is recognised by when it is compared with texts of the other language: words, meanings, subjects, pieces."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from hashlib import md5
from itertools import product
from math import sqrt
from typing import NamedTuple

from cooperation.skeleton import fold, skeleton, stem
from cooperation.stopwords import STOPWORDS
from cooperation.thesaurus import Thesaurus

# How much each kind of trait counts, the first letter of its key: pieces of words, words, meanings, subjects, and the words
# of one language alone, which a text has in the other one through its translation. Tuned on labelled pairs.
WEIGHTS = {"g": 0.5, "w": 0.3, "c": 1.0, "t": 0.8, "s": 0.4}
TITLE = 2.0
NAME = 0.4
_PIECE = 4
_MATCHES = 6
_KIN = 0.4
_SHORTEST_ALIKE = 4
_TOKEN = re.compile(r"[^\W\d_]+|[.!?:;\n–]")


class Match(NamedTuple):
    """A word or phrase of one text and the one in the other text that it matches."""

    asked: str
    found: str


class Word(NamedTuple):
    """A word of a text. folded: as it is compared; is_name: written with a capital within a sentence."""

    written: str
    folded: str
    is_name: bool


def words(text: str) -> list[Word]:
    """Return the words of a text in their order; numbers and marks are none."""
    found, at_start = [], True
    for match in _TOKEN.finditer(unicodedata.normalize("NFC", text)):
        token = match[0]
        if token[0].isalpha():
            found.append(Word(token, fold(token), token[0].isupper() and not at_start and len(token) > 1))
        at_start = not token[0].isalpha()
    return found


def digest(title: str, summary: str, language: str) -> str:
    """Return what tells one text from another."""
    return md5("\n".join((language, title, summary)).encode(), usedforsecurity=False).hexdigest()


def traits(title: str, summary: str, language: str, thesaurus: Thesaurus) -> dict[str, float]:
    """Return how often a text of "da" or "sv" has each trait; what stands in the title counts twice, a name less."""
    counted: dict[str, float] = defaultdict(float)
    for text, weight in ((title, TITLE), (summary, 1.0)):
        found = words(text)
        for _first, _end, keys in thesaurus.phrases([word.folded for word in found], language):
            for key, share in _shared(keys):
                counted[key] += weight * share
        for word in found:
            if not _is_empty(word.folded, language):
                times = weight * (NAME if word.is_name else 1)
                for key, share in _traits_of(word.folded, language, thesaurus):
                    counted[key] += times * share
    return counted


def shadow(title: str, summary: str, language: str, thesaurus: Thesaurus) -> dict[str, float]:
    """Return the traits that a text has through its translation into `language`: words of that language and no more.

    A false friend tells nothing there, because machines translate it by its looks.
    """
    misleading = thesaurus.misleading[language]
    counted: dict[str, float] = defaultdict(float)
    for text, weight in ((title, TITLE), (summary, 1.0)):
        for word in words(text):
            if not _is_empty(word.folded, language):
                for part in _pieces(word.folded, language, thesaurus):
                    if part not in misleading:
                        counted[f"s{language}{stem(part)}"] += weight * (NAME if word.is_name else 1)
    return counted


def _is_empty(word: str, language: str) -> bool:
    return len(word) < 2 or word in STOPWORDS[language]


def _pieces(word: str, language: str, thesaurus: Thesaurus) -> list[str]:
    """A word, and what it is made of; a word that misleads is one whole."""
    if word in thesaurus.misleading[language]:
        return [word]
    parts = thesaurus.parts(word, language)
    own = [part for part in parts if not _is_empty(part, language)] if len(parts) > 1 else []
    return [word, *own]


@lru_cache(maxsize=50_000)
def _traits_of(word: str, language: str, thesaurus: Thesaurus) -> tuple[tuple[str, float], ...]:
    pieces = _pieces(word, language, thesaurus)
    found: list[tuple[str, float]] = []
    for piece in pieces:
        found += _shared(thesaurus.entries(piece, language))
        found.append((f"s{language}{stem(piece)}", 1.0))
    misled = thesaurus.misleading[language].intersection(pieces)
    found += [(f"w{skeleton(piece, language)}", 1.0) for piece in pieces if piece not in misled]
    if not misled:
        whole = f" {skeleton(word, language)} "
        found += [(f"g{whole[at : at + _PIECE]}", 1.0) for at in range(max(1, len(whole) - _PIECE + 1))]
    return tuple(found)


def _shared(keys: Iterable[str]) -> list[tuple[str, float]]:
    """What a word says of each entry that it stands in: the less, the more entries of that kind there are."""
    several = Counter(key[0] for key in keys)
    return [(key, 1 / sqrt(several[key[0]])) for key in sorted(keys)]


def matches(
    asked: tuple[str, str], found: tuple[str, str], shared: Iterable[str], thesaurus: Thesaurus
) -> list[Match]:
    """Return the pairs of words that make two texts alike, those that count most first, each word once.

    asked, found: (text, language "da" or "sv"); shared: the traits that both have, those that count most first. Pieces of
    words explain nothing to a reader, so they are left out; where nothing explains it well, the nearest pair stands alone.
    """
    (ours, mine_about), (theirs, yours_about) = (_carriers(*text, thesaurus) for text in (asked, found))
    candidates = [
        (_kinship(key, mine_about[mine], yours_about[yours]), Match(mine, yours))
        for key in sorted(shared, key=lambda key: key[0] == "t")
        for mine, yours in product(ours.get(key, ()), theirs.get(key, ()))
    ]
    pairs: dict[str, Match] = {}
    taken: set[str] = set()
    for kinship, match in candidates:
        if kinship >= _KIN and match.asked.lower() not in pairs and match.found.lower() not in taken:
            pairs[match.asked.lower()] = match
            taken.add(match.found.lower())
    nearest = [max(candidates, key=lambda one: one[0])[1]] if candidates else []
    return list(pairs.values())[:_MATCHES] or nearest


def _kinship(key: str, mine: set[str], yours: set[str]) -> float:
    """How plainly a reader sees why two words match, from 0 to 1.

    One meaning or one word tells it; of one subject are a great many words, and only those that share most of theirs do.
    """
    if key[0] == "t":
        return len(mine & yours) / sqrt(len(mine) * len(yours))
    return 1.0 if key[0] != "w" or len(key) > _SHORTEST_ALIKE else 0.0


@lru_cache(maxsize=20)
def _carriers(
    text: str, language: str, thesaurus: Thesaurus
) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """Each trait with the words and phrases of a text that have it, and each of those with its entries of the thesaurus.

    Kept, as one text is asked about beside many.
    """
    found = words(text)
    carried: dict[str, list[str]] = defaultdict(list)
    about: dict[str, set[str]] = defaultdict(set)
    for first, end, keys in thesaurus.phrases([word.folded for word in found], language):
        phrase = " ".join(word.written for word in found[first:end])
        about[phrase].update(keys)
        for key in keys:
            carried[key].append(phrase)
    for word in found:
        if not _is_empty(word.folded, language):
            own = [key for key, _share in _traits_of(word.folded, language, thesaurus)]
            about[word.written].update(key for key in own if key[0] in "ct")
            for key in own:
                carried[key].append(word.written)
    return carried, about
