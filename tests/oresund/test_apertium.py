"""Apertium as a program and as a service: what it gives, and that whatever hangs, drips or lies ends in time."""

import os
import time
from pathlib import Path

import pytest

from oresund import apertium
from tests.apertium import a_program, a_service, drip, needs_apertium

HTML = '<p><i id="0">Rolige</i> rejser &amp; møder</p>'


@pytest.fixture(autouse=True)
def fresh(settings):
    """What was found out about one program is not said of another."""
    settings.APERTIUM_URL = ""
    for known in (apertium._ensure_program, apertium._ensure_service):
        known.cache_clear()


@needs_apertium
def test_the_program_translates_both_ways_and_keeps_marks():
    assert apertium.engine() is apertium.translate
    assert apertium.translate(HTML, "da", "sv").startswith('<p><i id="0">Roliga</i> vägar &amp;')
    assert "byen" in apertium.translate("<p>staden</p>", "sv", "da")


@needs_apertium
def test_the_service_says_what_the_program_says(settings):
    by_program = apertium.translate(HTML, "da", "sv")
    with a_service() as (settings.APERTIUM_URL, asked):
        assert apertium.engine() is apertium.translate
        assert apertium.translate(HTML, "da", "sv") == by_program
    assert asked == [
        {"path": "/translate", "langpair": "dan|swe", "q": HTML, "markUnknown": "no", "format": "html"}
    ]


def test_another_language_is_an_error_of_ours():
    with pytest.raises(KeyError):
        apertium.translate("<p>hello</p>", "en", "da")


@pytest.mark.parametrize("program", ["/nowhere/apertium", "", "\0"])
def test_without_the_program_there_is_no_engine(settings, program):
    settings.APERTIUM_PROGRAM = program
    assert apertium.engine() is None


@pytest.mark.parametrize("modes", ["", "dan-swe", "dan-nob swe-dan"])
def test_a_program_without_both_directions_is_none(settings, tmp_path, modes):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, "cat", modes)
    assert apertium.engine() is None


def test_a_no_is_asked_again(settings, tmp_path):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, "cat", "")
    assert apertium.engine() is None
    a_program(tmp_path, "cat")
    assert apertium.engine() is apertium.translate


@pytest.mark.parametrize("script", ["cat; exit 3", "true", "printf '\\377'", "kill -9 $$"])
def test_a_program_that_fails_is_unavailable(settings, tmp_path, script):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, script)
    with pytest.raises(apertium.Unavailable):
        apertium.translate(HTML, "da", "sv")


def test_a_program_that_hangs_is_ended_with_its_children(settings, tmp_path):
    settings.APERTIUM_PROGRAM = a_program(tmp_path, f"sleep 300 & echo $! > {tmp_path}/child; sleep 300")
    settings.APERTIUM_SECONDS = 1
    begun = time.monotonic()
    with pytest.raises(apertium.TooSlow):
        apertium.translate(HTML, "da", "sv")
    assert time.monotonic() - begun < 5
    assert is_gone(int((tmp_path / "child").read_text()))


def is_gone(pid):
    """Nobody has this number, or it is a dead process that only waits to be counted."""
    limit = time.monotonic() + 5
    while time.monotonic() < limit:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_the_program_is_told_no_secrets(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hush")
    settings.APERTIUM_PROGRAM = a_program(tmp_path, "env")
    assert "hush" not in apertium.translate(HTML, "da", "sv")
    assert "hush" in os.environ["SECRET_KEY"]


BAD = {
    "500": lambda handler: handler.send(b"{}", 500),
    "junk": lambda handler: handler.send(b"<html>"),
    "no text": lambda handler: handler.send(
        b'{"responseStatus": 200, "responseData": {"translatedText": 7}}'
    ),
    "a list": lambda handler: handler.send(b"[]"),
    "a refusal": lambda handler: handler.send(b'{"responseStatus": 451, "responseData": null}'),
    "no utf-8": lambda handler: handler.send(b'"\xff"'),
    "huge": lambda handler: handler.send(b'"' + b"x" * (apertium.ANSWER_BYTES + 1) + b'"'),
    "deep": lambda handler: handler.send(b"[" * 200_000),
    "cut off": lambda handler: handler.send(b"{", 200, **{"Content-Length": "9"}),
}


@pytest.mark.parametrize("misbehave", BAD.values(), ids=BAD.keys())
def test_a_service_that_answers_nonsense_is_unavailable(settings, misbehave):
    settings.APERTIUM_SECONDS = 2
    with a_service(misbehave) as (settings.APERTIUM_URL, _asked), pytest.raises(apertium.Unavailable):
        apertium.translate(HTML, "da", "sv")


@pytest.mark.parametrize("misbehave", [drip, lambda handler: time.sleep(4)], ids=["drips", "hangs"])
def test_a_service_that_takes_too_long_is_left(settings, misbehave):
    settings.APERTIUM_SECONDS = 1
    begun = time.monotonic()
    with a_service(misbehave) as (settings.APERTIUM_URL, _asked), pytest.raises(apertium.TooSlow):
        apertium.translate(HTML, "da", "sv")
    assert time.monotonic() - begun < 3


def test_a_redirect_is_not_followed(settings):
    """The text goes where the settings say, and nowhere else."""
    with a_service() as (elsewhere, asked):
        away = lambda handler: handler.send(b"", 307, Location=f"{elsewhere}/translate")  # noqa: E731
        with a_service(away) as (settings.APERTIUM_URL, _asked), pytest.raises(apertium.Unavailable):
            apertium.translate(HTML, "da", "sv")
    assert asked == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "ftp://127.0.0.1", "http://"])
def test_a_service_that_is_not_there_is_no_engine(settings, url):
    settings.APERTIUM_URL = url
    assert apertium.engine() is None
