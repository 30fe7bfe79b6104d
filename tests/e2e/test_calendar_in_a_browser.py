"""Our calendars as ical.js reads them, the library of Thunderbird; in a browser, so that no other program is needed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from icalendar import Calendar

from cooperation.models import Body
from meetings import ical
from meetings.models import Meeting

ICAL_JS = Path(__file__).parent / "ical_js" / "ical.min.js"
TITLE = "Fest; komma, \\n æøå\nEND:VEVENT\nBEGIN:VEVENT"
# Before and after the clocks change, in March and in October.
STARTS = [
    datetime(2027, *day, tzinfo=UTC)
    for day in [(3, 28, 0, 30), (3, 28, 1, 0), (10, 31, 0, 30), (10, 31, 1, 30)]
]
READ = """async ([source, text]) => {
    const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
    const ICAL = (await import(address)).default;
    const calendar = new ICAL.Component(ICAL.parse(text));
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
    ICAL.TimezoneService.register(zone.tzid, zone);
    return calendar.getAllSubcomponents("vevent").map(one => {
        const event = new ICAL.Event(one);
        return [event.uid, event.startDate.toUnixTime(), event.endDate.toUnixTime(), event.summary,
                event.sequence, one.getFirstPropertyValue("status"), event.startDate.zone.tzid,
                one.getAllSubcomponents("valarm").length];
    });
}"""


@pytest.fixture
def read(browser):
    """What ical.js finds in a file: a list for each event."""
    page = browser.new_page()
    yield lambda text: page.evaluate(READ, [ICAL_JS.read_text(encoding="utf-8"), text])
    page.close()


def by_icalendar(text):
    return [
        [
            str(one["UID"]),
            one.decoded("DTSTART").timestamp(),
            one.decoded("DTEND").timestamp(),
            str(one["SUMMARY"]),
            one["SEQUENCE"],
            str(one["STATUS"]),
            one["DTSTART"].params.get("TZID", "UTC"),
            len(one.walk("VALARM")),
        ]
        for one in Calendar.from_ical(text).walk("VEVENT")
    ]


@pytest.mark.parametrize("path", ["/da/kalender/alle.ics?alarm=1d,1h", "/sv/kalender/alla.ics"])
def test_both_libraries_find_the_same_in_the_calendar_of_the_demo(demo, read, path):
    text = requests.get(demo.url + path, timeout=30).content.decode()
    found = read(text)
    assert found == by_icalendar(text)
    assert len(found) > 20
    assert {one[5] for one in found} >= {"CONFIRMED", "TENTATIVE"}


def test_whatever_stands_in_a_title_each_meeting_is_one_event_at_its_instant(read):
    meetings = [
        Meeting(
            body=Body(name_da="Andre"),
            title_da=TITLE,
            title_sv=TITLE,
            venue_da=TITLE,
            status="planned",
            starts_at=start,
            ends_at=start + timedelta(hours=2),
        )
        for start in STARTS
    ]
    events = [ical.event(one, "da", TITLE, "https://portal.example/") for one in meetings]
    text = ical.calendar(events, name=TITLE, description=TITLE, language="da").decode()
    found = read(text)
    assert found == by_icalendar(text)
    assert [one[3] for one in found] == [TITLE] * 4
    assert [datetime.fromtimestamp(one[1], UTC) for one in found] == STARTS
