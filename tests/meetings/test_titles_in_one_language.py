"""A meeting whose title or venue exists in one language only: shown in the other one too, and never silently."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from meetings import actions
from meetings.ical import event
from tests.factories import NOW, a_meeting, a_member, a_project
from tests.meetings.test_notifications import both_parts, receive
from tests.oresund.views.reading import address, content

ONLY = {
    "da": ("sv", "Endast på danska", {"title_da": "Ekstra møde om broen", "venue_da": "Rådhuset, mødesal 2"}),
    "sv": ("da", "Kun på svensk", {"title_sv": "Extra möte om bron", "venue_sv": "Stadshuset, rum 2"}),
}


@pytest.fixture(params=ONLY)
def original(request):
    return request.param


@pytest.fixture
def meeting(frame, original, time_machine):
    time_machine.move_to(NOW)
    fields = ONLY[original][2]
    meeting = a_meeting("AG-2027-1", starts_at=datetime(2027, 3, 8, 12, tzinfo=UTC), **fields)
    project = a_project(ref="P-2026-01", citizens_will_notice_sv="Det märks.")
    item = {"type": "decision", "title_da": "Badebro", "title_sv": "Badbrygga"}
    actions.write_agenda(by=None, meeting=meeting, items=[{**item, "projects": [project]}])
    return meeting


PAGES = [
    ("home",),
    ("meetings:meeting_year", 2027),
    ("meetings:meeting_detail", "AG-2027-1"),
    ("meetings:my_meetings",),
    ("cooperation:project_detail", "P-2026-01"),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[0])
def test_each_page_that_names_it_says_in_which_language(browse, meeting, original, page):
    reader, note, fields = ONLY[original]
    client = browse("secretary-malmo")
    shown = content(client.get(address(reader, *page)))
    title = fields[f"title_{original}"]
    assert f'lang="{original}">{title}<' in shown
    assert note in shown[shown.index(title) :]
    own = content(client.get(address(original, *page)))
    assert title in own
    assert "only-in" not in own


def test_the_title_of_the_page_says_so_in_words(client, meeting, original):
    reader, note, fields = ONLY[original]
    html = client.get(address(reader, "meetings:meeting_detail", "AG-2027-1")).content.decode()
    assert f"<title>{fields[f'title_{original}']} ({note})," in html


def test_a_calendar_says_so_to_programs_and_in_words(meeting, original):
    reader, note, fields = ONLY[original]
    with override(reader):
        one = event(meeting, reader, "", "")
    assert one["SUMMARY"] == f"{fields[f'title_{original}']} ({note})"
    assert {one[part].params["LANGUAGE"] for part in ("SUMMARY", "LOCATION")} == {original}


def test_a_mail_says_so_in_the_subject_and_in_both_parts(mail_server, meeting, original):
    reader, note, fields = ONLY[original]
    user = a_member({"da": "cph", "sv": "malmo"}[reader], language=reader)
    actions.plan_reminders(meeting=meeting, now=NOW)
    message = receive(mail_server, user)
    title, venue = fields[f"title_{original}"], fields[f"venue_{original}"]
    assert f"{title} ({note})" in message["Subject"]
    for part in both_parts(message):
        assert f"{title} ({note})" in part
        assert f"{venue} ({note})" in part
