"""The news by e-mail as they arrive: confirmed first, each told once, whatever fails on the way."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cooperation import actions as cooperation_actions
from cooperation.actions import Choice
from cooperation.models import Letter, Refusal, Subscription
from meetings import actions, tasks
from meetings.models import COPENHAGEN, Meeting
from meetings.rhythm import SETTLED, last_due
from tests.factories import a_meeting, a_project

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]

START = datetime(2041, 3, 11, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANNA, BO = "anna@malmo.example", "bo@kk.example"
WHY = {"da": "Sne", "sv": "Snö"}
DECIDED = {
    "type": "decision", "title_da": "Badebro", "title_sv": "Badbrygga",
    "outcome_da": "Den bygges & males.", "outcome_sv": "Den byggs & målas.",
}  # fmt: skip


def follows(email=ANNA, *, since=30 * DAY, **choice):
    """Somebody has followed for a while."""
    when = timezone.now() - since
    choice = Choice(**{"language": "sv", "rhythm": "daily", "bodies": ["working_group"], **choice})
    one = cooperation_actions.ask_to_follow(email=email, choice=choice, now=when)
    return cooperation_actions.confirm_subscription(subscription=one, now=when)


def move(meeting, days=1):
    meeting.refresh_from_db()
    actions.move(
        by=None, meeting=meeting, starts_at=meeting.starts_at + days * DAY, ends_at=meeting.ends_at + days * DAY,
        reason=WHY, now=timezone.now(),
    )  # fmt: skip


@pytest.fixture
def receive(mail_server):
    """Let the clock tick; return what has arrived at an address since."""

    def receive(email=ANNA):
        seen = len(mail_server.to(email))
        tasks.plan_bulletins()
        tasks.send_due_letters()
        return mail_server.to(email)[seen:]

    return receive


@pytest.fixture
def next_day(aged, aged_projects):
    """All that has happened lies some days back, and so does what was told of it."""

    def pass_by(days=2):
        aged(days=days)
        aged_projects(days=days)
        for one in Subscription.objects.all():
            one.last_told_at -= days * DAY
            one.save()
        for letter in Letter.objects.all():
            letter.until = letter.until and letter.until - days * DAY
            letter.due_at, letter.not_before = letter.due_at - days * DAY, letter.not_before - days * DAY
            letter.about = f"{letter.about}, {days} days ago"[-40:]
            letter.save()

    return pass_by


def text(mail):
    part = mail.get_body(("plain",)).get_content().replace("\u00a0", " ")
    return " ".join(part.split())


def html(mail):
    return mail.get_body(("html",)).get_content()


def link(mail):
    [address] = {word for word in text(mail).split() if "/foelg/" in word or "/folj/" in word}
    return address


# --- The question whether to follow


def test_the_question_leads_to_the_page_on_which_one_confirms(mail_server, settings):
    form = {
        "email": ANNA,
        "topics": ["body:working_group", "decisions"],
        "rhythm": "weekly",
        "language": "sv",
    }
    Client().post("/da/foelg/", form)
    tasks.send_due_letters()
    tasks.send_due_letters()
    [mail] = mail_server.to(ANNA)
    assert mail["Subject"] == "Vill du följa samarbetet mellan Köpenhamn och Malmö?"
    assert mail["Content-Language"] == "sv"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["List-Unsubscribe"] is None
    for words in ("Den politiska arbetsgruppen", "Alla beslut", "Varje måndag", "raderas efter 7 dagar"):
        assert words in text(mail)
        assert words in html(mail)
    path = link(mail).removeprefix(settings.SITE_URL)
    assert path.startswith("/sv/folj/")
    Client().post(path, {"act": "confirm"})
    assert Subscription.objects.standing().get().email == ANNA


def test_who_has_confirmed_or_refused_meanwhile_is_not_asked(mail_server):
    for email in (ANNA, BO):
        cooperation_actions.ask_to_follow(
            email=email, choice=Choice("da", "daily", decisions=True), now=timezone.now()
        )
    anna, bo = Subscription.objects.order_by("email")
    cooperation_actions.confirm_subscription(subscription=anna, now=timezone.now())
    cooperation_actions.leave(subscription=bo, now=timezone.now())
    tasks.send_due_letters()
    assert mail_server.received == []
    assert set(Letter.objects.values_list("state", flat=True)) == {"withdrawn"}


# --- The news


def test_what_is_new_in_the_reader_s_language(receive, next_day, settings):
    follows(decisions=True)
    meeting = a_meeting("AG-2041-1", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=[DECIDED])
    next_day()
    move(meeting)
    next_day()
    Meeting.objects.update(status="held")
    next_day()
    [mail] = receive()
    assert mail["Subject"] == "Beslut: Badbrygga, och 3 till"
    assert mail["Content-Language"] == "sv"
    order = [
        text(mail).index(words) for words in ("Nytt möte:", "Flyttat:", "Genomfört:", "Beslut: Badbrygga")
    ]
    assert order == sorted(order)
    assert "Motivering: Snö" in text(mail)
    assert "Den byggs & målas." in text(mail)
    assert "Den byggs &amp; målas." in html(mail)
    assert f'<a href="{settings.SITE_URL}/sv/moten/AG-2041-1/">' in html(mail)
    assert (
        "Du får det här meddelandet för att du följer: - Den politiska arbetsgruppen - Alla beslut"
        in text(mail)
    )


def test_one_click_in_the_mail_leaves(receive, next_day, settings):
    one = follows()
    a_meeting(starts_at=START)
    next_day()
    [mail] = receive()
    assert mail["List-Unsubscribe"].strip() == f"<{link(mail)}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    program = Client(enforce_csrf_checks=True)
    response = program.post(link(mail).removeprefix(settings.SITE_URL), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    one.refresh_from_db()
    assert one.left_at


def test_nothing_new_no_mail(receive, next_day):
    one = follows()
    a_meeting(starts_at=START, body_id="joint_council")
    a_meeting(starts_at=START, visibility="closed", host="malmo")
    a_project()
    next_day()
    assert receive() == []
    one.refresh_from_db()
    assert one.last_told_at == last_due("daily", timezone.now(), COPENHAGEN) - SETTLED


def test_each_news_is_told_once(receive, next_day):
    follows()
    meeting = a_meeting(starts_at=START)
    next_day()
    assert len(receive()) == 1
    assert receive() == []
    next_day()
    assert receive() == []
    move(meeting)
    assert receive() == []  # that is for tomorrow
    next_day()
    [mail] = receive()
    assert "Nytt möte" not in text(mail)
    assert mail["Subject"].startswith("Flyttat")


def test_what_was_new_before_one_followed_is_not_told(receive, next_day):
    a_meeting(starts_at=START)
    next_day(20)
    follows(since=10 * DAY)
    assert receive() == []


def test_who_is_told_each_monday_waits_for_it(receive, next_day):
    follows(rhythm="weekly")
    a_meeting(starts_at=START)
    assert receive() == []
    next_day(8)
    assert len(receive()) == 1


@pytest.mark.parametrize("answer", ["451 Busy, come back", "550 No such mailbox"])
def test_when_one_fails_the_next_tells_what_has_not_arrived(receive, next_day, mail_server, answer):
    follows()
    meeting = a_meeting("AG-2041-1", starts_at=START)
    next_day()
    mail_server.replies[ANNA] = answer
    assert receive() == receive() == []
    move(meeting)
    next_day()
    mail_server.replies.clear()
    [mail] = receive()
    assert "Nytt möte" in text(mail)
    assert "Flyttat" in text(mail)
    assert not Refusal.objects.exists()
    next_day()
    assert receive() == []


def test_a_mailbox_that_takes_none_of_three_has_left(receive, next_day, mail_server):
    one = follows()
    follows(BO)
    a_meeting(starts_at=START)
    mail_server.replies[ANNA] = "550 No such mailbox"
    for number in range(4):
        next_day()
        receive()
        one.refresh_from_db()
        assert bool(one.left_at) is (number == 3)
    assert len(mail_server.to(BO)) == 1
    assert Letter.objects.filter(subscription=one, kind="bulletin", state="failed").count() == 3


def test_what_is_hidden_when_it_goes_out_is_not_told(receive, next_day, mail_server):
    follows()
    a_meeting(starts_at=START)
    next_day()
    tasks.plan_bulletins()
    Meeting.objects.update(visibility="closed")
    assert receive() == []
    assert Letter.objects.get(kind="bulletin").state == "withdrawn"


def test_who_leaves_while_it_waits_gets_nothing(receive, next_day):
    one = follows()
    a_meeting(starts_at=START)
    next_day()
    tasks.plan_bulletins()
    cooperation_actions.leave(subscription=one, now=timezone.now())
    assert receive() == []
    assert Letter.objects.get(kind="bulletin").state == "withdrawn"


def test_what_was_sent_is_kept_without_its_secret_and_goes_with_the_address(receive, next_day):
    one = follows()
    a_meeting(starts_at=START)
    next_day()
    [mail] = receive()
    letter = Letter.objects.get(kind="bulletin")
    assert (letter.address, letter.language, letter.subject) == (ANNA, "sv", mail["Subject"])
    assert "/sv/folj/***" in letter.body
    assert link(mail).rstrip("/").rsplit("/", 1)[1] not in letter.body
    cooperation_actions.leave(subscription=one, now=timezone.now() - 30 * DAY)
    assert cooperation_actions.forget_subscriptions(now=timezone.now()) == 1
    assert not Letter.objects.filter(address=ANNA).exists()


def test_no_title_makes_a_second_header(receive, next_day):
    follows(bodies=["other"])
    a_meeting(
        starts_at=START, body_id="other",
        title_da="Besøg\r\nBcc: evil@kk.example", title_sv="Besök\nBcc: evil@kk.example <b>",
    )  # fmt: skip
    next_day()
    [mail] = receive()
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Nytt möte: Besök Bcc: evil@kk.example <b>,")
    assert "<b>" not in html(mail)


def test_very_many_news_are_cut(receive, next_day):
    follows(bodies=["joint_council"])
    for number in range(53):
        a_meeting(
            starts_at=START + number * 9 * DAY, body_id="joint_council", host=("cph", "malmo")[number % 2]
        )
    next_day()
    [mail] = receive()
    assert mail["Subject"].endswith("och 52 till")
    assert text(mail).count("Nytt möte:") == 50
    assert "3 till står på portalen." in text(mail)


def test_the_number_of_queries_to_plan_does_not_grow(next_day):
    def planning():
        with CaptureQueriesContext(connection) as captured:
            tasks.plan_bulletins()
        return len(captured)

    a_meeting(starts_at=START)
    a_project()
    follows()
    next_day()
    few = planning()
    for number in range(30):
        follows(f"nr{number}@malmo.example", projects=["P-2026-07"])
    assert planning() <= few
    assert Letter.objects.filter(kind="bulletin", state="planned").count() == 31


@pytest.mark.django_db(transaction=True)
def test_two_workers_tell_it_once(worker, next_day, mail_server):
    follows()
    a_meeting(starts_at=START)
    next_day()
    worker.run(tasks.plan_bulletins, tasks.plan_bulletins)
    worker.run(tasks.send_due_letters, tasks.send_due_letters)
    assert len(mail_server.to(ANNA)) == 1
