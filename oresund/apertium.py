"""Machine translation by Apertium: the program of this machine, or a service that speaks the API of apertium-apy."""

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import lru_cache
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from oresund import children

CODES = {"da": "dan", "sv": "swe"}
PAIRS = frozenset({("dan", "swe"), ("swe", "dan")})
CONNECTIONS = {"http": HTTPConnection, "https": HTTPSConnection}
ANSWER_BYTES = 1_000_000
# Whether there is a service is asked while a page is being made.
LOOK_SECONDS = 3


class Unavailable(Exception):
    """There is no translation to be had now. Says why, never what was to be translated."""


class TooSlow(Unavailable):
    """It took longer than APERTIUM_SECONDS."""


def engine() -> Callable[[str, str, str], str] | None:
    """Return `translate` when both directions are there, else None. A yes is remembered, a no is asked again."""
    try:
        _ensure_service(settings.APERTIUM_URL) if settings.APERTIUM_URL else _ensure_program(
            settings.APERTIUM_PROGRAM
        )
    except Unavailable:
        return None
    return translate


def translate(text: str, source: str, target: str) -> str:
    """Return a text of "da" or "sv" in the other language, by the service if one is named, else by the program.

    Raises TooSlow after APERTIUM_SECONDS, Unavailable for whatever else goes wrong, KeyError on another language.
    """
    pair = (CODES[source], CODES[target])
    if settings.APERTIUM_URL:
        return _by_service(text, pair)
    return _run(
        [settings.APERTIUM_PROGRAM, "-u", "-f", "html", "-".join(pair)], text, settings.APERTIUM_SECONDS
    )


@lru_cache
def _ensure_program(program: str) -> None:
    modes = _run([program, "-l"], "", LOOK_SECONDS).split()
    if not {"-".join(pair) for pair in PAIRS} <= set(modes):
        raise Unavailable("the program lacks a direction")


@lru_cache
def _ensure_service(url: str) -> None:
    known = _asked(url, "/listPairs", "", LOOK_SECONDS)
    with suppress(TypeError, KeyError):
        if {(pair["sourceLanguage"], pair["targetLanguage"]) for pair in known} >= PAIRS:
            return
    raise Unavailable("the service lacks a direction")


def _run(command: list[str], text: str, seconds: float) -> str:
    """Run a program that may start others: none of them is left when this returns or raises."""
    limit = time.monotonic() + seconds
    # It need not know the secrets of the portal.
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise Unavailable("the program cannot be started") from error
    with process:
        try:
            out, _ = process.communicate(text.encode(), timeout=limit - time.monotonic())
        except subprocess.TimeoutExpired:
            raise TooSlow("the program was too slow") from None
        finally:
            children.end(process, limit=0)
    if process.returncode or (text.strip() and not out.strip()):
        raise Unavailable("the program failed")
    return _decoded(out)


def _by_service(text: str, pair: tuple[str, str]) -> str:
    form = urlencode({"langpair": "|".join(pair), "q": text, "markUnknown": "no", "format": "html"})
    answer = _asked(settings.APERTIUM_URL, "/translate", form, settings.APERTIUM_SECONDS)
    translated = answer.get("translatedText") if isinstance(answer, dict) else None
    if not isinstance(translated, str):
        raise Unavailable("the service answered something else")
    return translated


def _asked(url: str, path: str, form: str, seconds: float) -> Any:
    """Return the responseData of an answer. Redirects are not followed: the text goes where the settings say."""
    limit = time.monotonic() + seconds
    try:
        body = _exchange(url, path, form, limit)
        answer = json.loads(body)
    except TimeoutError:
        raise TooSlow("the service was too slow") from None
    except (OSError, HTTPException, ValueError, RecursionError):
        if time.monotonic() >= limit:
            raise TooSlow("the service was too slow") from None
        raise Unavailable("the service failed") from None
    if not isinstance(answer, dict) or answer.get("responseStatus") != 200:
        raise Unavailable("the service refused")
    return answer.get("responseData")


def _exchange(url: str, path: str, form: str, limit: float) -> str:
    address = urlsplit(url)
    if address.scheme not in CONNECTIONS or not address.hostname:
        raise Unavailable("the service has no address of the web")
    connection = CONNECTIONS[address.scheme](
        address.hostname, address.port, timeout=max(limit - time.monotonic(), 0.01)
    )
    with closing(connection):
        connection.connect()
        # The timeout of a socket counts from each byte; this counts from the start.
        watch = threading.Timer(max(limit - time.monotonic(), 0), _hang_up, [connection.sock])
        watch.start()
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Connection": "close"}
            connection.request(
                "POST" if form else "GET", address.path.rstrip("/") + path, form or None, headers
            )
            with connection.getresponse() as response:
                return _read(response)
        finally:
            watch.cancel()


def _read(response: HTTPResponse) -> str:
    body = response.read(ANSWER_BYTES + 1)
    if response.status != 200 or len(body) > ANSWER_BYTES:
        raise Unavailable("the service failed")
    return _decoded(body)


def _hang_up(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _decoded(out: bytes) -> str:
    try:
        return out.decode()
    except UnicodeDecodeError:
        raise Unavailable("the answer is no text") from None
