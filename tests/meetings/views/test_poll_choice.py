"""A secretariat chooses one of the dates that were asked about, or withdraws the question."""

import pytest

from meetings import actions
from meetings.models import Meeting, Poll
from tests.factories import NOW, a_meeting
from tests.meetings.asking import DAY, START, a_planned_meeting, a_poll, answer, ask, slot
from tests.meetings.views.pages import page
from tests.meetings.views.test_poll import LANGUAGES, SECRETARIATS, url, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def meeting(frame):
    return a_planned_meeting()


@pytest.mark.parametrize("role", SECRETARIATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_confirms_the_meeting_and_stays_readable(browse, meeting, people, role, language):
    poll = ask(meeting)
    answer(poll, people["member-cph"], "yes", "no", "if_need_be")
    client = browse(role)
    assert client.post(url(language), {"choose": poll.slots.last().pk}).status_code == 302
    chosen = Meeting.objects.get(ref="M1")
    assert (chosen.status, chosen.starts_at) == ("confirmed", START + 14 * DAY)
    content = page(client, "poll", "M1", language=language)
    assert {"da": "Denne dato blev valgt.", "sv": "Detta datum valdes."}[language] in content
    assert people["member-cph"].person.name in content
    assert 'name="choose"' not in content
    assert 'name="withdraw"' not in content


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_withdrawn_and_another_can_be_asked(browse, meeting, language):
    poll = ask(meeting)
    client = browse("secretary-malmo")
    assert client.post(url(language), {"withdraw": poll.pk}).status_code == 302
    assert Poll.objects.get().closed_at == NOW
    content = page(client, "poll", "M1", language=language)
    assert 'name="day_0"' in content
    assert {"da": "uden at en af disse datoer blev valgt", "sv": "utan att något av dessa datum valdes"}[
        language
    ] in content


def test_who_comes_second_sees_that_it_is_settled(browse, meeting):
    poll = ask(meeting)
    first, last = poll.slots.first(), poll.slots.last()
    actions.choose_slot(by=None, slot=first, now=NOW)
    for typed in ({"choose": last.pk}, {"withdraw": poll.pk}):
        answered = browse("secretary-cph").post(url(), typed)
        assert answered.status_code == 409
        assert "Noget er ændret i mellemtiden" in words(answered)
    assert Poll.objects.get().chosen == first


@pytest.mark.parametrize("name", ["choose", "withdraw"])
@pytest.mark.parametrize("key", ["", "0", "-1", "x", "\x00", "²", "9" * 18, "9" * 400])
def test_a_key_that_is_none_leads_nowhere(browse, meeting, name, key):
    ask(meeting)
    assert browse("secretary-cph").post(url(), {name: key}).status_code == 404
    assert Poll.objects.get().closed_at is None


def test_what_belongs_to_another_meeting_is_not_found(browse, meeting):
    ask(meeting)
    other = ask(a_meeting("JC", body_id="joint_council", starts_at=START), slots=[slot(1), slot(2)])
    client = browse("secretary-cph")
    for typed in ({"choose": other.slots.first().pk}, {"withdraw": other.pk}):
        assert client.post(url(), typed).status_code == 404
    assert Poll.objects.filter(closed_at__isnull=False).count() == 0


def test_after_the_last_day_the_secretariat_still_chooses(browse, frame, time_machine):
    poll = a_poll()
    time_machine.move_to(poll.closes_at + DAY, tick=False)
    client = browse("secretary-cph")
    assert "Svarfristen udløb" in page(client, "poll", "M1")
    assert client.post(url(), {"choose": poll.slots.first().pk}).status_code == 302
    assert Meeting.objects.get(ref="M1").status == "confirmed"
