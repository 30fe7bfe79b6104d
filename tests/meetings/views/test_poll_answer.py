"""The page on which somebody who is asked answers by a link, without logging in."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.translation import override

from meetings import actions
from meetings.models import Meeting, Vote
from meetings.notifications import answer_path
from oresund import links
from tests.factories import NOW, a_meeting, a_member
from tests.meetings.asking import CLOSES_AT, DAY, REASON, SLOTS, START, a_poll, answer, ask, slot
from tests.meetings.views.pages import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

LANGUAGES = ["da", "sv"]
ASKS = {"da": "Hvilke datoer passer dig?", "sv": "Vilka datum passar dig?"}
BROKEN = {"da": "Linket kan ikke bruges", "sv": "Länken kan inte användas"}
OVER = {"da": "Spørgsmålet er ikke længere åbent", "sv": "Frågan är inte längre öppen"}
DATES = {"da": "mandag den 15. marts 2027", "sv": "måndag 15 mars 2027"}
ANSWERS = ["yes", "if_need_be", "no"]


@pytest.fixture
def poll(frame):
    return a_poll(visibility="closed")


@pytest.fixture
def member(poll):
    return a_member("malmo")


def link(poll, member, language="da"):
    with override(language):
        return answer_path(poll, member)


def typed(poll, answers=ANSWERS):
    return {
        f"slot_{pk}": one for pk, one in zip(poll.slots.values_list("pk", flat=True), answers, strict=True)
    }


def given(member):
    return list(
        Vote.objects.filter(person=member.person).order_by("slot__starts_at").values_list("answer", flat=True)
    )


def words(response):
    return response.content.decode().replace("\u00a0", " ")


def is_kept_by_nobody(response):
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex">' in words(response) or response.status_code == 302
    assert "sessionid" not in response.cookies
    return True


# --- Answering


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_has_the_link_answers_and_can_change_it(client, poll, member, language):
    url = link(poll, member, language)
    shown = client.get(url)
    assert shown.status_code == 200
    assert is_kept_by_nobody(shown)
    assert ASKS[language] in words(shown)
    assert DATES[language] in words(shown).lower()
    assert member.person.name in words(shown)
    saved = client.post(url, typed(poll))
    assert (saved.status_code, saved["Location"]) == (302, url)
    assert is_kept_by_nobody(saved)
    assert given(member) == ANSWERS
    again = words(client.get(url))
    assert {"da": "Tak, dine svar er gemt", "sv": "Tack, dina svar är sparade"}[language] in again
    for pk, one in zip(poll.slots.values_list("pk", flat=True), ANSWERS, strict=True):
        assert f'name="slot_{pk}" value="{one}"' in again
    assert again.count(" checked") == 3
    client.post(url, typed(poll, ["no"] * 3))
    assert given(member) == ["no"] * 3


def test_the_browsers_token_is_asked_for(poll, member):
    client = Client(enforce_csrf_checks=True)
    url = link(poll, member)
    assert client.post(url, typed(poll)).status_code == 403
    token = client.get(url).cookies["csrftoken"].value
    assert client.post(url, typed(poll) | {"csrfmiddlewaretoken": token}).status_code == 302
    assert given(member) == ANSWERS


@pytest.mark.parametrize("role", ["secretary-cph", "member-cph"])
def test_the_link_says_who_answers_whoever_is_logged_in(browse, poll, member, people, role):
    browse(role).post(link(poll, member), typed(poll))
    assert given(member) == ANSWERS
    assert Vote.objects.count() == 3


def test_reading_changes_nothing(client, poll, member):
    for read in (client.get, client.head):
        assert read(link(poll, member)).status_code == 200
    assert not Vote.objects.exists()


@pytest.mark.parametrize("verb", ["put", "patch", "delete"])
def test_other_verbs_are_refused(client, poll, member, verb):
    assert getattr(client, verb)(link(poll, member)).status_code == 405


def test_nobody_elses_answers_are_shown(client, poll, member, member_cph):
    answer(poll, member_cph, "yes", "yes", "yes")
    page = words(client.get(link(poll, member)))
    assert " checked" not in page
    assert member_cph.person.name not in page


def missing(sent):
    return dict(list(sent.items())[:2])


def unknown_word(sent):
    return sent | {next(iter(sent)): "perhaps"}


def control_characters(sent):
    return sent | {next(iter(sent)): "yes\x00"}


@pytest.mark.parametrize("spoil", [missing, unknown_word, control_characters])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_answer_is_said_beside_its_date_and_the_rest_is_kept(
    client, poll, member, language, spoil
):
    response = client.post(link(poll, member, language), spoil(typed(poll)))
    assert response.status_code == 422
    assert is_kept_by_nobody(response)
    page = words(response)
    assert 'class="error-summary"' in page
    assert page.count("aria-invalid") >= 1
    assert page.count(" checked") == 2
    assert not Vote.objects.exists()


def test_slots_of_another_poll_are_not_asked_for(client, poll, member):
    other = ask(a_meeting("JC", body_id="joint_council", starts_at=START), slots=[slot(1), slot(2), slot(3)])
    assert client.post(link(poll, member), typed(other)).status_code == 422
    assert client.post(link(poll, member), typed(other) | typed(poll)).status_code == 302
    assert set(Vote.objects.values_list("slot__poll", flat=True)) == {poll.pk}


def test_the_last_of_two_answers_to_one_date_counts(client, poll, member):
    body = "&".join(f"{name}=no&{name}={one}" for name, one in typed(poll).items())
    client.post(link(poll, member), body, content_type="application/x-www-form-urlencoded")
    assert given(member) == ANSWERS


# --- Links that do not work


def refused(client, url, poll, status, said):
    for response in (client.get(url), client.post(url, typed(poll))):
        assert response.status_code == status
        assert is_kept_by_nobody(response)
        assert said in words(response)
    assert not Vote.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["letter", "cut", "meeting", "purpose", "person", "junk", "huge", "nul"])
def test_a_link_that_was_altered_or_made_for_something_else(client, poll, member, language, what):
    url = link(poll, member, language)
    base, token = url.rstrip("/").rsplit("/", 1)
    until = {"until": CLOSES_AT}
    other = a_meeting("JC", body_id="joint_council", starts_at=START)
    links_by_fault = {
        "letter": f"{base}/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}/",
        "cut": f"{base}/{token[:-5]}/",
        "meeting": url.replace("/M1/", f"/{other.ref}/"),
        "purpose": f"{base}/{links.make(links.INVITATION, subject=str(poll.uid), person=member.person_id, **until)}/",
        "person": f"{base}/{links.make(links.POLL, subject=str(poll.uid), person=0, **until)}/",
        "junk": f"{base}/::/",
        "huge": f"{base}/{'a' * 5000}/",
        "nul": f"{base}/%00{token}/",
    }
    refused(client, links_by_fault[what], poll, 404, BROKEN[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_is_good_until_the_last_moment(client, poll, member, language, time_machine):
    time_machine.move_to(CLOSES_AT, tick=False)
    assert client.get(link(poll, member, language)).status_code == 200
    time_machine.move_to(CLOSES_AT + timedelta(seconds=1), tick=False)
    refused(client, link(poll, member, language), poll, 410, OVER[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_is_settled_says_what_was_chosen(client, poll, member, language):
    url = link(poll, member, language)
    actions.choose_slot(by=None, slot=poll.slots.all()[1], now=NOW)
    refused(client, url, poll, 410, OVER[language])
    assert DATES[language] in words(client.get(url))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("later", "danish", "swedish"),
    [
        pytest.param(None, "den valgte dato er", "det valda datumet är", id="as chosen"),
        pytest.param("move", "mødet er senere flyttet til", "mötet flyttades senare till", id="moved"),
        pytest.param("cancel", "mødet er senere aflyst", "mötet är numera inställt", id="cancelled"),
    ],
)
def test_an_old_link_says_what_became_of_it_and_what_its_owner_answered(
    client, poll, member, member_cph, language, later, danish, swedish, time_machine
):
    url = link(poll, member, language)
    answer(poll, member, *ANSWERS)
    answer(poll, member_cph, "yes", "yes", "yes")
    actions.choose_slot(by=None, slot=poll.slots.all()[1], now=NOW)
    meeting = Meeting.objects.get(ref="M1")
    if later == "move":
        times = {"starts_at": START + 8 * DAY, "ends_at": START + 9 * DAY}
        actions.move(by=None, meeting=meeting, **times, reason=REASON, now=NOW)
    elif later == "cancel":
        actions.cancel(by=None, meeting=Meeting.objects.get(ref="M2"), on=NOW.date(), reason=REASON, now=NOW)
        actions.cancel(by=None, meeting=meeting, on=NOW.date(), reason=REASON, now=NOW)
    time_machine.move_to(CLOSES_AT + DAY, tick=False)
    page = client.get(url)
    assert page.status_code == 410
    for one in ({"da": danish, "sv": swedish}[language], DATES[language]):
        assert one in words(page).lower()
    shown = re.findall(r"<dd>(.+?)</dd>", words(page))
    assert shown == {"da": ["Ja", "Til nød", "Nej"], "sv": ["Ja", "Om det behövs", "Nej"]}[language]
    assert client.get(url.replace("/M1/", "/M2/")).status_code == 404


def test_an_old_link_of_who_is_no_longer_called_says_no_more_than_that(client, poll, member, time_machine):
    answer(poll, member, *ANSWERS)
    actions.choose_slot(by=None, slot=poll.slots.all()[1], now=NOW)
    member.person.seats.update(ends_on=(START - DAY).date())
    time_machine.move_to(CLOSES_AT + DAY, tick=False)
    page = client.get(link(poll, member))
    assert page.status_code == 410
    assert OVER["da"] in words(page)
    assert DATES["da"] not in words(page)
    assert "<dd>" not in words(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_was_withdrawn_says_so(client, poll, member, language):
    actions.close_poll(by=None, poll=poll, now=NOW)
    said = {"da": "Sekretariaterne har lukket det", "sv": "Sekretariaten har stängt den"}[language]
    refused(client, link(poll, member, language), poll, 410, said)


def test_a_link_of_an_earlier_question_does_not_answer_the_next(client, poll, member):
    actions.close_poll(by=None, poll=poll, now=NOW)
    ask(Meeting.objects.get(ref="M1"))
    refused(client, link(poll, member), poll, 410, OVER["da"])


@pytest.mark.parametrize("is_open", [True, False])
def test_who_is_no_longer_called_has_no_link(client, poll, member, is_open):
    if not is_open:
        actions.close_poll(by=None, poll=poll, now=NOW)
    member.person.seats.update(ends_on=(START - DAY).date())
    refused(client, link(poll, member), poll, 404, BROKEN["da"])


def test_who_may_no_longer_log_in_has_no_link(client, poll, member):
    member.is_active = False
    member.save()
    refused(client, link(poll, member), poll, 404, BROKEN["da"])


def test_twelve_dates_take_no_more_queries_than_two(client, frame):
    member, counts = a_member("malmo"), []
    for number, offered in enumerate([SLOTS[:2], [slot(1 + day) for day in range(12)]]):
        meeting = a_meeting(body_id="joint_council", starts_at=START + 100 * number * DAY)
        counts.append(queries(client, link(ask(meeting, slots=offered), member)))
    assert counts[0] == counts[1] <= 6
