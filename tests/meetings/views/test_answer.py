"""The page on which somebody who is called answers for themselves."""

import re
from datetime import date

import pytest

from meetings import actions
from meetings.models import Invitation
from tests.factories import NOW, a_meeting, a_user
from tests.meetings.delegations import a_convened_meeting, called, delegations, of, says
from tests.meetings.views.pages import TITLES, address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]

WORDS = {
    "da": ("Deltager du?", "Afbud", "Læses kun af sekretariaterne."),
    "sv": ("Deltar du?", "Förhinder", "Läses bara av sekretariaten."),
}


@pytest.fixture
def meeting():
    delegations()
    return a_convened_meeting("M", **TITLES)


@pytest.fixture
def as_(client):
    def log_in(name):
        client.force_login(of(name).person.user)
        return client

    return log_in


def sent(name="Bo", answer="attending", reason="", **more):
    return {"answer": answer, "reason": reason, "seen": of(name).seen, **more}


def post(client, data, language="da"):
    return client.post(address("answer", "M", language=language), data)


@pytest.mark.parametrize("language", ["da", "sv"])
def test_it_asks_in_the_readers_language(meeting, as_, language):
    content = page(as_("Bo"), "answer", "M", language=language)
    assert all(words in content for words in WORDS[language])
    assert TITLES[f"title_{language}"] in content


@pytest.mark.parametrize(
    ("language", "words"),
    [("da", "Afbud, og Carl indkaldes i stedet"), ("sv", "Förhinder, och Carl kallas i stället")],
)
def test_apologies_name_the_substitute_who_is_called(meeting, as_, language, words):
    client = as_("Bo")
    assert words in page(client, "answer", "M", language=language)
    assert words in post(client, sent(answer="apologies"), language).content.decode()  # without a reason
    post(client, sent(answer="apologies", reason="Syg"), language)
    content = page(client, "answer", "M", language=language)
    assert "Dorte" not in content
    assert "Carl" in content


def test_an_answer_is_kept_and_shown(meeting, as_):
    client = as_("Bo")
    answer = post(client, sent())
    assert (answer.status_code, answer["Location"]) == (302, address("answer", "M"))
    assert (of("Bo").answer, of("Bo").channel, of("Bo").answered_at) == ("attending", "page", NOW)
    content = page(client, "answer", "M")
    assert "Svaret er noteret." in content
    assert re.search(r'value="attending"[^>]* checked', content)


def test_apologies_name_who_is_called_instead(meeting, as_):
    client = as_("Bo")
    post(client, sent(answer="apologies", reason="Syg"))
    assert called(meeting)["Carl"] == "Bo"
    assert re.search(r"Indkaldt i dit sted</h2>.*?Carl", page(client, "answer", "M"), re.S)
    assert "Indkaldt for Bo" in page(as_("Carl"), "answer", "M")
    says("Carl", "attending")
    assert "Stedfortræder for Bo" in page(as_("Carl"), "answer", "M")
    assert "Tjänstgörande ersättare för Bo" in page(as_("Carl"), "answer", "M", language="sv")
    assert "Syg" not in page(as_("Carl"), "answer", "M")


def test_when_nobody_is_left_it_says_so(meeting, as_):
    for name in ("Bo", "Carl", "Dorte"):
        says(name, "apologies")
    content = page(as_("Asta"), "answer", "M")
    assert "ingen stedfortræder" not in content
    says("Asta", "apologies")
    assert "Der er ingen stedfortræder at indkalde." in page(as_("Asta"), "answer", "M")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"answer": "apologies", "reason": ""}, "reason"),
        ({"answer": "apologies", "reason": " \u200b\u00a0"}, "reason"),
        ({"answer": "attending", "reason": "x" * 1001}, "reason"),
        ({"answer": "attending", "reason": "a\x00b"}, "reason"),
        ({"answer": ""}, "answer"),
        ({"answer": "maybe"}, "answer"),
        ({"answer": "a\x00"}, "answer"),
        ({}, "answer"),
    ],
)
@pytest.mark.parametrize("language", ["da", "sv"])
def test_what_is_refused_stands_beside_its_field_and_changes_nothing(meeting, as_, data, field, language):
    answer = post(as_("Bo"), {"seen": of("Bo").seen, **data}, language)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert f'<html lang="{language}">' in answer.content.decode()
    assert of("Bo").answer == ""


