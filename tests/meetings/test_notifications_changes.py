"""What the messages to those who are called say in words, in both languages."""

from datetime import timedelta

import pytest

from meetings import actions, tasks
from meetings.models import Invitation, Meeting
from oresund import links
from tests.factories import NOW, a_meeting, a_member, an_invitation
from tests.meetings.convened import (
    CITIES,
    DATES,
    ITEMS,
    LATER,
    NAMES,
    NEW_DATES,
    REASON,
    START,
    VENUES,
    answer_link,
    calendar_parts,
    cancel,
    event_of,
    move,
)
from tests.meetings.test_notifications import both_parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def test_an_invitation_says_what_when_where_and_how_to_answer(invited, reader, language):
    facts = [
        reader.name,
        NAMES[language],
        DATES[language],
        "13.00–16.00",
        VENUES[language],
        ITEMS[0][f"title_{language}"],
        {"da": "Lukket punkt", "sv": "Sluten punkt"}[language],
        {"da": "Du er indkaldt", "sv": "Du är kallad"}[language],
    ]
    for part in both_parts(invited):
        assert [fact for fact in facts if fact not in part] == []
    assert {"da": "Indkaldelse", "sv": "Kallelse"}[language] in invited["Subject"]


def test_what_is_confidential_is_nowhere_in_it(invited, language):
    secret = ITEMS[1][f"title_{language}"]
    assert [
        part for part in invited.walk() if not part.is_multipart() and secret in str(part.get_content())
    ] == []


def test_the_link_answers_for_this_person_until_the_meeting_is_over(invited, convened, language, reader):
    token = answer_link(invited, convened, language)
    invitation = Invitation.objects.get()
    for at in (NOW, convened.ends_at):
        link = links.read(links.INVITATION, token, at)
        assert (link.subject, link.person) == (str(invitation.uid), reader.person_id)
    with pytest.raises(links.Expired):
        links.read(links.INVITATION, token, convened.ends_at + timedelta(seconds=1))


def test_a_move_tells_the_old_time_and_the_new_one(invited, receive, convened, language):
    move(convened)
    [message] = receive()
    sentence = {
        "da": f"Flyttet fra {DATES['da']}, kl. 13.00–16.00, til {NEW_DATES['da']}, kl. 14.00–17.00.",
        "sv": f"Flyttat från {DATES['sv']}, kl. 13.00–16.00, till {NEW_DATES['sv']}, kl. 14.00–17.00.",
    }[language]
    for part in both_parts(message):
        assert sentence in part.replace("\u00a0", " ")
        assert REASON[language] in part
    assert NEW_DATES[language] in message["Subject"].replace("\u00a0", " ")
    event = event_of(message)[1]
    assert (event["SEQUENCE"], event.decoded("DTSTART")) == (1, LATER)
    assert answer_link(message, convened, language)


CHANGES = [
    (
        {"venue_da": "<Ny sal>", "venue_sv": "<Ny sal>"},
        {"da": "<Ny sal> (tidligere: Stadshuset i Malmø)", "sv": "<Ny sal> (tidigare: Stadshuset i Malmö)"},
    ),
    (
        {"venue_da": "", "venue_sv": ""},
        {
            "da": "endnu ikke fastlagt (tidligere: Stadshuset i Malmø)",
            "sv": "ännu inte bestämd (tidigare: Stadshuset i Malmö)",
        },
    ),
    (
        {"format": "digital"},
        {"da": "digitalt møde (tidligere: fysisk møde)", "sv": "digitalt möte (tidigare: fysiskt möte)"},
    ),
    (
        {"host_city_id": "cph"},
        {"da": "Vært: København (tidligere: Malmø)", "sv": "Värd: Köpenhamn (tidigare: Malmö)"},
    ),
    ({"status": "confirmed"}, {"da": "Mødet er nu bekræftet.", "sv": "Mötet är nu bekräftat."}),
]


@pytest.mark.parametrize(("fields", "words"), CHANGES, ids=["venue", "no venue", "form", "host", "confirmed"])
def test_every_change_that_matters_is_said_in_words(invited, receive, convened, language, fields, words):
    Meeting.objects.update(**fields, sequence=1)
    actions.plan_notices(meeting=convened, now=NOW)
    [message] = receive()
    for part in both_parts(message):
        assert words[language] in part
        assert {"da": "Flyttet", "sv": "Flyttat"}[language] not in part


