"""Apertium for tests: whether it is on this machine, programs that misbehave, and a service that speaks as apertium-apy does."""

import json
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest

PROGRAM = shutil.which("apertium")
MODES = subprocess.run([PROGRAM, "-l"], capture_output=True, text=True).stdout.split() if PROGRAM else []
IS_THERE = {"dan-swe", "swe-dan"} <= set(MODES)
PAIRS = [
    {"sourceLanguage": "dan", "targetLanguage": "swe"},
    {"sourceLanguage": "swe", "targetLanguage": "dan"},
]

# With REQUIRE_APERTIUM=1 they run all the same, and fail where the program is missing.
needs_apertium = pytest.mark.skipif(
    not IS_THERE and os.environ.get("REQUIRE_APERTIUM") != "1",
    reason="apertium-swe-dan is not on this machine: machine drafts were not tried",
)


def a_program(folder, script, modes="dan-swe swe-dan"):
    """An executable that knows some modes, and otherwise does what the lines of shell say."""
    path = folder / "program"
    path.write_text(f'#!/bin/sh\nif [ "$1" = -l ]; then echo {modes}; exit; fi\n{script}\n')
    path.chmod(0o755)
    return str(path)


class Handler(BaseHTTPRequestHandler):
    """Answers as apertium-apy 0.11 was seen to, by the real program, unless `misbehave` does something else."""

    misbehave = None
    asked = []

    def do_GET(self):
        self._say({"responseData": PAIRS, "responseDetails": None, "responseStatus": 200})

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.asked.append({"path": self.path, **{name: values[0] for name, values in form.items()}})
        if self.misbehave:
            self.misbehave(self)
            return
        mode = form["langpair"][0].replace("|", "-")
        made = subprocess.run(
            [PROGRAM, "-u", "-f", form["format"][0], mode], input=form["q"][0].encode(), capture_output=True
        )
        self._say({"responseData": {"translatedText": made.stdout.decode()}, "responseStatus": 200})

    def _say(self, answer, status=200):
        self.send(json.dumps(answer).encode(), status)

    def send(self, body, status=200, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_unused):
        """Nothing is printed."""


def drip(handler):
    """One byte after the other, each well within the timeout of a socket."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b" ")
            time.sleep(0.1)
    except OSError:
        handler.close_connection = True


@contextmanager
def a_service(misbehave=None):
    """The address of a service on loopback, and the list of what it was asked."""
    asked = []
    kind = type(
        "Service", (Handler,), {"misbehave": staticmethod(misbehave) if misbehave else None, "asked": asked}
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.daemon_threads, server.block_on_close = True, False
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
