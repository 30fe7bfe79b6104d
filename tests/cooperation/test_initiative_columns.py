"""Headings in three languages, of keep.eu and of IATI."""

import pytest

from cooperation.folding import key
from cooperation.initiative_columns import DUPLICATE, HEADINGS, NO_NAME, UNKNOWN, Unfit, column_of, columns


@pytest.mark.parametrize(
    ("heading", "field", "language"),
    [
        ("Navn", "name", ""),
        ("NAMN", "name", ""),
        ("Hvad gør det", "what", ""),
        ("Hvad (da)", "what", "da"),
        ("Vad (svenska)", "what", "sv"),
        ("Beskrivelse på dansk", "what", "da"),
        ("Beskrivning på svenska", "what", "sv"),
        ("what_da", "what", "da"),
        ("Description in Swedish", "what", "sv"),
        ("description/narrative[@xml:lang='sv']", "what", "sv"),
        ("title_narrative", "name", ""),
        ("title/narrative", "name", ""),
        ("Project summary in English", "what", "other"),
        ("iati-identifier", "identifier", ""),
        ("reporting_org_narrative", "run_by", ""),
        ("activity-date/start-actual", "since", ""),
        ("activity-date/end-planned/@iso-date", "until", ""),
        ("document_link_url", "source", ""),
        ("description_narrative_xml_lang", "language", ""),
        ("Project webpage", "source", ""),
        ("Lead partner", "run_by", ""),
        ("Programme", "run_by", ""),
        ("Startår", "since", ""),
        ("Källa", "source", ""),
        ("Senast kontrollerad", "last_checked_on", ""),
    ],
)
def test_what_a_heading_means(heading, field, language):
    column = column_of(0, heading)
    assert (column.field, column.language) == (field, language)


@pytest.mark.parametrize(
    "heading", ["", "Budget", "da", "Source in Danish", "title_narrative_xml_lang", "Navne"]
)
def test_other_headings_mean_nothing(heading):
    assert column_of(0, heading) is None


def test_no_heading_has_two_meanings():
    keys = [key(heading) for headings in HEADINGS.values() for heading in headings]
    assert len(keys) == len(set(keys))


def test_what_happened_is_asked_before_what_was_planned():
    found = columns(["Navn", "start-planned", "start-actual"])
    assert [one.heading for one in found if one.field == "since"] == ["start-actual", "start-planned"]


@pytest.mark.parametrize(
    ("headings", "problem", "found"),
    [
        (["Navn", "navn"], DUPLICATE, ["Navn"]),
        (["Navn", "title_narrative", "title/narrative"], DUPLICATE, ["title_narrative"]),
        (["Regi", "", "Budget"], NO_NAME, ["Regi", "Budget"]),
        (["a", "b"], UNKNOWN, ["a", "b"]),
        ([], UNKNOWN, []),
    ],
)
def test_headings_that_do_not_tell(headings, problem, found):
    with pytest.raises(Unfit) as refused:
        columns(headings)
    assert (refused.value.problem, refused.value.found) == (problem, found)


def test_columns_that_mean_nothing_may_be_headed_alike():
    assert len(columns(["Navn", "Budget", "Budget", "", ""])) == 1
