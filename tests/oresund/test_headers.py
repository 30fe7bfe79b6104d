"""What every answer tells the browser and the caches in between."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def test_a_public_page_asks_for_the_strictest_reading(client, frame):
    answer = client.get("/da/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    for own in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"):
        assert f"{own} 'self'" in policy
    for nobody in ("base-uri", "frame-ancestors"):
        assert f"{nobody} 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_a_public_page_sets_no_session_and_may_be_kept(client, frame):
    answer = client.get("/da/")
    assert "sessionid" not in answer.cookies
    assert "no-store" not in answer.get("Cache-Control", "")


@pytest.mark.parametrize("role", ["member-cph", "secretary-malmo", "administrator"])
def test_a_page_for_one_person_is_kept_nowhere(browse, role):
    answer = browse(role).get("/da/")
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


def test_the_answer_to_a_log_in_is_kept_nowhere_either(client, with_password):
    answer = client.post(reverse("account_login"), {"login": with_password.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert "sessionid" in answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_only_the_log_out_empties_what_a_browser_kept(browse):
    client = browse("secretary-cph")
    url = reverse("account_logout")
    assert "Clear-Site-Data" not in client.get(url)
    assert client.post(url)["Clear-Site-Data"] == '"storage"'
    assert "Clear-Site-Data" not in client.get("/da/")
