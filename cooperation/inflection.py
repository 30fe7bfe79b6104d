"""How Danish and Swedish words change: the forms of a noun, of an adjective and of a verb, made from the agreed word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

DANISH, SWEDISH = "da", "sv"


class Form(NamedTuple):
    """Which form of a word: all False is the one that stands in a dictionary. neuter and degree: adjectives only."""

    plural: bool = False
    definite: bool = False
    genitive: bool = False
    neuter: bool = False
    degree: int = 0


Forms = dict[Form, str]

# By the end of the word, because the last part of a compound decides.
NEUTER = {
    DANISH: (
        "abonnement bibliotek bilag brud bud budget dokument erhverv fag forslag genbrug gymnasium hus initiativ "
        "iværksætteri klima lem løb mandat marked materiale mål møde notat nummer nævn område opråb projekt punkt referat "
        "register resumé rum råd samarbejde samfund sekretariat skab skud sprog sted udkast valg"
    ),
    SWEDISH: (
        "anslag avtal beslut bibliotek bidrag bruk bud datum dokument ende engagemang erbjudande fack fall fälle förslag "
        "godkännande hinder hus initiativ kansli klimat lov mandat mål möte nummer näringsliv område projekt protokoll "
        "referat register rum råd samarbete samfund samhälle sammanträde sekretariat skap språk syfte upprop utdrag utkast "
        "utskott val värde yttrande åtagande ämne överlämnande"
    ),
}
NEUTER_ENDS = {language: tuple(words.split()) for language, words in NEUTER.items()}
INDECLINABLE = ("fullmäktige", "inbjudan")
ELECTED = ("valgt", "vald")  # adjectives that serve as nouns
PREPOSITIONS = frozenset({"af", "av", "fra", "från", "for", "för", "i", "mellem", "på", "til", "till"})
# Danish doubles the consonant after a short vowel, which a plural without ending does not show.
DOUBLED = ("bud", "brud", "skud", "rum")
# After den, det or de; of others the ending tells.
WEAK = {"åbent": "åbne", "grøn": "grønne", "lukket": "lukkede", "forventet": "forventede", "nytt": "nya"}
WEAK |= {"gemensam": "gemensamma", "gemensamt": "gemensamma", "öppet": "öppna", "slutet": "slutna"}
WEAK |= {"förväntad": "förväntade", "anmält": "anmälda"}
IRREGULAR = {
    "vedtage": "vedtog vedtages vedtaget",
    "udsætte": "udsatte udsat",
    "anta": "antar antog antagit antas antogs antagits",
    "avslå": "avslår avslog avslagit avslås avslogs",
    "godkänna": "godkänner godkände godkänt godkänns godkändes",
    "bordlägga": "bordlägger bordlade bordlagt bordläggs bordlades",
    "blive": "bliver blev blevet",
    "bli": "blir blev blivit bliva",
    "anmäla": "anmäler anmälde anmält anmäls anmäldes",
    "göm": "gömma gömmer gömde gömt",
    "gem": "gemme gemmer gemte gemt",
}
VERB_ENDS = {DANISH: ("e", "er", "ede", "te", "et", "t", "es"), SWEDISH: ("a", "ar", "er", "ade", "at", "as")}


def head(phrase: str) -> int:
    """Return which word of a phrase changes: the last one, or the one before a preposition; -1 when there is none."""
    words = phrase.split()
    return next((at for at, word in enumerate(words) if word in PREPOSITIONS), len(words)) - 1


def is_neuter(noun: str, language: str) -> bool:
    """Return the gender of a noun of this field, known by its end: område is, stad is not; other nouns count as common."""
    return noun.lower().endswith(NEUTER_ENDS[language])


def noun(label: str, plural: str, language: str) -> Forms:
    """Return the forms of a noun or of a phrase around one ("politisk arbejdsgruppe", "förslag till beslut").

    label: the agreed word; plural: "" where there is none, and then none is made up.
    """
    words, at = label.split(), head(label)
    if at < 0:
        return {Form(): label}
    main, before, after = words[at], words[:at], words[at + 1 :]
    others, many, tail = _plural_parts(plural, main, after)
    # After an adjective, Danish leaves the noun bare: den politiske arbejdsgruppe, den politiska arbetsgruppen.
    bare = language == DANISH and bool(before)
    one = main if bare else _definite(main, language, many)
    forms = {
        Form(): label,
        Form(definite=True): " ".join([*(_weak(word, language) for word in before), one, *after]),
    }
    if plural:
        these = many if bare else _definite_plural(many, language, is_neuter(main, language))
        forms[Form(plural=True)] = " ".join([*others, many, *tail])
        forms[Form(plural=True, definite=True)] = " ".join([*others, these, *tail])
    if not after:
        forms |= {form._replace(genitive=True): _genitive(word, language) for form, word in forms.items()}
    return forms


def adjective(word: str, language: str) -> Forms:
    """Return the forms of an adjective or participle in its common form: lugn, lugnt, lugna, lugnare, lugnast."""
    neuter, plural = _agreeing(word, language)
    forms = {Form(): word, Form(neuter=True): neuter, Form(plural=True): plural}
    if plural == word + ("a" if language == SWEDISH else "e") and not word.endswith(("t", "d")):
        ends = ("are", "ast") if language == SWEDISH else ("ere", "st" if word.endswith("ig") else "est")
        forms |= {Form(degree=degree): word + end for degree, end in enumerate(ends, start=1)}
    return forms


def participle(label: str, language: str) -> Forms:
    """Return the forms of a state as the glossary has it, agreeing with møde and möte: inställt → inställd, inställda."""
    if language == DANISH:
        return adjective(label, language)
    common = re.sub(r"t$", "n" if re.search(r"[^aeiouyåäö]et$", label) else "d", label)
    return adjective(common, language) | {Form(neuter=True): label}


def verb(infinitive: str, language: str) -> Iterator[str]:
    """Yield how a verb may look in a text; more than there is, since it only serves to recognise one."""
    first, _, rest = infinitive.partition(" ")
    stem = re.sub(r"[ea]$", "", first)
    for word in (first, *(stem + end for end in VERB_ENDS[language]), *IRREGULAR.get(first, "").split()):
        yield f"{word} {rest}".strip()


def _plural_parts(plural: str, main: str, after: list[str]) -> tuple[list[str], str, list[str]]:
    if not plural:
        return [], "", []
    words, at = plural.split(), head(plural)
    # 'kommunalbestyrelsesmøder' is no plural of 'møde mellem …', so nothing of the singular belongs to it.
    return words[:at], words[at], words[at + 1 :] or (after if words[at][:3] == main[:3] else [])


def _weak(word: str, language: str) -> str:
    if word.endswith(("e", "a", "s")):
        return word
    return WEAK.get(word, word.removesuffix("t") + ("e" if language == DANISH else "a"))


def _agreeing(word: str, language: str) -> tuple[str, str]:
    """The neuter and the plural of an adjective."""
    danish = {
        "taget": ("taget", "tagne"),
        "sat": ("sat", "satte"),
        "et": ("et", "ede"),
        "t": ("t", "te"),
        "": ("t", "e"),
    }
    swedish = {"en": ("et", "na"), "ad": ("at", "ade"), "d": ("t", "da"), "t": ("t", "ta"), "": ("t", "a")}
    ends = danish if language == DANISH else swedish
    end = next(end for end in ends if word.endswith(end))
    stem = word.removesuffix(end)
    return stem + ends[end][0], stem + ends[end][1]


def _definite(word: str, language: str, plural: str) -> str:
    """område → området, stad → staden, by → byen; the plural shows a doubled consonant (budgetter: budgettet)."""
    neuter = is_neuter(word, language)
    if word.endswith((*INDECLINABLE, *ELECTED)):
        return word if word.endswith(INDECLINABLE) else word + ("e" if language == DANISH else "a")
    return _danish_definite(word, neuter, plural) if language == DANISH else _swedish_definite(word, neuter)


def _swedish_definite(word: str, neuter: bool) -> str:
    if not neuter:
        return word + ("n" if re.search(r"[aeiouyåäöé]$|[^aeiouyåäö](el|er|or)$|ner$", word) else "en")
    if re.search(r"[^aeiouyåäöf](el|er)$", word):
        return re.sub(r"mm$", "m", word[:-2]) + word[-1] + "et"
    if word.endswith("e"):
        return word + "t"
    return word + ("met" if re.search(r"(?<!cent)rum$", word) else "et")


def _danish_definite(word: str, neuter: bool, plural: str) -> str:
    end = "et" if neuter else "en"
    if word.endswith("e"):
        return word + end[1]
    if re.search(r"(centr|[^r])um$", word):
        return word[:-2] + end  # centrum, centret
    if re.search(r"[^aeiouyæøå]el$|register$", word):
        return re.sub(r"([bdfgklmnprst])\1$", r"\1", word[:-2]) + word[-1] + end
    return _doubled(word, plural) + end


def _definite_plural(plural: str, language: str, neuter: bool) -> str:
    """områden → områdena, møder → møderne, pendlare → pendlarna."""
    if plural.endswith((*INDECLINABLE, "valgte", "valda")):
        return plural
    if language == SWEDISH:
        return _swedish_definite_plural(plural, neuter)
    if plural.endswith("ere"):
        return plural[:-1] + "ne"
    return plural + "ne" if plural.endswith(("e", "er")) else _doubled(plural, "") + "ene"


def _swedish_definite_plural(plural: str, neuter: bool) -> str:
    if plural.endswith("are"):
        return plural[:-1] + "na"
    if not neuter:
        return plural + "na"
    if re.search(r"[^aeiouyåäöf]e[lr]$", plural):
        return re.sub(r"mm$", "m", plural[:-2]) + plural[-1] + "en"
    if re.search(r"[aeiouyåäö]n$", plural):
        return plural + "a"
    return plural + ("men" if plural.endswith("rum") else "en")


def _doubled(word: str, plural: str) -> str:
    return word + word[-1] if plural.startswith(word + word[-1]) or word.endswith(DOUBLED) else word


def _genitive(word: str, language: str) -> str:
    """Whose it is: byens, Malmös; after s Swedish adds nothing and Danish an apostrophe."""
    if word.lower().endswith(("s", "x", "z")):
        return word if language == SWEDISH else word + "'"
    return word + "s"
