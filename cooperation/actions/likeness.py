"""Keeping texts ready to be compared: their traits, how rare those are, and translations to compare with."""

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from cooperation.models import (
    Likeness,
    Rarity,
    current_thesaurus,
    thesaurus_version,
)
from cooperation.models.nearness import CROWD, count_traits, nearest, weigh, weights
from cooperation.traits import digest, shadow, traits

OTHER = {"da": "sv", "sv": "da"}
# What is written of a text when it is prepared.
PREPARED = (
    *("language", "waits", "title", "summary", "title_shadow", "summary_shadow", "digest", "translated"),
    *("thesaurus", "keys", "times", "weights", "crowd"),
)
# After so much growth the traits are counted anew; where there are few texts, at once.
GROWTH, FEW = 0.1, 2000
# Texts that are held in one go: whoever saves one of them waits that long.
HELD = 20


def prepare_texts(limit: int = 200) -> int:
    """Prepare the texts that wait, at most `limit` of them; return how many. Whoever else does the same takes others.

    A text is prepared when it or the thesaurus has changed. Where there are few texts all are counted and weighed anew as
    well; else that is left to `count_texts`.
    """
    version = thesaurus_version()
    waiting = Likeness.objects.waiting(version)
    if not waiting.exists():
        return 0
    done = 0
    while done < limit and (some := _prepare_some(waiting, version, min(limit - done, HELD))):
        done += some
    if done and has_grown(most=FEW):
        count_texts()
    return done


def has_grown(*, most: int | None = None) -> bool:
    """Whether many texts have come or gone since they were counted; with `most`, and there are no more than that."""
    now, counted = Likeness.objects.count(), Rarity.objects.total()
    return abs(now - counted) > GROWTH * now and (most is None or now <= most)


def count_texts() -> None:
    """Count in how many texts each trait is, and weigh all texts by it.

    Not in one transaction: whoever writes a proposal meanwhile would wait for its end.
    """
    with transaction.atomic():
        count_traits()
    weigh(Likeness.objects.order_by("pk").values_list("pk", flat=True))


def measure_crowds(limit: int = 200) -> int:
    """Measure how near texts are to those of the other language that are nearest to them; return how many were left to do."""
    rows = list(Likeness.objects.filter(waits=False, crowd__isnull=True).order_by("pk")[:limit])
    for row in rows:
        counted = dict(zip(row.keys, row.times, strict=True))
        near = nearest(counted, row.language, limit=CROWD, besides=row.pk)
        others = [one.likeness for one in near if not one.is_same]
        # Row by row, so that nobody who writes waits; and only if the text is still the one that was measured.
        Likeness.objects.filter(pk=row.pk, digest=row.digest).update(crowd=sum(others) / CROWD)
    return len(rows)


def translate_texts(translate: Callable[[str, str, str], str], limit: int = 50) -> int:
    """Have texts translated by a machine, for matching alone, at most `limit` of them in one go; return how many.

    translate(html, source, target): what the engine raises passes through.
    """
    rows = list(Likeness.objects.to_translate().order_by("pk")[:limit])
    for language, other in OTHER.items():
        own = [row for row in rows if row.language == language]
        words = _translated(
            [text for row in own for text in (row.title, row.summary)], language, other, translate
        )
        for row, title, summary in zip(own, words[::2], words[1::2], strict=True):
            # Only if the text is still the one that was translated: else it waits to be translated again.
            Likeness.objects.filter(pk=row.pk, digest=row.digest).update(
                title_shadow=title, summary_shadow=summary, translated=row.digest, waits=True
            )
    return len(rows)


def _translated(
    texts: Sequence[str], source: str, target: str, translate: Callable[[str, str, str], str]
) -> list[str]:
    """Each text is one paragraph; what a machine loses is empty."""
    if not texts:
        return []
    asked = "\n".join(f"<p>{html.escape(' '.join(text.split()), quote=False)}</p>" for text in texts)
    made = re.findall(r"<p>(.*?)</p>", translate(asked, source, target), re.DOTALL)
    if len(made) != len(texts):
        return [""] * len(texts)
    return [html.unescape(re.sub(r"<[^>]*>", "", text)) for text in made]


def _prepare_some(waiting: QuerySet[Likeness], version: str, limit: int) -> int:
    with transaction.atomic():
        texts = waiting.select_related("project", "initiative").order_by("pk")
        rows = list(texts.select_for_update(of=("self",), skip_locked=True)[:limit])
        for row in rows:
            _prepare(row, version)
        weighed = weights(rows)
        for row in rows:
            row.weights = weighed.get(row.pk, [])
        # Once, since a row that its own transaction has written before makes PostgreSQL look up the proposal when it ends,
        # and wait for whoever saves that proposal and waits for this row.
        Likeness.objects.bulk_update(rows, PREPARED)
    return len(rows)


def _prepare(row: Likeness, version: str) -> None:
    thesaurus = current_thesaurus(version)
    row.language, texts = _texts(row)
    other = OTHER[row.language]
    (row.title, row.summary), (title, summary) = texts[row.language], texts[other]
    row.digest = digest(row.title, row.summary, row.language)
    if row.digest != row.translated:
        row.title_shadow = row.summary_shadow = ""
        row.translated = row.digest if title and summary else ""
    counted = Counter(traits(row.title, row.summary, row.language, thesaurus))
    counted.update(shadow(title or row.title_shadow, summary or row.summary_shadow, other, thesaurus))
    row.keys, row.times = list(counted), list(counted.values())
    row.waits, row.thesaurus, row.crowd = False, version, None


def _texts(row: Likeness) -> tuple[str, dict[str, tuple[str, str]]]:
    """The language that a text was first written in, and its title and summary in both."""
    if row.project:
        first = row.project.original_language
        texts = {
            code: (_own(row.project, "title", code), _own(row.project, "summary", code)) for code in OTHER
        }
    elif row.initiative:
        first, name = "da", row.initiative.name
        whats = {code: _own(row.initiative, "what", code) for code in OTHER}
        texts = {code: (name if what else "", what) for code, what in whats.items()}
        if not any(whats.values()):
            texts[first] = (name, "")
    return (first if any(texts[first]) else OTHER[first]), texts


def _own(subject: Any, field: str, code: str) -> str:
    return getattr(subject, f"{field}_{code}") or ""
