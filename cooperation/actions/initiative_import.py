"""Taking tables of others' initiatives into the register: what would happen to each row, and then just that.

by: a user who `may_keep_register`, else PermissionDenied.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from cooperation import folding, initiatives
from cooperation.actions.history import recorded
from cooperation.actions.initiatives import (
    Unfounded,
    next_codes,
    note_check,
    require_keeper,
    write_initiative,
)
from cooperation.initiative_rows import CellProblem, Read
from cooperation.models import ExistingInitiative, UploadedTable, User

NEW, CHANGED, SAME, REFUSED = OUTCOMES = ("new", "changed", "same", "refused")
# Besides the codes of `cooperation.initiatives` and of `cooperation.initiative_rows`.
UNKNOWN_CODE = "unknown_code"
SEVERAL_FIT = "several_fit"
TWICE = "twice"

_BATCH = 500


class Change(NamedTuple):
    """One field of an entry, as it is and as it would be."""

    field: str
    before: Any
    after: Any


class Line(NamedTuple):
    """What happens to one row; number: as in the file, initiative: the entry, with all it would say."""

    number: int
    outcome: str
    initiative: ExistingInitiative
    changes: list[Change]
    problems: list[CellProblem]


class Report(NamedTuple):
    """What an import does; digest: the same only when the same would happen again."""

    lines: list[Line]
    digest: str

    @property
    def counts(self) -> Counter[str]:
        return Counter(line.outcome for line in self.lines)


class RowsRefused(Exception):
    """Some rows cannot be taken over, and nobody said that they may be left out; nothing was written."""

    def __init__(self, report: Report):
        super().__init__("rows refused")
        self.report = report


class RegisterMoved(Exception):
    """Something else would happen than what was shown; nothing was written. `report` is what would happen now."""

    def __init__(self, report: Report):
        super().__init__("the register has changed since the preview")
        self.report = report


def keep_upload(
    *, by: User, name: str, content: bytes, choices: dict[str, Any], now: datetime
) -> UploadedTable:
    """Keep a table between its preview and its import; those that nobody came back for are forgotten."""
    require_keeper(by)
    UploadedTable.objects.forgotten(now).delete()
    return UploadedTable.objects.create(
        name=name[:200], content=content, choices=choices, uploaded_by=by, uploaded_at=now
    )


def preview_import(*, by: User, rows: Sequence[Read], today: date, checked: bool) -> Report:
    """Return what `import_initiatives` would do: it does all of it, and takes it back."""
    require_keeper(by)
    with recorded(by=by, why="preview_import"):
        report = _take_over(by, rows, today, checked)
        transaction.set_rollback(True)
    return report


def import_initiatives(
    *,
    by: User,
    rows: Sequence[Read],
    today: date,
    checked: bool,
    expected: str,
    leaving_out: bool = False,
    upload: UploadedTable | None = None,
) -> Report:
    """Take rows over into the register; upload: what they came from, which is then forgotten.

    checked: somebody has compared them with their sources today; expected: the digest of the preview that was seen;
    leaving_out: rows that cannot be taken over are left out. All or nothing: raises PermissionDenied, RegisterMoved,
    RowsRefused.
    """
    require_keeper(by)
    with recorded(by=by, why="import_initiatives"):
        report = _take_over(by, rows, today, checked)
        if report.digest != expected:
            raise RegisterMoved(report)
        if report.counts[REFUSED] and not leaving_out:
            raise RowsRefused(report)
        if upload is not None:
            UploadedTable.objects.filter(pk=upload.pk).delete()
    return report


def _take_over(by: User, rows: Sequence[Read], today: date, checked: bool) -> Report:
    known = _Known()
    note: Callable[[ExistingInitiative], None] = lambda one: note_check(one, by=by, today=today)  # noqa: E731
    lines = [_line(known, row, today, note if checked else None) for row in rows]
    _store(by, lines)
    return Report(lines, _digest(lines))


class _Known:
    """The register while rows are compared with it, and which row of the file has spoken of which entry."""

    def __init__(self) -> None:
        entries = list(ExistingInitiative.objects.select_for_update(of=("self",)).order_by("pk"))
        self.by_code = {one.code.lower(): one for one in entries}
        self.by_identifier = {one.identifier.lower(): one for one in entries if one.identifier}
        self.by_name: dict[tuple[str, str], list[ExistingInitiative]] = defaultdict(list)
        for one in entries:
            self.by_name[folding.key(one.name), one.auspices].append(one)
        self.spoken_of: dict[object, int] = {}

    def find(self, row: Read) -> tuple[ExistingInitiative | None, str]:
        """The entry that a row speaks of, by its code, its identifier, or its name and auspices; or why none is found."""
        given = row.given
        if code := given.get("code"):
            found = self.by_code.get(code.lower())
            return found, "" if found else UNKNOWN_CODE
        identifier = given.get("identifier", "").lower()
        if identifier in self.by_identifier:
            return self.by_identifier[identifier], ""
        auspices = given.get("auspices") or row.fallback["auspices"]
        alike = self.by_name.get((folding.key(given.get("name", "")), auspices), [])
        # One that is called otherwise elsewhere is another one, whatever its name.
        alike = [one for one in alike if not (identifier and one.identifier)]
        return (None, SEVERAL_FIT) if len(alike) > 1 else (next(iter(alike), None), "")

    def speaks_twice(self, row: Read, initiative: ExistingInitiative) -> int:
        """The number of an earlier row that speaks of the same entry, else 0."""
        keys: list[object] = [initiative.pk] if initiative.pk else []
        if not initiative.pk:
            name = (folding.key(initiative.name), initiative.auspices, initiative.identifier.lower())
            keys = [name, *([initiative.identifier.lower()] if initiative.identifier else [])]
        earlier = next((self.spoken_of[one] for one in keys if one in self.spoken_of), 0)
        for one in keys:
            self.spoken_of.setdefault(one, row.number)
        return earlier


def _line(known: _Known, row: Read, today: date, note: Callable[[ExistingInitiative], None] | None) -> Line:
    found, refusal = known.find(row)
    problems = list(row.problems)
    if refusal:
        field = "code" if refusal == UNKNOWN_CODE else "name"
        problems.append(CellProblem(field, refusal, *row.headings.get(field, ("", ""))))
    # A copy: a row that is refused leaves nothing behind.
    initiative = copy(found) if found else ExistingInitiative()
    before = _said(initiative)
    problems += _written(initiative, row, today, is_new=found is None, unread={one.field for one in problems})
    if note and not problems:
        note(initiative)
    after = _said(initiative)
    changes = [
        Change(field, before[field], after[field]) for field in before if before[field] != after[field]
    ]
    if not problems and (earlier := known.speaks_twice(row, initiative)):
        problems.append(CellProblem("name", TWICE, row.headings.get("name", ("", ""))[0], str(earlier)))
    outcome = REFUSED if problems else NEW if found is None else CHANGED if changes else SAME
    return Line(row.number, outcome, initiative, changes, problems)


def _written(
    initiative: ExistingInitiative, row: Read, today: date, *, is_new: bool, unread: set[str]
) -> Iterator[CellProblem]:
    """Write what a row says on an entry; what stands against it. An empty cell leaves what is there."""
    entry = (row.fallback if is_new else _status_by_years(initiative, row, today)) | row.given
    day = row.given.get("last_checked_on")
    if day and (initiative.last_checked_on is None or day > initiative.last_checked_on):
        initiative.last_checked_on, initiative.last_checked_by = day, None
    without_what = row.without_what or not is_new
    try:
        write_initiative(initiative, entry, today, without_what=without_what)
    except Unfounded as unfounded:
        for field, code in unfounded.problems:
            # What could not be read is not missing.
            if field not in unread:
                yield CellProblem(
                    field, code, *row.headings.get(field.removesuffix("_da").removesuffix("_sv"), ("", ""))
                )


def _status_by_years(initiative: ExistingInitiative, row: Read, today: date) -> dict[str, Any]:
    """What has come to its end by now has ended, and what goes on has not, when the row itself does not say."""
    until = row.given.get("until", initiative.until)
    goes_on = until is not None and until > today.year and initiative.status == initiatives.ENDED
    status = initiatives.RUNNING if goes_on else initiative.status
    return {"status": initiatives.status_on(status, until, today)}


def _said(initiative: ExistingInitiative) -> dict[str, Any]:
    """What an entry says, as far as a table can change it, with nothing and an empty text as one."""
    fields = (
        "name", "run_by", "auspices", "what_da", "what_sv", "status", "since", "until", "source", "identifier",
        "last_checked_on",
    )  # fmt: skip
    return {field: getattr(initiative, field) or "" for field in fields}


def _store(by: User, lines: list[Line]) -> None:
    """New and changed entries, some hundred at a time: the history and the translations are noted by the database."""
    new = [line.initiative for line in lines if line.outcome == NEW]
    for initiative, code in zip(new, next_codes(len(new)), strict=True):
        initiative.code, initiative.changed_by = code, by
    changed = [line.initiative for line in lines if line.outcome == CHANGED]
    for initiative in changed:
        initiative.version += 1
        initiative.changed_by, initiative.changed_at = by, timezone.now()
    ExistingInitiative.objects.bulk_create(new, batch_size=_BATCH)
    written = (*_said(ExistingInitiative()), "last_checked_by", "version", "changed_by", "changed_at")
    ExistingInitiative.objects.bulk_update(changed, written, batch_size=_BATCH)


def _digest(lines: list[Line]) -> str:
    """Of what happens to each row; that an entry was saved meanwhile, though alike, is no difference."""
    told = [
        (
            line.number,
            line.outcome,
            line.initiative.pk if line.outcome != NEW else 0,
            line.changes,
            line.problems,
        )
        for line in lines
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()