def test_a_form_that_is_out_of_date_is_shown_again_with_what_was_typed(meeting, as_):
    client, old = as_("Bo"), sent(answer="attending")
    says("Bo", "apologies")
    answer = post(client, old)
    content = answer.content.decode()
    assert answer.status_code == 409
    assert "Datoen eller svaret er ændret" in content
    assert re.search(r'value="attending"[^>]* checked', content)
    assert of("Bo").answer == "apologies"
    assert (
        post(client, {**old, "seen": answer.context["form"]["seen"].initial or of("Bo").seen}).status_code
        == 302
    )
    assert of("Bo").answer == "attending"


@pytest.mark.parametrize("seen", ["", "nonsense", "9.9", "\u2028"])
def test_a_form_that_says_not_what_it_was_made_from_changes_nothing(meeting, as_, seen):
    assert post(as_("Bo"), sent(seen=seen)).status_code == 409
    assert of("Bo").answer == ""


def test_a_substitute_whose_place_is_taken_is_told(meeting, as_):
    says("Bo", "apologies")
    says("Carl", "apologies")
    answer = post(as_("Carl"), sent("Carl"))
    assert answer.status_code == 409
    assert "Pladsen er optaget" in answer.content.decode()


@pytest.mark.parametrize("what", ["released", "cancelled", "begun"])
def test_what_can_no_longer_be_answered_is_said_without_a_form(meeting, as_, what):
    data = sent()
    if what == "released":
        Invitation.objects.update(released_at=NOW)
    elif what == "cancelled":
        reason = {"da": "Sne", "sv": "Snö"}
        actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=reason, now=NOW)
    else:
        actions.move(
            by=None,
            meeting=meeting,
            starts_at=NOW,
            ends_at=NOW + (meeting.ends_at - meeting.starts_at),
            reason={"da": "Nu", "sv": "Nu"},
            now=NOW,
        )
    client = as_("Bo")
    assert 'name="answer"' not in page(client, "answer", "M")
    assert post(client, data).status_code == 409
    assert of("Bo").answer == ""


@pytest.mark.parametrize("role", ["member-cph", "secretary-cph", "administrator"])
def test_who_is_not_called_finds_nothing(meeting, browse, role):
    client = browse(role)
    assert is_absent(client, address("answer", "M"))
    assert post(client, {"answer": "attending"}).status_code == 404


def test_a_meeting_that_was_never_convened_asks_nobody(client):
    user = a_user("member")
    a_meeting("M")
    client.force_login(user)
    assert client.get(address("answer", "M")).status_code == 404


def test_a_visitor_is_asked_to_log_in(meeting, client):
    assert client.get(address("answer", "M")).status_code == 302
    assert post(client, {"answer": "attending"}).status_code == 302


def test_the_number_of_queries_does_not_grow(meeting, as_):
    client = as_("Bo")
    says("Bo", "apologies")
    one = queries(client, address("answer", "M"))
    for name in ("Asta", "Carl"):
        says(name, "apologies")
    assert queries(client, address("answer", "M")) == one


# --- Elsewhere


def test_own_meetings_and_the_page_of_the_meeting_lead_to_it(meeting, as_):
    link = address("answer", "M")
    client = as_("Bo")
    assert link in page(client, "my_meetings")
    content = page(client, "meeting_detail", "M")
    assert link in content
    assert "0 af 2 kommer, 2 har ikke svaret" in content
    says("Bo", "apologies")
    assert "1 har meldt afbud" in page(client, "meeting_detail", "M")
    assert "2 har inte svarat" in page(client, "meeting_detail", "M", language="sv")


def test_a_cancelled_meeting_asks_for_no_answer(meeting, as_):
    client = as_("Bo")
    reason = {"da": "Sygdom", "sv": "Sjukdom"}
    actions.cancel(by=None, meeting=meeting, on=date(2027, 1, 4), reason=reason, now=NOW)
    assert address("answer", "M") not in page(client, "my_meetings")
    assert "Hvem kommer?" not in page(client, "meeting_detail", "M")


def test_the_public_and_administrators_see_no_answers(meeting, client, browse):
    assert "Hvem kommer?" not in page(client, "meeting_detail", "M")
    assert "Hvem kommer?" not in page(browse("administrator"), "meeting_detail", "M")
    assert "Hvem kommer?" in page(browse("member-malmo"), "meeting_detail", "M")
