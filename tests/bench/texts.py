"""Proposals like those that people write: two subjects each, some words in most of them, and most words in very few."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from cooperation.traits import words
from oresund.glossary import subjects, synonyms

SAMPLES = Path(__file__).resolve().parents[1] / "similarity"
LANGUAGES = ("da", "sv")
TITLE, SUMMARY = 4, 25  # words, with as many traits as a real text has


class Text(NamedTuple):
    language: str
    title: str
    summary: str


class Writer:
    """Writes texts of the running words of real ones, of words of their subjects, and of compounds that hardly ever come again."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._running: dict[str, list[str]] = {code: [] for code in LANGUAGES}
        for text in labelled("tuned_1.yaml", "tuned_2.yaml"):
            self._running[text.language] += [word.written for word in words(f"{text.title}\n{text.summary}")]
        known = self._random.sample(synonyms(), len(synonyms()))
        self._known = {code: [pair[at][0] for pair in known] for at, code in enumerate(LANGUAGES)}

    def text(self, language: str) -> Text:
        about = [self._often(subjects())[LANGUAGES.index(language)] for _subject in range(2)]
        title, summary = (
            " ".join(self._word(language, about) for _place in range(length)).capitalize()
            for length in (TITLE, SUMMARY)
        )
        return Text(language, title, summary)

    def _word(self, language: str, about: list) -> str:
        kind, known = self._random.random(), self._known[language]
        if kind < 0.7:
            return self._random.choice(self._running[language])
        if kind < 0.85:
            return self._random.choice(self._random.choice(about))
        if kind < 0.95:
            return self._often(known)
        return self._often(known) + self._often(known)

    def _often(self, listed):
        """One of them: the first come most often, each next one a little less."""
        return listed[int(len(listed) * self._random.random() ** 2)]


def labelled(*names: str) -> Iterator[Text]:
    """The texts of people."""
    for name in names:
        for one in yaml.safe_load((SAMPLES / name).read_text(encoding="utf-8"))["proposals"]:
            yield Text(one["lang"], one["title"], one["summary"])
