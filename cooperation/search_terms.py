"""What somebody asks the registry for: words, "phrases in quotes", and -words that must not be there."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200  # characters that are read
MOST = 12  # words and phrases
_QUOTES = str.maketrans(dict.fromkeys("“”„»«", '"'))
# A quote that is never closed reaches to the end.
_TERM = re.compile(r'(?<!\S)(?P<without>-?)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))|"([^"]*)(?:"|$)')
_REFERENCE = re.compile(r"(?:[a-z]{1,4}-)\d{1,4}(?:-\d*)?|\d{4}-\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, and what becomes of it.

    is_wanted: whether it must be there, else it must not; goes_on: whether longer words that begin so count too;
    is_reference: whether it is the reference of a project, or a part of one.
    """

    words: str
    is_wanted: bool = True
    is_phrase: bool = False
    goes_on: bool = False
    is_reference: bool = False


def asked(written: str) -> str:
    """Return what is searched for of what was written: without control characters, in LONGEST characters at most."""
    shown = "".join(
        " " if unicodedata.category(one) in ("Cc", "Cs") else one for one in written[: 4 * LONGEST]
    )
    return " ".join(shown.split())[:LONGEST].strip()


def terms(written: str) -> tuple[Term, ...]:
    """Return the words and phrases of a search, MOST at most, in their order. What holds no letter or figure is left out.

    The last word may be one that is still being typed. Source: domain §6.1 and issue 6, point 9.
    """
    found = [_term(match) for match in _TERM.finditer(asked(written).translate(_QUOTES))]
    kept = [term for term in found if any(map(str.isalnum, term.words))][:MOST]
    if kept and kept[-1].is_wanted and not kept[-1].is_phrase and not kept[-1].is_reference:
        kept[-1] = Term(kept[-1].words, goes_on=True)
    return tuple(kept)


def _term(match: re.Match[str]) -> Term:
    phrase = match["phrase"] if match["phrase"] is not None else match[4]
    is_wanted = not match["without"]
    if phrase is not None:
        return Term(phrase.strip(), is_wanted=is_wanted, is_phrase=True)
    word = match["word"].strip("-+*()[]{}!&|:;,.?<>'`´")
    return Term(word, is_wanted=is_wanted, is_reference=bool(_REFERENCE.fullmatch(word.lower())))
