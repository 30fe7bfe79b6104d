"""The day of a secretariat: what it says of commitments, translations, meetings and the chairmanship."""

import pytest

from meetings import actions
from meetings.models import Handover, StrayAnswer
from tests.factories import NOW, a_held_meeting, a_meeting, a_project, at
from tests.meetings.convened import START
from tests.meetings.mornings import NAMED, says
from tests.meetings.subscribers import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame", "frozen")]


@pytest.fixture
def meeting(frame):
    return a_meeting("AG-2027-1", host="malmo", starts_at=START)


def test_commitments_at_risk_also_early_in_the_year(morning, language, time_machine):
    time_machine.move_to(at(2027, 3, 1))
    mail = morning()
    words = {
        "da": "Den politiske arbejdsgruppe 2027: møde mangler. Forpligtelse: mindst 2 møder. Afholdt: 0. 305 dage tilbage af året.",
        "sv": "Den politiska arbetsgruppen 2027: möte saknas. Åtagande: minst 2 möten. Genomförda: 0. 305 dagar kvar av året.",
    }
    pages = {"da": "forpligtelser/", "sv": "ataganden/"}
    says(mail, language, words, pages[language])


def test_what_was_not_kept_is_told_in_january(morning, language, time_machine):
    a_held_meeting(at(2026, 5, 11), hours=2)
    time_machine.move_to(at(2027, 1, 4))
    words = {
        "da": "Den politiske arbejdsgruppe 2026: ikke overholdt.",
        "sv": "Den politiska arbetsgruppen 2026: inte uppfyllt.",
    }
    says(morning(), language, words)
    time_machine.move_to(at(2027, 2, 1))
    assert words[language] not in text(morning())


def test_translations_into_the_own_language_first(quiet, morning, language):
    a_project(title_sv="", summary_sv="")
    a_project(original_language="sv", title_da="")
    mail = morning()
    danish = {"da": "Dansk: Initiativer (1)", "sv": "Danska: Initiativ (1)"}
    swedish = {"da": "Svensk: Initiativer (4)", "sv": "Svenska: Initiativ (4)"}
    into = {"da": "oversaettelser/?city=", "sv": "oversattningar/?city="}
    says(mail, language, danish, f"{into[language]}cph")
    says(mail, language, swedish, f"{into[language]}malmo")
    first = text(mail).index(danish[language]) < text(mail).index(swedish[language])
    assert first is (language == "da")


def test_meetings_that_nobody_has_recorded(quiet, morning, language):
    a_meeting("AG-2026-1", starts_at=at(2026, 11, 10), now=at(2026, 10, 1))
    mail = morning()
    words = {
        "da": "Den politiske arbejdsgruppe, 10. nov. 2026",
        "sv": "Den politiska arbetsgruppen, 10 nov. 2026",
    }
    pages = {"da": "moeder/AG-2026-1/afholdt/", "sv": "moten/AG-2026-1/genomfort/"}
    says(mail, language, words, pages[language])


def test_answers_by_mail_to_look_at(quiet, meeting, morning, language):
    for number in range(2):
        StrayAnswer.objects.create(
            meeting=meeting, attendee=f"{number}@kbh.example", why="stranger", received_at=NOW
        )
    pages = {"da": "moeder/AG-2027-1/deltagere/", "sv": "moten/AG-2027-1/deltagare/"}
    says(morning(), language, {one: f"{NAMED[one]}: 2" for one in NAMED}, pages[language])


def test_the_handover_is_for_the_city_that_takes_over(quiet, morning, mornings, language):
    a_held_meeting(at(2026, 10, 5), ref="AG-2026-1", host="cph")
    last = a_held_meeting(at(2026, 11, 16), ref="AG-2026-2", host="malmo")
    actions.hand_over(now=NOW)
    Handover.objects.get(meeting=last, to_city="cph")
    if language == "sv":
        assert mornings() == []
        return
    says(morning(), "da", {"da": "sag"}, "vaertskab/overdragelse/AG-2026-2/")
