"""News of the public as people read them, in both languages, and nothing of what the public may not read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from cooperation.models import Project
from meetings import actions
from meetings.headlines import headline
from meetings.models import Meeting, public_news
from tests.factories import a_meeting, a_project, a_project_in

pytestmark = pytest.mark.django_db

START = datetime(2031, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
SNOW = {"da": "Sne", "sv": "Snö"}
STRIKE = {"da": "Strejke", "sv": "Strejk"}
DECIDED = {
    "type": "decision", "title_da": "Badebro", "title_sv": "Badbrygga",
    "outcome_da": "Den bygges.", "outcome_sv": "Den byggs.",
}  # fmt: skip


def read(language, kind, ref=None):
    """The first news of a kind, its words on one line."""
    with override(language):
        for one in public_news(LONG_AGO, timezone.now()):
            if one.kind == kind and ref in (None, one.meeting and one.meeting.ref):
                told = headline(one)
                return " | ".join([told.title, *told.lines]).replace("\u00a0", " "), told.path
    raise AssertionError(kind)


def move(meeting, days, reason=SNOW):
    actions.move(
        by=None,
        meeting=meeting,
        starts_at=meeting.starts_at + days * DAY,
        ends_at=meeting.ends_at + days * DAY,
        reason=reason,
        now=timezone.now(),
    )


def test_a_new_meeting(frame):
    a_meeting("AG-2031-1", starts_at=START, host="malmo")
    assert read("da", "announced") == (
        "Nyt møde: Den politiske arbejdsgruppe, mandag den 10. marts 2031"
        " | mandag den 10. marts 2031, kl. 13.00–16.00. | Vært: Malmø."
        " | Mødet er planlagt, men endnu ikke bekræftet.",
        "/da/moeder/AG-2031-1/",
    )
    assert read("sv", "announced") == (
        "Nytt möte: Den politiska arbetsgruppen, måndag 10 mars 2031"
        " | måndag 10 mars 2031, kl. 13.00–16.00. | Värd: Malmö."
        " | Mötet är planerat men ännu inte bekräftat.",
        "/sv/moten/AG-2031-1/",
    )


def test_a_move_tells_the_old_and_the_new_time_together(frame, aged):
    meeting = a_meeting(starts_at=START)
    aged(days=1)
    move(meeting, 1)
    words, _path = read("sv", "moved")
    assert words == (
        "Flyttat: Den politiska arbetsgruppen, nu tisdag 11 mars 2031"
        " | Flyttat från måndag 10 mars 2031, kl. 13.00–16.00, till tisdag 11 mars 2031, kl. 13.00–16.00."
        " | Motivering: Snö"
    )
    assert (
        "Det blev senere flyttet, til tirsdag den 11. marts 2031, kl. 13.00–16.00."
        in read("da", "announced")[0]
    )


def test_of_an_earlier_move_the_reason_is_told_no_more(frame, aged):
    meeting = a_meeting(starts_at=START)
    aged(days=1)
    move(meeting, 1)
    aged(days=1)
    move(meeting, 1, reason=STRIKE)
    first, _path = read("da", "moved")
    assert "Sne" not in first
    assert "Strejke" not in first


def test_a_cancellation_tells_why_and_what_comes_instead(frame, aged):
    meeting = a_meeting("A", starts_at=START)
    aged(days=1)
    new = actions.replace(
        by=None, meeting=meeting, on=date(2026, 11, 1), reason=SNOW, now=timezone.now(), ref="B",
        starts_at=START + 7 * DAY, ends_at=START + 7 * DAY + timedelta(hours=3),
    )  # fmt: skip
    assert read("da", "cancelled")[0] == (
        "Aflyst: Den politiske arbejdsgruppe, mandag den 10. marts 2031 | Mødet er aflyst. | Begrundelse: Sne"
        " | Et nyt møde træder i stedet: mandag den 17. marts 2031, kl. 13.00–16.00."
    )
    assert read("sv", "announced", "A")[0].endswith("Det ställdes in senare.")
    assert "Det ersätter mötet måndag 10 mars 2031." in read("sv", "announced", "B")[0]
    Meeting.objects.filter(pk=meeting.pk).update(visibility="closed")
    assert "10 mars" not in read("sv", "announced", "B")[0]
    Meeting.objects.filter(pk=meeting.pk).update(visibility="public")
    Meeting.objects.filter(pk=new.pk).update(visibility="closed")
    assert "17. marts" not in read("da", "cancelled")[0]


def test_confirmed_and_held(frame, aged):
    meeting = a_meeting(starts_at=START)
    aged(days=1)
    actions.confirm(by=None, meeting=meeting, now=timezone.now())
    aged(days=1)
    Meeting.objects.update(status="held")
    assert read("sv", "confirmed")[0].startswith("Bekräftat: Den politiska arbetsgruppen")
    assert read("da", "held")[0] == (
        "Afholdt: Den politiske arbejdsgruppe, mandag den 10. marts 2031 | Mødet er afholdt. | Vært: København."
    )


def test_a_decision(frame):
    meeting = a_meeting("A", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=[DECIDED])
    Meeting.objects.update(status="held")
    assert read("sv", "decided") == (
        "Beslut: Badbrygga | Den byggs. | Den politiska arbetsgruppen, måndag 10 mars 2031",
        "/sv/moten/A/",
    )


def test_an_initiative(frame, aged_projects):
    project = a_project(ref="P-2026-07", title_da="Badebro", title_sv="Badbrygga", summary_sv="En brygga.")
    assert read("sv", "adopted") == ("Initiativ antaget: Badbrygga | En brygga.", "/sv/projekt/P-2026-07/")
    aged_projects(days=1)
    Project.objects.filter(pk=project.pk).update(state="in_progress")
    assert read("da", "adopted")[0].endswith("Status nu: i gang.")


def test_what_is_in_one_language_only_says_so(frame):
    a_project_in("rejected", title_sv="", title_da="Badebro")
    assert "Badebro (Endast på danska)" in read("sv", "rejected")[0]
