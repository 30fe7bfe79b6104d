"""A machine's draft of a translation that keeps to the agreed words: what the engine gets wrong is put in its place."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from string import ascii_lowercase
from typing import NamedTuple

from cooperation import names
from cooperation.inflection import Form, Forms, head, is_neuter
from cooperation.lexicon import STATES, friend_forms, written
from cooperation.terms import Found, found, lost, taken_over
from oresund.glossary import Term

Engine = Callable[[str, str, str], str]

# What may stand before the words of a line: indentation, and the sign or number of an item of a list.
LINE = re.compile(r"(\s*(?:(?:[-*•–—]|\d{1,3}[.)]|[a-zA-Z]\))\s+)?)(.*?)(\s*)", re.DOTALL)
# Also the present tense of to meet: in its sentence the engine knows better.
HOMOGRAPHS = frozenset({"møder"})
ARTICLES = {"da": ("en", "et"), "sv": ("en", "ett")}
AFTER_ARTICLE = re.compile(r"\b(?:den|det|de)(?:\s+(?:här|där|her|der))?((?:\s+\w+[ea])*)\s+$", re.IGNORECASE)
SUBJECT = re.compile(r"\w(erne|ene|orna|arna|erna|en|et)\b")


class Shield(NamedTuple):
    """A place of the source that the engine shall not touch, and what stands there in the end; article: en, et, ett."""

    start: int
    end: int
    text: str
    article: str = ""


def draft(text: str, *, source: str, target: str, translate: Engine) -> str:
    """Return a text of "da" or "sv" in the other language, line by line as it was laid out.

    translate(text, source, target) is the engine; what it raises passes through. It is asked for the whole text, and
    once more for those lines that `missing` or `suspects` would find fault with: then the agreed words stand in for
    theirs behind tokens that the engine does not know. Where it loses a token, its own words stay.
    """
    parts = [_parts(line) for line in text.split("\n")]
    wanted = [body for _, body, _ in parts if re.search(r"[^\W\d_]", body)]
    if not wanted:
        return text
    token = _token(text)

    def engine(lines: list[str]) -> list[str]:
        return _translated(lines, lambda words: translate(words, source, target))

    plain = _attempt(wanted, [_kept(line, source) for line in wanted], token, target, engine)
    first = [
        line if line is not None else engine([body])[0] for line, body in zip(plain, wanted, strict=True)
    ]
    better = dict(_corrected(dict(zip(wanted, first, strict=True)), source, target, token, engine))
    drafts = dict(zip(wanted, first, strict=True)) | better
    return "\n".join(before + drafts.get(body, body) + after for before, body, after in parts)


def _parts(line: str) -> tuple[str, str, str]:
    match = LINE.fullmatch(line)
    return (match[1], match[2], match[3]) if match else ("", line, "")


def _token(text: str) -> str:
    """The beginning of all tokens: letters that no word of the text has in this order, nor of either language."""
    lowered = text.lower()
    return next(
        begin
        for letters in product("qxz", repeat=5)
        if (begin := "".join(letters)) not in lowered and begin.startswith("q")
    )


def _translated(lines: list[str], engine: Callable[[str], str]) -> list[str]:
    """All lines in one go, as paragraphs; one by one when the engine has moved their borders."""
    together = re.split(r"\n\s*\n", engine("\n\n".join(lines)).strip()) if lines else []
    if len(together) == len(lines):
        return [" ".join(line.split("\n")).strip() for line in together]
    return [" ".join(engine(line).strip().splitlines()) for line in lines]


def _attempt(
    lines: list[str],
    shields: list[list[Shield]],
    token: str,
    target: str,
    engine: Callable[[list[str]], list[str]],
) -> list[str | None]:
    """Translate with shields; None for a line of which the engine has lost or doubled a token."""
    covered = [_covered(line, these, token) for line, these in zip(lines, shields, strict=True)]
    return [
        _uncovered(_formatted(line, target), these, token)
        for line, these in zip(engine(covered), shields, strict=True)
    ]


def _corrected(
    drafts: dict[str, str], source: str, target: str, token: str, engine: Callable[[list[str]], list[str]]
) -> Iterator[tuple[str, str]]:
    faulty = {
        line: shields for line, own in drafts.items() if (shields := _faults(line, own, source, target))
    }
    covers = [_together(agreed, _kept(line, source)) for line, agreed in faulty.items()]
    for line, better in zip(faulty, _attempt(list(faulty), covers, token, target, engine), strict=True):
        if better is not None:
            yield line, better


def _kept(line: str, source: str) -> list[Shield]:
    """Addresses and names; names of places as the other language has them."""
    places = [Shield(*match.span(), match.group()) for match in names.LITERAL.finditer(line)]
    known = names.names(source)
    named = [
        Shield(*match.span(), known[match[1]] + match[2]) for match in names.pattern(source).finditer(line)
    ]
    return _together(places, named)


def _together(first: Iterable[Shield], second: Iterable[Shield]) -> list[Shield]:
    """Both in order; where two meet, the first one stays."""
    kept = list(first)
    kept += [
        shield for shield in second if not any(shield.start < k.end and k.start < shield.end for k in kept)
    ]
    return sorted(kept)


def _faults(line: str, own: str, source: str, target: str) -> list[Shield]:
    """What a careful reader would find in the engine's own words."""
    wrong: set[object] = {term.key for _, term in lost(line, source, own)}
    wrong |= {friend for friend in taken_over(line, source, own) if friend.da not in friend.da_for_sv}
    return [
        shield
        for place in found(line, source)
        if _meant(place) in wrong and line[place.start : place.end].lower() not in HOMOGRAPHS
        for shield in _agreed(line, place, source, target)
    ]


