"""Danish and Swedish letters made alike, so that one spelling finds the other (domain §6.1). Pure: words in, words out."""

import re
import unicodedata

# What each letter is read as; capitals too, because a database need not know them.
_ALIKE = {
    "ä": "æÆÄ",
    "ö": "øØÖ",
    "å": "Å",
    "a": "áÁàÀâÂãÃ",
    "c": "çÇ",
    "d": "ðÐđĐ",
    "e": "éÉèÈêÊëË",
    "i": "íÍìÌîÎïÏ",
    "n": "ñÑ",
    "o": "óÓòÒôÔõÕ",
    "u": "üÜúÚùÙûÛ",
    "y": "ýÝÿ",
}
LETTERS = "".join(_ALIKE.values())
READ_AS = "".join(letter * len(alike) for letter, alike in _ALIKE.items())
_TABLE = str.maketrans(LETTERS, READ_AS)

# How the three are typed on a keyboard without them. Whole runs, since miljøet becomes both miljoet and miljoeet.
OWN, PLAIN = "åäö", "aao"
RUNS = (("a[ae]+", "a"), ("oe+", "o"))
_PLAIN = str.maketrans(OWN, PLAIN)


def fold(words: str) -> str:
    """Return words in small letters, æ as ä, ø as ö, other accents gone: København → köbenhavn."""
    return unicodedata.normalize("NFC", words).translate(_TABLE).lower()


def bare(folded: str) -> str:
    """Return folded words as typed without å, ä and ö, whichever way: öresund, oresund and oeresund are one."""
    plain = folded.translate(_PLAIN)
    for run, one in RUNS:
        plain = re.sub(run, one, plain)
    return plain


def is_bare(folded: str) -> bool:
    """Return whether folded words may have been typed without å, ä and ö."""
    return not any(letter in folded for letter in OWN)


def key(words: str) -> str:
    """Return what two spellings of one name have in common: no accents, no marks, single spaces."""
    kept = "".join(one if one.isalnum() else " " for one in bare(fold(words)))
    return " ".join(kept.split())
