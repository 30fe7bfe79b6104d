"""What a text of the declaration must be like to stand beside the Danish original."""

import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

# The quotation marks at the title and at the very end enclose the whole text; pages leave them out.
ENCLOSING = '"'

# Problems, by the place they stand at: a field of `Entry`, or what `place` says.
EMPTY = "empty"
SENTENCES = "sentences"
COUNCIL_MISSING = "council_missing"
DATE_MISSING = "date_missing"
DATE_AHEAD = "date_ahead"
REFERENCE_MISSING = "reference_missing"
NOT_ADOPTED = "not_adopted"
UNEXPLAINED = "unexplained"
UNCHANGED = "unchanged"


class ChapterWords(NamedTuple):
    """A heading and the paragraphs under it, word for word."""

    title: str
    paragraphs: list[str]


class Entry(NamedTuple):
    """A text as somebody wants to enter it; of an adopted one: the code of the council, the day, and where it is written."""

    words: list[ChapterWords]
    is_adopted: bool = False
    council: str = ""
    adopted_on: date | None = None
    reference: str = ""
    comment: str = ""


def place(chapter: int, paragraph: int = 0) -> str:
    """The name of a place in the text; paragraph 0 is the heading of the chapter."""
    return f"text_{chapter}_{paragraph}" if paragraph else f"title_{chapter}"


class Part(NamedTuple):
    """A heading (paragraph 0) or a paragraph, with its numbers."""

    chapter: int
    paragraph: int
    text: str

    @property
    def place(self) -> str:
        return place(self.chapter, self.paragraph)


def parts(words: list[ChapterWords]) -> list[Part]:
    """The headings and paragraphs of a text one by one, in reading order."""
    return [
        Part(number, at, text)
        for number, chapter in enumerate(words)
        for at, text in enumerate([chapter.title, *chapter.paragraphs])
    ]


def unquoted(text: str) -> str:
    """A text without the one mark that belongs to a pair around the whole declaration."""
    text = text.strip()
    if text.count(ENCLOSING) % 2 == 0:
        return text
    return text.removeprefix(ENCLOSING) if text.startswith(ENCLOSING) else text.removesuffix(ENCLOSING)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, in order; commitments point to them by number."""
    return re.split(r"(?<=[.:])\s+(?=[A-ZÆØÅÄÖ])", unquoted(text))


def problems(
    entry: Entry,
    *,
    original: list[ChapterWords],
    committed: Collection[str],
    councils: Collection[str],
    current: list[ChapterWords],
    current_is_adopted: bool,
    today: date,
) -> dict[str, str]:
    """What stands in the way of an entry: place → code, empty when nothing does (R-01, R-03).

    committed: places of the paragraphs that carry a commitment; there the entry has as many sentences as the original.
    councils: codes of the bodies that may adopt. current: the words that are read now, and whether they are adopted.
    An adopted text gives way to a working translation only for a reason that can be read.
    Raises ValueError when the chapters or their paragraphs are not as many as those of the original.
    """
    found = _of_the_words(entry.words, original, committed)
    if entry.is_adopted:
        return found | _of_the_adoption(entry, councils, today)
    found |= {name: NOT_ADOPTED for name in ("adopted_on", "reference") if getattr(entry, name)}
    if current_is_adopted and not entry.comment.strip():
        found["comment"] = UNEXPLAINED
    elif not current_is_adopted and entry.words == current:
        found["standing"] = UNCHANGED
    return found


def _of_the_words(
    words: list[ChapterWords], original: list[ChapterWords], committed: Collection[str]
) -> dict[str, str]:
    found = {}
    for own, danish in zip(parts(words), parts(original), strict=True):
        if own.place != danish.place:
            raise ValueError(own.place)
        if not own.text.strip():
            found[own.place] = EMPTY
        elif own.place in committed and len(sentences(own.text)) != len(sentences(danish.text)):
            found[own.place] = SENTENCES
    return found


def _of_the_adoption(entry: Entry, councils: Collection[str], today: date) -> dict[str, str]:
    found = {}
    if entry.council not in councils:
        found["council"] = COUNCIL_MISSING
    if entry.adopted_on is None:
        found["adopted_on"] = DATE_MISSING
    elif entry.adopted_on > today:
        found["adopted_on"] = DATE_AHEAD
    if not entry.reference.strip():
        found["reference"] = REFERENCE_MISSING
    return found
