"""Writes of the declaration: a version is added, and its words become those that are read. The original stands."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cooperation.actions.history import recorded
from cooperation.declaration import ChapterWords, Entry, place, problems
from cooperation.models import ORIGINAL, OTHER, Body, Chapter, Commitment, Edition, Paragraph, User
from cooperation.permissions import may_enter_declaration

TRANSLATION = OTHER[ORIGINAL]


class NewerVersion(Exception):
    """Somebody has entered a version meanwhile; `edition` is the latest one."""

    def __init__(self, edition: Edition):
        super().__init__(str(edition))
        self.edition = edition


class Unfit(Exception):
    """The text cannot be entered; `problems` are those of `cooperation.declaration`, place → code."""

    def __init__(self, problems: dict[str, str]):
        super().__init__(", ".join(f"{where}: {what}" for where, what in problems.items()))
        self.problems = problems


class Altered(Exception):
    """The words of the original differ from those that were adopted."""


def enter_edition(*, by: User, entry: Entry, version: int, language: str, now: datetime) -> Edition:
    """Enter a version of the Swedish text, of which number `version` was read; from now on it is the one that is shown.

    language: "da" or "sv", in which the comment is written. Raises PermissionDenied, NewerVersion, Unfit (R-01, R-03).
    """
    if not may_enter_declaration(by):
        raise PermissionDenied
    with recorded(by=by, why="enter a version of the declaration"):
        current = _current_alone()
        if current[TRANSLATION].number != version:
            raise NewerVersion(current[TRANSLATION])
        if found := entry_problems(entry, current, timezone.localdate(now)):
            raise Unfit(found)
        adoption = {}
        if entry.is_adopted:
            adoption = {
                "council_id": entry.council,
                "adopted_on": entry.adopted_on,
                "reference": entry.reference,
            }
        return _add(
            TRANSLATION,
            entry.words,
            number=version + 1,
            standing=Edition.Standing.ADOPTED if entry.is_adopted else Edition.Standing.WORKING_TRANSLATION,
            entered_at=now,
            entered_by=by,
            city_id=by.city_id,
            comment=entry.comment,
            comment_language=language if entry.comment else "",
            **adoption,
        )


def entry_problems(entry: Entry, current: dict[str, Edition], today: date) -> dict[str, str]:
    """What stands in the way of a text, compared with the current versions: place → code; two queries."""
    committed = Commitment.objects.values_list("paragraph__chapter__number", "paragraph__number")
    return problems(
        entry,
        original=current[ORIGINAL].words,
        committed={place(*where) for where in committed},
        councils=set(Body.objects.filter(kind=Body.Kind.COUNCIL).values_list("code", flat=True)),
        current=current[TRANSLATION].words,
        current_is_adopted=current[TRANSLATION].is_adopted,
        today=today,
    )


def load_editions(
    *, original: list[ChapterWords], translation: list[ChapterWords], standings: dict[str, str], now: datetime
) -> bool:
    """Take over the text that the portal brings along; returns whether the Swedish one is now read.

    A better working translation becomes a new version, but never in place of what a secretariat has entered.
    Raises Altered, and ValueError when the two do not have the same chapters and paragraphs.
    """
    with recorded(by=None, why="load the declaration"):
        if not Edition.objects.exists():
            _found(original, translation)
            for language, words in ((ORIGINAL, original), (TRANSLATION, translation)):
                _add(language, words, number=1, standing=standings[language], entered_at=now)
            return True
        current = _current_alone()
        if current[ORIGINAL].words != original:
            raise Altered
        latest = current[TRANSLATION]
        if latest.words == translation:
            return True
        if latest.city_id or latest.is_adopted:
            return False
        _add(
            TRANSLATION,
            translation,
            number=latest.number + 1,
            standing=standings[TRANSLATION],
            entered_at=now,
        )
    return True


def _current_alone() -> dict[str, Edition]:
    """The latest versions; whoever else is about to enter one waits until this transaction ends."""
    Edition.objects.select_for_update(no_key=True).get(language=ORIGINAL)
    return Edition.objects.by_language()


def _found(original: list[ChapterWords], translation: list[ChapterWords]) -> None:
    for number, (danish, swedish) in enumerate(zip(original, translation, strict=True)):
        chapter = Chapter.objects.create(number=number, title_da=danish.title, title_sv=swedish.title)
        pairs = zip(danish.paragraphs, swedish.paragraphs, strict=True)
        for at, (da, sv) in enumerate(pairs, start=1):
            Paragraph.objects.create(chapter=chapter, number=at, text_da=da, text_sv=sv)


def _add(language: str, words: list[ChapterWords], **fields: object) -> Edition:
    """The row of a version, and its words where they differ from those that are read."""
    rows = list(Chapter.objects.prefetch_related("paragraphs"))
    for chapter, text in zip(rows, words, strict=True):
        _write(chapter, f"title_{language}", text.title)
        for paragraph, own in zip(chapter.paragraphs.all(), text.paragraphs, strict=True):
            _write(paragraph, f"text_{language}", own)
    return Edition.objects.create(language=language, chapters=[text._asdict() for text in words], **fields)


def _write(row: Chapter | Paragraph, field: str, words: str) -> None:
    if getattr(row, field) != words:
        type(row).objects.filter(pk=row.pk).update(**{field: words})
