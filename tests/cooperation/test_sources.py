"""Sources: addresses with http(s), or words; nothing else that a browser could follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.sources import BROKEN, LONG, NOT_HTTP, is_address, problem, tidy


@pytest.mark.parametrize(
    "words",
    [
        "https://www.kk.dk/",
        "http://malmo.se/sv?a=b&c=d#e",
        "HTTPS://KK.DK",
        "https://xn--resund-bya.example/",
        "https://øresund.dk/sti",
        "http://localhost:8000/x",
        "https://[2001:db8::1]/x",
        "BR 124/2000, punkt 17",
        "SOU:2020:14",
        "doi:10.1000/182",
        "Rapport: Øresund 2020, s. 4",
        "Se https://kk.dk under »Øresund«",
    ],
)
def test_what_may_be_a_source(words):
    assert problem(words) == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("javascript:alert(1)", NOT_HTTP),
        (" JavaScript : alert(1)", NOT_HTTP),
        ("data:text/html,<b>", NOT_HTTP),
        ("vbscript:x", NOT_HTTP),
        ("ftp://kk.dk/fil", NOT_HTTP),
        ("file:///etc/passwd", NOT_HTTP),
        ("mailto:a@b.dk", NOT_HTTP),
        ("//kk.dk/", NOT_HTTP),
        ("gopher://kk.dk", NOT_HTTP),
        ("http:kk.dk", BROKEN),
        ("https://", BROKEN),
        ("https://kk", BROKEN),
        ("https://kk.dk@ond.example/", BROKEN),
        ("https://bruger:kode@kk.dk/", BROKEN),
        ("https://kk.dk:99999999/", BROKEN),
        ("https://kk.dk/to ord", BROKEN),
        ('https://kk.dk/"><script>', BROKEN),
        ("https://[::1", BROKEN),
        ("x" * 501, LONG),
    ],
)
def test_what_may_not(words, code):
    assert problem(words) == code


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (" https://kk.dk/ ", "https://kk.dk/"),
        ("www.malmo.se/sida", "https://www.malmo.se/sida"),
        ("https://a.dk/x, https://b.dk/y", "https://a.dk/x"),
        ("https://a.dk/x?y=1,2", "https://a.dk/x?y=1,2"),
        ("Rapport, se www.kk.dk", "Rapport, se www.kk.dk"),
        ("", ""),
    ],
)
def test_how_a_source_is_kept(words, kept):
    assert tidy(words) == kept


@given(st.text(max_size=60))
def test_whatever_is_written_there_is_an_answer(words):
    assert problem(tidy(words)) in ("", NOT_HTTP, BROKEN, LONG)
    if is_address(words):
        assert words.lower().startswith(("http://", "https://"))
