"""What words of the two languages have in common: the same meaning, or a subject that both belong to."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cooperation.skeleton import fold, stem

LANGUAGES = ("da", "sv")
WORD = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset({"at", "att", "sig", "sin"})
_SHORTEST_PART = 3
_SHORTEST_COMPOUND = 7
_MOST_PARTS = 4


class Entry(NamedTuple):
    """Words of both languages that belong together. `key` begins with "c" where they mean the same, with "t" for a subject."""

    key: str
    da: tuple[str, ...]
    sv: tuple[str, ...]


class Thesaurus:
    """Entries by the words of a text, in whatever form; compounds are taken apart into words that are known."""

    def __init__(self, entries: Iterable[Entry], never: Iterable[tuple[Iterable[str], Iterable[str]]] = ()):
        """never: all forms of a Danish word and of a Swedish one that must not be joined, whatever an entry says."""
        self._single: dict[str, dict[str, set[str]]] = {code: defaultdict(set) for code in LANGUAGES}
        self._phrases: dict[str, dict[tuple[str, ...], set[str]]] = {
            code: defaultdict(set) for code in LANGUAGES
        }
        self._words: dict[str, set[str]] = {code: set() for code in LANGUAGES}
        self._parts: dict[tuple[str, str], tuple[str, ...]] = {}
        pairs = [(set(map(fold, danish)), set(map(fold, swedish))) for danish, swedish in never]
        # They tell something of a text to readers of its own language alone.
        self.misleading = {
            code: frozenset().union(*(pair[at] for pair in pairs)) for at, code in enumerate(LANGUAGES)
        }
        lookalikes: dict[str, set[str]] = defaultdict(set)
        for danish, swedish in pairs:
            for form in danish:
                lookalikes[stem(form)].update(map(stem, swedish))
        for entry in entries:
            self._enter(entry, lookalikes)
        self._stems = {code: {stem(word) for word in self._words[code]} for code in LANGUAGES}
        self._longest = {code: max(map(len, self._phrases[code]), default=1) for code in LANGUAGES}

    def _enter(self, entry: Entry, lookalikes: dict[str, set[str]]) -> None:
        """lookalikes: by the stem of a Danish word, those of the Swedish ones that it must not be joined with."""
        danish, swedish = ({fold(word): stem(fold(word)) for word in words} for words in (entry.da, entry.sv))
        apart = {
            (mine, other)
            for mine in danish.values()
            for other in lookalikes.get(mine, set()).intersection(swedish.values())
        }
        false = [{pair[at] for pair in apart} for at in range(len(LANGUAGES))]
        kept = [
            [word for word, its_stem in words.items() if its_stem not in never]
            for words, never in zip((danish, swedish), false, strict=True)
        ]
        for code, words in zip(LANGUAGES, kept, strict=True):
            for words_of_one in map(WORD.findall, words):
                bare = [word for word in words_of_one if word not in _PARTICLES]
                self._words[code].update(word for word in bare if len(word) >= _SHORTEST_PART)
                if len(bare) == 1:
                    self._single[code][stem(bare[0])].add(entry.key)
                elif bare:
                    self._phrases[code][tuple(map(stem, words_of_one))].add(entry.key)

    def entries(self, word: str, language: str) -> frozenset[str]:
        """Return the keys of the entries that a folded word of "da" or "sv" stands in."""
        return frozenset(self._single[language].get(stem(word), ()))

    def phrases(self, words: list[str], language: str) -> list[tuple[int, int, frozenset[str]]]:
        """Return (first, past the last, keys) of each phrase among the folded words of a text, the longest where they begin alike."""
        stems, known, found = list(map(stem, words)), self._phrases[language], []
        for start in range(len(stems)):
            for end in range(min(start + self._longest[language], len(stems)), start + 1, -1):
                if keys := known.get(tuple(stems[start:end])):
                    found.append((start, end, frozenset(keys)))
                    break
        return found

    def parts(self, word: str, language: str) -> tuple[str, ...]:
        """Return the known words that a folded compound is made of, in as few and as long parts as can be; else the word."""
        if (word, language) not in self._parts:
            self._parts[word, language] = self._split(word, language)
        return self._parts[word, language]

    def _split(self, word: str, language: str) -> tuple[str, ...]:
        if len(word) < _SHORTEST_COMPOUND:
            return (word,)
        ways = self._ways(word, language, _MOST_PARTS)
        return min(ways, key=lambda way: (len(way), -min(map(len, way))), default=(word,))

    def _ways(self, rest: str, language: str, most: int) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        if most > 1:
            for at in range(_SHORTEST_PART, len(rest) - _SHORTEST_PART + 1):
                if first := self._first(rest[:at], language):
                    after = rest[at:]
                    if self._is_last(after, language):
                        found.append((first, after))
                    found += [(first, *way) for way in self._ways(after, language, most - 1)]
        return found

    def _first(self, part: str, language: str) -> str | None:
        """A word as it stands before another one: gräns-, arbets-, grænse-, gatu-, skol- (skola)."""
        known = self._words[language]
        if part in known:
            return part
        joins = "se" if language == "da" else "saueo"
        if len(part) > _SHORTEST_PART + 1 and part[-1] in joins and part[:-1] in known:
            return part[:-1]
        if language == "sv":
            return next((part + lost for lost in "ae" if part + lost in known), None)
        return None

    def _is_last(self, part: str, language: str) -> bool:
        return part in self._words[language] or (
            len(part) > _SHORTEST_PART and stem(part) in self._stems[language]
        )
