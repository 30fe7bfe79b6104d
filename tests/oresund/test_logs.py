"""What must not stand in a log."""

import logging

import pytest

from oresund.logs import Line, MaskCalendarTokens

TOKEN = "aVerySecret-Token_123"


def line(message, *args):
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, message, args, None)
    assert MaskCalendarTokens().filter(record)
    return record.getMessage()


@pytest.mark.parametrize("language", ["da", "sv"])
def test_a_calendar_token_is_masked_wherever_it_stands(language):
    path = f"/{language}/kalender/p/{TOKEN}.ics"
    assert line("Not Found: %s", path) == f"Not Found: /{language}/kalender/p/***"
    assert line(f'"GET {path}?x=1 HTTP/1.1" 200') == f'"GET /{language}/kalender/p/***?x=1 HTTP/1.1" 200'
    assert TOKEN not in line("%s and again %s", path, path)


@pytest.mark.parametrize("folder", ["/da/foelg", "/sv/folj"])
def test_the_link_of_somebody_who_follows_is_masked(folder):
    assert line(f'"POST {folder}/{TOKEN}/ HTTP/1.1" 200') == f'"POST {folder}/***/ HTTP/1.1" 200'
    assert line(f"{folder}/?project=P-2018-01") == f"{folder}/?project=P-2018-01"


@pytest.mark.parametrize(
    "path", ["/da/projekter/P-2018-01/", "/da/kalender/arbejdsgruppe.ics", "/sv/proposals/text.html"]
)
def test_other_paths_stay_as_they_are(path):
    assert line("Not Found: %s", path) == f"Not Found: {path}"


def test_lines_are_dated_in_universal_time():
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "hej", (), None)
    record.created, record.msecs = 1793000000.5, 500.0
    assert Line("{asctime} {message}", style="{").format(record) == "2026-10-26T07:33:20.500Z hej"


def test_the_filter_hangs_on_what_writes(settings):
    assert settings.LOGGING["handlers"]["stderr"]["filters"] == ["mask"]
    assert settings.LOGGING["root"]["handlers"] == ["stderr"]
    assert not any(logger["handlers"] for logger in settings.LOGGING["loggers"].values())
