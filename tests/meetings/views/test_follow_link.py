"""The page behind the link in a mail: it acts only when somebody presses, or a mail program leaves for its owner."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils.translation import override

from cooperation import actions
from cooperation.actions import Choice
from cooperation.models import Subscription
from meetings.notifications import follow_path
from oresund import links
from tests.factories import NOW, a_project
from tests.meetings.views.pages import address
from tests.oresund.views.reading import errors_beside, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]

DAY = timedelta(days=1)
ANNA = "anna@malmo.example"
CHOICE = Choice(language="da", rhythm="weekly", bodies=["working_group"])
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
ANEW = {"act": "save", "topics": ["decisions"], "rhythm": "daily", "language": "sv"}
FORGED = ["x", "a:b:c", "-", "0" * 500, "æ"]


@pytest.fixture
def waiting():
    return actions.ask_to_follow(email=ANNA, choice=CHOICE, now=NOW)


@pytest.fixture
def standing(waiting):
    return actions.confirm_subscription(subscription=waiting, now=NOW)


def url(subscription, language="da"):
    with override(language):
        return follow_path(subscription)


def is_private(response):
    return response["Cache-Control"] == "no-store" and response["X-Robots-Tag"] == "noindex"


def test_opening_it_never_acts(client, waiting):
    for _time in range(3):
        response = client.get(url(waiting))
        assert (response.status_code, is_private(response)) == (200, True)
        assert client.head(url(waiting)).status_code == 200
    waiting.refresh_from_db()
    assert waiting.confirmed_at is None
    assert not response.cookies


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", ["Vil du følge dette?", ANNA, "Den politiske arbejdsgruppe", "Hver mandag, på dansk", "mandag den 30. november 2026"]),
        ("sv", ["Vill du följa det här?", ANNA, "Den politiska arbetsgruppen", "Varje måndag, på danska", "måndag 30 november 2026"]),
    ],
)  # fmt: skip
def test_what_is_confirmed_is_shown_first(client, waiting, language, said):
    text = words(client.get(url(waiting, language))).replace("\u00a0", " ")
    for one in said:
        assert one in text


def test_confirming_leads_to_what_one_follows(client, waiting):
    response = client.post(url(waiting), {"act": "confirm"})
    assert (response.status_code, response["Location"]) == (302, f"{url(waiting)}?confirmed")
    waiting.refresh_from_db()
    assert waiting.confirmed_at == NOW
    assert "Tak, det er bekræftet" in words(client.get(response["Location"]))
    assert client.post(url(waiting), {"act": "confirm"}).status_code == 302


def test_a_second_request_is_confirmed_on_the_page_of_the_first(client, standing):
    second = actions.ask_to_follow(
        email=ANNA, choice=Choice("sv", "daily", decisions=True), now=NOW + timedelta(hours=2)
    )
    response = client.post(url(second), {"act": "confirm"})
    assert response["Location"] == f"{url(standing)}?confirmed"
    standing.refresh_from_db()
    assert standing.topics == {"bodies": [], "projects": [], "decisions": True}
    assert "Det følger du" in words(client.get(url(second)))


def test_who_never_asked_has_the_address_deleted_at_once(client, waiting):
    response = client.post(url(waiting), {"act": "leave"})
    assert "Din adresse og det, der var valgt for den, er slettet." in words(response)
    assert not Subscription.objects.exists()
    assert client.get(url(waiting)).status_code == 410


def test_choosing_anew(client, standing):
    project = a_project(title_da="Badebro")
    Subscription.objects.update(projects=[project.ref])
    assert "Badebro" in words(client.get(url(standing)))
    response = client.post(url(standing), {**ANEW, "topics": ["decisions", f"project:{project.ref}"]})
    assert (response.status_code, response["Location"]) == (302, f"{url(standing)}?saved")
    standing.refresh_from_db()
    assert standing.topics == {"bodies": [], "projects": [project.ref], "decisions": True}
    assert (standing.rhythm, standing.language) == ("daily", "sv")
    assert "Dit valg er gemt" in words(client.get(response["Location"]))


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"topics": []}, "topics"), ({"topics": ["body:br"]}, "topics"), ({"rhythm": "x"}, "rhythm"), ({"language": "\x00"}, "language")],
)  # fmt: skip
def test_a_choice_that_is_refused_changes_nothing(client, standing, fields, field):
    response = client.post(url(standing), {**ANEW, **fields})
    assert (response.status_code, is_private(response)) == (422, True)
    assert errors_beside(response, field)
    standing.refresh_from_db()
    assert standing.topics["bodies"] == ["working_group"]


def test_leaving_says_what_is_deleted_when(client, standing):
    response = client.post(url(standing), {"act": "leave"})
    assert (response.status_code, response["Location"]) == (302, url(standing))
    text = words(client.get(url(standing))).replace("\u00a0", " ")
    assert "Du afmeldte dig mandag den 23. november 2026" in text
    assert "din adresse slettes onsdag den 23. december 2026" in text
    assert ANNA not in text


@pytest.mark.parametrize("as_form", [True, False], ids=["multipart", "urlencoded"])
def test_a_mail_program_leaves_with_one_click(standing, as_form):
    """No cookie, no token of a form, no redirect; and the same again."""
    program = Client(enforce_csrf_checks=True)
    for _time in range(3):
        if as_form:
            response = program.post(url(standing, "sv"), ONE_CLICK)
        else:
            content_type = "application/x-www-form-urlencoded"
            response = program.post(url(standing), "List-Unsubscribe=One-Click", content_type=content_type)
        assert (response.status_code, is_private(response)) == (200, True)
        assert not response.cookies
    standing.refresh_from_db()
    assert standing.left_at == NOW
    actions.forget_subscriptions(now=NOW + 30 * DAY)
    assert program.post(url(standing), ONE_CLICK).status_code == 200


def test_one_click_leaves_that_subscription_only(client, standing):
    other = actions.ask_to_follow(email="bo@kk.example", choice=CHOICE, now=NOW)
    actions.confirm_subscription(subscription=other, now=NOW)
    client.post(url(standing), ONE_CLICK)
    assert [one.email for one in Subscription.objects.standing()] == ["bo@kk.example"]


def test_a_link_from_before_ends_what_was_begun_anew(client, standing):
    actions.leave(subscription=standing, now=NOW)
    anew = actions.ask_to_follow(email=ANNA, choice=CHOICE, now=NOW + DAY)
    actions.confirm_subscription(subscription=anew, now=NOW + DAY)
    assert "Det følger du" in words(client.get(url(standing)))
    client.post(url(standing), ONE_CLICK)
    assert not Subscription.objects.standing().exists()


@pytest.mark.parametrize("token", FORGED)
@pytest.mark.parametrize("body", [None, ONE_CLICK, {"act": "confirm"}, ANEW, {"act": "leave"}])
def test_a_forged_link_is_none(client, standing, token, body):
    path = address("follow_link", token)
    response = client.get(path) if body is None else client.post(path, body)
    assert (response.status_code, is_private(response)) == (404, True)
    assert "Linket kan ikke bruges" in words(response)
    standing.refresh_from_db()
    assert standing.left_at is None


def test_a_link_made_for_something_else_is_none(client, standing):
    token = links.make(links.POLL, subject=str(standing.uid), until=None)
    assert client.post(address("follow_link", token), ONE_CLICK).status_code == 404
    good = url(standing)
    for altered in (good[:-2] + "/", good[:-1] + "x/", good.upper()):
        assert client.post(altered, ONE_CLICK).status_code == 404


@pytest.mark.parametrize("body", [{"act": "confirm"}, ANEW, {"act": "leave"}, {}])
def test_what_was_never_confirmed_ends_after_a_week(client, waiting, body):
    actions.forget_subscriptions(now=NOW + 7 * DAY)
    for response in (client.get(url(waiting)), client.post(url(waiting), body)):
        assert (response.status_code, is_private(response)) == (410, True)
        assert "Der er ikke længere noget bag dette link" in words(response)


@pytest.mark.parametrize("body", [{}, {"act": "\x00"}, {"act": "drop"}, {"List-Unsubscribe": "Two-Clicks"}])
def test_junk_changes_nothing(client, standing, body):
    assert client.post(url(standing), body).status_code == 422
    standing.refresh_from_db()
    assert standing.left_at is None


def test_a_choice_of_somebody_who_has_left_is_not_taken(client, standing):
    actions.leave(subscription=standing, now=NOW)
    assert client.post(url(standing), ANEW).status_code == 410
    assert client.post(url(standing), {"act": "confirm"}).status_code == 410


def test_the_link_is_good_as_long_as_the_address_is_kept(client, standing):
    with time_machine.travel(NOW + 4000 * DAY, tick=False):
        assert client.get(url(standing)).status_code == 200
