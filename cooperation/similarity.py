"""Ideas that are like one another, in Danish or in Swedish. It orders what to read; people decide what it means (R-21)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from cooperation.actions import measure_crowds, prepare_texts
from cooperation.models import (
    ExistingInitiative,
    Likeness,
    Project,
    User,
    current_thesaurus,
    thesaurus_version,
)
from cooperation.models.nearness import Near, nearest
from cooperation.thesaurus import Thesaurus
from cooperation.traits import Match, digest, matches, traits

# Texts that nobody has prepared yet are few, unless they have just come in great numbers: then the clock takes the rest.
AT_ONCE = 200
# Some of what is found may not be for the eyes of who asks.
MORE = 20


@dataclass(frozen=True)
class Hit:
    """One idea like the one asked about: either `project` or `initiative`. Its score is only to be compared within its list."""

    project: Project | None
    initiative: ExistingInitiative | None
    score: float
    _asked: tuple[str, str]
    _near: Near
    _thesaurus: Thesaurus

    @cached_property
    def because(self) -> list[Match]:
        """Pairs of words that both texts have in common, those that count most first."""
        found = (f"{self._near.title}\n{self._near.summary}", self._near.language)
        return matches(self._asked, found, self._near.shared or (), self._thesaurus)


class Similar(NamedTuple):
    """What was found in the other language (has the other city had it already?) and in the same one, best first."""

    other_language: list[Hit]
    same_language: list[Hit]


def find_similar(
    *,
    title: str,
    summary: str,
    language: str,
    limit: int = 5,
    visible_to: User | None = None,
    besides: Project | None = None,
) -> Similar:
    """Return the proposals and existing initiatives most like a text, at most `limit` in each language, best first.

    title, summary: plain text of "da" or "sv", as `language` says; visible_to: leaves out what that user may not see;
    besides: a proposal to leave out, as when it is the text itself. Ranks, never a verdict: no score separates the same idea
    from a chance likeness. Raises ValueError for another language. Source: "initiativer, der ikke allerede er taget i andet
    regi" (S8), R-16 to R-18, R-21.
    """
    if language not in ("da", "sv"):
        raise ValueError(f"no texts in {language!r} are compared")
    prepare_texts(AT_ONCE)
    measure_crowds(AT_ONCE)
    thesaurus = current_thesaurus(thesaurus_version())
    counted = _prepared(title, summary, language) or traits(title, summary, language, thesaurus)
    own = Likeness.objects.filter(project=besides).values_list("pk", flat=True).first() if besides else None
    near = _visible(nearest(counted, language, limit=limit + MORE, besides=own or 0), visible_to)
    asked = (f"{title}\n{summary}", language)
    lists: dict[bool, list[Hit]] = {False: [], True: []}
    best = [one for _is_same, listed in groupby(near, attrgetter("is_same")) for one in islice(listed, limit)]
    for one, project, initiative in _subjects(best):
        lists[one.is_same].append(Hit(project, initiative, one.score, asked, one, thesaurus))
    return Similar(lists[False], lists[True])


def _prepared(title: str, summary: str, language: str) -> dict[str, float] | None:
    """The traits of a text that is stored: they know its translation."""
    rows = Likeness.objects.filter(digest=digest(title, summary, language)).values_list("keys", "times")
    return next((dict(zip(keys, times, strict=True)) for keys, times in rows[:1]), None)


def _visible(near: list[Near], user: User | None) -> list[Near]:
    """Without what the user may not see."""
    if user is None:
        return near
    visible = Project.objects.visible_to(user).filter(
        pk__in=[one.project_id for one in near if one.project_id]
    )
    ids = {None, *visible.values_list("pk", flat=True)}
    return [one for one in near if one.project_id in ids]


def _subjects(near: list[Near]) -> Iterator[tuple[Near, Project | None, ExistingInitiative | None]]:
    """What the texts belong to, in their order; what was deleted just now is left out."""
    projects = Project.objects.select_related("city").in_bulk(
        [one.project_id for one in near if one.project_id]
    )
    initiatives = ExistingInitiative.objects.in_bulk([one.initiative_id for one in near if one.initiative_id])
    for one in near:
        project, initiative = projects.get(one.project_id), initiatives.get(one.initiative_id)
        if project or initiative:
            yield one, project, initiative
