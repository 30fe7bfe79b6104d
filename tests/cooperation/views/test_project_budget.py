"""The budget of a project: each secretariat keeps its own lines, in its own way of writing."""

from datetime import date
from decimal import Decimal
from html import escape

import pytest

from cooperation import actions
from cooperation.models import BudgetLine, FrozenRate, Partner, Project
from tests.factories import TODAY, a_line, a_project, a_project_in, a_rate
from tests.oresund.views.reading import (
    LANGUAGES,
    address,
    content,
    errors_beside,
    fields_with_errors,
    in_words,
    queries,
    words,
)

XSS = "<script>alert(1)</script>"
NBSP = "\u00a0"


def url(project, language="da"):
    return address(language, "cooperation:project_budget", project.ref)


def typed(**fields):
    return {"what_da": "Løn", "what_sv": "", "amount": "1234,50", "currency": "DKK", **fields}


@pytest.fixture
def project(frame):
    return a_project_in("submitted", "cph", ref="P-2026-01")


@pytest.fixture
def send(browse, project):
    def post(role="secretary-cph", language="da", of=None, **fields):
        return browse(role).post(url(of or project, language), typed(**fields))

    return post


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("visitor", 302),
        ("member-cph", 404),
        ("member-malmo", 404),
        ("administrator", 404),
        ("secretary-cph", 200),
        ("secretary-malmo", 200),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_sees_the_page(browse, send, project, role, status, language):
    client = browse(role)
    assert client.get(url(project, language)).status_code == status
    assert send(role, language).status_code == (302 if status == 200 else status)
    assert BudgetLine.objects.count() == (status == 200)


def test_a_draft_of_the_other_city_looks_absent(browse, send):
    draft = a_project_in("draft", "malmo")
    assert browse("secretary-cph").get(url(draft)).status_code == 404
    assert send(of=draft).status_code == 404


@pytest.mark.parametrize(
    ("language", "amount", "stored"),
    [
        ("da", "1.234,50", "1234.50"),
        ("sv", f"1{NBSP}234,50", "1234.50"),
        ("da", "1.234", "1234"),
        ("sv", "1234", "1234"),
    ],
)
def test_an_amount_is_read_in_the_language_of_the_page(send, language, amount, stored):
    assert send(language=language, amount=amount).status_code == 302
    assert BudgetLine.objects.get().amount == Decimal(stored)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "amount", ["1,234", "1e9", "NaN", "-5", "0", "٣", "", "1\x00", "9" * 30, "kr. 5", "1.2", "1 00", XSS]
)
def test_what_cannot_be_read_for_certain_is_refused_beside_the_field(send, language, amount):
    answer = send(language=language, amount=amount, what_sv="Ord & mer")
    assert answer.status_code == 422
    assert errors_beside(answer, "amount")
    assert BudgetLine.objects.count() == 0
    assert "Ord &amp; mer" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


def test_a_swede_is_told_how_to_write_it(send):
    answer = send(language="sv", amount="1.234")
    assert "Skriv beloppet så här: 1 234,50." in errors_beside(answer, "amount")
    assert 'value="1.234"' in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ({"what_da": ""}, ["what_da"]),
        ({"what_da": "x" * 201}, ["what_da"]),
        ({"currency": "EUR"}, ["currency"]),
        ({"partner": "999999999999999999999999"}, ["partner"]),
        ({"partner": "x\x00"}, ["partner"]),
        ({"version": "x"}, []),
    ],
)
def test_every_field_has_its_limits(send, fields, beside):
    answer = send(**fields)
    assert (answer.status_code, fields_with_errors(answer)) == (422, beside)


def test_a_line_goes_to_ones_own_city_whatever_is_sent(send):
    send("secretary-malmo", city="cph", project="7")
    assert BudgetLine.objects.get().city_id == "malmo"


def test_only_partners_of_the_project_are_offered(browse, send, project):
    own = Partner.objects.create(project=project, name="Havnen", role="financier")
    stranger = Partner.objects.create(project=a_project(), name="Lufthavnen", role="financier")
    assert "Lufthavnen" not in words(browse("secretary-cph").get(url(project)))
    assert send(partner=stranger.pk).status_code == 422
    assert send(partner=own.pk).status_code == 302
    assert BudgetLine.objects.get().partner == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_is_changed_in_its_place(browse, send, project, language):
    line = a_line(project)
    client = browse("secretary-cph")
    page = client.get(url(project, language), {"line": line.pk})
    shown = {"da": "1.234,50", "sv": f"1{NBSP}234,50"}[language]
    assert f'value="{shown}"' in page.content.decode()
    answer = send(language=language, line=line.pk, version=1, amount="99,90")
    assert answer.status_code == 302
    line.refresh_from_db()
    assert (line.amount, line.version) == (Decimal("99.90"), 2)


def test_the_other_citys_line_cannot_be_opened_changed_or_removed(browse, send, project):
    line = a_line(project, "malmo")
    assert browse("secretary-cph").get(url(project), {"line": line.pk}).status_code == 404
    assert send(line=line.pk, version=1).status_code == 404
    assert send(line=line.pk, version=1, action="remove").status_code == 404
    line.refresh_from_db()
    assert line.version == 1


@pytest.mark.parametrize("line", ["x", "-1", "1.5", "٣", "\x00", "9" * 40, "999999"])
def test_a_line_that_cannot_be_is_absent(browse, project, line):
    assert browse("secretary-cph").get(url(project), {"line": line}).status_code == 404


