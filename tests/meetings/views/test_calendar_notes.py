"""Pages on which each secretariat says which days meetings should avoid in its city."""

from datetime import date

import pytest
from django.utils.translation import override

from meetings import actions
from meetings.models import CalendarNote
from meetings.templatetags.verdicts import when_words
from tests.meetings.views.pages import address, is_absent, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

TITLES = {"title_da": "Budgetdebat", "title_sv": "Budgetdebatt"}
ONCE = {**TITLES, "kind": "budget", "repeats": "never", "starts_on": "2027-11-15", "ends_on": "2027-11-19"}
WEEKS = {
    **TITLES,
    "kind": "budget",
    "repeats": "weeks",
    "first_week": "46",
    "last_week": "46",
    "weekday": "3",
}
EASTER = {**TITLES, "kind": "school", "repeats": "easter", "first_day": "-6", "last_day": "5"}


def entered():
    return CalendarNote.objects.filter(title_sv="Budgetdebatt")


@pytest.fixture
def note(people):
    fields = {**TITLES, "kind": "budget", "repeats": "weeks", "first": 46, "last": 46}
    return actions.note_days(by=people["secretary-malmo"], **fields)


@pytest.mark.parametrize("language", ["da", "sv"])
def test_both_cities_days_stand_there_in_both_languages(browse, note, language):
    content = page(browse("secretary-malmo"), "calendar_notes", language=language)
    for words in (
        '<span lang="da">Vinterferie</span>',
        '<span lang="sv">Danskt sportlov</span>',
        "Budgetdebatt",
    ):
        assert words in content
    assert {"da": "Hvert år i uge 46", "sv": "Varje år i vecka 46"}[language] in content
    assert address("calendar_note_edit", note.pk, language=language) in content
    of_copenhagen = CalendarNote.objects.filter(city="cph").values_list("pk", flat=True)
    assert not [pk for pk in of_copenhagen if address("calendar_note_edit", pk, language=language) in content]


@pytest.mark.parametrize("role", ["member-malmo", "administrator"])
def test_others_find_nothing(browse, note, role):
    client = browse(role)
    for url in (address("calendar_notes"), address("calendar_note_edit", note.pk)):
        assert is_absent(client, url)
        assert client.post(url, ONCE).status_code == 404
    assert entered().count() == 1


