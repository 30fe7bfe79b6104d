"""Our calendars in programs that nobody here wrote: icalendar, vdirsyncer and khal, a CalDAV server.

Each gets what the portal serves over HTTP, and has to find the same meetings at the same instants; for ical.js see
tests/e2e/test_calendar_in_a_browser.py.
"""

import os
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import caldav
import pytest
import requests
from icalendar import Calendar

from meetings import actions
from meetings.models import Meeting
from oresund.embedded import free_port
from tests.factories import NOW, a_meeting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]

PROGRAMS = Path(sys.executable).parent
REASON = {"da": "Sne", "sv": "Snö"}
# Before and after the clocks change in October and in March; the Copenhagen clock says 14.00 each time.
DAYS = [
    datetime(2027, 3, 26, 13, tzinfo=UTC),
    datetime(2027, 3, 29, 12, tzinfo=UTC),
    datetime(2027, 10, 29, 12, tzinfo=UTC),
    datetime(2027, 11, 1, 13, tzinfo=UTC),
]
TITLE = "Fest; komma, \\n æøå\nEND:VEVENT\nBEGIN:VEVENT"


@pytest.fixture
def meetings(frame):
    made = [a_meeting(f"M-{n}", host=["cph", "malmo"][n % 2], starts_at=day) for n, day in enumerate(DAYS)]
    made.append(a_meeting("FEST", body_id="other", title_da=TITLE, title_sv=TITLE, starts_at=DAYS[0]))
    return made


@pytest.fixture
def feed(live_server):
    return f"{live_server.url}/da/kalender/alle.ics?alarm=1d"


def served(feed):
    return requests.get(feed, timeout=20).content.decode()


def instants(meetings):
    return {f"{one.uid}@en-by-en-stad": (one.starts_at, one.ends_at) for one in meetings}


def cancel(meeting):
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)


def move(meeting, days):
    starts_at = meeting.starts_at + timedelta(days=days)
    ends_at = meeting.ends_at + timedelta(days=days)
    actions.move(by=None, meeting=meeting, starts_at=starts_at, ends_at=ends_at, reason=REASON, now=NOW)


def test_icalendar_finds_every_instant(meetings, feed):
    events = Calendar.from_ical(served(feed)).walk("VEVENT")
    found = {str(one["UID"]): (one.decoded("DTSTART"), one.decoded("DTEND")) for one in events}
    assert found == instants(meetings)


# --- vdirsyncer, which fetches, and khal, which shows


