"""A new personal calendar address: made on request, shown once, kept nowhere in the clear."""

import re

import pytest
from django.test import Client

from cooperation.models import User
from tests.meetings.views.pages import address, is_absent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

CALLED = ["member-cph", "member-malmo", "secretary-cph", "secretary-malmo"]


def renew(client, language="da"):
    """Ask for a new address; the answer is the page that shows it."""
    answer = client.post(address("my_meetings", language=language))
    assert answer.status_code == 200
    return answer


def token_in(response):
    return re.search(r"/kalender/p/([\w-]+)\.ics", response.content.decode())[1]


@pytest.mark.parametrize("role", CALLED)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_new_address_is_shown_once_and_works(browse, role, language):
    client = browse(role)
    shown = renew(client, language)
    new_address = shown.context["new_address"]
    assert new_address.startswith(f"http://testserver/{language}/kalender/p/")
    assert new_address in shown.content.decode()
    assert f'href="{new_address.replace("http", "webcal")}"' in shown.content.decode()
    assert Client().get(new_address).status_code == 200
    again = client.get(address("my_meetings", language=language))
    assert (again.context["new_address"], again.context["has_address"]) == ("", True)
    assert token_in(shown) not in again.content.decode()
    assert "no-store" in shown["Cache-Control"]


def test_the_secret_is_not_even_kept_in_the_session(browse):
    client = browse("member-cph")
    token = token_in(renew(client))
    assert not [value for value in client.session.values() if token in str(value)]


def test_before_there_is_an_address_none_is_claimed(browse):
    response = browse("member-cph").get(address("my_meetings"))
    assert (response.context["new_address"], response.context["has_address"]) == ("", False)
    assert address("my_meetings") in response.content.decode()


def test_only_a_digest_is_kept(browse, member_cph):
    token = token_in(renew(browse("member-cph")))
    member_cph.refresh_from_db()
    assert re.fullmatch("[0-9a-f]{64}", member_cph.calendar_token_digest)
    assert not [
        value
        for value in User.objects.filter(pk=member_cph.pk).values().get().values()
        if token in str(value)
    ]
    assert len(token) >= 43


def test_the_old_address_stops_at_once(browse):
    client = browse("member-cph")
    first, second = token_in(renew(client)), token_in(renew(client))
    assert first != second
    assert is_absent(Client(), address("personal_calendar", first))
    assert Client().get(address("personal_calendar", second)).status_code == 200


def test_another_users_address_stays(browse):
    mine = token_in(renew(browse("member-cph")))
    renew(browse("member-malmo"))
    assert Client().get(address("personal_calendar", mine)).status_code == 200


@pytest.mark.parametrize(("method", "status"), [("get", 200), ("head", 200), ("put", 405), ("delete", 405)])
def test_asking_in_any_other_way_makes_nothing(browse, member_cph, method, status):
    assert getattr(browse("member-cph"), method)(address("my_meetings")).status_code == status
    member_cph.refresh_from_db()
    assert member_cph.calendar_token_digest is None


def test_who_is_not_logged_in_is_asked_to(client, frame):
    answer = client.post(address("my_meetings"))
    assert answer.status_code == 302
    assert "?next=" in answer["Location"]
    assert not User.objects.exclude(calendar_token_digest=None).exists()


def test_an_administrator_has_no_calendar(browse):
    client = browse("administrator")
    answer = client.post(address("my_meetings"))
    assert answer.status_code == 404
    assert not User.objects.exclude(calendar_token_digest=None).exists()


def test_another_site_cannot_ask_for_it(member_cph):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member_cph)
    assert client.post(address("my_meetings")).status_code == 403
    member_cph.refresh_from_db()
    assert member_cph.calendar_token_digest is None


def test_the_form_on_the_page_carries_its_token(member_cph):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member_cph)
    content = client.get(address("my_meetings")).content.decode()
    form = content[content.index(f'action="{address("my_meetings")}"') :]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    answer = client.post(address("my_meetings"), {"csrfmiddlewaretoken": token})
    assert answer.status_code == 200
