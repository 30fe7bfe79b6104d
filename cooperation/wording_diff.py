"""What changed from one wording to the next, word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

SAME = "same"
ADDED = "added"
REMOVED = "removed"

# A word or a mark, with the space before it.
_WORDS = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")


class Change(NamedTuple):
    """A run of words that stayed, came or went; `kind` is SAME, ADDED or REMOVED."""

    kind: str
    text: str


def changes(old: str, new: str) -> list[Change]:
    """Return the way from an old wording to a new one, in reading order.

    What stayed and what was removed join to `old`, what stayed and what was added join to `new`, letter by letter.
    Where words were replaced, the removed ones come first. No change is empty, none follows one of its own kind.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    found: list[Change] = []
    for how, start, end, from_, to in SequenceMatcher(None, before, after).get_opcodes():
        gone, come = "".join(before[start:end]), "".join(after[from_:to])
        if how == "equal":
            found.append(Change(SAME, gone))
        else:
            found += [Change(kind, text) for kind, text in ((REMOVED, gone), (ADDED, come)) if text]
    return found