def _meant(place: Found) -> object:
    meaning = place.senses[0].meaning
    return meaning.key if isinstance(meaning, Term) else meaning


def _agreed(line: str, place: Found, source: str, target: str) -> Iterator[Shield]:
    """The agreed word in the form of the original, or nothing where that form cannot be told."""
    meaning, form, _ = place.senses[0]
    if form is None:
        return
    before, original = line[: place.start], line[place.start : place.end]
    if isinstance(meaning, Term):
        forms = written(meaning, target)
        form = _state(before, form, source) if meaning.key in STATES else form
    else:
        forms = friend_forms((meaning.sv_for_da if target == "sv" else meaning.da_for_sv)[0], target)
    form = _article_form(before, form, " " in original, forms, target)
    if form in forms:
        word = _determined(forms[form], form, forms[Form()], target) if " " not in original else forms[form]
        article = _article(forms[Form()], target) if not form.definite and not form.plural else ""
        yield Shield(place.start, place.end, _cased(word, original), article)


def _determined(word: str, form: Form, label: str, target: str) -> str:
    """A definite noun that becomes an adjective with one needs den, det or de: frivilligheden, det ideella engagemanget."""
    if not form.definite or head(label) < 1:
        return word
    return f"{'de' if form.plural else ('den', 'det')[is_neuter(label.split()[head(label)], target)]} {word}"


def _article_form(before: str, form: Form, is_phrase: bool, forms: Forms, target: str) -> Form:
    """Swedish says det gemensamma mötet, Danish det fælles møde."""
    article = AFTER_ARTICLE.search(before)
    if not article or (form.genitive and target == "sv" and not article[1]):
        return form
    if target == "da":
        return form._replace(definite=form.definite and " " in forms[Form()])
    definite = form._replace(definite=form.definite or bool(article[1]) or is_phrase)
    return definite if definite in forms else form


def _state(before: str, form: Form, source: str) -> Form:
    """Danish leaves a state as it is (møderne er aflyst), Swedish makes it agree with the noun before it."""
    if source == "sv" or form != Form():
        return form._replace(neuter=False) if source == "sv" else form
    ends = SUBJECT.findall(before)
    last = ends[-1] if ends else "et"
    return Form(plural=True) if len(last) > 2 else Form(neuter=last == "et")


def _article(label: str, language: str) -> str:
    return ARTICLES[language][is_neuter(label.split()[head(label)], language)]


def _cased(word: str, original: str) -> str:
    if original.isupper() and len(original) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if original[0].isupper() else word


def _name(token: str, number: int) -> str:
    """Letters only, since an engine may part letters from digits: qzxqzaaq, qzxqzabq."""
    return f"{token}{ascii_lowercase[number // 26 % 26]}{ascii_lowercase[number % 26]}q"


def _covered(line: str, shields: list[Shield], token: str) -> str:
    for number, shield in reversed(list(enumerate(shields[: 26 * 26]))):
        name = _cased(_name(token, number), line[shield.start])
        line = line[: shield.start] + name + line[shield.end :]
    return line


def _uncovered(line: str, shields: list[Shield], token: str) -> str | None:
    """The shielded words in their places; None when a token is gone, mangled or doubled."""
    for number, shield in enumerate(shields[: 26 * 26]):
        place = re.compile(rf"(?:\b(ett?|en)(\s+))?(?<!\w){_name(token, number)}(?!\w)", re.IGNORECASE)
        if len(place.findall(line)) != 1:
            return None
        line = place.sub(lambda match, shield=shield: _with_article(match, shield), line)  # type: ignore[misc]
    return None if token in line.lower() else line


def _with_article(match: re.Match[str], shield: Shield) -> str:
    if match[1] is None:
        return shield.text
    article = _cased(shield.article, match[1][0]) if shield.article else match[1]
    return article + match[2] + shield.text


def _formatted(line: str, target: str) -> str:
    """The clock and quotation marks of the target language."""
    if target == "sv":
        return re.sub(r"»([^»«]*)«", r"”\1”", line)
    line = re.sub(r"”([^”]*)”", r"»\1«", line)
    clock = r"\bkl\.?(\s)(\d{1,2}):(\d\d)(?:(\s?[–-]\s?)(\d{1,2}):(\d\d))?(?![\d:])"
    return re.sub(
        clock,
        lambda m: f"kl.{m[1]}{m[2]}.{m[3]}" + (f"{m[4]}{m[5]}.{m[6]}" if m[4] else ""),
        line,
        flags=re.I,
    )
