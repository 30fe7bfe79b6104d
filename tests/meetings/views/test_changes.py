"""The page of what changed since somebody last looked, and the line that leads to it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from meetings import actions
from meetings.models import Look
from tests.factories import a_meeting
from tests.meetings.views.pages import address, is_absent, page, queries

pytestmark = pytest.mark.django_db

START = datetime(2031, 3, 10, 12, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)
WHY = {"da": "Derfor", "sv": "Därför"}
OPEN = {"type": "formal", "title_da": "Dagsorden", "title_sv": "Dagordning"}
SECRET = {**OPEN, "title_da": "Fortrolig sag", "title_sv": "Konfidentiellt ärende", "confidential": True}
CALLED = ["member-cph", "member-malmo", "secretary-cph", "secretary-malmo"]


@pytest.fixture
def known(people, aged):
    """A meeting that everybody has read of."""
    meeting = a_meeting("A", starts_at=START, venue_da="Rådhuset", venue_sv="Stadshuset")
    aged()
    for user in filter(None, people.values()):
        Look.objects.create(user=user, looked_at=timezone.now() - 12 * DAY)
    return meeting


def move(meeting, days, by=None):
    actions.move(
        by=by,
        meeting=meeting,
        starts_at=meeting.starts_at + days * DAY,
        ends_at=meeting.ends_at + days * DAY,
        reason=WHY,
        now=timezone.now(),
    )


def count(client):
    return len(client.get(address("changes")).context["news"].changed)


def test_visitors_are_asked_to_log_in_and_administrators_find_nothing(browse):
    answer = browse("visitor").get(address("changes"))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/da/konto/log-ind/")
    assert browse("visitor").post(address("changes")).status_code == 302
    assert is_absent(browse("administrator"), address("changes"))
    assert browse("administrator").post(address("changes")).status_code == 404
    assert not Look.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "da",
            [
                "Flyttet fra mandag den 10. marts 2031, kl. 13.00–16.00, til torsdag den 13. marts 2031",
                "Malmø er vært i stedet for København, og formandskabet følger med.",
                "Nyt sted: Stadshuset i stedet for Rådhuset.",
                "Datoen er bekræftet.",
                "Dagsordenen er ændret.",
            ],
        ),
        (
            "sv",
            [
                "Flyttat från måndag 10 mars 2031, kl. 13.00–16.00, till torsdag 13 mars 2031",
                "Malmö är värd i stället för Köpenhamn, och ordförandeskapet följer med.",
                "Ny plats: Malmö stadshus i stället för Stadshuset.",
                "Datumet är bekräftat.",
                "Dagordningen har ändrats.",
            ],
        ),
    ],
)
@pytest.mark.parametrize("role", CALLED)
def test_each_change_is_said_in_words_and_not_who_made_it(browse, people, known, role, language, words):
    secretary = people["secretary-cph"]
    move(known, 1, by=secretary)
    move(known, 2, by=secretary)
    actions.confirm(by=secretary, meeting=known, now=timezone.now())
    actions.write_agenda(by=secretary, meeting=known, items=[OPEN, SECRET])
    type(known).objects.filter(pk=known.pk).update(
        host_city="malmo", venue_da="Stadshuset", venue_sv="Malmö stadshus"
    )
    content = page(browse(role), "changes", language=language)
    for machine in ("<", ">"):
        assert machine in content
    text = plain(content)
    assert [word for word in words if word not in text] == []
    assert SECRET[f"title_{language}"] not in content
    if role != "secretary-cph":  # whose own name stands in the header
        assert secretary.name not in content


def plain(content):
    """The words as they are read, without the elements around dates."""
    import re

    return " ".join(re.sub(r"<[^>]+>", "", content).split())


def test_a_new_a_cancelled_and_a_public_meeting(browse, known):
    a_meeting("NEW", body_id="joint_council", starts_at=START + 30 * DAY)
    actions.cancel(by=None, meeting=known, on=date(2026, 11, 1), reason=WHY, now=timezone.now())
    text = plain(page(browse("member-cph"), "changes"))
    assert "Nyt møde onsdag den 9. april 2031, kl. 14.00–17.00, med København som vært." in text
    assert "Aflyst. Derfor" in text


def test_reading_marks_nothing_and_the_button_marks_what_was_shown(browse, known, member_cph, aged):
    move(known, 1)
    client, before = browse("member-cph"), Look.objects.get(user=member_cph).looked_at
    assert count(client) == 1
    until = client.get(address("changes")).context["until"]
    assert Look.objects.get(user=member_cph).looked_at == before
    answer = client.post(address("changes"), {"until": until.isoformat()}, follow=True)
    assert answer.redirect_chain == [(address("changes"), 302)]
    assert Look.objects.get(user=member_cph).looked_at == until
    assert answer.context["news"].changed == []
    assert "Intet er ændret." in answer.content.decode()
    assert count(browse("member-malmo")) == 1


def test_a_change_between_showing_and_pressing_stays_unread(browse, known, aged):
    move(known, 1)
    aged(days=3)
    client = browse("member-cph")
    until = client.get(address("changes")).context["until"]
    a_meeting("MEANWHILE", body_id="joint_council", starts_at=START + 30 * DAY)
    answer = client.post(address("changes"), {"until": until.isoformat()}, follow=True)
    assert [one.meeting.ref for one in answer.context["news"].changed] == ["MEANWHILE"]


@pytest.mark.parametrize(
    "until",
    [
        *("", "yesterday", "\x00", "2026-13-45T00:00:00+00:00", "9" * 400),
        *("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00", "1999-12-31"),
    ],
)
def test_a_moment_that_is_none_is_refused_and_marks_nothing(browse, known, member_cph, until):
    move(known, 1)
    before = Look.objects.get(user=member_cph).looked_at
    answer = browse("member-cph").post(address("changes"), {"until": until})
    assert answer.status_code in (302, 422)
    assert Look.objects.get(user=member_cph).looked_at == before
    assert count(browse("member-cph")) == 1


@pytest.mark.parametrize("until", ["0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "1999-12-31"])
def test_nor_does_somebody_new_read_up_to_a_time_before_all_changes(browse, member_cph, until):
    client = browse("member-cph")
    assert client.post(address("changes"), {"until": until}).status_code == 422
    assert not Look.objects.exists()
    assert client.get(address("changes")).status_code == 200


def test_without_a_moment_the_page_says_that_it_did_not_work(browse, known):
    answer = browse("member-cph").post(address("changes"))
    assert answer.status_code == 422
    assert "Intet blev markeret som læst" in answer.content.decode()


def test_a_moment_far_ahead_does_not_swallow_what_is_to_come(browse, known, member_cph):
    browse("member-cph").post(address("changes"), {"until": "9999-12-31T23:59:59+00:00"})
    assert Look.objects.get(user=member_cph).looked_at <= timezone.now()


@pytest.mark.parametrize("name", ["meeting_list", "my_meetings"])
@pytest.mark.parametrize(
    ("language", "one", "none"),
    [
        ("da", "1 møde er ændret siden", "Intet er ændret siden"),
        ("sv", "1 möte har ändrats sedan", "Inget har ändrats sedan"),
    ],
)
def test_a_quiet_line_leads_there(browse, known, name, language, one, none):
    client = browse("member-malmo")
    assert none in plain(page(client, name, language=language))
    move(known, 1)
    content = page(client, name, language=language)
    assert one in plain(content)
    assert f'<a href="{address("changes", language=language)}">' in content
    if name == "meeting_list":
        for role in ("visitor", "administrator"):
            assert address("changes", language=language) not in page(browse(role), name, language=language)


def test_many_changes_are_paged(browse, known):
    for number in range(25):
        a_meeting(f"M{number:02}", body_id="joint_council", starts_at=START + (number + 1) * DAY)
    client = browse("member-cph")
    assert len(client.get(address("changes")).context["page"]) == 20
    assert len(client.get(address("changes") + "?page=2").context["page"]) == 5
    for number in ("0", "99", "x", "%00"):
        assert client.get(f"{address('changes')}?page={number}").status_code == 200


@pytest.mark.parametrize("name", ["changes", "meeting_list", "my_meetings"])
def test_thirty_changes_take_no_more_queries_than_one(browse, known, name):
    client, counts = browse("member-cph"), []
    for number in range(30):
        meeting = a_meeting(body_id="joint_council", starts_at=START + (number + 1) * DAY)
        actions.write_agenda(by=None, meeting=meeting, items=[OPEN])
        if number in (0, 29):
            counts.append(queries(client, address(name)))
    assert counts[0] == counts[1]
