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
        "abonnement afbud arbejde bevis bibliotek bidrag bilag brud budget bud byråd centrum dokument emne erhverv forslag "
        "formål fremmøde genbrug gymnasium hus initiativ klima lem mandat marked materiale mål møde nummer område opråb "
        "projekt punkt referat regi register resumé rum råd samarbejde samfund sekretariat skab skud "
        "sprog sted sundet tilbud ting udkast udvalg notat iværksætteri valg"
    ),
    SWEDISH: (
        "anslag arbete avtal beslut betyg bibliotek bidrag bruk centrum datum dokument ende engagemang fall fel fält förslag "
        "gymnasium hinder hus initiativ kansli klimat lov mandat meddelande mål möte nummer näringsliv område ord projekt "
        "protokoll punktum register rum råd samarbete samhälle sekretariat skap skifte språk syfte sammanträde torg tåg "
        "upprop urval utdrag utkast utskott utseende val värde yrke yttrande åtagande ämne erbjudande "
        "förhinder godkännande överlämnande"
    ),
}
NEUTER_ENDS = {language: tuple(words.split()) for language, words in NEUTER.items()}
INDECLINABLE = ("fullmäktige", "inbjudan")
PREPOSITIONS = frozenset(
    re.findall(r"\w+", "af av fra från for för i med mellem mellan om på til till uden utan")
)
# Danish doubles the consonant after a short vowel, which a plural without ending does not show.
DOUBLED = ("bud", "brud", "skud", "rum", "lem")
WEAK = {
    "åbent": "åbne",
    "grøn": "grønne",
    "gemensam": "gemensamma",
    "gemensamt": "gemensamma",
    "lukket": "lukkede",
}
WEAK |= {
    "öppet": "öppna",
    "slutet": "slutna",
    "forventet": "forventede",
    "förväntad": "förväntade",
    "nyt": "nye",
    "nytt": "nya",
}
WEAK |= {"anmält": "anmälda"}
ELECTED = ("valgt", "vald")  # adjectives that serve as nouns

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
    return noun.lower().endswith(NEUTER_ENDS[language]) and not noun.endswith("vårende")


def definite(noun: str, language: str, *, neuter: bool, plural: str = "") -> str:
    """Return the definite singular of one noun: område → området, stad → staden, møde → mødet, by → byen.

    plural: the noun in the plural where known; it shows a doubled consonant (budgetter: budgettet).
    """
    if language == SWEDISH:
        return _swedish_definite(noun, neuter)
    return _danish_definite(noun, neuter, plural)


def definite_plural(plural: str, language: str, *, neuter: bool) -> str:
    """Return the definite plural, made from the plural: områden → områdena, møder → møderne, pendlare → pendlarna."""
    if plural.endswith((*INDECLINABLE, "valgte", "valda")):
        return plural
    if language == SWEDISH:
        return _swedish_definite_plural(plural, neuter)
    if plural.endswith("ere"):
        return plural[:-1] + "ne"
    return plural + "ne" if plural.endswith(("e", "er")) else _doubled(plural, "") + "ene"


def genitive(word: str, language: str) -> str:
    """Return whose it is: byens, Malmös; after s Swedish adds nothing and Danish an apostrophe."""
    if word.lower().endswith(("s", "x", "z")):
        return word if language == SWEDISH else word + "'"
    return word + "s"


def noun(label: str, plural: str, language: str, *, neuter: bool | None = None) -> Forms:
    """Return the forms of a noun or of a phrase around one ("politisk arbejdsgruppe", "förslag till beslut").

    label: the agreed word; plural: "" where there is none, and then none is made up.
    neuter: None when the end of the word shall tell.
    """
    words, at = label.split(), head(label)
    if at < 0:
        return {Form(): label}
    main, before, after = words[at], words[:at], words[at + 1 :]
    neuter = is_neuter(main, language) if neuter is None else neuter
    # After an adjective, Danish leaves the noun bare: den politiske arbejdsgruppe, den politiska arbetsgruppen.
    bare = language == DANISH and bool(before)
    others, many, tail = _plural_parts(plural, main, after)
    one = main if bare else definite(main, language, neuter=neuter, plural=many)
    weak = [_weak(word, language) for word in before]
    forms = {Form(): label, Form(definite=True): " ".join([*weak, one, *after])}
    if plural:
        these = many if bare else definite_plural(many, language, neuter=neuter)
        forms[Form(plural=True)] = " ".join([*others, many, *tail])
        forms[Form(plural=True, definite=True)] = " ".join([*others, these, *tail])
    if len(words) == at + 1:
        forms |= {form._replace(genitive=True): genitive(word, language) for form, word in forms.items()}
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
        forms = adjective(label, language)
    else:
        common = re.sub(r"t$", "n" if re.search(r"[^aeiouyåäö]et$", label) else "d", label)
        forms = adjective(common, language) | {Form(neuter=True): label}
    return forms


