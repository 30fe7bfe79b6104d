"""A visitor who asks for pages all the time, and a secretary who saves something."""

import statistics
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass

import requests
from django.test import Client

PAGES = ("/da/", "/sv/", "/da/moeder/", "/sv/projekt/", "/da/organer/", "/da/kalender/alle.ics")
EVERY = 1.2  # seconds for each of six: one every fifth of a second
PATIENCE = 35  # seconds; who waits longer is gone
AWAY = 503


@dataclass(frozen=True)
class Answer:
    at: float
    path: str
    status: int  # 0 where there was none
    seconds: float
    retry_after: str


class Visitor:
    """Notes the answers to all public pages for as long as the block lasts."""

    def __init__(self, port):
        self.site = f"http://127.0.0.1:{port}"
        self.answers = []
        self.is_gone = threading.Event()

    @contextmanager
    def asking(self):
        for path in PAGES:  # who comes first waits for what is read once only
            self.ask(path)
        threads = [threading.Thread(target=self._ask, args=[path]) for path in PAGES]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self.is_gone.set()
            for thread in threads:
                thread.join()

    def _ask(self, path):
        while not self.is_gone.wait(EVERY):
            self.answers.append(self.ask(path))

    def ask(self, path):
        began = time.monotonic()
        try:
            answer = requests.get(self.site + path, timeout=PATIENCE)
            status, retry_after = answer.status_code, answer.headers.get("Retry-After", "")
        except requests.RequestException:
            status, retry_after = 0, ""
        return Answer(time.time(), path, status, time.monotonic() - began, retry_after)

    # --- What was wrong with the answers, in words; "" for nothing

    def other_than(self, *expected):
        others = sorted({answer.status for answer in self.answers} - set(expected))
        return f"pages answered {others}" if others else ""

    def slower_than(self, seconds):
        slow = statistics.quantiles([answer.seconds for answer in self.answers], n=100)[-1]
        return f"pages took {slow:.1f} s > {seconds}" if slow > seconds else ""

    def without_retry_after(self):
        silent = [one for one in self.answers if one.status == AWAY and not one.retry_after]
        return f"{len(silent)} answers 503 without Retry-After" if silent else ""


class Secretary:
    """Logged in, as one who presses buttons."""

    def __init__(self, user, port):
        client = Client()
        client.force_login(user)
        self.site = f"http://127.0.0.1:{port}"
        self.session = requests.Session()
        self.session.cookies.update({name: one.value for name, one in client.cookies.items()})

    def convene(self, meeting):
        """Press the button on the page of participants; returns what was wrong with the answer, "" for nothing."""
        page = f"{self.site}/da/moeder/{meeting.ref}/deltagere/"
        self.session.get(page, timeout=PATIENCE)
        form = {"csrfmiddlewaretoken": self.session.cookies.get("csrftoken", "")}
        answer = self.session.post(f"{page}indkald/", form, timeout=PATIENCE, allow_redirects=False)
        return "" if answer.status_code == 302 else f"saving answered {answer.status_code}"
