"""Entering and correcting what others do: each role, both languages, refusals, and two people at once."""

import pytest

from cooperation import actions
from cooperation.models import ExistingInitiative
from tests.factories import NOW, TODAY, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, fields_with_errors, words

NEW, EDIT = "cooperation:initiative_new", "cooperation:initiative_edit"
PAGE = "cooperation:initiative_detail"
XSS = "<script>alert('mine')</script>"


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def entry(frame):
    return an_initiative("E-01", source="https://www.kk.dk/", run_by="Region Skåne")


def typed(**fields):
    return {
        "name": "Sundbadet",
        "what_da": "Man bader",
        "what_sv": "",
        "run_by": "Badeforeningen",
        "auspices": "private",
        "status": "running",
        "since": "2012",
        "until": "",
        "source": "www.sundbadet.example",
        "identifier": "",
        **fields,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
def test_a_secretariat_enters_something(browse, people, language, role):
    area = an_area()
    client = browse(role)
    assert 'name="checked"' in content(client.get(address(language, NEW)))
    answer = client.post(address(language, NEW), typed(focus_areas=[area.pk], checked="on"), follow=True)
    [one] = ExistingInitiative.objects.all()
    assert answer.redirect_chain == [(address(language, PAGE, one.code), 302)]
    assert (one.name, one.since, one.source, one.what_sv) == (
        "Sundbadet",
        2012,
        "https://www.sundbadet.example",
        "",
    )
    assert (one.last_checked_on, one.last_checked_by) == (TODAY, people[role])
    assert list(one.focus_areas.all()) == [area]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_is_shown_and_corrected(browse, entry, language):
    url = address(language, EDIT, "E-01")
    answer = browse("secretary-malmo").get(url)
    for value in ("Broen", "Region Skåne", "https://www.kk.dk/"):
        assert f'value="{value}"' in content(answer)
    answer = browse("secretary-malmo").post(url, typed(version="1"))
    assert answer["Location"] == address(language, PAGE, "E-01")
    entry.refresh_from_db()
    assert (entry.name, entry.version, entry.last_checked_on) == ("Sundbadet", 2, None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ({"name": ""}, ["name"]),
        ({"name": " \x07 "}, ["name"]),
        ({"what_da": ""}, ["what_da"]),
        ({"auspices": ""}, ["auspices"]),
        ({"auspices": "royal"}, ["auspices"]),
        ({"status": "idea"}, ["status"]),
        ({"since": "snart"}, ["since"]),
        ({"since": "999"}, ["since"]),
        ({"since": "9" * 400}, ["since"]),
        ({"until": "2011"}, ["until"]),
        ({"until": "2025"}, ["status"]),
        ({"until": "2030", "status": "ended"}, ["until"]),
        ({"source": ""}, ["source"]),
        ({"source": "javascript:alert(1)"}, ["source"]),
        ({"source": "https://a.dk@b.dk/"}, ["source"]),
        ({"what_sv": "x" * 5001}, ["what_sv"]),
        ({"run_by": "x" * 201}, ["run_by"]),
        ({"identifier": "x" * 101}, ["identifier"]),
        ({"focus_areas": ["99999"]}, ["focus_areas"]),
        ({"focus_areas": ["x\x00"]}, ["focus_areas"]),
        ({"name": "a\x00b"}, ["name"]),
        ({"version": "x" * 40}, []),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_typed_is_lost(
    browse, frame, language, fields, beside
):
    answer = browse("secretary-cph").post(address(language, NEW), typed(**fields))
    assert answer.status_code == 422
    assert fields_with_errors(answer) == beside
    assert "Badeforeningen" in content(answer) or "run_by" in fields
    assert 'class="error-summary"' in content(answer)
    assert not ExistingInitiative.objects.exists()


def test_an_identifier_that_another_entry_has_is_refused(browse, entry):
    ExistingInitiative.objects.update(identifier="DK-1")
    answer = browse("secretary-cph").post(address("da", NEW), typed(identifier="dk-1"))
    assert errors_beside(answer, "identifier") == "En anden post har denne identifikation."


def test_what_was_typed_is_only_text(browse, frame):
    answer = browse("secretary-cph").post(address("da", NEW), typed(name=XSS, what_da=XSS, auspices=""))
    assert "<script>alert" not in content(answer)
    browse("secretary-cph").post(address("da", NEW), typed(name=XSS, what_da=XSS))
    page = browse("visitor").get(address("da", PAGE, "E-01"))
    assert words(page).count(XSS) == 2
    assert "<script>alert" not in content(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_saves_second_is_told_and_overwrites_nothing(browse, people, entry, language):
    theirs = {"name": "Deres navn", "auspices": "mixed"}
    actions.revise_initiative(
        by=people["secretary-malmo"], initiative=entry, entry=theirs, version=1, today=TODAY
    )
    url = address(language, EDIT, "E-01")
    answer = browse("secretary-cph").post(url, typed(version="1"))
    assert answer.status_code == 409
    assert "Deres navn" in words(answer)
    assert people["secretary-malmo"].name in words(answer)
    assert 'value="Sundbadet"' in content(answer)
    entry.refresh_from_db()
    assert (entry.name, entry.version) == ("Deres navn", 2)
    assert 'name="version" value="2"' in content(answer)
    assert browse("secretary-cph").post(url, typed(version="2")).status_code == 302


@pytest.mark.parametrize("version", ["", "0", "999", "-1"])
def test_without_the_version_that_was_read_nothing_is_overwritten(browse, entry, version):
    answer = browse("secretary-cph").post(address("da", EDIT, "E-01"), typed(version=version))
    assert answer.status_code in (409, 422)
    entry.refresh_from_db()
    assert entry.name == "Broen"


@pytest.mark.parametrize("role", ["member-cph", "member-malmo", "administrator"])
def test_for_others_there_is_nothing_here(browse, entry, role):
    client = browse(role)
    for url in (address("da", NEW), address("da", EDIT, "E-01"), address("da", EDIT, "E-99")):
        assert client.get(url).status_code == client.post(url, typed()).status_code == 404
    assert ExistingInitiative.objects.count() == 1


def test_a_visitor_logs_in_first(browse, entry):
    for url in (address("sv", NEW), address("sv", EDIT, "E-01")):
        answer = browse("visitor").get(url)
        assert answer["Location"] == f"{address('sv', 'account_login')}?next={url}"
        assert browse("visitor").post(url, typed()).status_code == 302
    entry.refresh_from_db()
    assert entry.version == 1


def test_a_retired_area_stays_where_it_is(browse, entry):
    kept, other = (
        an_area("gammel", name_da="Gammel", state="retired"),
        an_area("anden", name_da="Anden", state="retired"),
    )
    entry.focus_areas.set([kept])
    page = content(browse("secretary-cph").get(address("da", EDIT, "E-01")))
    assert ("Gammel" in page, "Anden" in page) == (True, False)
    answer = browse("secretary-cph").post(
        address("da", EDIT, "E-01"), typed(version="1", focus_areas=[kept.pk])
    )
    assert answer.status_code == 302
    assert other not in entry.focus_areas.all()
