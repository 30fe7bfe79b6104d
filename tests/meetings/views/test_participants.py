"""The page on which the secretariats see who is called and who comes, and what they do there."""

import re

import pytest

from meetings import actions
from meetings.models import Invitation, Meeting, StrayAnswer
from tests.factories import NOW, a_meeting, a_user
from tests.meetings.delegations import a_convened_meeting, called, delegations, of, says, seat
from tests.meetings.views.pages import TITLES, address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]

HEADINGS = {"da": ("Deltagere", "Stedfortrædere i rækkefølge"), "sv": ("Deltagare", "Ersättare i turordning")}


@pytest.fixture
def meeting():
    delegations()
    return a_convened_meeting("M", **TITLES)


@pytest.fixture
def secretary(client):
    client.force_login(a_user("secretariat", "malmo"))
    return client


def plain(content):
    """The words of a page, without its elements."""
    return " ".join(re.sub(r"<[^>]+>", " ", content).split())


@pytest.mark.parametrize("language", ["da", "sv"])
def test_both_delegations_stand_side_by_side(meeting, secretary, language):
    content = page(secretary, "participants", "M", language=language)
    assert all(words in content for words in HEADINGS[language])
    assert all(name in content for name in ("Asta", "Bo", "Carl", "Dorte", "Elsa", "Ture", "Ulla", "Vera"))
    assert re.findall(r'class="delegation delegation-(\w+)', content) == ["cph", "malmo"]


def test_what_each_answered_and_who_serves_for_whom(meeting, secretary):
    says("Bo", "apologies", reason="Syg")
    says("Carl", "attending")
    says("Elsa", "tentative")
    danish = plain(page(secretary, "participants", "M"))
    assert "Bo Afbud 23. nov. 2026 kl. 13.00, link i en besked Begrundelse: Syg" in danish
    assert "Carl Stedfortræder for Bo Deltager" in danish
    assert "1 af 2 kommer, 1 har meldt afbud, 1 har ikke svaret" in danish
    assert "Svar senest 15. jan. 2027 kl. 12.00" in danish
    swedish = plain(page(secretary, "participants", "M", language="sv"))
    assert "Carl Tjänstgörande ersättare för Bo Deltar" in swedish
    assert "0 av 2 kommer, 1 kanske, 1 har inte svarat" in swedish


def test_a_place_that_nobody_takes_is_seen(meeting, secretary):
    for name in ("Bo", "Carl", "Dorte"):
        says(name, "apologies")
    content = plain(page(secretary, "participants", "M"))
    assert content.count("Tom plads") == 1
    assert "1 plads er tom" in content


def test_who_is_no_longer_called_stands_apart(meeting, secretary):
    says("Bo", "apologies")
    says("Carl", "attending")
    says("Bo", "attending")
    content = plain(page(secretary, "participants", "M"))
    assert "Carl ikke længere indkaldt, medlemmet kommer" in content
    assert "Ikke længere indkaldt Carl 23. nov. 2026" in content


def test_an_answer_that_should_be_there_is_said_to_be_late(meeting, secretary):
    Invitation.objects.filter(person__name="Bo").update(answer_by=NOW)
    assert "Skulle have svaret senest 23. nov. 2026 kl. 13.00" in plain(page(secretary, "participants", "M"))


# --- Convening


@pytest.mark.parametrize("language", ["da", "sv"])
def test_it_says_whom_it_will_call_and_then_calls_them(secretary, language):
    delegations()
    a_meeting("M", **TITLES)
    url = address("convene", "M", language=language)
    content = page(secretary, "participants", "M", language=language)
    assert url in content
    assert {"da": "på e-mail", "sv": "med e-post"}[language] in content
    assert secretary.get(url).status_code == 405
    answer = secretary.post(url)
    assert (answer.status_code, answer["Location"]) == (302, address("participants", "M", language=language))
    assert len(called(Meeting.objects.get())) == 4
    after = page(secretary, "participants", "M", language=language)
    assert url not in after
    assert {"da": "4 personer er indkaldt.", "sv": "4 personer är kallade."}[language] in after
    secretary.post(url)
    assert Invitation.objects.count() == 4


