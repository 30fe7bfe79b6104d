"""Names of places and organisations: which change with the language, and which stay as they are."""

import re
from functools import cache

# Danish, Swedish. What has no other name in the other language stands in UNCHANGED.
PLACES = (
    ("København", "Köpenhamn"),
    ("Malmø", "Malmö"),
    ("Øresund", "Öresund"),
    ("Øresundsbro", "Öresundsbro"),
    ("Øresundsbroen", "Öresundsbron"),
    ("Øresundsregionen", "Öresundsregionen"),
    ("Storkøbenhavn", "Storköpenhamn"),
    ("Sjælland", "Själland"),
    ("Helsingør", "Helsingör"),
    ("Østersøen", "Östersjön"),
)
UNCHANGED = (
    "Københavns Kommune",
    "Malmö stad",
    "Malmö Stad",
    "Region Skåne",
    "Region Hovedstaden",
    "Region Sjælland",
    "Øresunddirekt",
    "Öresundskomiteen",
    "Øresundskomiteen",
    "Greater Copenhagen",
    "Interreg",
    "MitID",
    "BankID",
    "Rådhuspladsen",
    "Borgerrepræsentationen",
)
# The Danish authority writes its own name; in Swedish text it stands so, and a Swedish rendering finds back to it.
RENDERED = {"Köpenhamns kommun": "Københavns Kommune", "Malmø Stad": "Malmö stad"}


@cache
def names(source: str) -> dict[str, str]:
    """Return what each name of a text in "da" or "sv" is called in the other language, the longest first."""
    pairs = PLACES if source == "da" else tuple((sv, da) for da, sv in PLACES)
    known = dict(pairs) | RENDERED | {name: name for name in UNCHANGED}
    return dict(sorted(known.items(), key=lambda pair: -len(pair[0])))


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Return what finds the names of a language, whole words, with the s of the genitive as group 2."""
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names(source)))})(s?)(?!\w)")


# Nothing inside these is a word: addresses of pages and of mailboxes. One that begins within a word, or is longer than
# the standard allows, is not looked for: each letter of a long word would be a place to begin.
LITERAL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
)
