"""Finding projects by words: what matches directly, best first, and behind it what only contains the words."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db import connection

from cooperation import marking
from cooperation.search_terms import Term

RANKED = 1000  # of more than these, the newest are ranked
FEW = 10  # with fewer, words are also looked for inside longer ones
_STEM = re.compile(r"'[^']+'(?::\*)?")
_WEIGHTS = [0.1, 0.2, 0.4, 1.0]  # summary, what citizens notice, partners, title


class Tsquery(SearchQuery):
    """A search as PostgreSQL writes it itself: stems are not stemmed again."""

    template = "%(expressions)s::tsquery"


class Search(NamedTuple):
    """What is searched for, as PostgreSQL reads it: with the words as they are, with them inside longer words too.

    direct, wide: empty where nothing that was asked for can be searched for; stems, wide_stems: single ones, of all words
    that must be there.
    """

    direct: str
    wide: str
    stems: Sequence[str] = ()
    wide_stems: Sequence[str] = ()

    def __bool__(self):
        return bool(self.direct)


class Found(NamedTuple):
    """The keys of what was found, RANKED at most, the best or the newest first.

    more: whether there are others; inside: how many contain the words only in longer ones.
    """

    keys: list[int]
    more: bool
    inside: int


def search_for(terms: Sequence[Term]) -> Search:
    """What the terms come to in both languages; one query."""
    if not terms:
        return Search("", "")
    columns = [
        list(column) for column in zip(*((t.words, t.goes_on, t.is_reference) for t in terms), strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT asked::text, cooperation_asked_widely(asked)::text FROM ("
            "SELECT place, cooperation_asked(words, goes_on, is_reference) AS asked"
            " FROM unnest(%s::text[], %s::boolean[], %s::boolean[]) WITH ORDINALITY"
            " AS term (words, goes_on, is_reference, place)) AS one ORDER BY place",
            columns,
        )
        rows = zip(terms, cursor.fetchall(), strict=True)
    known = [(term, asked, _widened(term, asked, wide)) for term, (asked, wide) in rows if asked]
    return Search(
        " & ".join(_part(term, asked) for term, asked, _wide in known),
        " & ".join(_part(term, wide) for term, _asked, wide in known),
        [stem for term, asked, _wide in known if term.is_wanted for stem in _STEM.findall(asked)],
        [stem for term, _asked, wide in known if term.is_wanted for stem in _STEM.findall(wide)],
    )


def find(entries, search: Search, order: str = "") -> Found:
    """order: "newest", "oldest", or "" for the best first."""
    keys = _candidates(entries, search.direct, search.direct, order)
    if len(keys) >= FEW or search.wide == search.direct:
        return Found(keys[:RANKED], len(keys) > RANKED, 0)
    wide = _candidates(entries, search.wide, search.direct, order)
    return Found(wide[:RANKED], len(wide) > RANKED, len(wide) - len(keys))


def found_words(words, search: Search, *, inside: bool) -> set[str]:
    """Those of the words of a page that the search has found there; one query, none where it found none.

    inside: whether it has looked inside longer words too.
    """
    stems = set(search.wide_stems if inside else search.stems)
    likely = marking.likely(words, [_bare(stem) for stem in stems])
    if not likely:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM unnest(%s::text[]) AS word, LATERAL (SELECT"
            " cooperation_lexemes('danish', word) || cooperation_lexemes('swedish', word) AS stems) AS its"
            " WHERE stems || cooperation_tails(stems) @@ %s::tsquery",
            [likely, " | ".join(sorted(stems))],
        )
        return {word for (word,) in cursor.fetchall()}


def _widened(term: Term, asked: str, wide: str) -> str:
    is_single = term.is_wanted and not term.is_phrase and not term.is_reference and "<->" not in (asked or "")
    return wide if is_single and wide else asked


def _bare(stem: str) -> str:
    """The letters of 'bro', 'bro':* and of '<orb':*, which is the same backwards."""
    letters = stem.split("'")[1]
    return letters[:0:-1] if letters.startswith("<") else letters


def _part(term: Term, query: str) -> str:
    return f"({query})" if term.is_wanted else f"!({query})"


def _candidates(entries, query: str, direct: str, order: str) -> list[int]:
    """Of what matches, the newest; these in the order of how well they match, what matches directly before the rest."""
    matching = entries.filter(words=Tsquery(query))
    if order:
        ordered = matching.oldest_first() if order == "oldest" else matching.newest_first()
        return list(ordered.values_list("pk", flat=True)[: RANKED + 1])
    newest, given = (
        matching.newest_first().values("project_id", "day", "words")[: RANKED + 1].query.sql_with_params()
    )
    # In plain SQL: Django has no query of a query, and would look each of them up again.
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT project_id FROM ({newest}) AS newest ORDER BY words @@ %s::tsquery DESC,"  # noqa: S608
            " ts_rank(%s::real[], words, %s::tsquery) DESC, day DESC, project_id DESC",
            [*given, direct, _WEIGHTS, query],
        )
        return [key for (key,) in cursor.fetchall()]