def test_what_a_colleague_has_changed_is_shown_and_stays(people, send, project):
    line = a_line(project)
    actions.change_line(by=people["secretary-cph"], line=line, version=1, amount=Decimal(777))
    answer = send(line=line.pk, version=1, amount="5")
    assert answer.status_code == 409
    assert in_words(f"777{NBSP}DKK") in words(answer)
    assert 'value="5"' in answer.content.decode()
    line.refresh_from_db()
    assert line.amount == 777
    assert send(line=line.pk, version=2, amount="5").status_code == 302


def test_what_a_colleague_has_removed_can_be_entered_anew(send, project):
    number = a_line(project).pk
    BudgetLine.objects.all().delete()
    answer = send(line=number, version=1, amount="5")
    assert answer.status_code == 409
    assert 'value="5"' in answer.content.decode()
    assert 'name="line"' not in answer.content.decode()


def test_a_line_is_removed(send, project):
    line = a_line(project)
    assert send(line=line.pk, version=1, action="remove", amount="junk").status_code == 302
    assert not BudgetLine.objects.exists()


@pytest.mark.parametrize("action", ["save", "remove"])
def test_after_the_decision_a_reason_is_asked_for_and_told(browse, send, action):
    project = a_project(ref="P-2026-02")
    line = a_line(project)
    answer = send(of=project, line=line.pk, version=1, action=action)
    assert (answer.status_code, fields_with_errors(answer)) == (422, ["reason"])
    assert send(of=project, line=line.pk, version=1, action=action, reason=XSS, amount="7").status_code == 302
    page = browse("secretary-malmo").get(url(project, "sv"))
    assert f"{XSS} (Endast på danska)" in words(page)
    assert f'<span lang="da">{escape(XSS)}</span>' in content(page)
    assert f"{XSS} (Kun" not in words(browse("secretary-cph").get(url(project, "da")))
    assert "<script>alert" not in page.content.decode()


def test_whoever_began_before_the_decision_is_asked_for_the_reason_then(send, frame, monkeypatch):
    """Between reading the project and writing the line the working group's decision is stored."""
    add, project = actions.add_line, a_project_in("recommended")

    def decided_meanwhile(**fields):
        Project.objects.filter(pk=project.pk).update(state="adopted", decided_on=TODAY)
        return add(**fields)

    monkeypatch.setattr(actions, "add_line", decided_meanwhile)
    answer = send(of=project, amount="5")
    assert (answer.status_code, fields_with_errors(answer)) == (422, ["reason"])
    assert 'value="5"' in answer.content.decode()


@pytest.mark.parametrize("state", ["rejected", "withdrawn", "archived"])
def test_what_is_closed_can_be_read_only(browse, send, state):
    project = a_project_in(state)
    assert b'name="amount"' not in browse("secretary-cph").get(url(project)).content
    assert send(of=project).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_rate_the_currencies_stay_apart(browse, language):
    project = a_project()
    a_line(project, amount="1000")
    a_line(project, "malmo", amount="3000")
    text = words(browse("secretary-cph").get(url(project, language)))
    assert {"da": "Tilsammen", "sv": "Tillsammans"}[language] not in text
    assert {"da": "ikke registreret nogen valutakurs", "sv": "Ingen växelkurs registrerades"}[
        language
    ] in text


def test_the_frozen_rate_and_its_drift_are_shown(browse, people, time_machine):
    time_machine.move_to(TODAY)
    project = a_project(decided_on=date(2026, 11, 16))
    a_line(project, amount="1000")
    a_line(project, "malmo", amount="3000")
    a_rate(on=date(2026, 11, 16), sek_per_100_dkk="150")
    actions.freeze_rate(by=None, project=project)
    a_rate(on=date(2026, 11, 20), sek_per_100_dkk="160")
    text = words(browse("secretary-cph").get(url(project)))
    for said in (
        f"Tilsammen 3.000{NBSP}DKK eller 4.500{NBSP}SEK",
        "100 DKK = 150,00 SEK",
        "\u22124,2",
        "+2,2",
        "33,3",
    ):
        assert in_words(said) in text


def test_a_rate_that_was_entered_later_is_frozen_by_hand(browse, frame):
    project = a_project(decided_on=TODAY)
    way = address("da", "cooperation:budget_freeze", project.ref)
    client = browse("secretary-malmo")
    assert client.post(way).status_code == 302
    assert not FrozenRate.objects.exists()
    a_rate(on=TODAY)
    assert f'action="{way}"' in client.get(url(project)).content.decode()
    assert client.post(way).status_code == 302
    assert FrozenRate.objects.get().project == project
    assert f'action="{way}"' not in client.get(url(project)).content.decode()
    assert client.get(way).status_code == 302
    assert browse("member-cph").post(way).status_code == 404


def test_more_lines_need_no_more_queries(browse, people):
    project = a_project()
    partner = Partner.objects.create(project=project, name="Havnen", role="financier")
    counts = []
    for many in (1, 29):
        for _ in range(many):
            line = a_line(project, partner=partner)
            actions.change_line(
                by=people["secretary-cph"], line=line, version=1, reason="x", amount=Decimal(5)
            )
        counts.append(queries(browse("secretary-cph"), url(project)))
    assert counts[0] == counts[1]
