"""Asking to be told the news: nobody learns whether an address is known, and nobody can flood a mailbox."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from cooperation import actions
from cooperation.actions import Choice
from cooperation.models import Subscription
from tests.factories import NOW, a_project, a_project_in
from tests.meetings.views.pages import ROLES, address, queries
from tests.oresund.views.reading import errors_beside, without_token, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]

URL = "/da/foelg/"
ANNA = "anna@malmo.example"
ASKED = {"email": ANNA, "topics": ["decisions"], "rhythm": "daily", "language": "sv"}


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    cache.clear()


def ask(client, **fields):
    return client.post(URL, {**ASKED, **fields})


def a_standing_one(email=ANNA):
    choice = Choice(language="da", rhythm="weekly", bodies=["working_group"])
    one = actions.ask_to_follow(email=email, choice=choice, now=NOW - timedelta(days=90))
    return actions.confirm_subscription(subscription=one, now=NOW - timedelta(days=90))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("language", "title"), [("da", "Følg samarbejdet"), ("sv", "Följ samarbetet")])
def test_everybody_reads_it_in_their_language(browse, role, language, title):
    response = browse(role).get(address("follow", language=language))
    assert response.status_code == 200
    assert title in words(response)
    assert response.context["form"]["language"].value() == language


def test_nothing_is_ticked_that_nobody_came_for(client):
    project = a_project(title_da="Badebro")
    hidden = a_project_in("submitted", title_da="Hemmelig")
    html = client.get(URL).content.decode()
    assert "checked" not in html.split("id_rhythm")[0]
    response = client.get(
        f"{URL}?project={project.ref}&project={hidden.ref}&project=%00&project=P-0&body=working-group&body=x"
    )
    ticked = {
        one.data["value"] for one in response.context["form"]["topics"].subwidgets if one.data["selected"]
    }
    assert ticked == {"body:working_group", f"project:{project.ref}"}
    assert "Badebro" in words(response)
    assert "Hemmelig" not in response.content.decode()


def test_councils_of_which_the_portal_keeps_no_meetings_cannot_be_followed(client):
    offered = dict(client.get(URL).context["form"].fields["topics"].choices)
    assert set(offered) == {
        "body:working_group",
        "body:joint_council",
        "body:executive",
        "body:other",
        "decisions",
    }


def test_what_is_asked_for_is_kept_and_waits(client):
    project = a_project()
    response = ask(
        client, topics=["decisions", "body:joint_council", f"project:{project.ref}"], email=" Anna@Malmö.SE "
    )
    assert (response.status_code, response["Location"]) == (302, f"{URL}?sent")
    one = Subscription.objects.get()
    assert (one.email, one.language, one.rhythm) == ("anna@xn--malm-8qa.se", "sv", "daily")
    assert one.topics == {"bodies": ["joint_council"], "projects": [project.ref], "decisions": True}
    assert one.confirmed_at is None
    assert "Se i din indbakke" in words(client.get(response["Location"]))


@pytest.mark.parametrize("known", ["nobody", "standing", "waiting", "left"])
def test_the_answer_is_the_same_whatever_is_known_of_the_address(client, known):
    if known == "waiting":
        ask(client)
    elif known != "nobody":
        one = a_standing_one()
        if known == "left":
            actions.leave(subscription=one, now=NOW - timedelta(days=1))
    response = ask(client)
    assert (response.status_code, response["Location"], response.content) == (302, f"{URL}?sent", b"")
    assert without_token(client.get(response["Location"])) == without_token(Client().get(f"{URL}?sent"))


def test_whoever_asks_alters_nothing_that_stands(client):
    one = a_standing_one()
    ask(client)
    one.refresh_from_db()
    assert one.topics == {"bodies": ["working_group"], "projects": [], "decisions": False}
    assert Subscription.objects.standing().get() == one


def test_a_mailbox_is_asked_once_an_hour(client):
    for _time in range(3):
        assert ask(client).status_code == 302
    assert Subscription.objects.count() == 1
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        ask(client)
    assert Subscription.objects.count() == 2


def test_one_caller_asks_for_twenty_mailboxes_an_hour(client):
    statuses = [ask(client, email=f"nr{number}@malmo.example").status_code for number in range(22)]
    assert statuses == [302] * 20 + [429] * 2
    assert Subscription.objects.count() == 20


@pytest.mark.parametrize(
    ("fields", "field", "error"),
    [
        ({"email": ""}, "email", "Feltet skal udfyldes."),
        ({"email": "anna"}, "email", "Skriv én e-mailadresse"),
        ({"email": "anna@malmo.se, bo@kk.dk"}, "email", "Skriv én e-mailadresse"),
        ({"email": "<anna@malmo.se>"}, "email", "Skriv én e-mailadresse"),
        ({"email": "anna@malmo.se\r\nBcc: bo@kk.dk"}, "email", "Skriv én e-mailadresse"),
        ({"email": f"{'l' * 300}@kk.dk"}, "email", "Skriv én e-mailadresse"),
        ({"email": "l" * 5000}, "email", ""),
        ({"email": "anna\x00@malmo.se"}, "email", ""),
        ({"topics": []}, "topics", "Vælg mindst én mulighed."),
        ({"topics": ["body:br"]}, "topics", ""),
        ({"topics": ["project:P-9999-99"]}, "topics", ""),
        ({"topics": ["project:\x00", "decisions"]}, "topics", ""),
        ({"topics": ["<b>"] * 500}, "topics", ""),
        ({"rhythm": "hourly"}, "rhythm", ""),
        ({"rhythm": ""}, "rhythm", "Feltet skal udfyldes."),
        ({"language": "en"}, "language", ""),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_beside_its_field(client, fields, field, error):
    response = ask(client, **fields)
    assert response.status_code == 422
    assert error in errors_beside(response, field)
    assert errors_beside(response, field)
    assert not Subscription.objects.exists()


def test_what_was_typed_stays(client):
    project = a_project(title_da="Badebro")
    html = ask(client, email="anna", topics=[f"project:{project.ref}"]).content.decode()
    assert 'value="anna"' in html
    assert "Badebro" in html


def test_a_project_that_is_not_public_cannot_be_followed(client):
    hidden = a_project_in("submitted", title_da="Hemmelig")
    response = ask(client, topics=[f"project:{hidden.ref}"])
    assert response.status_code == 422
    assert "Hemmelig" not in response.content.decode()


def test_a_stranger_s_page_cannot_ask(frame):
    assert Client(enforce_csrf_checks=True).post(URL, ASKED).status_code == 403


def test_many_projects_take_no_more_queries(client):
    def asked_for(projects):
        return queries(client, f"{URL}?" + "&".join(f"project={one.ref}" for one in projects))

    few = asked_for([a_project()])
    assert asked_for([a_project() for _number in range(30)]) == few


def test_it_leads_to_the_feeds(client):
    project = a_project(title_da="Badebro")
    html = client.get(f"{URL}?project={project.ref}").content.decode()
    for path in ("working-group", "joint-council", "beslutninger", f"projekt/{project.ref}"):
        assert html.count(f'href="/da/nyt/{path}.atom"') == 2
    found = html.count('<link rel="alternate" type="application/atom+xml" hreflang="da"')
    assert found == html.count("application/atom+xml") == 6


@pytest.mark.parametrize("path", ["/da/moeder/", "/da/organer/"])
def test_pages_name_the_feeds_that_belong_to_them(client, path):
    html = client.get(path).content.decode()
    assert '<link rel="alternate" type="application/atom+xml" hreflang="da"' in html
    assert 'href="/da/nyt/working-group.atom"' in html
    assert 'href="/da/nyt/beslutninger.atom"' in html
    assert 'href="/da/foelg/' in html


def test_the_page_of_a_public_project_leads_here(browse):
    project, hidden = a_project(), a_project_in("submitted")
    html = browse("visitor").get(f"/da/projekter/{project.ref}/").content.decode()
    assert f'href="/da/foelg/?project={project.ref}"' in html
    assert html.count(f'href="/da/nyt/projekt/{project.ref}.atom"') == 2
    html = browse("secretary-cph").get(f"/da/projekter/{hidden.ref}/").content.decode()
    assert ".atom" not in html
    assert "?project=" not in html
