"""An entry for everybody: both languages, its source, its check, and the proposals it was held against."""

import pytest

from cooperation.actions import assess
from cooperation.models import ExistingInitiative
from tests.factories import NOW, TODAY, a_project, a_project_in, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, links, queries, words

PAGE, CHECK = "cooperation:initiative_detail", "cooperation:initiative_check"
SOURCE = "https://www.kk.dk/side?a=1&b=2"


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def entry(frame, secretary_cph):
    return an_initiative(
        "E-01", what_da="En bro", what_sv="Ett broprojekt", run_by="Region Skåne", source=SOURCE,
        since=2001, last_checked_on=TODAY, last_checked_by=secretary_cph,
    )  # fmt: skip


def compared(project, entry):
    texts = {"reason_da": "Grund", "reason_sv": "Skäl"}
    assess(by=None, project=project, compared=(entry,), outcome="additional", assessed_on=TODAY, **texts)
    return project


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_in_both_languages_with_its_source(client, entry, language):
    entry.focus_areas.set([an_area()])
    answer = client.get(address(language, PAGE, "E-01"))
    assert '<div lang="da"><p>En bro</p></div>' in content(answer)
    assert '<div lang="sv"><p>Ett broprojekt</p></div>' in content(answer)
    assert 'href="https://www.kk.dk/side?a=1&amp;b=2" rel="noopener nofollow external"' in content(answer)
    assert "Region Skåne" in words(answer)
    assert {"da": "23. nov. 2026", "sv": "23 nov. 2026"}[language] in words(answer).replace("\xa0", " ")


def test_words_as_a_source_are_no_link(client, frame):
    an_initiative("E-01", source="BR 124/2000 <b>")
    answer = client.get(address("da", PAGE, "E-01"))
    assert "BR 124/2000 <b>" in words(answer)
    assert "nofollow" not in content(answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_stale_or_was_never_checked_says_so(client, entry, language):
    stale = {"da": "Skal tjekkes igen", "sv": "Ska kontrolleras igen"}[language]
    url = address(language, PAGE, "E-01")
    assert stale not in words(client.get(url))
    ExistingInitiative.objects.update(last_checked_on="2024-11-22")
    assert stale in words(client.get(url))
    ExistingInitiative.objects.update(last_checked_on=None, last_checked_by=None)
    assert {"da": "Aldrig tjekket", "sv": "Aldrig kontrollerat"}[language] in words(client.get(url))


@pytest.mark.parametrize(
    ("role", "seen"),
    [("visitor", {"public"}), ("member-cph", {"public"}), ("secretary-malmo", {"public", "submitted"})],
)
def test_who_sees_which_proposals(browse, entry, role, seen):
    for name, state in (("public", "adopted"), ("submitted", "submitted"), ("draft", "draft")):
        a_project_in(state, title_da=f"Fordyber {name}", title_sv=None, ground="deepening", deepens=entry)
        compared(a_project_in(state, title_da=f"Sammenlignet {name}", title_sv=None), entry)
    answer = browse(role).get(address("da", PAGE, "E-01"))
    for name in ("public", "submitted", "draft"):
        assert (f"Fordyber {name}" in words(answer)) is (name in seen)
        assert (f"Sammenlignet {name}" in words(answer)) is (name in seen)


def test_who_checked_is_told_to_secretariats_only(browse, entry):
    url = address("da", PAGE, "E-01")
    name = entry.last_checked_by.name
    assert name in words(browse("secretary-malmo").get(url))
    assert name not in words(browse("visitor").get(url))


@pytest.mark.parametrize("code", ["E-99", "nope", "nyt2"])
def test_what_is_not_there(client, entry, code):
    assert client.get(address("da", PAGE, code)).status_code == 404


@pytest.mark.parametrize("role", ["visitor", "secretary-cph"])
def test_many_proposals_need_no_more_queries(browse, entry, role):
    client, url = browse(role), address("da", PAGE, "E-01")
    compared(a_project(ground="deepening", deepens=entry), entry)
    one = queries(client, url)
    for _number in range(30):
        compared(a_project(ground="deepening", deepens=entry), entry)
    assert queries(client, url) == one


def test_a_proposal_leads_to_what_it_deepens(client, entry):
    project = a_project(ground="deepening", deepens=entry)
    answer = client.get(address("sv", "cooperation:project_detail", project.ref))
    assert address("sv", PAGE, "E-01") in links(answer)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
def test_a_secretariat_checks_with_one_button(browse, people, entry, language, role):
    ExistingInitiative.objects.update(last_checked_on="2020-01-01", last_checked_by=None)
    answer = browse(role).post(address(language, CHECK, "E-01"), {"source": ""}, follow=True)
    assert answer.redirect_chain == [(address(language, PAGE, "E-01"), 302)]
    assert {"da": "Tjekket af Broen er noteret.", "sv": "Kontrollen av Broen har noterats."}[
        language
    ] in words(answer)
    entry.refresh_from_db()
    assert (entry.last_checked_on, entry.last_checked_by, entry.source) == (TODAY, people[role], SOURCE)


def test_a_check_may_bring_a_new_source(browse, entry):
    browse("secretary-cph").post(address("da", CHECK, "E-01"), {"source": " www.malmo.se/bro "})
    entry.refresh_from_db()
    assert entry.source == "https://www.malmo.se/bro"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("source", ["javascript:alert(1)", "ftp://x.dk", "https://", "x" * 600])
def test_a_check_with_no_source_to_read_is_refused_beside_the_field(browse, entry, language, source):
    answer = browse("secretary-cph").post(address(language, CHECK, "E-01"), {"source": source})
    assert answer.status_code == 422
    assert f'value="{source}"' in content(answer)
    assert 'id="check_source_error"' in content(answer)
    entry.refresh_from_db()
    assert (entry.version, entry.source) == (1, SOURCE)


def test_an_old_entry_without_a_source_asks_for_one(browse, frame):
    an_initiative("E-09")
    answer = browse("secretary-cph").post(address("da", CHECK, "E-09"))
    assert answer.status_code == 422
    assert errors_beside(answer, "source") == ""
    assert "Sig, hvor det kan læses" in words(answer)


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_nobody_else_checks(browse, entry, role):
    client = browse(role)
    assert client.post(address("da", CHECK, "E-01"), {"source": ""}).status_code == 404
    assert address("da", CHECK, "E-01") not in content(client.get(address("da", PAGE, "E-01")))


def test_a_visitor_logs_in_first(browse, entry):
    answer = browse("visitor").post(address("da", CHECK, "E-01"))
    assert answer["Location"].startswith(address("da", "account_login"))


def test_whoever_switches_the_language_of_a_refused_check_finds_back(browse, entry):
    answer = browse("secretary-cph").get(address("sv", CHECK, "E-01"))
    assert answer["Location"] == address("sv", PAGE, "E-01")
