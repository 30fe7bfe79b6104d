"""The pages on which a secretariat reads every message of the portal in both languages."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Letter, User
from meetings import actions, notifications, tasks
from meetings.models import Invitation, Meeting, Notice, Reminder
from meetings.views.mail_kinds import MAIL_KINDS
from tests.factories import NOW, a_meeting, a_member, an_invitation
from tests.meetings.asking import a_poll
from tests.meetings.convened import DATES, ITEMS, NAMES, NEW_DATES, REASON, START, cancel, move
from tests.meetings.views.pages import address, is_absent, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

NONE_FITS = {
    "invitation": "Der er ingen kommende møder.",
    "change": "Ingen møder er ændret, siden de blev oprettet.",
    "cancellation": "Ingen møder er blevet aflyst.",
    "release": "Der er ingen kommende møder.",
    "poll": "Ingen er blevet spurgt om datoer.",
    "agenda_call": "Der er ingen kommende møder.",
    "agenda": "Ingen kommende møder har en dagsorden.",
    "papers": "Ingen kommende møder har en dagsorden.",
    "meeting": "Der er ingen kommende møder.",
    "bulletin": "Der er intet nyt at fortælle om fra den seneste måned.",
}
SAYS = {
    "invitation": ("Du er indkaldt til dette møde.", "Du är kallad till det här mötet."),
    "change": ("Et møde, som du er indkaldt til, er ændret.", "Ett möte som du är kallad till har ändrats."),
    "cancellation": ("Dette møde er aflyst.", "Det här mötet är inställt."),
    "release": ("Mødet holdes stadig.", "Mötet hålls ändå."),
    "poll": ("Vi søger en dato", "Vi söker ett datum"),
    "agenda_call": ("senest mandag den 15. februar 2027.", "senast måndag 15 februari 2027."),
    "agenda": ("Nu kan du læse dagsordenen", "Nu kan du läsa dagordningen"),
    "papers": ("Husk at læse mødematerialet.", "Kom ihåg att läsa möteshandlingarna."),
    "meeting": ("Mødet nærmer sig.", "Mötet närmar sig."),
    "confirmation": ("Vil du følge", "Vill du följa"),
    "password": ("har bedt om en ny adgangskode", "har begärt ett nytt lösenord"),
}


@pytest.fixture
def to_come(frame):
    meeting = a_meeting("AG-2027-1", host="malmo", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=ITEMS)
    return meeting


@pytest.fixture
def secretary(browse):
    return browse("secretary-malmo")


def texts(answer):
    """The mails on a page, as plain text."""
    found = re.findall(r'<p class="mail-text" lang="(\w+)">(.*?)</p>', answer.content.decode(), re.DOTALL)
    return {language: unescape(text).replace("\u00a0", " ") for language, text in found}


def fitting(name):
    """What is stored so that the message has something to tell of."""
    if name == "poll":
        a_poll()
    elif name not in ("password", "confirmation"):
        meeting = a_meeting("AG-2027-1", host="malmo", starts_at=START)
        actions.write_agenda(by=None, meeting=meeting, items=ITEMS)
        {"change": move, "cancellation": cancel}.get(name, lambda meeting: None)(meeting)


# --- Who


@pytest.mark.parametrize("role", ["member-malmo", "administrator"])
def test_others_find_nothing(browse, to_come, role):
    client = browse(role)
    assert is_absent(client, address("mail_templates"))
    assert is_absent(client, address("mail_template", "invitation"))
    assert is_absent(client, address("mail_page", "invitation", "da"))


def test_a_visitor_is_asked_to_log_in(client, to_come):
    for url in (
        address("mail_templates"),
        address("mail_template", "invitation"),
        address("mail_page", "invitation", "da"),
    ):
        assert client.get(url).status_code == 302


@pytest.mark.parametrize("name", ["nothing", "_frame", "x" * 999, "a-b", "..", "%00"])
def test_a_message_that_does_not_exist_has_no_page(secretary, to_come, name):
    path = address("mail_templates")
    assert secretary.get(f"{path}{name}/").status_code == 404
    assert secretary.get(f"{path}{name}/da/").status_code == 404
    assert secretary.get(f"{path}invitation/{name}/").status_code == 404


# --- The list


def test_every_template_is_on_the_list():
    folder = settings.BASE_DIR / "templates/emails"
    written = {file.name.removesuffix(".subject.txt") for file in folder.glob("*.subject.txt")}
    assert {kind.template for kind in MAIL_KINDS.values()} == written


@pytest.mark.parametrize(
    ("language", "title"), [("da", "Portalens beskeder"), ("sv", "Portalens meddelanden")]
)
def test_the_list_leads_to_each_message(secretary, frame, language, title):
    shown = secretary.get(address("mail_templates", language=language)).content.decode()
    assert f"<h1>{title}</h1>" in shown
    for name, kind in MAIL_KINDS.items():
        assert f'href="{address("mail_template", name, language=language)}"' in shown
        assert kind.name == name
    assert shown.count('class="quiet"') >= len(MAIL_KINDS)


# --- One message


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("name", SAYS)
def test_a_message_stands_in_both_languages_whatever_the_readers_is(secretary, frame, name, language):
    fitting(name)
    shown = texts(secretary.get(address("mail_template", name, language=language)))
    assert list(shown) == ["da", "sv"]
    for words, text in zip(SAYS[name], shown.values(), strict=True):
        assert words in text


@pytest.mark.parametrize("name", NONE_FITS)
def test_where_nothing_fits_the_page_says_so(secretary, frame, name):
    answer = secretary.get(address("mail_template", name))
    assert NONE_FITS[name] in answer.content.decode()
    assert not texts(answer)
    assert secretary.get(address("mail_page", name, "sv")).status_code == 404


def test_every_message_is_looked_at_here():
    """The newsletter and the day of a secretariat elsewhere: what they tell is as old as the database says."""
    elsewhere = {"bulletin", "day"}
    assert {*SAYS, *elsewhere} == set(MAIL_KINDS) == {*NONE_FITS, "day", "password", "confirmation"}


def test_a_draft_is_no_example(secretary, frame):
    a_meeting(starts_at=START, visibility=Meeting.Visibility.DRAFT)
    assert not texts(secretary.get(address("mail_template", "invitation")))


@pytest.mark.parametrize("language", ["da", "sv"])
def test_it_reads_as_what_is_sent(mail_server, secretary, people, to_come, language):
    name = people["secretary-malmo"].name
    reader = a_member("cph", name=name, language=language)
    an_invitation(to_come, reader)
    actions.plan_notices(meeting=to_come, now=NOW)
    tasks.send_due_notices()
    sent = Notice.objects.get(recipient=reader)
    answer = secretary.get(address("mail_template", "invitation"))
    assert texts(answer)[language] == sent.body.replace("\u00a0", " ")
    assert sent.subject in unescape(answer.content.decode())
    assert "Sekretariatet i Malmö stad &lt;portal@localhost&gt;" in answer.content.decode()
    [mail] = mail_server.to(reader.email)
    html = secretary.get(address("mail_page", "invitation", language)).content.decode()
    assert html == re.sub(r"/svar/[^/]+/", "/svar/***/", as_sent(mail, "html"))


def as_sent(mail, kind):
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n")


def test_a_move_is_told_with_the_old_time_and_the_new_one(secretary, frame):
    fitting("change")
    shown = texts(secretary.get(address("mail_template", "change")))
    for language, text in shown.items():
        assert DATES[language] in text
        assert NEW_DATES[language] in text
        assert REASON[language] in text
        assert NAMES[language] in text


# --- What it must not do


@pytest.mark.parametrize("name", SAYS)
def test_nothing_is_sent_and_nothing_is_written(secretary, mailoutbox, frame, name):
    fitting(name)
    before = [model.objects.count() for model in (Notice, Reminder, Letter, Invitation)]
    for url in (address("mail_template", name), address("mail_page", name, "da")):
        with CaptureQueriesContext(connection) as captured:
            assert secretary.get(url).status_code == 200
        assert not [one["sql"] for one in captured if not one["sql"].startswith("SELECT")]
    assert before == [model.objects.count() for model in (Notice, Reminder, Letter, Invitation)]
    assert not mailoutbox


@pytest.mark.parametrize("name", ["invitation", "change", "papers", "poll"])
def test_no_link_of_a_preview_opens_anything(secretary, client, people, frame, name):
    fitting(name)
    people["secretary-malmo"].person = people["member-malmo"].person
    mail = notifications.specimen(name, people["secretary-malmo"], "da", NOW)
    [secret] = re.findall(r"http://127.0.0.1:8000(/da/moeder/\S+/(?:svar|datoer)/\S+)", mail.text)
    assert secret in mail.html
    client.logout()
    assert client.get(secret).status_code == 404


def test_the_link_to_leave_is_nobodys(client, people, frame):
    fitting("meeting")
    mail = notifications.specimen("meeting", people["secretary-malmo"], "da", NOW)
    path = mail.leave.removeprefix("http://127.0.0.1:8000")
    client.post(path, {"List-Unsubscribe": "One-Click"})
    assert not User.objects.exclude(declined=[]).exists()


def test_the_link_to_a_new_password_opens_nobodys_account(client, people, frame):
    mail = notifications.specimen("password", people["secretary-malmo"], "sv", NOW)
    [secret] = re.findall(r"http://127.0.0.1:8000(/sv/konto/\S+)", mail.text)
    answer = client.get(secret, follow=True)
    assert answer.context["token_fail"]


@pytest.mark.parametrize(
    ("name", "secrets"),
    [("invitation", 1), ("change", 1), ("papers", 2), ("meeting", 1), ("poll", 1), ("password", 1)],
)
def test_secret_links_are_masked_in_the_text_and_in_the_html(secretary, frame, name, secrets):
    fitting(name)
    page = secretary.get(address("mail_template", name)).content.decode()
    html = secretary.get(address("mail_page", name, "sv")).content.decode()
    assert page.count("/***/") == 2 * secrets
    assert html.count("/***/") == secrets
    assert not re.search(r"/(svar|datum|datoer|nytt|ny|afmeld|avanmal)/[^/\s]{20,}", page + html)


def test_the_html_may_do_nothing_and_is_kept_nowhere(secretary, to_come):
    answer = secretary.get(address("mail_page", "invitation", "sv"))
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert policy[:3] == ["sandbox", "default-src 'none'", "style-src 'unsafe-inline'"]
    assert not [one for one in policy if "script" in one or "self" in one]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.content.decode().startswith('<!doctype html>\n<html lang="sv">')


def test_a_title_is_shown_and_not_obeyed(secretary, frame):
    trick = "<script>alert(1)</script>"
    a_meeting(body_id="other", starts_at=START, title_da=trick, title_sv=trick)
    assert trick not in secretary.get(address("mail_template", "invitation")).content.decode()
    assert trick not in secretary.get(address("mail_page", "invitation", "da")).content.decode()


@pytest.mark.parametrize("name", ["invitation", "change", "cancellation", "agenda"])
def test_it_takes_as_many_queries_with_thirty_meetings(secretary, frame, name):
    fitting(name)
    url = address("mail_template", name)
    few = queries(secretary, url)
    for number in range(30):
        start = START - (number + 1) * timedelta(days=1)
        a_meeting(f"X-{number}", body_id="other", title_da="Møde", title_sv="Möte", starts_at=start)
    assert queries(secretary, url) <= few
