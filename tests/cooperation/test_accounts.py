"""Accounts: nobody signs up. (The mail that goes out is looked at in tests/oresund/views/test_password_reset.py.)"""

import pytest
from allauth.account.adapter import get_adapter
from django.urls import NoReverseMatch, reverse

UNUSED = ["account_signup", "account_email", "account_confirm_email", "account_reauthenticate"]
GUESSES = [
    "/da/konto/signup/",
    "/sv/konto/signup/",
    "/accounts/signup/",
    "/da/konto/tilmeld/",
    "/da/konto/email/",
]


def test_nobody_signs_up(rf):
    assert get_adapter().is_open_for_signup(rf.get("/")) is False


@pytest.mark.parametrize("name", UNUSED)
def test_there_is_no_page_for_what_is_not_used(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", GUESSES)
def test_no_guessed_address_leads_to_a_sign_up_page(client, frame, path):
    assert client.get(path).status_code == 404
    assert client.post(path, {"email": "a@b.example"}).status_code == 404
