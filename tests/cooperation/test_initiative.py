"""The register in the database: what it refuses, what is stale, and how entries are found."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cooperation import folding
from cooperation.freshness import is_stale
from cooperation.models import ExistingInitiative
from cooperation.models.folded import Bare, Folded
from tests.cooperation.database import refused
from tests.factories import TODAY, an_initiative

SOURCE = "https://www.kk.dk/"


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("initiative_has_a_name", {"name": ""}),
        ("initiative_auspices_are_known", {"auspices": "royal"}),
        ("initiative_status_is_known", {"status": "idea"}),
        ("initiative_years_are_in_sight", {"since": 999}),
        ("initiative_years_are_in_sight", {"until": 2200}),
        ("initiative_ends_after_it_began", {"since": 2020, "until": 2019}),
        ("what_was_checked_has_a_source", {"last_checked_on": TODAY}),
        ("initiative_source_is_no_other_address", {"source": "javascript:alert(1)"}),
        ("initiative_source_is_no_other_address", {"source": " DATA : text/html,x"}),
        ("initiative_source_is_no_other_address", {"source": "ftp://kk.dk/"}),
        ("initiative_source_is_no_other_address", {"source": "//kk.dk/"}),
        ("initiative_source_is_no_other_address", {"source": "https://kk.dk/ x"}),
    ],
)
def test_the_database_refuses(frame, constraint, fields):
    with refused(constraint):
        an_initiative(**fields)


def test_whoever_checked_says_when(frame, secretary_cph):
    with refused("who_checked_says_when"):
        an_initiative(source=SOURCE, last_checked_by=secretary_cph)


def test_an_identifier_is_given_once_and_may_lack(frame):
    an_initiative("a", identifier="X-1")
    an_initiative("b"), an_initiative("c")
    with refused("initiative_identifier_once"):
        an_initiative("d", identifier="X-1")


@pytest.mark.parametrize(
    "fields",
    [
        {},  # as entered before there were sources
        {"source": SOURCE, "last_checked_on": TODAY},
        {"source": "BR 124/2000", "last_checked_on": TODAY},
        {"source": "SOU:2020:14"},
        {"since": 2020, "until": 2020},
    ],
)
def test_the_database_takes(frame, fields):
    assert an_initiative(**fields).pk


@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("today", [TODAY, date(2024, 2, 29), date(2026, 2, 28)])
def test_the_rows_that_are_stale_are_those_of_the_rule(frame, today, days):
    checked_on = today.replace(year=today.year - 2, day=min(today.day, 28)) + timedelta(days=days)
    one = an_initiative(source=SOURCE, last_checked_on=checked_on)
    never = an_initiative("never")
    stale = set(ExistingInitiative.objects.stale(today))
    assert stale == ({one, never} if is_stale(checked_on, today) else {never})


@pytest.fixture
def register(frame):
    return {
        "direkt": an_initiative(
            "E-01", name="Øresunddirekt", what_da="Vejleder pendlere", what_sv="Vägleder pendlare"
        ),
        "metro": an_initiative(
            "E-02", name="Öresundsmetron", auspices="private", what_da="Æblebane", what_sv=None
        ),
        "far": an_initiative(
            "E-03", name="Får och får", auspices="mixed", run_by="Åhus IF", identifier="DK-7"
        ),
        "israel": an_initiative("E-04", name="Israelsplads", what_da=None, what_sv=None),
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("öresund", "direkt metro"),
        ("ØRESUND", "direkt metro"),
        ("oresund", "direkt metro"),
        ("oeresund", "direkt metro"),
        ("pendlare", "direkt"),
        ("pendlere vägleder", "direkt"),
        ("pendlere metron", ""),
        ("äblebane", "metro"),
        ("aeblebane", "metro"),
        ("får", "far"),
        ("far", "far"),
        ("åhus", "far"),
        ("ahus", "far"),
        ("dk-7", "far"),
        ("e-02", "metro"),
        ("privat", "metro"),
        ("i offentligt regi", "direkt israel"),
        ("i offentlig regi", "direkt israel"),
        ("israel", "israel"),
        ("%", ""),
        ("_", ""),
        ("\\", ""),
        ("", "direkt metro far israel"),
    ],
)
def test_words_find_entries_in_either_spelling_and_language(register, words, found):
    expected = {register[name] for name in found.split()}
    assert set(ExistingInitiative.objects.mentioning(words)) == expected


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_order_of_the_reader_can_be_continued_after_any_entry(register, language):
    with override(language):
        ordered = list(ExistingInitiative.objects.by_name())
        for place, one in enumerate(ordered):
            assert list(ExistingInitiative.objects.by_name().after(one)) == ordered[place + 1 :]


class TestFolding(TestCase):
    @given(st.text(st.sampled_from("abæÆäÄøØöÖåÅéÉüaeo ÐñZ"), max_size=20))
    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    def test_the_database_folds_as_the_rule_does(self, words):
        an_initiative("fold", name=f"|{words}|")
        columns = {"folded": Folded(F("name")), "bare": Bare(F("folded"))}
        found = ExistingInitiative.objects.annotate(**columns).values_list(*columns)
        folded = folding.fold(f"|{words}|")
        assert list(found) == [(folded, folding.bare(folded))]
        ExistingInitiative.objects.all().delete()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, "running"),
        ({"until": 2025}, "ended"),
        ({"status": "decided", "since": 2027}, "decided"),
    ],
)
def test_the_status_is_that_of_today(frame, time_machine, fields, status):
    time_machine.move_to("2026-11-23T12:00:00Z")
    assert an_initiative(**fields).status_today == status


def test_only_addresses_are_links(frame):
    assert an_initiative("a", source=SOURCE).link == SOURCE
    assert an_initiative("b", source="BR 124/2000").link == ""


def test_the_history_keeps_both_languages(frame):
    one = an_initiative(what_sv="Bro")
    ExistingInitiative.objects.update(what_da="Ny bro")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT what_da, what_sv FROM cooperation_existinginitiativeevent WHERE pgh_obj_id = %s ORDER BY pgh_id",
            [one.pk],
        )
        assert cursor.fetchall() == [("En bro", "Bro"), ("Ny bro", "Bro")]


@pytest.mark.parametrize("words", ["bibliotek", "badeö", "oeresund-77", "bibliotek pendlare"])
def test_an_index_leads_to_the_words(frame, words):
    texts = {"auspices": "public", "what_da": "Et tilbud til borgere", "what_sv": "Ett erbjudande"}
    ExistingInitiative.objects.bulk_create(
        ExistingInitiative(code=f"i-{number}", name=f"Øresund-{number}", **texts) for number in range(2000)
    )
    an_initiative(name="Badeøens bibliotek", what_sv="För pendlare")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cooperation_existinginitiative")
    found = ExistingInitiative.objects.mentioning(words)
    plan = found.explain()
    assert "initiative_words_" in plan
    assert "Seq Scan" not in plan
    assert found.exists()
