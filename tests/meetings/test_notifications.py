"""What a reminder says, as the recipient's mail program receives it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

import pytest
from django.utils.translation import get_language, override

from meetings import actions, notifications
from meetings.models import Reminder
from oresund.mail import open_connection, send
from tests.factories import NOW, a_meeting, a_member, a_user, an_invitation
from tests.meetings.convened import CITIES, DATES, NAMES, START, VENUES

pytestmark = pytest.mark.django_db

ITEMS = [
    {"type": "formal", "title_da": "Godkendelse & <start>", "title_sv": "Godkännande & <start>"},
    {"type": "decision", "title_da": "Økonomi", "title_sv": "Ekonomi"},
]


class Words(HTMLParser):
    """The words of a page, without its tags."""

    def __init__(self, page):
        super().__init__()
        self.words = []
        self.feed(page)
        self.text = " ".join(" ".join(self.words).split())

    def handle_data(self, data):
        self.words.append(data)


def receive(mail_server, user, lead=7):
    """Send what a member is reminded of and return it as it arrived."""
    [reminder] = Reminder.objects.filter(recipient=user, days_before=lead).to_send()
    connection = open_connection()
    connection.open()
    send(notifications.Reminding()(reminder), connection)
    connection.close()
    [message] = mail_server.to(user.email)
    return message


def both_parts(message):
    text = message.get_body(("plain",)).get_content()
    return " ".join(text.split()), Words(message.get_body(("html",)).get_content()).text


@pytest.mark.parametrize("language", ["da", "sv"])
def test_of_a_confidential_item_a_mail_says_only_that_it_exists(mail_server, frame, language):
    """Who is called may read it behind the log-in; a mail may be read by anybody on its way."""
    user = a_member(CITIES[language], language=language)
    meeting = a_meeting("AG-2027-1", host="malmo", starts_at=START)
    secret = {"title_da": "Fortrolig sag", "title_sv": "Konfidentiellt ärende", "confidential": True}
    actions.write_agenda(by=None, meeting=meeting, items=[ITEMS[1], {"type": "decision", **secret}])
    for part in both_parts(receive(mail_server, user)):
        assert ITEMS[1][f"title_{language}"] in part
        assert {"da": "Lukket punkt", "sv": "Sluten punkt"}[language] in part
        assert secret[f"title_{language}"] not in part


@pytest.fixture
def meeting(frame):
    meeting = a_meeting(
        "AG-2027-1", host="malmo", starts_at=START, venue_da=VENUES["da"], venue_sv=VENUES["sv"]
    )
    actions.write_agenda(by=None, meeting=meeting, items=ITEMS)
    return meeting


@pytest.fixture
def reader(language, meeting):
    member = a_member(
        CITIES[language], language=language, name="Åse Ørsted", email=f"{language}@portal.example"
    )
    actions.plan_reminders(meeting=meeting, now=NOW)
    return member


def test_the_headers_say_what_programs_ask_for(mail_server, reader, language):
    message = receive(mail_server, reader)
    sent_at = parsedate_to_datetime(message["Date"])
    assert sent_at.utcoffset() is not None
    assert abs((datetime.now(UTC) - sent_at).total_seconds()) < 60
    assert (message["Auto-Submitted"], message["Content-Language"]) == ("auto-generated", language)
    assert message["To"] == reader.email


def test_the_message_id_stays_the_same_for_one_reminder(mail_server, settings, reader):
    settings.SITE_URL = "https://portal.example:8443"
    first = receive(mail_server, reader)["Message-ID"]
    mail_server.forget()
    assert first == receive(mail_server, reader)["Message-ID"]
    assert first == f"<{Reminder.objects.get(days_before=7).uid}@portal.example>"
    assert first != receive(mail_server, a_copy_of(reader))["Message-ID"]


def a_copy_of(reader):
    other = a_member(reader.city_id)
    actions.plan_all_reminders(now=NOW)
    return other


@pytest.mark.parametrize(("host", "official"), [("malmo", "Malmö stad"), ("cph", "Københavns Kommune")])
def test_the_sender_is_the_secretariat_of_the_host(mail_server, settings, frame, host, official):
    settings.DEFAULT_FROM_EMAIL = "En by <portal@portal.example>"
    reader = a_member("cph")
    a_meeting(host=host, starts_at=START)
    [sender] = receive(mail_server, reader)["From"].addresses
    assert sender.addr_spec == "portal@portal.example"
    assert official in sender.display_name


def test_both_parts_say_the_same_facts(mail_server, reader, language):
    facts = [
        reader.name,
        NAMES[language],
        DATES[language],
        "13.00–16.00",
        VENUES[language],
        {"da": "Malmø", "sv": "Malmö"}[language],
        *(item[f"title_{language}"] for item in ITEMS),
    ]
    for part in both_parts(receive(mail_server, reader)):
        assert [fact for fact in facts if fact not in part] == []


def test_both_parts_lead_to_the_page_in_the_readers_language(
    mail_server, settings, reader, language, meeting
):
    settings.SITE_URL = "https://portal.example"
    message = receive(mail_server, reader)
    with override(language):
        address = "https://portal.example" + meeting.get_absolute_url()
    assert address.startswith(f"https://portal.example/{language}/")
    assert address in message.get_body(("plain",)).get_content().split()
    assert f'href="{address}"' in message.get_body(("html",)).get_content()


@pytest.mark.parametrize("active", ["da", "sv", "en", None])
def test_the_language_is_the_readers_whatever_is_active(mail_server, reader, language, active):
    with override(active):
        message = receive(mail_server, reader)
        assert get_language() == active
    other = {"da": "sv", "sv": "da"}[language]
    for part in (message["Subject"], *both_parts(message)):
        assert DATES[language] in part
        assert DATES[other] not in part
        assert NAMES[other] not in part
    assert f'<html lang="{language}">' in message.get_body(("html",)).get_content()


def test_what_is_html_in_a_title_is_shown_and_not_obeyed(mail_server, reader, language):
    message = receive(mail_server, reader)
    title = ITEMS[0][f"title_{language}"]
    assert title in message.get_body(("plain",)).get_content()
    assert "&lt;start&gt;" in message.get_body(("html",)).get_content()


def test_the_chair_is_named(mail_server, frame):
    leader = a_member("malmo", role="delegation_leader", name="Ada")
    a_meeting(host="malmo", starts_at=START)
    for part in both_parts(receive(mail_server, leader)):
        assert leader.person.name in part


def test_who_stands_in_for_the_chair_is_named_as_such(mail_server, reader, language):
    words = {"da": "fungerende formand", "sv": "tjänstgörande ordförande"}[language]
    seated = [reader, a_member("cph"), a_member("malmo")]
    for part in both_parts(receive(mail_server, reader)):
        assert any(f"{one.person.name} ({words})" in part for one in seated)


@pytest.mark.parametrize("title", ["Besøg\r\nBcc: alle@kbh.example", "Besøg\nher", "Bes øg"])
def test_the_subject_is_one_line_whatever_the_title_holds(mail_server, frame, title):
    reader = a_member("cph")
    a_meeting(body_id="other", starts_at=START, title_da=title, title_sv=title)
    message = receive(mail_server, reader)
    assert "\n" not in message["Subject"]
    assert message["Bcc"] is None
    assert " ".join(title.split()) in message["Subject"]


def test_the_subject_tells_the_meeting_and_its_date(mail_server, reader, language):
    subject = receive(mail_server, reader)["Subject"]
    assert NAMES[language] in subject
    assert DATES[language] in subject


def test_each_reminder_says_what_it_is_about(mail_server, reader):
    texts, pages = set(), set()
    for lead in (14, 7, 1):
        mail_server.forget()
        text, page = both_parts(receive(mail_server, reader, lead))
        texts.add(text)
        pages.add(page)
    assert len(texts) == len(pages) == 3


def test_a_secretariat_is_reminded_in_its_language_too(mail_server, frame):
    secretary = a_user("secretariat", "malmo", email="sekretariat@malmo.example")
    a_meeting(host="cph", starts_at=START)
    message = receive(mail_server, secretary, 42)
    assert message["Content-Language"] == "sv"
    assert "Köpenhamn" in both_parts(message)[0]


@pytest.mark.parametrize(
    ("answer", "asks", "has_link"),
    [(None, True, False), ("", False, True), ("attending", False, False), ("apologies", False, False)],
    ids=["never called", "no answer yet", "comes", "does not come"],
)
def test_with_the_papers_only_who_has_not_answered_is_asked(
    mail_server, reader, meeting, language, answer, asks, has_link
):
    if answer is not None:
        given = {"answer": answer, "answered_at": NOW, "channel": "page", "reason": "Syg"} if answer else {}
        an_invitation(meeting, reader, **given)
    words = {"da": "Fortæl dit sekretariat, om du deltager", "sv": "Meddela ditt sekretariat om du deltar"}
    papers = {"da": "Husk at læse mødematerialet.", "sv": "Kom ihåg att läsa möteshandlingarna."}
    message = receive(mail_server, reader)
    for part in both_parts(message):
        assert papers[language] in part
        assert (words[language] in part) is asks
    assert ("/svar/" in message.get_body(("plain",)).get_content()) is has_link


def test_items_are_asked_for_by_a_day_and_not_by_a_number(mail_server, frame, language):
    secretary = a_user("secretariat", CITIES[language], email="sekretariat@portal.example")
    a_meeting(starts_at=START)
    by_day = {"da": "senest mandag den 15. februar 2027.", "sv": "senast måndag 15 februari 2027."}
    for part in both_parts(receive(mail_server, secretary, 42)):
        assert by_day[language] in part.replace("\u00a0", " ")