class Desk:
    """Somebody's own calendar: a folder that vdirsyncer fills from the address and khal reads."""

    def __init__(self, folder, feed):
        self.folder, self.events = folder, folder / "events"
        self.events.mkdir()
        (folder / "vdirsyncer").write_text(
            f'[general]\nstatus_path = "{folder}/status/"\n'
            '[pair portal]\na = "desk"\nb = "feed"\ncollections = null\nconflict_resolution = "b wins"\n'
            f'[storage desk]\ntype = "filesystem"\npath = "{self.events}"\nfileext = ".ics"\n'
            f'[storage feed]\ntype = "http"\nurl = "{feed}"\n'
        )
        (folder / "khal").write_text(
            f"[calendars]\n[[portal]]\npath = {self.events}\n"
            "[locale]\nlocal_timezone = Europe/Copenhagen\ndefault_timezone = Europe/Copenhagen\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            f"[sqlite]\npath = {folder}/khal.db\n"
        )

    def run(self, program, *arguments):
        done = subprocess.run(
            [PROGRAMS / program, "-c", self.folder / program, *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def sync(self):
        if not (self.folder / "status").exists():
            self.run("vdirsyncer", "discover")
        self.run("vdirsyncer", "sync")

    def shown(self):
        """What khal lists in 2027: begin, end, title and status of each event."""
        form = ("--format", "{start-long}|{end-long}|{title}|{status}", "--day-format", "")
        listed = self.run("khal", "list", *form, "2027-01-01", "2028-01-01")
        return sorted(line.strip() for line in listed.splitlines() if line.strip())


def test_vdirsyncer_and_khal_show_the_hours_of_the_clock_and_what_became_of_each(tmp_path, meetings, feed):
    meetings[-1].delete()
    desk = Desk(tmp_path, feed)
    desk.sync()
    name = "Den politiske arbejdsgruppe"
    assert desk.shown() == [f"{day:%Y-%m-%d} 14:00|{day:%Y-%m-%d} 17:00|{name}|TENTATIVE" for day in DAYS]
    move(meetings[3], days=2)
    cancel(meetings[3])
    desk.sync()
    shown = desk.shown()
    assert len(shown) == len(list(desk.events.iterdir())) == 4
    assert shown[-1].startswith(f"2027-11-03 14:00|2027-11-03 17:00|Aflyst: {name}|CANCELLED")
    kept = [Calendar.from_ical(one.read_bytes()).walk("VEVENT")[0] for one in desk.events.iterdir()]
    assert sorted((one["SEQUENCE"], str(one["STATUS"])) for one in kept)[-1] == (2, "CANCELLED")


# --- A CalDAV server


@contextmanager
def radicale(folder):
    """A server of its own on this machine, open to whoever is on it."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "radicale", "--config", "", "--auth-type", "none"]
    command += ["--server-hosts", f"127.0.0.1:{port}", "--storage-filesystem-folder", str(folder)]
    command += ["--logging-level", "warning"]
    log = (folder / "log").open("w")
    process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        for _try in range(300):
            with suppress(requests.ConnectionError):
                requests.get(f"http://127.0.0.1:{port}/.web/", timeout=5)
                break
            assert process.poll() is None, (folder / "log").read_text()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def apart(content):
    """Each event as an object of its own, as programs store it on a server: without METHOD (RFC 4791, 4.1)."""
    whole = Calendar.from_ical(content)
    [zone] = whole.walk("VTIMEZONE")
    for event in whole.walk("VEVENT"):
        one = Calendar()
        one.add("PRODID", whole["PRODID"])
        one.add("VERSION", "2.0")
        one.add_component(zone)
        one.add_component(event)
        yield one.to_ical().decode()


def test_a_caldav_server_keeps_each_event_and_gives_it_back(tmp_path, meetings, feed):
    with radicale(tmp_path) as url, caldav.DAVClient(url, username="somebody", password="x") as client:
        shelf = client.principal().make_calendar(name="Portal")
        for _twice in range(2):
            for one in apart(served(feed)):
                # As it is: saved as an event of its own, the library would raise SEQUENCE itself.
                [uid] = [str(event["UID"]) for event in Calendar.from_ical(one).walk("VEVENT")]
                kept_at = shelf.url.join(f"{uid}.ics")
                assert client.put(str(kept_at), one, {"Content-Type": "text/calendar"}).status in (201, 204)
            if not _twice:
                move(meetings[3], days=2)
                cancel(meetings[4])
        kept = [event.icalendar_component for event in shelf.events()]
        found = {str(one["UID"]): (one.decoded("DTSTART"), one.decoded("DTEND")) for one in kept}
        assert found == instants(Meeting.objects.all())
        assert len(kept) == len(meetings)
        states = {str(one["UID"]): (str(one["STATUS"]), one["SEQUENCE"]) for one in kept}
        assert states == {
            str(one["UID"]): (str(one["STATUS"]), one["SEQUENCE"])
            for one in Calendar.from_ical(served(feed)).walk("VEVENT")
        }
        assert states[f"{meetings[4].uid}@en-by-en-stad"][0] == "CANCELLED"
        in_october = shelf.search(start=datetime(2027, 10, 29), end=datetime(2027, 10, 30), event=True)
        assert [str(one.icalendar_component["UID"]) for one in in_october] == [
            f"{meetings[2].uid}@en-by-en-stad"
        ]
