"""The news by e-mail as they arrive: confirmed first, in the reader's language, each told once."""

import pytest
from django.test import Client
from django.utils import timezone

from cooperation import actions as cooperation_actions
from cooperation.actions import Choice
from cooperation.models import Letter, Subscription
from meetings import actions, tasks
from meetings.models import COPENHAGEN, Meeting
from meetings.rhythm import SETTLED, last_due
from tests.factories import a_meeting, a_project
from tests.meetings.subscribers import ANNA, BO, DAY, DECIDED, START, follows, html, link, move, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frame")]


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


def test_what_is_new_in_the_reader_s_language(collect, next_day, settings):
    follows(decisions=True)
    meeting = a_meeting("AG-2041-1", starts_at=START)
    actions.write_agenda(by=None, meeting=meeting, items=[DECIDED])
    next_day()
    move(meeting)
    next_day()
    Meeting.objects.update(status="held")
    next_day()
    [mail] = collect()
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
        "Du får det här meddelandet eftersom du följer: - Den politiska arbetsgruppen - Alla beslut"
        in text(mail)
    )


def test_one_click_in_the_mail_leaves(collect, next_day, settings):
    one = follows()
    a_meeting(starts_at=START)
    next_day()
    [mail] = collect()
    assert mail["List-Unsubscribe"].strip() == f"<{link(mail)}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    program = Client(enforce_csrf_checks=True)
    response = program.post(link(mail).removeprefix(settings.SITE_URL), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    one.refresh_from_db()
    assert one.left_at


def test_nothing_new_no_mail(collect, next_day):
    one = follows()
    a_meeting(starts_at=START, body_id="joint_council")
    a_meeting(starts_at=START, visibility="closed", host="malmo")
    a_project()
    next_day()
    assert collect() == []
    one.refresh_from_db()
    assert one.last_told_at == last_due("daily", timezone.now(), COPENHAGEN) - SETTLED


def test_each_news_is_told_once(collect, next_day):
    follows()
    meeting = a_meeting(starts_at=START)
    next_day()
    assert len(collect()) == 1
    assert collect() == []
    next_day()
    assert collect() == []
    move(meeting)
    assert collect() == []  # that is for tomorrow
    next_day()
    [mail] = collect()
    assert "Nytt möte" not in text(mail)
    assert mail["Subject"].startswith("Flyttat")


def test_what_was_new_before_one_followed_is_not_told(collect, next_day):
    a_meeting(starts_at=START)
    next_day(20)
    follows(since=10 * DAY)
    assert collect() == []


def test_who_is_told_each_monday_waits_for_it(collect, next_day):
    follows(rhythm="weekly")
    a_meeting(starts_at=START)
    assert collect() == []
    next_day(8)
    assert len(collect()) == 1


def test_what_was_sent_is_kept_without_its_secret_and_goes_with_the_address(collect, next_day):
    one = follows()
    a_meeting(starts_at=START)
    next_day()
    [mail] = collect()
    letter = Letter.objects.get(kind="bulletin")
    assert (letter.address, letter.language, letter.subject) == (ANNA, "sv", mail["Subject"])
    assert "/sv/folj/***" in letter.body
    assert link(mail).rstrip("/").rsplit("/", 1)[1] not in letter.body
    cooperation_actions.leave(subscription=one, now=timezone.now() - 30 * DAY)
    assert cooperation_actions.forget_subscriptions(now=timezone.now()) == 1
    assert not Letter.objects.filter(address=ANNA).exists()
