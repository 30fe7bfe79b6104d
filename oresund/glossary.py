"""The words that both cities agreed on, and those that look alike and mislead, read from the two files."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from hashlib import md5
from pathlib import Path
from typing import NamedTuple

from oresund.chair_word import CHOSEN, said_as

CONTENT = Path(__file__).resolve().parent / "content"
BRACKETS = re.compile(r"\s*\(([^)]*)\)")

Words = tuple[str, ...]


class Term(NamedTuple):
    """One agreed pair. In each tuple the first word is the label, the rest may stand for it; no plural: ()."""

    key: str
    area: str
    da: Words
    da_plural: Words
    sv: Words
    sv_plural: Words


class FalseFriend(NamedTuple):
    """A Danish and a Swedish word that look alike, and how the other language says what each of them means."""

    da: str
    sv: str
    sv_for_da: Words
    da_for_sv: Words


@cache
def terms() -> tuple[Term, ...]:
    """Return the glossary in the order of its file, in Danish with the word that the portal has for whoever chairs."""
    return tuple(
        Term(
            row["key"],
            row["area"],
            _alternatives(said_as(CHOSEN, row["da"])),
            _alternatives(said_as(CHOSEN, row["da_pl"])),
            _alternatives(row["sv"]),
            _alternatives(row["sv_pl"]),
        )
        for row in _rows("glossary.csv")
    )


@cache
def false_friends() -> tuple[FalseFriend, ...]:
    """Return the pairs that mislead, in the order of their file. Their English meanings stay in the file."""
    return tuple(
        FalseFriend(
            row["da"],
            BRACKETS.sub("", row["sv_lookalike"]),
            _answers(row["sv_for_da"]),
            _answers(row["da_for_sv"]),
        )
        for row in _rows("false_friends.csv")
    )


@cache
def synonyms() -> tuple[tuple[Words, Words], ...]:
    """Return Danish and Swedish words that mean the same: those of the glossary, then those of the thesaurus."""
    agreed = [(term.da + term.da_plural, term.sv + term.sv_plural) for term in terms()]
    return (*agreed, *_both("thesaurus.csv"))


@cache
def subjects() -> tuple[tuple[Words, Words], ...]:
    """Return for each subject that a project may have the words that Danes and Swedes use when they write of it."""
    return tuple(_both("subjects.csv"))


@cache
def edition() -> str:
    """Return a text that changes whenever one of the files of words does."""
    names = ("glossary.csv", "false_friends.csv", "thesaurus.csv", "subjects.csv")
    return md5(b"".join((CONTENT / name).read_bytes() for name in names), usedforsecurity=False).hexdigest()


def _both(name: str) -> Iterator[tuple[Words, Words]]:
    return ((tuple(row["da"].split("|")), tuple(row["sv"].split("|"))) for row in _rows(name))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (CONTENT / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _alternatives(cell: str) -> Words:
    """'tidsfrist (sista dag)' and 'handling / dokument': the label comes first, then what may stand for it."""
    words = [part for whole in cell.split(" / ") for part in _unbracketed(whole)]
    return tuple(dict.fromkeys(word for word in words if word))


def _unbracketed(whole: str) -> Iterator[str]:
    yield BRACKETS.sub("", whole).strip()
    for inside in BRACKETS.finditer(whole):
        before, after = whole[: inside.start()], whole[inside.end() :].strip()
        # 'justering (godkännande) av protokoll': brackets amid a phrase replace the word before them.
        if after:
            yield " ".join([*before.split()[:-1], inside[1], after])
        else:
            yield from (part for part in map(_bare, inside[1].split(",")) if not re.search(r"\d", part))


def _bare(part: str) -> str:
    return part.strip(' "')


def _answers(cell: str) -> Words:
    parts = re.split(r"[,;]", BRACKETS.sub("", cell))
    return tuple(part.strip() for part in parts if part.strip())
