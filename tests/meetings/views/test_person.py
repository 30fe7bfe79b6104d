"""The page of a person, and where a refused address is told."""

from datetime import date

import pytest

from cooperation.models import Person, Refusal, Seat, User
from meetings import actions
from tests.factories import NOW, a_meeting, an_invitation
from tests.meetings.delegations import says
from tests.meetings.outbox import NO_MAILBOX, a_password, an_invited_member, failed, sent
from tests.meetings.views.pages import TITLES, address, is_absent, queries
from tests.oresund.views.reading import in_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "frame")]


@pytest.fixture
def secretary(browse):
    return browse("secretary-malmo")


@pytest.fixture
def anna():
    user = an_invited_member(a_meeting("M", **TITLES), name="Anna", email="anna@kbh.example")
    Person.objects.filter(pk=user.person_id).update(name="Anna")
    return user


def url(user, language="da"):
    return address("person", user.person_id, language=language)


def refuse(user, address=None):
    Refusal.objects.create(user=user, address=address or user.email, said=NO_MAILBOX, refused_at=NOW)


def words(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return in_words(answer.content.decode().replace("\u00a0", " "))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "da",
            [
                "København",
                "Kan logge ind ja",
                "Sprog i mails Dansk",
                "medlem",
                "siden 1. jan. 2020",
                "Deltager",
            ],
        ),
        (
            "sv",
            [
                "Köpenhamn",
                "Kan logga in ja",
                "Språk i e-post Danska",
                "ledamot",
                "sedan 1 jan. 2020",
                "Deltar",
            ],
        ),
    ],
)
def test_who_it_is_and_what_comes(secretary, anna, language, expected):
    says("Anna", "attending")
    Seat.objects.create(
        person=anna.person,
        body_id="br",
        city_id="cph",
        role="substitute",
        starts_on=date(2018, 1, 1),
        ends_on=date(2019, 12, 31),
    )
    shown = words(secretary, url(anna, language))
    assert all(
        one in shown
        for one in [
            *expected,
            "Anna",
            "anna@kbh.example",
            {"da": "Studiebesøg", "sv": "Studiebesök"}[language],
        ]
    ), shown
    assert {"da": "1. jan. 2018 – 31. dec. 2019", "sv": "1 jan. 2018 – 31 dec. 2019"}[language] in shown


def test_the_latest_messages_and_the_way_to_all_of_them(secretary, anna):
    letters = [failed(a_password(anna, NOW.replace(day=day))) for day in range(1, 13)]
    notice = anna.notices.get()
    content = secretary.get(url(anna)).content.decode()
    assert address("message", "notice", notice.pk) in content
    shown = [address("message", "letter", one.pk) in content for one in letters]
    assert shown == [False] * 3 + [True] * 9
    assert f"{address('outbox')}?person={anna.pk}" in content


def test_meetings_that_are_over_and_calls_taken_back_are_not_to_come(secretary, anna):
    anna.person.invitations.update(released_at=NOW)
    assert "Ikke indkaldt til noget kommende møde." in words(secretary, url(anna))


@pytest.mark.parametrize("language", ["da", "sv"])
def test_somebody_without_an_account(secretary, language):
    person = Person.objects.create(name="Ingen")
    shown = words(secretary, address("person", person.pk, language=language))
    assert {"da": "Ingen konto: Portalen kan ikke skrive", "sv": "Inget konto: portalen kan inte skriva"}[
        language
    ] in shown
    assert {"da": "Seneste beskeder", "sv": "Senaste meddelanden"}[language] not in shown


def test_as_many_queries_for_one_and_for_thirty(secretary, anna):
    sent(a_password(anna))
    few = queries(secretary, url(anna))
    for number in range(30):
        a_password(anna, NOW.replace(hour=number % 10, minute=number))
        Seat.objects.create(
            person=anna.person,
            body_id="br",
            city_id="cph",
            role="member",
            starts_on=date(1980 + number, 1, 1),
            ends_on=date(1980 + number, 5, 1),
        )
        meeting = a_meeting(starts_at=NOW.replace(year=2030 + number), body_id="joint_council")
        an_invitation(meeting, anna)
        sent(a_password(anna, NOW.replace(hour=number % 10, minute=number, second=1)))
    assert queries(secretary, url(anna)) == few


# --- Refused addresses


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "da",
            "anna@kbh.example blev senest afvist den 23. nov. 2026 . Mailserveren svarede: 550 No such mailbox",
        ),
        (
            "sv",
            "anna@kbh.example avvisades senast den 23 nov. 2026 . E-postservern svarade: 550 No such mailbox",
        ),
    ],
)
def test_a_refused_address_is_told_with_the_words_of_the_server(secretary, anna, language, expected):
    refuse(anna)
    assert expected in words(secretary, url(anna, language))


def test_a_refusal_of_an_address_that_was_corrected_is_told_nowhere(secretary, browse, anna):
    refuse(anna, "gammel@kbh.example")
    assert "afvis" not in words(secretary, url(anna))
    assert "afvis" not in words(secretary, address("participants", "M"))
    secretary.force_login(anna)
    assert "afvis" not in words(secretary, address("my_meetings"))


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_participants_are_marked_and_lead_here(secretary, anna, language):
    path, mark = (
        address("participants", "M", language=language),
        {"da": "Mail bliver afvist", "sv": "E-post avvisas"},
    )
    assert mark[language] not in words(secretary, path)
    refuse(anna)
    assert mark[language] in words(secretary, path)
    assert url(anna, language) in secretary.get(path).content.decode()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "da",
            [
                "Mail til dig bliver afvist",
                "Mailserveren for anna@kbh.example afviste",
                "Bed sekretariatet i Københavns Kommune",
            ],
        ),
        (
            "sv",
            [
                "E-post till dig avvisas",
                "E-postservern för anna@kbh.example avvisade",
                "Be sekretariatet i Köpenhamns kommun",
            ],
        ),
    ],
)
def test_the_owner_is_told_and_whom_to_ask(client, anna, language, expected):
    client.force_login(anna)
    path = address("my_meetings", language=language)
    assert expected[0] not in words(client, path)
    refuse(anna)
    shown = words(client, path)
    assert all(one in shown for one in [*expected, "550 No such mailbox"]), shown


# --- Who


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_others_find_nothing(browse, anna, role):
    assert is_absent(browse(role), url(anna))


def test_a_visitor_is_asked_to_log_in(client, anna):
    assert client.get(url(anna)).status_code == 302


@pytest.mark.parametrize("key", ["0", "99999999999999999999"])
def test_a_number_of_nobody(secretary, key):
    assert secretary.get(address("person", 7).replace("/7/", f"/{key}/")).status_code == 404


def test_one_can_only_read_here(secretary, anna):
    assert secretary.post(url(anna)).status_code == 405
    assert User.objects.filter(pk=anna.pk).exists()
    actions.keep_invitations(now=NOW)
