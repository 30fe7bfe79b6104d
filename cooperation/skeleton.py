"""What is left of a Danish or Swedish word when the ways in which the two languages differ by rule are taken out."""

import re
import unicodedata
from functools import lru_cache

_FOLD = str.maketrans("æøéèü", "äöeey")
_VOWELS = "aeiouyåäö"
_VOWELLESS = re.compile(f"[^{_VOWELS}]*")
# A Danish letter after a vowel that Swedish writes hard: skabe/skapa, møde/möte, bruge/bruka (domain §6.2, 4–6).
_SOFT = {
    re.compile(rf"(?<=[{_VOWELS}])b(?=[{_VOWELS}rl]|$)"): "p",
    re.compile(rf"(?<=[{_VOWELS}])d(?=[{_VOWELS}rl]|$)"): "t",
    re.compile(rf"(?<=[{_VOWELS}])g(?=[{_VOWELS}rlt]|$)"): "k",
}
# Beginnings, endings and pairs of letters (domain §6.2, 7, 15–20).
_DANISH = [
    (re.compile(pattern), written)
    for pattern, written in (
        ("^hv", "v"),
        ("^for", "för"),
        ("^ud", "ut"),
        ("^op(?=[^p])", "upp"),
        ("^ind", "in"),
        ("^af", "av"),
        ("^til", "till"),
        ("hed(?=$|er|en|s)", "het"),
        ("ej", "e"),
        ("öj", "ög"),
        ("^(för)?([dl])y", r"\1\2u"),
    )
]
# domain §6.2, 23 and 24: fördjupa, ljus; följa
_SWEDISH = [(re.compile("(?<=[dl])j(?=[uy])"), ""), (re.compile("(?<=[lr])j(?=[aend])"), "g")]
_SPELLINGS = (("ks", "x"), ("kk", "ck"), ("nd", "nn"), ("ld", "ll"))
_WITH_AN_ENDING = "ere era are ernes arnas ornas erna arna orna erne endes ende ande elserna elserne elsen elser else ens ans ets ers ars ene en an et er ar or es as a e t s n"
_ENDINGS = frozenset(_WITH_AN_ENDING.split())
_LONGEST_ENDING = max(map(len, _ENDINGS))
_SHORTEST_STEM = 3
_SOUNDS = str.maketrans("cäwz", "kevs")


def fold(word: str) -> str:
    """Return a word in lower case with the letters that both languages write in their own way made one (domain §6.1)."""
    return unicodedata.normalize("NFC", word).lower().translate(_FOLD)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word of either language without the ending of a plural, a definite form, a genitive or an infinitive."""
    for size in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        rest = word[:-size]
        if word[-size:] in _ENDINGS and not _VOWELLESS.fullmatch(rest):
            return rest
    return word


def skeleton(word: str, language: str) -> str:
    """Return what a word of "da" or "sv" has in common with its counterpart when they differ by rule (domain §6.2).

    It is no word of any language: only to be compared with other skeletons.
    """
    bare = fold(word)
    for pattern, written in _DANISH if language == "da" else ():
        bare = pattern.sub(written, bare)
    for own, common in _SPELLINGS:
        bare = bare.replace(own, common)
    for pattern, hard in _SOFT.items():
        bare = pattern.sub(hard, bare)
    for pattern, written in _SWEDISH if language == "sv" else ():
        bare = pattern.sub(written, bare)
    bare = re.sub(r"(.)\1+", r"\1", bare.translate(_SOUNDS))
    return stem(bare)