def test_a_cancellation_says_why_and_takes_it_out_of_the_calendar(invited, receive, convened, language):
    cancel(convened)
    [message] = receive()
    assert {"da": "Aflyst", "sv": "Inställt"}[language] in message["Subject"]
    for part in both_parts(message):
        assert DATES[language] in part
        assert REASON[language] in part
        assert "/svar/" not in part
    whole, event = event_of(message)
    assert (whole["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert calendar_parts(message)[0].get_param("method") == "CANCEL"


def test_who_is_released_reads_that_the_others_still_meet(invited, receive, convened, language):
    Invitation.objects.update(released_at=NOW)
    actions.plan_notices(meeting=convened, now=NOW)
    [message] = receive()
    for part in both_parts(message):
        assert {"da": "Mødet holdes stadig", "sv": "Mötet hålls ändå"}[language] in part
        assert "/svar/" not in part
    whole, event = event_of(message)
    assert (whole["METHOD"], "STATUS" in event, event["SEQUENCE"]) == ("CANCEL", False, 0)


def test_a_substitute_reads_in_whose_place(convened, mail_server, language):
    member = an_invitation(convened, a_member("malmo"))
    user = a_member(CITIES[language], language=language)
    an_invitation(convened, user, role="substitute", serves_for=member)
    actions.plan_notices(meeting=convened, now=NOW)
    tasks.send_due_notices()
    [message] = mail_server.to(user.email)
    words = {"da": "som stedfortræder for", "sv": "som ersättare för"}[language]
    for part in both_parts(message):
        assert f"{words} {member.person.name}." in part


def test_what_was_answered_is_repeated_and_can_be_changed(invited, receive, convened, language):
    Invitation.objects.update(answer="attending", answered_at=NOW, channel="page")
    move(convened)
    [message] = receive()
    for part in both_parts(message):
        assert {"da": "Dit svar indtil nu", "sv": "Ditt svar hittills"}[language] in part
    assert event_of(message)[1]["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    assert answer_link(message, convened, language)


@pytest.mark.parametrize(("format_", "named"), [("in_person", False), ("digital", True), ("hybrid", True)])
def test_only_a_meeting_that_is_not_just_a_room_says_its_form(
    convened, receive, reader, language, format_, named
):
    Meeting.objects.update(format=format_)
    [message] = receive()
    words = {
        "da": {"digital": "Digitalt møde", "hybrid": "Hybridmøde"},
        "sv": {"digital": "Digitalt möte", "hybrid": "Hybridmöte"},
    }
    for part in both_parts(message):
        for form, its_words in words[language].items():
            assert (its_words in part) is (named and form == format_)


def test_until_when_an_answer_is_awaited(convened, mail_server, language):
    user = a_member(CITIES[language], language=language)
    an_invitation(convened, user, answer_by=START - timedelta(days=7))
    actions.plan_notices(meeting=convened, now=NOW)
    tasks.send_due_notices()
    day = {
        "da": "Svar senest mandag den 1. marts 2027 kl. 13.00.",
        "sv": "Svara senast måndag 1 mars 2027 kl. 13.00.",
    }
    for part in both_parts(*mail_server.to(user.email)):
        assert day[language] in part.replace("\u00a0", " ")


@pytest.mark.parametrize("title", ["Besøg\r\nBcc: alle@kbh.example", "Besøg\nMETHOD:CANCEL", "Bes øg"])
def test_a_title_stays_a_title(mail_server, frame, title):
    meeting = a_meeting(body_id="other", starts_at=START, title_da=title, title_sv=title)
    user = a_member("cph")
    an_invitation(meeting, user)
    actions.plan_notices(meeting=meeting, now=NOW)
    tasks.send_due_notices()
    [message] = mail_server.to(user.email)
    whole, event = event_of(message)
    assert "\n" not in message["Subject"]
    assert message["Bcc"] is None
    assert whole["METHOD"] == "REQUEST"
    assert event["SUMMARY"].split() == title.split()
