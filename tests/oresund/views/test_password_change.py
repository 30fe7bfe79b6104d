"""Changing one's password."""

import pytest
from django.test import Client

from tests.factories import PASSWORD
from tests.oresund.views.reading import LANGUAGES, address, fields_with_errors

NEW = "helt ny sundfaerge 2027"


@pytest.fixture
def change(client, with_password):
    client.force_login(with_password)

    def post(old=PASSWORD, first=NEW, second=None, language="da"):
        fields = {"oldpassword": old, "password1": first, "password2": first if second is None else second}
        return client.post(address(language, "account_change_password"), fields)

    return post


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_password_is_changed(change, with_password, language):
    assert change(language=language).status_code == 302
    with_password.refresh_from_db()
    assert with_password.check_password(NEW)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"old": "forkert"}, "oldpassword"),
        ({"first": "kort"}, "password1"),
        ({"first": "medlem@kbh.example"}, "password1"),
        ({"second": NEW + "x"}, "password2"),
        ({"first": "a\x00" * 10}, "password1"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(change, with_password, fields, field):
    answer = change(**fields)
    assert answer.status_code == 200
    assert field in fields_with_errors(answer)
    with_password.refresh_from_db()
    assert with_password.check_password(PASSWORD)


@pytest.mark.parametrize("password", ["x " * 100 + "1", "åäö ÆØÅ 🌊🌊🌊🌊🌊", "73 tegn " * 9 + "og mere"])
def test_a_long_or_unusual_password_is_kept_whole(change, with_password, password):
    assert change(first=password).status_code == 302
    with_password.refresh_from_db()
    assert with_password.check_password(password)
    assert not with_password.check_password(password[:-1])


def test_other_sessions_end_with_the_old_password(change, with_password):
    elsewhere = Client()
    elsewhere.force_login(with_password)
    change()
    assert elsewhere.get(address("da", "meetings:my_meetings")).status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_logs_in_first(client, frame, language):
    url = address(language, "account_change_password")
    assert client.get(url)["Location"].startswith(address(language, "account_login"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_no_password_yet_gets_one_by_mail(browse, language):
    answer = browse("member-malmo").get(address(language, "account_change_password"), follow=True)
    assert answer.redirect_chain[-1][0] == address(language, "account_reset_password")
    assert answer.status_code == 200