def verb(infinitive: str, language: str) -> Iterator[str]:
    """Yield how a verb may look in a text; more than there is, since it only serves to recognise one."""
    first, _, rest = infinitive.partition(" ")
    stem = re.sub(r"[ea]$", "", first)
    for word in (first, *(stem + end for end in VERB_ENDS[language]), *IRREGULAR.get(first, "").split()):
        yield f"{word} {rest}".strip()


def _plural_parts(plural: str, main: str, after: list[str]) -> tuple[list[str], str, list[str]]:
    words, at = plural.split(), head(plural)
    many = words[at] if words else ""
    # 'integritetspolicyer' is no plural of 'information om …', so nothing of the singular belongs to it.
    tail = words[at + 1 :] or (after if many[:3] == main[:3] else [])
    return words[:at] if words else [], many, tail


def _weak(word: str, language: str) -> str:
    """The adjective after den, det or de."""
    if word.endswith(("e", "a", "s")):
        return word
    return WEAK.get(word, word.removesuffix("t") + ("e" if language == DANISH else "a"))


def _agreeing(word: str, language: str) -> tuple[str, str]:
    if language == DANISH:
        if word.endswith("et"):
            return word, (word[:-2] + "ne" if word.endswith("taget") else word[:-1] + "de")
        return (word if word.endswith("t") else word + "t"), word + "e"
    if word.endswith("en"):
        return word[:-1] + "t", word[:-2] + "na"
    if word.endswith("ad"):
        return word[:-1] + "t", word + "e"
    if word.endswith("d"):
        return word[:-1] + "t", word + "a"
    return (word if word.endswith("t") else word + "t"), word + "a"


def _swedish_definite(word: str, neuter: bool) -> str:
    if word.endswith(INDECLINABLE):
        return word
    if word.endswith(ELECTED):
        return word + "a"
    if not neuter:
        return word + ("n" if re.search(r"[aeiouyåäöé]$|[^aeiouyåäö](el|er|or)$|ner$", word) else "en")
    if re.search(r"[^aeiouyåäöf](el|er)$", word):
        return re.sub(r"mm$", "m", word[:-2]) + word[-1] + "et"
    if word.endswith("e"):
        return word + "t"
    return word + ("met" if word.endswith(("rum", "hem", "ram")) else "et")


def _swedish_definite_plural(plural: str, neuter: bool) -> str:
    if plural.endswith("are"):
        return plural[:-1] + "na"
    if not neuter:
        return plural + "na"
    if plural.endswith(("er", "el")) and re.search(r"[^aeiouyåäöf]e[lr]$", plural):
        return re.sub(r"mm$", "m", plural[:-2]) + plural[-1] + "en"
    if re.search(r"[aeiouyåäö]n$", plural):
        return plural + "a"
    return plural + ("men" if plural.endswith("rum") else "en")


def _danish_definite(word: str, neuter: bool, plural: str) -> str:
    end = "et" if neuter else "en"
    if word.endswith(ELECTED):
        return word + "e"
    if word.endswith("e"):
        return word + end[1]
    if word.endswith("um") and not word.endswith("rum"):
        return word[:-2] + end  # centrum, centret
    if re.search(r"[^aeiouyæøå]el$|register$", word):
        return re.sub(r"([bdfgklmnprst])\1$", r"\1", word[:-2]) + word[-1] + end
    return _doubled(word, plural) + end


def _doubled(word: str, plural: str) -> str:
    return word + word[-1] if plural.startswith(word + word[-1]) or word.endswith(DOUBLED) else word
