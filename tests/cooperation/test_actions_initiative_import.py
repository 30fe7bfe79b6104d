"""Importing tables: what each row does, that the preview says just that, and that nothing is half done."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pghistory.models import Events

from cooperation.actions import RegisterMoved, RowsRefused, import_initiatives, preview_import
from cooperation.initiative_rows import Defaults, headed, read_row
from cooperation.models import ExistingInitiative, Translation, User
from cooperation.tables import Row
from tests.factories import TODAY, a_user, an_initiative

HEADINGS = ["Navn", "Regi", "Hvad (da)", "Vad (sv)", "Siden", "Kilde", "Identifikation", "Kode"]
SOURCE = "https://www.kk.dk/"
PLAIN = ["Sundbadet", "privat", "Man bader", "Man badar", "2012", SOURCE]


def rows(*cells, headings=HEADINGS, defaults=Defaults()):
    columns, below = headed(
        [Row(1, headings), *(Row(number, list(row)) for number, row in enumerate(cells, start=2))]
    )
    return [read_row(row, columns, defaults, TODAY) for row in below]


def preview(by, read, checked=False):
    return preview_import(by=by, rows=read, today=TODAY, checked=checked)


def take(by, read, *, checked=False, leaving_out=False, expected=None):
    expected = expected or preview(by, read, checked).digest
    return import_initiatives(
        by=by, rows=read, today=TODAY, checked=checked, expected=expected, leaving_out=leaving_out
    )


def outcomes(report):
    return [line.outcome for line in report.lines]


def changes(line):
    return {one.field: (one.before, one.after) for one in line.changes}


def codes(line):
    return {(one.field, one.code) for one in line.problems}


def test_a_new_row_becomes_an_entry(secretary_cph):
    report = take(secretary_cph, rows(PLAIN))
    assert outcomes(report) == ["new"]
    one = ExistingInitiative.objects.get()
    assert (one.code, one.name, one.auspices, one.what_da, one.what_sv) == (
        "E-01",
        "Sundbadet",
        "private",
        "Man bader",
        "Man badar",
    )
    assert (one.since, one.source, one.status, one.last_checked_on) == (2012, SOURCE, "running", None)
    [event] = Events.objects.tracks(one)
    assert event.pgh_context == {"user": secretary_cph.pk, "why": "import_initiatives"}
    assert Translation.objects.of(one).count() == 1


def test_the_preview_writes_nothing_and_the_import_does_just_that(secretary_cph):
    old = an_initiative("E-05", name="Gammel", source=SOURCE)
    read = rows(
        PLAIN, ["Gammel", "offentlig", "Ny tekst", "", "2001"], ["", "offentlig"], ["Gammel", "offentlig"]
    )
    before = preview(secretary_cph, read)
    assert outcomes(before) == ["new", "changed", "refused", "refused"]
    assert ExistingInitiative.objects.count() == 1
    old.refresh_from_db()
    assert (old.what_da, old.version) == ("En bro", 1)
    after = take(secretary_cph, read, leaving_out=True, expected=before.digest)
    assert [(one.number, one.outcome, one.changes, one.problems) for one in after.lines] == [
        (one.number, one.outcome, one.changes, one.problems) for one in before.lines
    ]
    old.refresh_from_db()
    assert (old.what_da, old.what_sv, old.since, old.version) == ("Ny tekst", "En bro", 2001, 2)
    assert old.changed_by == secretary_cph


def test_importing_twice_changes_nothing(secretary_cph):
    take(secretary_cph, rows(PLAIN))
    assert outcomes(take(secretary_cph, rows(PLAIN))) == ["same"]
    assert ExistingInitiative.objects.get().version == 1


@pytest.mark.parametrize(
    "row",
    [
        ["Andet navn", "privat", "", "", "", "", "", "e-05"],
        ["Andet navn", "privat", "", "", "", "", "x-1"],
        ["gamle ÖRESUND", "offentlig"],
        ["Gamle Øresund", "offentlig", "", "", "", "", ""],
    ],
)
def test_an_entry_is_found_by_code_identifier_or_name_and_auspices(secretary_cph, row):
    an_initiative("E-05", name="Gamle Øresund", identifier="X-1", source=SOURCE)
    [line] = preview(secretary_cph, rows(row)).lines
    assert (line.outcome in ("changed", "same"), line.initiative.code) == (True, "E-05")


@pytest.mark.parametrize(
    "row",
    [
        ["Gamle Øresund", "privat", "x", "", "", SOURCE],
        ["Gamle Øresund", "offentlig", "x", "", "", SOURCE, "ANDEN-2"],
    ],
)
def test_other_auspices_or_another_identifier_are_another_initiative(secretary_cph, row):
    an_initiative("E-05", name="Gamle Øresund", identifier="X-1", source=SOURCE)
    assert outcomes(preview(secretary_cph, rows(row))) == ["new"]


def test_a_code_that_nobody_has_is_no_new_entry(secretary_cph):
    [line] = preview(secretary_cph, rows([*PLAIN, "", "E-99"])).lines
    assert codes(line) == {("code", "unknown_code")}


def test_a_name_that_several_have_is_not_guessed(secretary_cph):
    for code in "ab":
        an_initiative(code, name="Sundbadet", auspices="private")
    [line] = preview(secretary_cph, rows(PLAIN)).lines
    assert codes(line) == {("name", "several_fit")}


@pytest.mark.parametrize("second", [PLAIN, ["SUNDBADET", "privat", "x", "", "", SOURCE]])
def test_two_rows_about_the_same_are_told_of_the_first(secretary_cph, second):
    one, two = preview(secretary_cph, rows(PLAIN, second)).lines
    assert (one.outcome, two.outcome) == ("new", "refused")
    assert [(problem.code, problem.value) for problem in two.problems] == [("twice", "2")]


def test_what_is_wrong_is_said_with_column_and_value(secretary_cph):
    [line] = preview(secretary_cph, rows(["A", "kongelig", "", "", "snart", "javascript:x"])).lines
    assert {(one.heading, one.code, one.value) for one in line.problems} == {
        ("Regi", "unknown_auspices", "kongelig"),
        ("Siden", "not_a_year", "snart"),
        ("Kilde", "source_not_http", "javascript:x"),
        ("", "what_missing", ""),
    }


def test_a_refused_row_leaves_nothing_for_the_next_one_about_the_same(secretary_cph):
    an_initiative("E-05", name="Gammel", source=SOURCE)
    read = rows(["Gammel", "offentlig", "Forkert", "", "3000"], ["Gammel", "offentlig", "Rigtigt"])
    one, two = take(secretary_cph, read, leaving_out=True).lines
    assert (one.outcome, changes(two)) == ("refused", {"what_da": ("En bro", "Rigtigt")})


def test_rows_with_errors_stop_everything_until_they_may_be_left_out(secretary_cph):
    read = rows(PLAIN, ["", "privat"])
    with pytest.raises(RowsRefused) as refused:
        take(secretary_cph, read)
    assert refused.value.report.counts["refused"] == 1
    assert not ExistingInitiative.objects.exists()
    take(secretary_cph, read, leaving_out=True)
    assert ExistingInitiative.objects.get().name == "Sundbadet"


def test_when_something_else_would_happen_nothing_does(secretary_cph):
    seen = preview(secretary_cph, rows(PLAIN)).digest
    an_initiative("E-05", name="Sundbadet", auspices="private", source=SOURCE)
    with pytest.raises(RegisterMoved) as moved:
        take(secretary_cph, rows(PLAIN), expected=seen)
    assert outcomes(moved.value.report) == ["changed"]
    assert ExistingInitiative.objects.get().what_da == "En bro"


def test_what_the_form_says_holds_for_new_entries_only(secretary_cph):
    an_initiative("E-05", name="Gammel", auspices="public", source=SOURCE)
    defaults = Defaults(auspices="public", source="https://keep.eu/")
    read = rows(
        ["Gammel", "Ny tekst"], ["Helt ny", "Tekst"], headings=["Navn", "Hvad (da)"], defaults=defaults
    )
    one, _two = take(secretary_cph, read).lines
    assert changes(one) == {"what_da": ("En bro", "Ny tekst")}
    assert ExistingInitiative.objects.get(name="Helt ny").source == "https://keep.eu/"


def test_rows_that_were_compared_today_are_noted_as_checked(secretary_cph):
    an_initiative("E-05", name="Sundbadet", auspices="private", source=SOURCE)
    [line] = take(secretary_cph, rows(PLAIN), checked=True).lines
    assert changes(line)["last_checked_on"] == ("", TODAY)
    one = ExistingInitiative.objects.get()
    assert (one.last_checked_on, one.last_checked_by) == (TODAY, secretary_cph)


@pytest.mark.parametrize(
    ("told", "kept"), [("2026-01-01", date(2026, 1, 1)), ("2020-01-01", date(2025, 5, 5))]
)
def test_the_newer_of_two_checks_stands(secretary_cph, told, kept):
    an_initiative("E-05", name="Gammel", source=SOURCE, last_checked_on=date(2025, 5, 5))
    take(secretary_cph, rows(["Gammel", "offentlig", told], headings=["Navn", "Regi", "Sidst tjekket"]))
    assert ExistingInitiative.objects.get().last_checked_on == kept


def test_an_end_in_the_past_ends_what_ran_and_one_to_come_lets_it_go_on(secretary_cph):
    an_initiative("E-05", name="A", source=SOURCE)
    an_initiative("E-06", name="B", source=SOURCE, status="ended")
    read = rows(["A", "offentlig", "2020"], ["B", "offentlig", "2030"], headings=["Navn", "Regi", "Til"])
    take(secretary_cph, read)
    assert list(ExistingInitiative.objects.order_by("code").values_list("status", "until")) == [
        ("ended", 2020),
        ("running", 2030),
    ]


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_only_secretariats_import(people, role):
    with pytest.raises(PermissionDenied):
        preview(people[role], rows(PLAIN))
    with pytest.raises(PermissionDenied):
        take(people[role], rows(PLAIN), expected="x")


CELL = st.sampled_from(
    ["", "A", "B", "offentlig", "privat", "2012", "3000", "=1+1", SOURCE, "ftp://x", "x" * 250]
)


class TestEveryTable(TestCase):
    @given(st.lists(st.lists(CELL, min_size=6, max_size=6), max_size=6))
    @settings(max_examples=40)
    def test_the_import_does_what_the_preview_says(self, cells):
        by = User.objects.filter(email="x@kbh.example").first() or a_user(
            "secretariat", email="x@kbh.example"
        )
        an_initiative("E-01", name="A", source=SOURCE)
        read = rows(*[row for row in cells if any(row)])
        before = preview(by, read)
        assert ExistingInitiative.objects.count() == 1
        take(by, read, leaving_out=True, expected=before.digest)
        assert ExistingInitiative.objects.count() == 1 + before.counts["new"]
        again = preview(by, read)
        assert not {"new", "changed"} & set(again.counts)
        ExistingInitiative.objects.all().delete()
