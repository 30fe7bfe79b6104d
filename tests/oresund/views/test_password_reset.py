"""A forgotten password: the mail, its link, and what a stranger learns from asking."""

import re
import time

import pytest

from cooperation.models import Letter
from meetings.tasks import send_due_letters
from tests.factories import PASSWORD
from tests.oresund.views.reading import LANGUAGES, address, content, fields_with_errors, in_words

NEW = "helt ny sundfaerge 2027"
ENGLISH = re.compile(r"\b(you|your|the|password|hello|thank|click|receiving)\b", re.IGNORECASE)


@pytest.fixture
def ask(client):
    """Ask on the page; what comes of it is sent."""

    def on_page(email, language="da", **headers):
        answer = client.post(address(language, "account_reset_password"), {"email": email}, **headers)
        send_due_letters()
        return answer

    return on_page


@pytest.fixture
def link(ask, with_password, mailoutbox, settings):
    ask(with_password.email)
    return re.search(r"http://\S+", mailoutbox[-1].body)[0].removeprefix(settings.SITE_URL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", LANGUAGES)
def test_the_mail_speaks_the_recipients_language_whatever_the_page(
    ask, with_password, mailoutbox, language, page
):
    with_password.language = language
    with_password.save()
    ask(with_password.email, page)
    [mail] = mailoutbox
    assert mail.to == [with_password.email]
    text = re.sub(r"http\S+", "", f"{mail.subject} {mail.body}")
    assert {"da": "adgangskode", "sv": "lösenord"}[language] in text.lower()
    assert {"sv": "adgangskode", "da": "lösenord"}[language] not in text.lower()
    assert not ENGLISH.search(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_leads_to_a_page_in_the_language_of_the_mail(
    ask, with_password, mailoutbox, language, settings
):
    with_password.language = language
    with_password.save()
    ask(with_password.email, {"da": "sv", "sv": "da"}[language])
    assert f"{settings.SITE_URL}/{language}/" in mailoutbox[0].body


def test_the_link_leads_to_a_form_that_sets_the_password_once(client, link, with_password):
    page = client.get(link, follow=True)
    form = client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)
    assert form.status_code == 200
    with_password.refresh_from_db()
    assert with_password.check_password(NEW)
    again = client.get(link, follow=True)
    assert again.context.get("token_fail")


def test_an_old_link_is_worth_nothing(client, link, with_password, time_machine, settings):
    time_machine.move_to(time.time() + settings.PASSWORD_RESET_TIMEOUT + 60)
    page = client.get(link, follow=True)
    assert page.context.get("token_fail")
    client.post(link, {"password1": NEW, "password2": NEW}, follow=True)
    with_password.refresh_from_db()
    assert with_password.check_password(PASSWORD)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forged_link_is_said_to_be_one_in_the_right_language(client, frame, language):
    answer = client.get(address(language, "account_reset_password_from_key", "1", "abc-def"), follow=True)
    assert answer.status_code == 200
    assert answer.context["token_fail"]
    assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("kort", "kort", "password1"),
        (NEW, NEW + "x", "password2"),
        ("password1234", "password1234", "password1"),
        ("", "", "password1"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused(client, link, with_password, first, second, field):
    page = client.get(link, follow=True)
    answer = client.post(page.request["PATH_INFO"], {"password1": first, "password2": second})
    assert answer.status_code == 200
    assert field in fields_with_errors(answer)
    with_password.refresh_from_db()
    assert with_password.check_password(PASSWORD)


def test_the_link_alone_logs_nobody_in(client, link):
    client.get(link, follow=True)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stranger_reads_the_same_for_an_unknown_account(ask, with_password, client, mailoutbox, language):
    answers = [ask(email, language) for email in (with_password.email, "ingen@kbh.example")]
    assert {(one.status_code, one["Location"]) for one in answers} == {
        (302, address(language, "account_reset_password_done"))
    }
    assert [mail.to for mail in mailoutbox] == [[with_password.email]]
    assert in_words(content(client.get(answers[0]["Location"])))


def test_a_closed_account_gets_no_link(ask, with_password, mailoutbox):
    with_password.is_active = False
    with_password.save()
    assert ask(with_password.email).status_code == 302
    assert not [mail for mail in mailoutbox if "/ny/" in mail.body]


@pytest.mark.parametrize(
    "headers", [{"HTTP_X_FORWARDED_HOST": "evil.example"}, {"HTTP_HOST": "evil.example"}]
)
def test_a_forged_host_never_stands_in_a_mail(ask, with_password, mailoutbox, headers):
    ask(with_password.email, **headers)
    assert not [mail for mail in mailoutbox if "evil.example" in mail.body + mail.subject]


@pytest.mark.parametrize(
    "junk", ["", "a", "a@b\r\nBcc: evil@evil.example", "a\x00@b.example", "x" * 10_000 + "@b.example"]
)
def test_a_junk_address_is_said_to_be_one(ask, frame, mailoutbox, junk):
    answer = ask(junk)
    assert (answer.status_code, fields_with_errors(answer)) == (200, ["email"])
    assert not mailoutbox


def test_asking_again_and_again_is_slowed(ask, with_password, mailoutbox):
    codes = [ask(with_password.email).status_code for _ in range(8)]
    assert set(codes) <= {200, 302, 429}
    assert len(mailoutbox) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_account_made_by_the_administrator_gets_its_first_password_by_mail(
    ask, browse, client, mailoutbox, language
):
    fields = {"email": "ny@kbh.example", "name": "Ny", "language": language, "role": "member", "city": "cph"}
    browse("administrator").post(address("da", "admin:cooperation_user_add"), {**fields, "is_active": "on"})
    client.logout()
    ask("ny@kbh.example")
    assert [mail.to for mail in mailoutbox] == [["ny@kbh.example"]]


def test_the_row_holds_no_secret_neither_before_nor_after(ask, with_password, mailoutbox, client):
    client.post(address("da", "account_reset_password"), {"email": with_password.email})
    [waiting] = Letter.objects.filter(recipient=with_password)
    assert (waiting.state, waiting.body) == ("planned", "")
    send_due_letters()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.subject) == ("sent", mailoutbox[0].subject)
    key = re.search(r"/ny/([^/]+)/", mailoutbox[0].body)[1]
    assert key not in waiting.body
    assert "/ny/***/" in waiting.body


def test_who_asks_twice_before_it_is_sent_gets_one(client, with_password, mailoutbox):
    for _ in range(2):
        client.post(address("da", "account_reset_password"), {"email": with_password.email})
    send_due_letters()
    assert len(mailoutbox) == 1
