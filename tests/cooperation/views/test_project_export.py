"""The registry as a file: what the list shows, and nothing else."""

import csv
import io
import json
from datetime import date, datetime

import pytest
import time_machine
from django.core.cache import cache
from openpyxl import load_workbook

from cooperation.models import Project
from tests.factories import NOW, a_project, a_project_in, an_area, an_initiative
from tests.oresund.views.reading import LANGUAGES, address

FORMS = ["csv", "xlsx", "json"]


@pytest.fixture(autouse=True)
def nobody_has_asked(db):
    cache.clear()


@pytest.fixture
def registry(frame):
    area = an_area("klima")
    bro = a_project(ref="P-1", title_da="=Bro; ”æøå”", focus_area=area, decided_on=date(2026, 3, 4))
    bro.partners.create(name="@Broforeningen", role="lead")
    bro.budget_lines.create(city_id="cph", amount="1000.50", currency="DKK", what_da="Stål")
    bro.budget_lines.create(city_id="malmo", amount="200", currency="DKK", what_sv="Trä")
    deep = {"ground": "deepening", "deepens": an_initiative(), "title_sv": ""}
    a_project("malmo", ref="P-2", decided_on=date(2026, 3, 3), **deep)
    a_project_in("draft", "malmo", ref="P-3", title_da="Kladde")


def get(client, form, language="da", query="", **headers):
    return client.get(f"{address(language, 'cooperation:project_export', form)}?{query}", headers=headers)


def body(answer):
    return b"".join(answer.streaming_content)


def refs(answer, form):
    content = body(answer)
    if form == "json":
        return [one["ref"] for one in json.loads(content)["projects"]]
    if form == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    else:
        rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).active.iter_rows()]
    return [row[0] for row in rows[1:]]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["P-1", "P-2"]),
        ("order=oldest", ["P-2", "P-1"]),
        ("city=malmo", ["P-2"]),
        ("q=bro", ["P-1"]),
        ("area=klima&kind=new&area=nowhere", ["P-1"]),
        ("q=nothing", []),
        ("q=%00&year=x&after=P-1", ["P-1", "P-2"]),
    ],
)
def test_the_file_holds_what_the_list_shows(client, registry, form, query, shown):
    for language in LANGUAGES:
        assert refs(get(client, form, language, query), form) == shown
        listed = client.get(
            f"{address(language, 'cooperation:project_list')}?{query.removesuffix('&after=P-1')}"
        )
        assert [row.project.ref for row in listed.context["page"].rows] == shown


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "role", ["visitor", "member-malmo", "secretary-cph", "secretary-malmo", "administrator"]
)
def test_a_draft_is_in_the_files_of_its_own_secretariat_only(browse, registry, form, role):
    answer = get(browse(role), form)
    sees_it = role in ("secretary-malmo", "administrator")
    assert ("P-3" in refs(answer, form)) is sees_it
    assert ("no-store" in answer["Cache-Control"]) is (role != "visitor")


@pytest.mark.parametrize("form", FORMS)
def test_all_rows_are_sent_in_batches(client, frame, form, monkeypatch):
    monkeypatch.setattr("cooperation.table_files.AT_ONCE", 2)
    for number in range(7):
        a_project(decided_on=date(2026, 1, 1 + number // 3))
    expected = [project.ref for project in Project.objects.newest_first()]
    assert refs(get(client, form), form) == expected
    assert refs(get(client, form, query="order=oldest"), form) == expected[::-1]
    assert sorted(refs(get(client, form, query="q=forslag"), form)) == sorted(expected)


def test_json_has_a_shape_that_lasts(client, registry, settings):
    with time_machine.travel(NOW, tick=False):
        answer = get(client, "json", query="q=bro&area=klima")
        told = json.loads(body(answer))
    [project] = told.pop("projects")
    page = f"{settings.SITE_URL}/da/projekter/?q=bro&area=klima"
    assert told["page"]["da"] == page
    assert told["filter"] == {"q": "bro", "area": ["klima"]}
    assert datetime.fromisoformat(told["generated_at"]) == NOW
    assert project == {
        "ref": "P-1",
        "url": {"da": f"{settings.SITE_URL}/da/projekter/P-1/", "sv": f"{settings.SITE_URL}/sv/projekt/P-1/"},
        "state": "adopted",
        "city": "cph",
        "title": {"da": "=Bro; ”æøå”", "sv": project["title"]["sv"]},
        "summary": {"da": "Et resumé", "sv": "En sammanfattning"},
        "citizens_will_notice": {"da": "Det mærkes.", "sv": None},
        "inspiration_and_motor": {"da": None, "sv": None},
        "kind": "new",
        "deepens": None,
        "origin": "public",
        "focus_area": {"code": "klima", "name": {"da": "Klima", "sv": "Klimat"}},
        "partners": [{"name": "@Broforeningen", "role": "lead"}],
        "budget": {"DKK": "1200.50", "SEK": None},
        "submitted_on": "2026-11-23",
        "decided_on": "2026-03-04",
    }


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("da", ["Reference", "Status", "Foreslået af", "Titel (dansk)"]),
        ("sv", ["Referens", "Status", "Föreslås av", "Titel (dansk)"]),
    ],
)
def test_the_first_row_is_in_the_language_of_the_reader(client, registry, language, labels):
    header, row, *_rest = list(
        csv.reader(io.StringIO(body(get(client, "csv", language)).decode("utf-8-sig")), delimiter=";")
    )
    assert header[0] == labels[0]
    assert header[3].startswith(labels[3][:5])
    told = dict(zip(header, row, strict=True))
    assert told[header[3]] == "'=Bro; ”æøå”"
    assert "'@Broforeningen" in told[next(one for one in header if one.startswith("Partner"))]
    assert "2026-03-04" in row
    assert (told["Budget (DKK)"], told["Budget (SEK)"]) == ("1200,50", "")


