"""Days to avoid: entered, changed and deleted by the secretariat of their city."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from meetings import actions
from meetings.actions import NoteChanged
from meetings.models import CalendarNote

pytestmark = pytest.mark.django_db

FIELDS = {
    "kind": "budget",
    "title_da": "Budgetdebat",
    "title_sv": "Budgetdebatt",
    "repeats": "weeks",
    "first": 46,
    "last": 46,
}


def history():
    return list(
        apps.get_model("meetings", "CalendarNoteEvent")
        .objects.order_by("-pgh_id")
        .values_list("pgh_label", "pgh_context__metadata__why", "pgh_context__metadata__user")
    )


@pytest.fixture
def note(people):
    return actions.note_days(by=people["secretary-malmo"], **FIELDS)


def test_days_are_entered_in_ones_own_city(note, people):
    assert (note.city_id, note.version) == ("malmo", 1)
    assert history()[0] == ("insert", "note days", people["secretary-malmo"].pk)


def test_a_change_raises_the_version(note, people):
    actions.change_days(by=people["secretary-malmo"], note=note, version=1, last=47)
    note.refresh_from_db()
    assert (note.first, note.last, note.version) == (46, 47, 2)
    assert history()[0] == ("update", "change days", people["secretary-malmo"].pk)


def test_deleted_days_stay_in_the_history(note, people):
    actions.remove_days(by=people["secretary-malmo"], note=note, version=1)
    assert not CalendarNote.objects.filter(pk=note.pk).exists()
    assert history()[0] == ("delete", "remove days", people["secretary-malmo"].pk)


@pytest.mark.parametrize("verb", [actions.change_days, actions.remove_days])
def test_the_later_of_two_is_told(note, people, verb):
    actions.change_days(by=people["secretary-malmo"], note=note, version=1, last=47)
    with pytest.raises(NoteChanged) as told:
        verb(by=people["secretary-malmo"], note=note, version=1)
    assert told.value.note.last == 47
    assert CalendarNote.objects.get(pk=note.pk).version == 2


@pytest.mark.parametrize("verb", [actions.change_days, actions.remove_days])
@pytest.mark.parametrize("role", ["secretary-cph", "member-malmo", "administrator"])
def test_nobody_else_touches_them(note, people, verb, role):
    with pytest.raises(PermissionDenied):
        verb(by=people[role], note=note, version=1)
    assert CalendarNote.objects.get(pk=note.pk).version == 1


@pytest.mark.parametrize("role", ["member-malmo", "administrator"])
def test_only_a_secretariat_enters_days(people, role):
    with pytest.raises(PermissionDenied):
        actions.note_days(by=people[role], **FIELDS)


@pytest.mark.parametrize(
    "lacking", [{"title_sv": ""}, {"first": None}, {"last": 45}, {"weekday": 8}, {"kind": "x"}]
)
def test_the_database_refuses_what_makes_no_sense(people, lacking):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.note_days(by=people["secretary-malmo"], **{**FIELDS, **lacking})


def test_the_rule_reads_them(note, frame):
    [avoid] = CalendarNote.objects.filter(pk=note.pk).avoid()
    assert (avoid.city, avoid.kind, avoid.title_da, avoid.title_sv) == (
        "malmo",
        "budget",
        "Budgetdebat",
        "Budgetdebatt",
    )
    assert [f"{day:%m-%d}" for day in avoid.days(2027)] == [f"11-{day}" for day in range(15, 22)]
