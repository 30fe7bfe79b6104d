"""Where the words that a search has found stand in a text, and the part of a long text that is worth showing."""

import re
from collections.abc import Iterable, Iterator, Set

LENGTH = 220  # characters of an excerpt, about
_WORD = re.compile(r"[^\W_]+")
_SAME = str.maketrans("æø", "äö")
_PLAIN = str.maketrans("äöåéèü", "aoaeeu")

Piece = tuple[str, bool]


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts, as they are written there."""
    return {word for text in texts for word in _WORD.findall(text)}


def likely(words: Iterable[str], stems: Iterable[str]) -> list[str]:
    """Return those of the words that may have one of these stems; a quick look that lets too many through, never too few.

    stems: folded as the database folds them, and longer than nothing.
    """
    cores = {stem[:-1] if len(stem) > 2 else stem for stem in stems}
    return sorted(word for word in words if any(core in form for form in _forms(word) for core in cores))


def pieces(text: str, marked: Set[str]) -> Iterator[Piece]:
    """Yield a text in pieces, each with whether it is one of the marked words; together they are the text."""
    end = 0
    for match in _WORD.finditer(text):
        if match[0] in marked:
            if match.start() > end:
                yield text[end : match.start()], False
            yield match[0], True
            end = match.end()
    if end < len(text):
        yield text[end:], False


def holds(text: str, marked: Set[str]) -> bool:
    return any(word in marked for word in _WORD.findall(text))


def excerpt(text: str, marked: Set[str]) -> str:
    """Return about LENGTH characters of a text around its first marked word, cut between words; "…" stands for the rest."""
    text = " ".join(text.split())
    if len(text) <= LENGTH * 5 // 4:
        return text
    first = next((one.start() for one in _WORD.finditer(text) if one[0] in marked), 0)
    start = _between_words(text, max(0, min(first - LENGTH // 3, len(text) - LENGTH)))
    shown = text[start : start + LENGTH].rsplit(" ", 1)[0] if start + LENGTH < len(text) else text[start:]
    return ("… " if start else "") + shown + (" …" if start + len(shown) < len(text) else "")


def _between_words(text: str, place: int) -> int:
    return place if place == 0 else text.find(" ", place) + 1


def _forms(word: str) -> set[str]:
    common = word.lower().translate(_SAME)
    spelled = common.replace("ä", "ae").replace("ö", "oe").replace("å", "aa")
    # The stem of cykel is also that of cykler.
    return {
        form for one in (common, common.translate(_PLAIN), spelled) for form in (one, one.replace("e", ""))
    }
