"""Entering, correcting and checking entries of the register: rows, history, and who may not."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from pghistory.models import Events

from cooperation.actions import (
    InitiativeChanged,
    Unfounded,
    check_initiative,
    register_initiative,
    revise_initiative,
)
from cooperation.models import ExistingInitiative, Translation
from tests.cooperation.database import at_once
from tests.factories import TODAY, an_area, an_initiative

ENTRY = {
    "name": "Sundbadet",
    "run_by": "Badeforeningen",
    "auspices": "private",
    "what_da": "Man bader",
    "what_sv": "",
    "status": "running",
    "since": 2012,
    "until": None,
    "source": "www.sundbadet.example/om",
    "identifier": "",
}
NOT_KEEPERS = ["member-cph", "member-malmo", "administrator"]


@pytest.fixture
def entry(frame):
    return an_initiative("E-07", source="https://www.kk.dk/")


def whys(initiative):
    events = Events.objects.tracks(initiative).order_by("pgh_created_at", "pgh_id")
    # What the tests themselves write has no context.
    return [(one.pgh_context["why"], one.pgh_context["user"]) for one in events if one.pgh_context]


def test_an_entry_is_entered_with_its_check_and_its_history(secretary_cph):
    an_initiative("E-99"), an_initiative("bron")
    area = an_area()
    found = register_initiative(by=secretary_cph, entry=ENTRY, areas=[area], checked=True, today=TODAY)
    found.refresh_from_db()
    assert (found.code, found.name, found.version) == ("E-100", "Sundbadet", 1)
    assert found.source == "https://www.sundbadet.example/om"
    assert (found.last_checked_on, found.last_checked_by, found.changed_by) == (
        TODAY,
        secretary_cph,
        secretary_cph,
    )
    assert list(found.focus_areas.all()) == [area]
    assert whys(found) == [("register_initiative", secretary_cph.pk)]


def test_the_language_that_waits_stands_among_the_translations(secretary_cph):
    found = register_initiative(by=secretary_cph, entry=ENTRY, today=TODAY)
    [row] = Translation.objects.of(found)
    assert (row.field, row.original, row.state) == ("what", "da", "missing")
    assert found.last_checked_on is None


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"name": ""}, ("name", "missing")),
        ({"source": ""}, ("source", "source_missing")),
        ({"source": "ftp://x.dk"}, ("source", "source_not_http")),
        ({"until": 2000}, ("until", "until_before_since")),
    ],
)
def test_an_entry_that_says_too_little_is_refused(secretary_cph, fields, problem):
    with pytest.raises(Unfounded) as refused:
        register_initiative(by=secretary_cph, entry=ENTRY | fields, today=TODAY)
    assert refused.value.problems == [problem]
    assert not ExistingInitiative.objects.exists()


@pytest.mark.parametrize("role", NOT_KEEPERS)
def test_only_secretariats_keep_the_register(people, entry, role):
    by = people[role]
    for attempt in (
        lambda: register_initiative(by=by, entry=ENTRY, today=TODAY),
        lambda: revise_initiative(by=by, initiative=entry, entry=ENTRY, version=1, today=TODAY),
        lambda: check_initiative(by=by, initiative=entry, today=TODAY),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    entry.refresh_from_db()
    assert (entry.version, entry.last_checked_on) == (1, None)


@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
def test_either_city_corrects_what_it_read(people, entry, role):
    found = revise_initiative(
        by=people[role], initiative=entry, entry={"since": 2001}, version=1, today=TODAY
    )
    assert (found.since, found.name, found.version, found.last_checked_on) == (2001, "Broen", 2, None)
    assert whys(found)[-1] == ("revise_initiative", people[role].pk)


def test_whoever_read_an_older_version_overwrites_nothing(people, entry):
    revise_initiative(
        by=people["secretary-malmo"], initiative=entry, entry={"name": "Ny"}, version=1, today=TODAY
    )
    with pytest.raises(InitiativeChanged) as changed:
        revise_initiative(
            by=people["secretary-cph"], initiative=entry, entry={"name": "Min"}, version=1, today=TODAY
        )
    assert changed.value.initiative.name == "Ny"
    entry.refresh_from_db()
    assert (entry.name, entry.version) == ("Ny", 2)


def test_a_check_notes_the_day_and_the_person_and_a_new_source(secretary_cph, entry):
    found = check_initiative(by=secretary_cph, initiative=entry, today=TODAY, source="www.malmo.se/bro")
    assert (found.last_checked_on, found.last_checked_by) == (TODAY, secretary_cph)
    assert (found.source, found.version) == ("https://www.malmo.se/bro", 2)
    assert whys(found)[-1] == ("check_initiative", secretary_cph.pk)


def test_a_check_without_a_new_source_keeps_the_old_one(secretary_cph, entry):
    assert check_initiative(by=secretary_cph, initiative=entry, today=TODAY).source == "https://www.kk.dk/"


@pytest.mark.parametrize(("source", "code"), [("", "source_missing"), ("javascript:x", "source_not_http")])
def test_a_check_against_nothing_is_none(secretary_cph, source, code):
    old = an_initiative("old")
    with pytest.raises(Unfounded) as refused:
        check_initiative(by=secretary_cph, initiative=old, today=TODAY, source=source)
    assert refused.value.problems == [("source", code)]
    old.refresh_from_db()
    assert old.last_checked_on is None


def test_an_entry_whose_year_has_passed_is_asked_for_its_end(secretary_cph, entry):
    ExistingInitiative.objects.update(until=2025)
    with pytest.raises(Unfounded):
        revise_initiative(
            by=secretary_cph, initiative=entry, entry={"since": 2001}, version=1, today=date(2026, 1, 1)
        )


@pytest.mark.django_db(transaction=True)
def test_two_who_register_at_once_get_two_codes(people):
    jobs = [
        lambda name=name: register_initiative(
            by=people["secretary-cph"], entry=ENTRY | {"name": name}, today=TODAY
        )
        for name in ("Den ene", "Den anden")
    ]
    codes = {one.code for one in at_once(*jobs)}
    assert codes == {"E-01", "E-02"}