def test_a_visitor_is_asked_to_log_in(client, note):
    for url in (address("calendar_notes"), address("calendar_note_edit", note.pk)):
        assert client.get(url).status_code == client.post(url, ONCE).status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_other_citys_days_are_out_of_reach(browse, note, method):
    client = browse("secretary-cph")
    answer = getattr(client, method)(address("calendar_note_edit", note.pk), {**ONCE, "version": "1"})
    assert answer.status_code == 404
    assert entered().get().first == 46


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (
            ONCE,
            {"starts_on": date(2027, 11, 15), "ends_on": date(2027, 11, 19), "first": None, "weekday": None},
        ),
        (WEEKS, {"first": 46, "last": 46, "weekday": 3, "starts_on": None}),
        (EASTER, {"first": -6, "last": 5}),
        ({**WEEKS, "first_day": "3"}, {"first": 46, "starts_on": None}),
    ],
)
def test_days_are_entered(browse, language, sent, expected):
    answer = browse("secretary-cph").post(address("calendar_notes", language=language), sent)
    assert (answer.status_code, answer["Location"]) == (302, address("calendar_notes", language=language))
    note = entered().get()
    assert note.city_id == "cph"
    assert {name: getattr(note, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        ({}, ["kind", "repeats", "title_da", "title_sv"]),
        ({**ONCE, "title_sv": " "}, ["title_sv"]),
        ({**ONCE, "title_da": "\u200b"}, ["title_da"]),
        ({**ONCE, "title_da": "x" * 201}, ["title_da"]),
        ({**ONCE, "title_da": "a\x00b"}, ["title_da"]),
        ({**ONCE, "kind": "moon"}, ["kind"]),
        ({**ONCE, "starts_on": ""}, ["starts_on"]),
        ({**ONCE, "ends_on": "2027-11-14"}, ["ends_on"]),
        ({**ONCE, "ends_on": "2027-02-30"}, ["ends_on"]),
        ({**ONCE, "starts_on": "0001-01-01"}, ["starts_on"]),
        ({**WEEKS, "first_week": ""}, ["first_week"]),
        ({**WEEKS, "last_week": "54"}, ["last_week"]),
        ({**WEEKS, "first_week": "47"}, ["last_week"]),
        ({**WEEKS, "first_week": "9" * 400}, ["first_week"]),
        ({**WEEKS, "weekday": "8"}, ["weekday"]),
        ({**EASTER, "first_day": "-61"}, ["first_day"]),
        ({**EASTER, "repeats": "often"}, ["repeats"]),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(browse, sent, refused):
    answer = browse("secretary-cph").post(address("calendar_notes"), sent)
    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == sorted(refused)
    content = answer.content.decode()
    assert "error-summary" in content
    assert not refused or f'id="id_{refused[0]}_error"' in content
    assert not entered().exists()


def test_what_was_typed_is_kept(browse):
    content = (
        browse("secretary-cph").post(address("calendar_notes"), {**ONCE, "ends_on": ""}).content.decode()
    )
    assert 'value="Budgetdebatt"' in content
    assert 'value="2027-11-15"' in content


@pytest.mark.parametrize("language", ["da", "sv"])
def test_days_are_changed(browse, note, language):
    client, url = browse("secretary-malmo"), address("calendar_note_edit", note.pk, language=language)
    content = page(client, "calendar_note_edit", note.pk, language=language)
    assert 'name="first_week" value="46"' in content
    assert client.post(url, {**ONCE, "version": "1"}).status_code == 302
    note.refresh_from_db()
    assert (note.repeats, note.first, note.ends_on, note.version) == ("never", None, date(2027, 11, 19), 2)
    assert page(client, "calendar_note_edit", note.pk, language=language).count('value="2027-11-1') == 2


def test_a_refused_change_changes_nothing(browse, note):
    answer = browse("secretary-malmo").post(
        address("calendar_note_edit", note.pk), {**WEEKS, "last_week": "x"}
    )
    assert answer.status_code == 422
    assert entered().get().version == 1


def test_days_are_deleted(browse, note):
    client, url = browse("secretary-malmo"), address("calendar_note_edit", note.pk)
    assert client.post(url, {"delete": "1", "version": "1"}).status_code == 302
    assert not entered().exists()
    assert client.get(url).status_code == 404
    assert client.post(url, {"delete": "1", "version": "1"}).status_code == 404


@pytest.mark.parametrize("version", ["1", "", "x", "99999999999"])
def test_the_later_of_two_sees_what_the_other_saved_and_keeps_the_words(browse, people, note, version):
    actions.change_days(by=people["secretary-malmo"], note=note, version=1, title_sv="Debatt i november")
    client, url = browse("secretary-malmo"), address("calendar_note_edit", note.pk)
    answer = client.post(url, {**ONCE, "version": version})
    if version not in ("1", ""):
        assert answer.status_code == 422
        return
    content = answer.content.decode()
    assert answer.status_code == 409
    assert "Debatt i november" in content
    assert 'value="Budgetdebatt"' in content
    assert 'name="version" value="2"' in content
    assert CalendarNote.objects.get(pk=note.pk).title_sv == "Debatt i november"
    assert client.post(url, {**ONCE, "version": "2"}).status_code == 302


def test_whoever_deletes_sees_first_what_has_changed(browse, people, note):
    actions.change_days(by=people["secretary-malmo"], note=note, version=1, first=45)
    client, url = browse("secretary-malmo"), address("calendar_note_edit", note.pk)
    answer = client.post(url, {"delete": "1", "version": "1"})
    assert answer.status_code == 409
    assert 'name="first_week" value="45"' in answer.content.decode()
    assert client.post(url, {"delete": "1", "version": "2"}).status_code == 302


def test_words_for_days_that_a_colleague_has_deleted_are_not_lost(browse, people, note):
    actions.remove_days(by=people["secretary-malmo"], note=note, version=1)
    client = browse("secretary-malmo")
    answer = client.post(address("calendar_note_edit", note.pk), {**ONCE, "version": "1"})
    assert answer.status_code == 409
    assert 'value="Budgetdebatt"' in answer.content.decode()
    assert f'action="{address("calendar_notes")}"' in answer.content.decode()
    assert client.post(address("calendar_note_edit", 10**30), ONCE).status_code == 404


def test_the_number_of_queries_does_not_grow(browse, people, note):
    client, url = browse("secretary-malmo"), address("calendar_notes")
    before = queries(client, url)
    for week in range(1, 31):
        fields = {**TITLES, "kind": "other", "repeats": "weeks", "first": week, "last": week}
        actions.note_days(by=people["secretary-malmo"], **fields)
    assert queries(client, url) == before <= 9


@pytest.mark.parametrize(
    ("fields", "danish", "swedish"),
    [
        (
            {"repeats": "never", "starts_on": date(2027, 2, 15), "ends_on": date(2027, 2, 19)},
            "15.-19. februar 2027",
            "15–19 februari 2027",
        ),
        ({"repeats": "weeks", "first": 7, "last": 7}, "hvert år i uge 7", "varje år i vecka 7"),
        (
            {"repeats": "weeks", "first": 24, "last": 32},
            "hvert år i uge 24 til 32",
            "varje år i vecka 24 till 32",
        ),
        (
            {"repeats": "weeks", "first": 1, "last": 53, "weekday": 4},
            "hver uge, kun torsdag",
            "varje vecka, endast torsdag",
        ),
        (
            {"repeats": "easter", "first": -6, "last": 1},
            "hvert år fra 6 dage før påskedag til 1 dag efter påskedag",
            "varje år från 6 dagar före påskdagen till 1 dag efter påskdagen",
        ),
        ({"repeats": "easter", "first": 0, "last": 0}, "hvert år påskedag", "varje år påskdagen"),
    ],
)
def test_when_in_words(fields, danish, swedish):
    avoid = CalendarNote(city_id="cph", kind="other", **fields).avoid
    for language, expected in (("da", danish), ("sv", swedish)):
        with override(language):
            assert when_words(avoid).replace("\u00a0", " ") == expected