@pytest.mark.parametrize("state", ["draft", "past"])
def test_what_cannot_be_convened_says_so(secretary, state):
    meeting = a_meeting("M", visibility="draft" if state == "draft" else "closed")
    if state == "past":
        Meeting.objects.update(starts_at=NOW, ends_at=NOW + (meeting.ends_at - meeting.starts_at))
    assert address("convene", "M") not in page(secretary, "participants", "M")
    assert secretary.post(address("convene", "M")).status_code == 302
    assert "Der kan ikke indkaldes til mødet" in page(secretary, "participants", "M")
    assert not Invitation.objects.exists()


# --- For others


def sent(name, answer, reason="", **more):
    return {"answer": answer, "reason": reason, "seen": of(name).seen, **more}


@pytest.mark.parametrize("language", ["da", "sv"])
def test_an_answer_is_recorded_for_somebody(meeting, secretary, language):
    url = address("participant", "M", of("Bo").pk, language=language)
    assert url in page(secretary, "participants", "M", language=language)
    assert {"da": "Svar for Bo", "sv": "Svar för Bo"}[language] in secretary.get(url).content.decode()
    answer = secretary.post(url, sent("Bo", "apologies", "Ringede"))
    assert (answer.status_code, answer["Location"]) == (302, address("participants", "M", language=language))
    assert (of("Bo").answer, of("Bo").channel, of("Bo").reason) == ("apologies", "secretariat", "Ringede")
    assert called(meeting)["Carl"] == "Bo"


def test_a_bad_form_and_one_that_is_out_of_date(meeting, secretary):
    url = address("participant", "M", of("Bo").pk)
    assert secretary.post(url, sent("Bo", "apologies")).status_code == 422
    assert secretary.post(url, {"answer": "\x00"}).status_code == 422
    old = sent("Bo", "attending")
    says("Bo", "tentative")
    answer = secretary.post(url, old)
    assert answer.status_code == 409
    assert "Datoen eller svaret er ændret" in answer.content.decode()
    assert "Svar for Bo" in answer.content.decode()
    assert of("Bo").answer == "tentative"


def test_the_next_one_is_called_without_waiting(meeting, secretary):
    says("Bo", "apologies")
    url = address("call_next", "M", of("Carl").pk)
    assert url in page(secretary, "participants", "M")
    assert secretary.get(url).status_code == 405
    assert secretary.post(url)["Location"] == address("participants", "M")
    assert called(meeting)["Dorte"] == "Bo"
    content = page(secretary, "participants", "M")
    assert "Den næste stedfortræder er indkaldt." in content
    secretary.post(address("call_next", "M", of("Dorte").pk))
    assert "Der er ingen anden stedfortræder at indkalde." in page(secretary, "participants", "M")
    secretary.post(url)  # an old page: Carl is no longer called
    assert called(meeting)["Dorte"] == "Bo"


def test_nothing_can_be_done_once_it_has_begun(meeting, secretary):
    Meeting.objects.update(starts_at=NOW, ends_at=NOW + (meeting.ends_at - meeting.starts_at))
    content = page(secretary, "participants", "M")
    url = address("participant", "M", of("Bo").pk)
    assert url not in content
    assert 'name="answer"' not in secretary.get(url).content.decode()
    assert secretary.post(url, sent("Bo", "attending")).status_code == 409


# --- Answers by mail to look at


def a_stray(meeting, attendee, **fields):
    said = {"why": "stranger", "sender": "bo@privat.example", "answer": "apologies", "comment": "Syg & træt"}
    return StrayAnswer.objects.create(meeting=meeting, attendee=attendee, received_at=NOW, **said | fields)