def test_the_first_row_may_have_keys(client, registry):
    header = body(get(client, "csv", query="header=keys")).decode("utf-8-sig").splitlines()[0].split(";")
    assert header[:4] == ["ref", "state", "city", "title_da"]
    assert header[-2:] == ["url_da", "url_sv"]


def test_no_cell_of_a_workbook_is_a_formula(client, registry):
    sheet = load_workbook(io.BytesIO(body(get(client, "xlsx")))).active
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert sheet["D2"].value == "=Bro; ”æøå”"
    assert 1200.5 in [cell.value for cell in sheet[2]]


def test_no_address_of_a_person_is_in_a_file(browse, people, registry):
    for form in ("csv", "json"):
        assert b"@kbh.example" not in body(get(browse("administrator"), form))


@pytest.mark.parametrize("form", FORMS)
def test_it_is_saved_under_a_name_in_the_readers_language(client, registry, form):
    with time_machine.travel(NOW, tick=False):
        danish, swedish = (get(client, form, language)["Content-Disposition"] for language in LANGUAGES)
    assert danish.startswith(
        f"attachment; filename=\"initiativer-i-kobenhavn-og-malmo-2026-11-23.{form}\"; filename*=UTF-8''"
    )
    assert danish.endswith(f"K%C3%B8benhavn%20og%20Malm%C3%B8%202026-11-23.{form}")
    assert "kopenhamn" in swedish


@pytest.mark.parametrize(
    ("form", "kind"),
    [("csv", "text/csv; charset=utf-8"), ("json", "application/json"), ("xlsx", "application/vnd.openxml")],
)
def test_it_says_what_it_is_and_may_be_kept_a_while(client, registry, form, kind):
    answer = get(client, form)
    assert answer["Content-Type"].startswith(kind)
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["X-Robots-Tag"] == "noindex"


def test_what_somebody_has_already_is_not_sent_again(client, registry):
    first = get(client, "csv")
    again = get(client, "csv", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content if not again.streaming else b"") == (304, b"")
    other = get(client, "csv", "sv", **{"If-None-Match": first["ETag"]})
    assert other.status_code == 200
    Project.objects.filter(ref="P-1").update(title_sv="Ny")
    assert get(client, "csv", **{"If-None-Match": first["ETag"]}).status_code == 200


def test_whatever_else_it_shows_and_changes_makes_another_file(client, registry):
    known = get(client, "json")["ETag"]
    for change in (
        lambda: Project.objects.get(ref="P-1").partners.update(name="En anden"),
        lambda: Project.objects.get(ref="P-1").focus_area._meta.model.objects.update(name_da="Vejr"),
        lambda: Project.objects.get(ref="P-1").budget_lines.update(amount=7),
        lambda: Project.objects.get(ref="P-2").deepens._meta.model.objects.update(name="Andet"),
    ):
        change()
        assert get(client, "json")["ETag"] != known
        known = get(client, "json")["ETag"]


@pytest.mark.parametrize("form", FORMS)
def test_head_tells_of_it_without_making_it(client, registry, form):
    answer = client.head(address("da", "cooperation:project_export", form))
    assert answer.status_code == 200
    assert answer["ETag"] == get(client, form)["ETag"]
    assert b"".join(answer.streaming_content) == b""


@pytest.mark.parametrize("form", ["pdf", "CSV", "csv-1", "x" * 300])
def test_there_are_no_other_files(client, registry, form):
    assert get(client, form).status_code == 404


def test_it_is_only_read(client, registry):
    assert client.post(address("da", "cooperation:project_export", "csv")).status_code == 405


def test_nobody_has_files_made_without_end(client, registry):
    codes = [get(client, "csv").status_code for _time in range(61)]
    assert codes == [200] * 60 + [429]
    assert client.head(address("da", "cooperation:project_export", "csv")).status_code == 200
