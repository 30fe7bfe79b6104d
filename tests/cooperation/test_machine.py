"""A machine's draft keeps to the agreed words, to names and to the layout; by the real Apertium."""

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.machine import Garbled, draft
from cooperation.terms import missing, suspects
from oresund.apertium import translate
from tests.apertium import needs_apertium

OTHER = {"da": "sv", "sv": "da"}


def drafted(text, source, engine=translate):
    return draft(text, source=source, target=OTHER[source], translate=engine)


@needs_apertium
@pytest.mark.parametrize(
    ("source", "text", "made"),
    [
        ("da", "Godkendelse af referat fra AG-2022-1", "Justering av protokoll från AG-2022-1"),
        ("da", "Rolige rejser over sundet", "Lugna vägar över sundet"),
        ("sv", "Roligare gator", "Sjovere gader"),
        ("da", "Møderne er aflyst.", "Mötena är inställda."),
        ("da", "Konferencen er aflyst.", "Konferensen är inställd."),
        ("da", "mødet den 4. marts er udskudt", "mötet den 4. mars är uppskjutet"),
        ("da", "Vedtaget.", "Antaget."),
        ("da", "SAGEN", "ÄRENDET"),
        ("da", "Man må ikke cykle i parken.", "Man får inte cykla i parken."),
        ("da", "Gruppen møder politikerne", "Gruppen möter politikerna"),  # to meet, not a meeting
        ("da", "Nævnet fik en indstilling", "Nämnden fick ett förslag till beslut"),
        ("da", "Det fælles referat", "Det gemensamma protokollet"),
        ("da", "de eksisterende initiativer", "de befintliga initiativen"),
        ("sv", "De tre insatsområdena", "De tre indsatsområder"),
        ("sv", "pendlare över Öresund", "pendlere over Øresund"),
        ("sv", "en invånare i Malmö", "en indbygger i Malmø"),
        ("da", "Københavns og Malmøs svar", "Köpenhamns och Malmös svar"),
        ("sv", "Köpenhamns kommun och Malmö stad", "Københavns Kommune og Malmö stad"),
        ("da", "Malmøs byråd", "Kommunfullmäktige i Malmö"),
        ("da", "1. Eventuelt\n2) Kultur", "1. Övriga frågor\n2) Kultur"),
    ],
)
def test_agreed_words_in_their_right_form(source, text, made):
    assert drafted(text, source) == made
    assert not missing(text, source, made)
    assert not suspects(text, source, made)


@needs_apertium
def test_addresses_numbers_lines_and_signs_stay():
    text = "- Skriv til a.b@kbh.example,\r\n\n  • se https://kk.dk/by?a=1&b=2 <b> & [x] ^y$\n\t1.200.000 kr., 3 % \n"
    made = drafted(text, "da").split("\n")
    assert made[0] == "- Skriv till a.b@kbh.example,"
    assert made[1] == ""
    assert made[2].startswith("  • se https://kk.dk/by?a=1&b=2 <b> & [x] ^y$")
    assert made[3:] == ["\t1.200.000 kr., 3 % ", ""]


@needs_apertium
def test_a_long_text_takes_a_few_seconds():
    text = "Den politiske arbejdsgruppe holder et møde i København om byernes tilbud.\n" * 27
    begun = time.monotonic()
    made = drafted(text, "da")
    assert time.monotonic() - begun < 10
    assert made.count("Den politiska arbetsgruppen") == 27


@needs_apertium
@settings(max_examples=12, deadline=None)
@given(st.text(), st.sampled_from(["da", "sv"]))
def test_any_text_keeps_its_lines_with_the_real_engine(text, source):
    made = drafted(text, source)
    assert made.count("\n") == text.replace("\r\n", "\n").count("\n")


def echo(words, *_languages):
    return words


@given(st.text() | st.lists(st.sampled_from(["by", "\n", "- ", "møde", "<i>", "&amp;", "</p>"])).map("".join))
def test_any_text_keeps_its_lines(text):
    made = drafted(text, "da", echo)
    assert made.count("\n") == text.replace("\r\n", "\n").count("\n")
    assert not re.search(r'<i id="\d', made) or '<i id="' in text


@pytest.mark.parametrize("text", ["", " \n\t", "2027-03-04", "***"])
def test_what_has_no_words_is_not_sent(text):
    assert drafted(text, "da", None) == text


def test_the_engine_is_asked_once():
    asked = []
    drafted("Et møde\nEn by\nEt møde", "da", lambda words, *_: asked.append(words) or words)
    assert len(asked) == 1


@pytest.mark.parametrize("answer", ["", "<p>en linje</p>", "<p>a</p><p>b</p><p>c</p>"])
def test_an_engine_that_loses_lines_is_found_out(answer):
    with pytest.raises(Garbled):
        drafted("Et møde\nEn by", "da", lambda *_: answer)


@pytest.mark.parametrize("lost", [r"</?i[^>]*>", r'<i id="1">.*?</i>'])
def test_where_a_mark_is_lost_the_engines_own_words_stay(lost):
    made = drafted("Mødet er aflyst", "da", lambda words, *_: re.sub(lost, "X", words))
    assert "<" not in made
    assert "inställt" not in made


@pytest.mark.parametrize(
    ("source", "text", "made"),
    [("da", "»Ja« siger hun", "”Ja” siger hun"), ("sv", "”Ja” kl. 14:00–16:30", "»Ja« kl. 14.00–16.30")],
)
def test_quotes_and_clocks_are_those_of_the_language(source, text, made):
    assert drafted(text, source, echo) == made


def test_what_is_sent_is_html():
    drafted("a < b & c", "da", lambda words, *_: words if html.escape("a < b & c") in words else "")
