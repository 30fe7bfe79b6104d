"""Writes of the register of what others do: entries, corrections and checks.

by: a user who `may_keep_register`; None for the portal itself (its commands, never a page), else PermissionDenied.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from cooperation import initiatives, sources
from cooperation.actions.history import recorded
from cooperation.models import City, ExistingInitiative, FocusArea, User
from cooperation.permissions import may_keep_register

# What a secretariat writes; when and by whom it was checked follows from what they do.
INITIATIVE_FIELDS = (
    "name",
    "run_by",
    "auspices",
    "what_da",
    "what_sv",
    "status",
    "since",
    "until",
    "source",
    "identifier",
)


class Unfounded(Exception):
    """An entry does not say what it must; `problems` holds pairs of a field and a code of `cooperation.initiatives`."""

    def __init__(self, problems: list[tuple[str, str]]):
        super().__init__(", ".join(f"{field}: {code}" for field, code in problems))
        self.problems = problems


class InitiativeChanged(Exception):
    """Somebody else has saved the same entry meanwhile; `initiative` is what it is now."""

    def __init__(self, initiative: ExistingInitiative):
        super().__init__(initiative.code)
        self.initiative = initiative


def register_initiative(
    *,
    by: User | None,
    entry: Mapping[str, Any],
    today: date,
    areas: Iterable[FocusArea] = (),
    checked: bool = False,
) -> ExistingInitiative:
    """Enter what somebody else does; checked: the user has just compared it with its source.

    entry: values for INITIATIVE_FIELDS. Raises PermissionDenied, Unfounded.
    """
    require_keeper(by)
    with recorded(by=by, why="register_initiative"):
        initiative = ExistingInitiative(code=next_codes(1)[0], changed_by=by)
        write_initiative(initiative, entry, today)
        if checked:
            note_check(initiative, by=by, today=today)
        initiative.save()
        initiative.focus_areas.set(areas)
    return initiative


def revise_initiative(
    *,
    by: User | None,
    initiative: ExistingInitiative,
    entry: Mapping[str, Any],
    version: int,
    today: date,
    areas: Iterable[FocusArea] | None = None,
    checked: bool = False,
) -> ExistingInitiative:
    """Correct an entry that was read as `version`; what is not in `entry` stays, so do the areas when None.

    Raises PermissionDenied, Unfounded, and InitiativeChanged when somebody saved it after that version.
    """
    require_keeper(by)
    with recorded(by=by, why="revise_initiative"):
        current = _locked(initiative)
        if current.version != version:
            raise InitiativeChanged(current)
        write_initiative(current, entry, today)
        if checked:
            note_check(current, by=by, today=today)
        _save(current, by)
        if areas is not None:
            current.focus_areas.set(areas)
    return current


def check_initiative(
    *, by: User | None, initiative: ExistingInitiative, today: date, source: str = ""
) -> ExistingInitiative:
    """Note that the entry was compared with its source today; source: another one than it had.

    The text stays as it is, so that whoever is editing it loses nothing. Raises PermissionDenied, Unfounded.
    """
    require_keeper(by)
    with recorded(by=by, why="check_initiative"):
        current = _locked(initiative)
        if source := sources.tidy(source):
            current.source = source
        found = sources.problem(current.source) if current.source else initiatives.SOURCE_MISSING
        if found:
            raise Unfounded([("source", found)])
        note_check(current, by=by, today=today)
        _save(current, by)
    return current


def require_keeper(by: User | None) -> None:
    """Raise PermissionDenied unless the portal itself or a secretariat asks."""
    if by is not None and not may_keep_register(by):
        raise PermissionDenied


def write_initiative(
    initiative: ExistingInitiative, entry: Mapping[str, Any], today: date, *, without_what: bool = False
) -> None:
    """Set what an entry says on a row that is not saved yet. Raises Unfounded."""
    for field in INITIATIVE_FIELDS:
        if field in entry:
            setattr(initiative, field, entry[field])
    initiative.source = sources.tidy(initiative.source)
    found = initiatives.problems(as_entry(initiative), today, without_what=without_what)
    if found:
        raise Unfounded(found)


def as_entry(initiative: ExistingInitiative) -> dict[str, Any]:
    """A row as the rule of the register looks at it."""
    fields = (*INITIATIVE_FIELDS, "last_checked_on")
    return {field: getattr(initiative, field) for field in fields}


def note_check(initiative: ExistingInitiative, *, by: User | None, today: date) -> None:
    """Set who checked and when, on a row that is not saved yet."""
    initiative.last_checked_on, initiative.last_checked_by = today, by


def next_codes(number: int) -> list[str]:
    """The next free codes, E-01, E-02 …; the lock makes two who register wait for each other."""
    list(City.objects.select_for_update(no_key=True).order_by("pk"))
    codes = ExistingInitiative.objects.filter(code__regex=r"^E-[0-9]{1,9}$").values_list("code", flat=True)
    latest = max((int(code.split("-")[1]) for code in codes), default=0)
    return [f"E-{place:02d}" for place in range(latest + 1, latest + 1 + number)]


def _save(initiative: ExistingInitiative, by: User | None) -> None:
    initiative.changed_by = by
    initiative.version += 1
    initiative.save()


def _locked(initiative: ExistingInitiative) -> ExistingInitiative:
    return ExistingInitiative.objects.select_for_update(of=("self",)).get(pk=initiative.pk)
