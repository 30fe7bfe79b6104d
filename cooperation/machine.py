"""A machine's draft of a translation that keeps to the agreed words: what the engine gets wrong is put in its place."""

import html
import re
from collections.abc import Callable
from typing import NamedTuple

from cooperation import names
from cooperation.inflection import Form, head, is_neuter
from cooperation.lexicon import STATES, forms_of, friend_forms, key, senses, written
from cooperation.terms import Found, found, misleads
from oresund.glossary import FalseFriend, Term

# HTML in one language → the same HTML in the other; it carries each mark along with its words.
Engine = Callable[[str, str, str], str]

# What may stand before the words of a line: indentation, and the sign or number of an item of a list.
LINE = re.compile(r"(\s*(?:(?:[-*•–—]|\d{1,3}[.)]|[a-zA-Z]\))\s+)?)(.*?)(\s*)", re.DOTALL)
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
MARK = re.compile(r'(?:\b(?P<article>ett?|en) )?<i id="(?P<number>\d+)">(?P<own>[^<]*)</i>', re.IGNORECASE)
ARTICLES = {"da": ("en", "et"), "sv": ("en", "ett")}
# Also the present tense of to meet: in its sentence the engine knows better.
HOMOGRAPHS = frozenset({"møder"})
# The engine makes of what is forbidden (må ikke) what is not needed (måste inte).
PERMISSION = {("må", "måste"): "får"}
AFTER_ARTICLE = re.compile(r"\b(?:den|det|de)((?:\s+\w+[eas])*)\s+$", re.IGNORECASE)
ONE = re.compile(r"\b(?:en|ett|den|varje|någon|ingen)(?:\s+\w+)?\s+$", re.IGNORECASE)
SUBJECT = re.compile(r"\w\w(erne|ene|orna|arna|erna|en|et)\b")


class Garbled(Exception):
    """The engine gave back something else than the lines that it was given."""


class Place(NamedTuple):
    """Words of a line that are not the engine's alone: `words` is a name, an address, or what the glossary knows."""

    start: int
    end: int
    words: str | Found


def draft(text: str, *, source: str, target: str, translate: Engine) -> str:
    """Return a text of "da" or "sv" in the other language, line by line as it was laid out.

    translate(html, source, target) is the engine; it is asked once for the whole text, and what it raises passes
    through. Raises Garbled when it loses or makes lines.
    """
    parts = [_parts(line) for line in UNSEEN.sub(" ", text.replace("\r\n", "\n")).split("\n")]
    wanted = [body for _, body, _ in parts if re.search(r"[^\W\d_]", body)]
    places = [_places(line, source) for line in wanted]
    marked = [_marked(line, its) for line, its in zip(wanted, places, strict=True)]
    made = _translated(marked, source, target, translate)
    drafts = {
        line: _filled(words, line, its, target) for line, its, words in zip(wanted, places, made, strict=True)
    }
    return "\n".join(before + drafts.get(body, body) + after for before, body, after in parts)


def _parts(line: str) -> tuple[str, str, str]:
    match = LINE.fullmatch(line)
    return (match[1], match[2], match[3]) if match else ("", line, "")


def _translated(lines: list[str], source: str, target: str, translate: Engine) -> list[str]:
    if not lines:
        return []
    made = translate("\n".join(f"<p>{line}</p>" for line in lines), source, target)
    found_lines = re.findall(r"<p>(.*?)</p>", made, re.DOTALL)
    if len(found_lines) != len(lines):
        raise Garbled
    return [" ".join(line.splitlines()) for line in found_lines]


def _places(line: str, source: str) -> list[Place]:
    """In order, none within another: an address is no words at all, and of what overlaps the first and longest counts."""
    known = names.names(source)
    kept = [Place(*match.span(), match.group()) for match in names.LITERAL.finditer(line)]
    named = [
        Place(*match.span(), known[match[1]] + match[2]) for match in names.pattern(source).finditer(line)
    ]
    agreed = [Place(place.start, place.end, place) for place in found(line, source)]
    for place in sorted(named + agreed, key=lambda place: (place.start, -place.end)):
        if not any(place.start < other.end and other.start < place.end for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.start)