@pytest.mark.parametrize("language", ["da", "sv"])
def test_answers_by_mail_that_were_not_taken_are_seen_and_dealt_with(meeting, secretary, language):
    known = a_stray(meeting, of("Bo").person.user.email)
    a_stray(meeting, "x@x.example", why="counter", sender="")
    content = page(secretary, "participants", "M", language=language)
    words = {
        "da": [
            "Svar pr. e-mail, der skal ses igennem",
            "fra bo@privat.example",
            "Foreslår et andet tidspunkt.",
        ],
        "sv": ["Svar via e-post att gå igenom", "från bo@privat.example", "Föreslår en annan tid."],
    }
    assert all(one in plain(content) for one in [*words[language], "Syg &amp; træt", "x@x.example"])
    detail = page(secretary, "meeting_detail", "M", language=language)
    assert {"da": "2 svar pr. e-mail", "sv": "2 svar via e-post"}[language] in detail
    url = address("settle_stray", "M", known.pk, language=language)
    assert secretary.get(url).status_code == 405
    assert secretary.post(url)["Location"] == address("participants", "M", language=language)
    assert StrayAnswer.objects.get().attendee == "x@x.example"
    assert secretary.post(url).status_code == 404


@pytest.mark.parametrize("role", ["visitor", "member-cph", "administrator"])
def test_nobody_else_reads_or_removes_them(meeting, browse, role):
    stray = a_stray(meeting, "x@x.example")
    client = browse(role)
    assert client.post(address("settle_stray", "M", stray.pk)).status_code in (302, 404)
    assert StrayAnswer.objects.exists()
    assert "svar pr. e-mail" not in client.get(address("meeting_detail", "M")).content.decode()


# --- Who may


PAGES = [("participants", False), ("participant", True), ("convene", False), ("call_next", True)]


@pytest.mark.parametrize(("name", "of_one"), PAGES)
@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_others_find_nothing(meeting, browse, role, name, of_one):
    client = browse(role)
    url = address(name, "M", *([of("Bo").pk] if of_one else []))
    if name.startswith("participant"):
        assert is_absent(client, url)
    assert client.post(url, {"answer": "attending"}).status_code in (404, 405)
    assert address("participants", "M") not in page(client, "meeting_detail", "M")
    assert of("Bo").answer == ""


@pytest.mark.parametrize(("name", "of_one"), PAGES)
def test_a_visitor_is_asked_to_log_in(meeting, client, name, of_one):
    url = address(name, "M", *([of("Bo").pk] if of_one else []))
    assert client.post(url).status_code in (302, 405)
    assert of("Bo").answer == ""


@pytest.mark.parametrize("key", ["0", "99999999999999999999"])
def test_a_number_of_nobody(meeting, secretary, key):
    url = address("participants", "M") + f"{key}/"
    assert secretary.get(url).status_code == 404
    assert secretary.post(url, {"answer": "attending"}).status_code == 404


def test_an_invitation_to_another_meeting_is_not_found_here(meeting, secretary):
    a_convened_meeting("OTHER", starts_at=NOW.replace(month=12), host="malmo")
    bo = of("Bo", meeting)
    assert secretary.get(address("participant", "OTHER", bo.pk)).status_code == 404


def test_the_page_of_the_meeting_leads_here(meeting, secretary):
    assert address("participants", "M") in page(secretary, "meeting_detail", "M")


def test_the_number_of_queries_does_not_grow(meeting, secretary):
    url = address("participants", "M")
    says("Bo", "apologies")
    a_stray(meeting, "0@x.example")
    few, few_on_page = queries(secretary, url), queries(secretary, address("meeting_detail", "M"))
    for number in range(30):
        seat(f"Medlem{number}", "malmo" if number % 2 else "cph")
        seat(f"Afløser{number}", "malmo" if number % 2 else "cph", "substitute", position=9)
    actions.keep_invitations(now=NOW)
    for number in range(10):
        says(f"Medlem{number}", "apologies")
        a_stray(meeting, f"medlem{number}@cph.example")
    assert queries(secretary, url) == few
    assert queries(secretary, address("meeting_detail", "M")) == few_on_page
