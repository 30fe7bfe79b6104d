"""Writes about the days that a city asks meetings to avoid."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied

from cooperation.actions import recorded
from cooperation.models import City, User
from meetings.models import CalendarNote
from meetings.permissions import may_note_days


class NoteChanged(Exception):
    """Somebody else has changed the same days meanwhile; `note` is what they are now."""

    def __init__(self, note: CalendarNote):
        super().__init__(str(note))
        self.note = note


def note_days(*, by: User, **fields: Any) -> CalendarNote:
    """Enter days to avoid in the city of a secretariat.

    fields: those of CalendarNote but its city and version. Raises PermissionDenied, and IntegrityError for what the
    database refuses (a language missing, days without an extent). Source: R-57, domain §4.2.
    """
    if not may_note_days(by):
        raise PermissionDenied
    with recorded(by=by, why="note days"):
        # A secretariat has a city.
        return CalendarNote.objects.create(city=cast(City, by.city), **fields)


def change_days(*, by: User, note: CalendarNote, version: int, **fields: Any) -> None:
    """Change days to avoid of one's own city.

    version: of the note that was on the page. Raises PermissionDenied, NoteChanged when it is no longer that, and
    CalendarNote.DoesNotExist when somebody has deleted it.
    """
    with recorded(by=by, why="change days"):
        stored = _held(by, note, version)
        for name, value in fields.items():
            setattr(stored, name, value)
        stored.version += 1
        stored.save()


def remove_days(*, by: User, note: CalendarNote, version: int) -> None:
    """Delete days to avoid of one's own city; history keeps them. Raises as `change_days`."""
    with recorded(by=by, why="remove days"):
        _held(by, note, version).delete()


def _held(by: User, note: CalendarNote, version: int) -> CalendarNote:
    """As stored, held until the end of the transaction."""
    if not may_note_days(by, note):
        raise PermissionDenied
    stored = CalendarNote.objects.select_for_update().get(pk=note.pk)
    if stored.version != version:
        raise NoteChanged(stored)
    return stored