def _marked(line: str, places: list[Place]) -> str:
    pieces, at = [], 0
    for number, (start, end, _) in enumerate(places):
        pieces += [html.escape(line[at:start]), f'<i id="{number}">{html.escape(line[start:end])}</i>']
        at = end
    return "".join([*pieces, html.escape(line[at:])])


def _filled(made: str, line: str, places: list[Place], target: str) -> str:
    """What the engine made of a line, with the right words at each mark."""

    def fill(match: re.Match[str]) -> str:
        place, own = places[int(match["number"])], html.unescape(match["own"])
        article = match["article"] or ""
        if isinstance(place.words, str):
            return f"{article} {place.words}".strip()
        words, right_article = _agreed(line, place.words, own, target)
        article = _cased(right_article, article) if article and right_article else article
        return f"{article} {words}".strip()

    # A line of which a mark is lost or doubled keeps the engine's words.
    numbers = [match["number"] for match in MARK.finditer(made)]
    if numbers and sorted(map(int, numbers)) == list(range(len(places))):
        made = MARK.sub(lambda match: html.escape(fill(match)), made)
    return _formatted(html.unescape(re.sub(r"</?i[^>]*>", "", made)), target)


def _agreed(line: str, place: Found, own: str, target: str) -> tuple[str, str]:
    """The words for a place and their article (en, et, ett): the engine's own where they are right, and no article then."""
    meaning, form, _ = place.senses[0]
    original, before = line[place.start : place.end], line[: place.start]
    if permitted := PERMISSION.get((original.lower(), own.lower())):
        return _cased(permitted, original), ""
    if form is None or original.lower() in HOMOGRAPHS:
        return own, ""
    if isinstance(meaning, Term):
        wanted = _right_form(meaning, form, before, original, target)
        if wanted == form and key(own) in forms_of(meaning, target):
            return own, ""
        forms = written(meaning, target)
    elif misleads(meaning, target) and (theirs := _lookalike(meaning, own, target)):
        wanted = _after_article(before, theirs, original, target)
        forms = friend_forms((meaning.sv_for_da if target == "sv" else meaning.da_for_sv)[0], target)
    else:
        return own, ""
    if wanted not in forms:
        return own, ""
    return _cased(forms[wanted], original), _article(forms[Form()], wanted, target)


def _right_form(term: Term, form: Form, before: str, original: str, target: str) -> Form:
    if term.key in STATES:
        return _state(before, form, target)
    # One and several look alike in Swedish: invånare. The engine takes them for one, which they seldom are.
    if target == "da" and original.endswith("are") and not ONE.search(before):
        form = form._replace(plural=True)
    return _after_article(before, form, original, target)


def _lookalike(friend: FalseFriend, own: str, target: str) -> Form | None:
    """The form in which the engine has taken a false friend over: it knows the sentence."""
    return next((sense.form for sense in senses(target).get(key(own), ()) if sense.meaning == friend), None)


def _after_article(before: str, form: Form, original: str, target: str) -> Form:
    """Swedish says det gemensamma mötet, Danish det fælles møde."""
    article = AFTER_ARTICLE.search(before)
    if article and (article[1] or " " in original):
        return form._replace(definite=target == "sv" or " " in original)
    return form


def _state(before: str, form: Form, target: str) -> Form:
    """Danish leaves a state as it is (møderne er aflyst), Swedish makes it agree with the noun before it."""
    if target == "da" or form != Form():
        return form._replace(neuter=False) if target == "da" else form
    ends = SUBJECT.findall(before)
    last = ends[-1] if ends else "et"
    return Form(plural=True) if len(last) > 2 else Form(neuter=last == "et")


def _article(label: str, form: Form, target: str) -> str:
    if form.definite or form.plural:
        return ""
    return ARTICLES[target][is_neuter(label.split()[head(label)], target)]


def _cased(word: str, original: str) -> str:
    if original.isupper() and len(original) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if original[0].isupper() else word


def _formatted(line: str, target: str) -> str:
    """The quotation marks of the target language, and the clock of Danish."""
    if target == "sv":
        return re.sub(r"»([^»«]*)«", r"”\1”", line)
    line = re.sub(r"”([^”]*)”", r"»\1«", line)
    return re.sub(r"(?i)(\bkl\.?\s\d{1,2}|[–-]\d{1,2}):(\d\d)(?![\d:])", r"\1.\2", line)
