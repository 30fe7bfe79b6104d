"""Names of places and organisations, and what is no word at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.names import LITERAL, PLACES, UNCHANGED, names, pattern


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("da", "Københavns Kommune og København", [("Københavns Kommune", ""), ("København", "")]),
        ("da", "Københavns havn, Malmøs byråd", [("København", "s"), ("Malmø", "s")]),
        ("da", "Storkøbenhavn, Øresundsbroen", [("Storkøbenhavn", ""), ("Øresundsbroen", "")]),
        ("sv", "Malmö stad vid Öresund", [("Malmö stad", ""), ("Öresund", "")]),
        ("sv", "Malmöbo, köpenhamnare", []),
    ],
)
def test_the_longest_name_is_found_as_a_whole_word(language, text, found):
    assert [match.groups() for match in pattern(language).finditer(text)] == found


@pytest.mark.parametrize(("danish", "swedish"), PLACES)
def test_places_lead_there_and_back(danish, swedish):
    assert (names("da")[danish], names("sv")[swedish]) == (swedish, danish)


@pytest.mark.parametrize("name", UNCHANGED)
def test_organisations_keep_their_name(name):
    assert names("da")[name] == names("sv")[name] == name


def test_a_rendered_name_finds_back():
    assert names("sv")["Köpenhamns kommun"] == "Københavns Kommune"
    assert names("da")["Malmø Stad"] == "Malmö stad"


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Se https://kk.dk/moede?a=1&b=2.", "https://kk.dk/moede?a=1&b=2"),
        ("(www.malmo.se)", "www.malmo.se"),
        ("Skriv til a.b+c@kbh.example, tak", "a.b+c@kbh.example"),
    ],
)
def test_addresses_end_before_the_full_stop(text, literal):
    assert LITERAL.findall(text) == [literal]


@given(st.text())
def test_any_text_can_be_searched(text):
    for language in ("da", "sv"):
        assert all(match[1] in names(language) for match in pattern(language).finditer(text))
