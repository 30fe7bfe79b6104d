"""Importing a table through the page: upload, preview, import; refusals in words, and nothing uploaded twice."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperation.models import ExistingInitiative, UploadedTable
from tests.cooperation.workbooks import a_workbook
from tests.factories import NOW, TODAY, an_initiative
from tests.oresund.views.reading import LANGUAGES, address, content, errors_beside, queries, words
from tests.oresund.views.test_no_english import english

IMPORT, LIST = "cooperation:initiative_import", "cooperation:initiative_list"
SOURCE = "https://www.kk.dk/"
HEADINGS = "Navn;Regi;Hvad (da);Vad (sv);Siden;Kilde\n"
TABLE = HEADINGS + f"Sundbadet;privat;Man bader;Man badar;2012;{SOURCE}\n"
WRONG = TABLE + "Forkert;kongelig;;;snart;javascript:x\n"


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def upload(browse):
    """Send a file, as text or bytes, and look at what follows."""

    def send(table, role="secretary-cph", reader="da", name="tabel.csv", **fields):
        file = SimpleUploadedFile(name, table.encode() if isinstance(table, str) else table)
        return browse(role).post(address(reader, IMPORT), {"table": file, **fields}, follow=True)

    return send


@pytest.fixture
def take(client):
    """Import what a preview showed."""

    def send(preview, language="da", **fields):
        given = {"upload": preview.context["upload"].key, "digest": preview.context["digest"], **fields}
        return client.post(address(language, IMPORT), given, follow=True)

    return send


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["secretary-cph", "secretary-malmo"])
def test_a_table_is_looked_at_and_then_imported(upload, take, language, role):
    preview = upload(TABLE, role, language)
    assert preview.status_code == 200
    assert not ExistingInitiative.objects.exists()
    assert {"da": "Ny (1)", "sv": "Ny (1)"}[language] in words(preview)
    assert "Sundbadet" in words(preview)
    answer = take(preview, language)
    assert answer.redirect_chain == [(address(language, LIST), 302)]
    assert {"da": "1 ny post, 0 ændrede", "sv": "1 ny post, 0 ändrade"}[language] in words(answer)
    assert ExistingInitiative.objects.get().what_sv == "Man badar"
    assert not UploadedTable.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_said_for_each_row_and_column_and_rows_left_out_only_when_ticked(upload, take, language):
    preview = upload(WRONG, reader=language)
    html = content(preview)
    for column, value in (("Regi", "kongelig"), ("Siden", "snart"), ("Kilde", "javascript:x")):
        assert f"<li>{column} (<q>{value}</q>): " in html
    assert {"da": "Række 3", "sv": "Rad 3"}[language] in words(preview)
    refused = take(preview, language)
    assert refused.status_code == 422
    assert 'id="leave_out_error"' in content(refused)
    assert not ExistingInitiative.objects.exists()
    assert take(refused, language, leave_out="1").status_code == 200
    assert [one.name for one in ExistingInitiative.objects.all()] == ["Sundbadet"]


def test_a_workbook_is_read_with_its_days_and_its_formulas_as_text(upload):
    table = a_workbook(
        ["Navn", "Regi", "Hvad (da)", "Siden", "Kilde"],
        ["Sundbadet", "privat", "Man bader", date(2012, 5, 1), SOURCE],
        ['=HYPERLINK("http://x")', "privat", "x", 2012, SOURCE],
    )
    preview = upload(table, name="tabel.xlsx")
    one, two = preview.context["lines"]
    assert ("siden", "", 2012) in [(str(label), before, after) for label, before, after in one.changes]
    assert two.problems[0][1] == '=HYPERLINK("http://x")'
    assert "En formel bliver ikke regnet ud her." in words(preview)


def test_a_change_shows_what_it_was_and_would_be(upload, take):
    an_initiative("E-01", name="Sundbadet", auspices="private", source=SOURCE)
    preview = upload(TABLE)
    assert "hidtil: En bro" in words(preview)
    assert "derefter: Man bader" in words(preview)
    take(preview)
    assert ExistingInitiative.objects.get().version == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"", {"da": "Der er ikke noget i filen.", "sv": "Det finns inget i filen."}),
        (
            "Navn;navn\nA;B\n",
            {"da": "To kolonner har samme overskrift", "sv": "Två kolumner har samma rubrik"},
        ),
        ("Regi;Budget\nA;B\n", {"da": "Ingen kolonne har overskriften", "sv": "Ingen kolumn har rubriken"}),
        ("a;<b>\n1;2\n", {"da": "Ingen af de første ti", "sv": "Ingen av de första tio"}),
        (HEADINGS, {"da": "ingen rækker under dem", "sv": "inga rader under dem"}),
        ("Navn\nA\0\n", {"da": "Linje 2", "sv": "Linje 2"}),
        ("Navn" + ";x" * 10_000, {"da": "1.000 kolonner", "sv": "1 000 kolumner"}),
        (b"PK\x03\x04" + b"x" * 99, {"da": "beskadiget", "sv": "skadad"}),
        (b"\x89PNG\r\n\0\1\2", {"da": "ikke tekst", "sv": "ingen text"}),
        ("Navn\n" + "A\n" * 5001, {"da": "5.000 rækker", "sv": "5 000 rader"}),
    ],
)
def test_a_file_that_cannot_be_read_is_told_why(upload, language, table, said):
    answer = upload(table, reader=language)
    assert answer.status_code == 422
    assert said[language] in errors_beside(answer, "table").replace("\xa0", " ")
    assert "<b>" not in content(answer).replace("</b>", "")
    assert english(answer) == []
    assert not UploadedTable.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_file_one_is_asked_for(browse, frame, language):
    for given in ({}, {"table": "text"}):
        answer = browse("secretary-cph").post(address(language, IMPORT), given)
        assert answer.status_code == 422
        assert errors_beside(answer, "table") == {"da": "Vælg en fil.", "sv": "Välj en fil."}[language]


@pytest.mark.parametrize(
    ("table", "fields", "beside"),
    [
        ("Navn;Beskrivelse;Regi;Kilde\nA;B;privat;x\n", {}, {"language"}),
        ("Navn;Beskrivelse;Regi;Kilde\nA;B;privat;x\n", {"language": "xx"}, {"language"}),
        ("Navn;Hvad (da)\nA;B\n", {}, {"auspices", "source"}),
        (TABLE, {"source": "javascript:x"}, {"source"}),
        (TABLE, {"source": "\x00", "auspices": "royal"}, {"source", "auspices"}),
    ],
)
def test_what_no_column_says_is_asked_in_the_form(upload, table, fields, beside):
    answer = upload(table, **fields)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == beside


def test_what_the_form_says_comes_along(upload, take):
    table = "Project name,Project summary,Lead partner\nGrönt sund,Bygger broar,Lund\n"
    said = {"language": "sv", "auspices": "public", "source": "https://keep.eu/", "checked": "on"}
    take(upload(table, name="keep.csv", **said))
    one = ExistingInitiative.objects.get()
    assert (one.what_da or "", one.what_sv, one.source) == ("", "Bygger broar", "https://keep.eu/")
    assert (one.auspices, one.run_by, one.last_checked_on) == ("public", "Lund", TODAY)


def test_texts_in_a_third_language_are_left_out(upload, take):
    table = f"Name,Description,Auspices,Source\nGreen Sound,Builds bridges,public,{SOURCE}\n"
    take(upload(table, language="neither"))
    one = ExistingInitiative.objects.get()
    assert (one.what_da or "", one.what_sv or "") == ("", "")


def test_windows_1252_is_read_and_said(upload):
    preview = upload(TABLE.replace("Sundbadet", "Ærøbadet").encode("cp1252"))
    assert "Ærøbadet" in words(preview)
    assert "Windows-1252" in words(preview)
    assert "Windows-1252" not in words(upload(TABLE))


def test_when_the_register_changes_meanwhile_the_preview_is_shown_anew(upload, take):
    preview = upload(TABLE)
    an_initiative("E-01", name="Sundbadet", auspices="private", source=SOURCE)
    answer = take(preview)
    assert answer.status_code == 409
    assert "Registret er ændret i mellemtiden" in words(answer)
    assert ExistingInitiative.objects.get().what_da == "En bro"
    assert take(answer).status_code == 200
    assert ExistingInitiative.objects.get().what_da == "Man bader"


def test_a_forged_digest_imports_nothing(upload, take):
    preview = upload(TABLE)
    assert take(preview, digest="x\x00").status_code == 409
    assert not ExistingInitiative.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_that_is_no_longer_kept_is_asked_for_again(upload, take, client, time_machine, language):
    preview = upload(TABLE, reader=language)
    url = f"{address(language, IMPORT)}?upload={preview.context['upload'].key}"
    assert client.get(url).status_code == 200
    time_machine.move_to(NOW + timedelta(days=1, minutes=1), tick=False)
    client.force_login(preview.context["user"])
    for answer in (client.get(url), take(preview, language)):
        assert answer.status_code == 410
        assert {"da": "gemmes ikke længere", "sv": "finns inte längre kvar"}[language] in words(answer)
    upload(TABLE)
    assert UploadedTable.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x", "\x00", "å", "9" * 400])
def test_a_key_that_nobody_has_is_gone(browse, frame, key):
    client = browse("secretary-cph")
    assert client.get(address("da", IMPORT), {"upload": key}).status_code == 410
    assert client.post(address("da", IMPORT), {"upload": key}).status_code == 410


def test_a_table_is_its_owners_alone(upload, browse):
    preview = upload(TABLE)
    answer = browse("secretary-malmo").get(address("da", IMPORT), {"upload": preview.context["upload"].key})
    assert answer.status_code == 410
    assert "Sundbadet" not in words(answer)


@pytest.mark.parametrize("role", ["member-cph", "administrator"])
def test_for_others_there_is_nothing_here(browse, frame, role):
    client = browse(role)
    url = address("da", IMPORT)
    assert client.get(url).status_code == client.post(url, {"upload": "x"}).status_code == 404
    assert client.post(url, {"table": SimpleUploadedFile("x.csv", TABLE.encode())}).status_code == 404
    assert not UploadedTable.objects.exists()


def test_a_visitor_logs_in_first(browse, frame):
    answer = browse("visitor").get(address("da", IMPORT))
    assert answer["Location"] == f"{address('da', 'account_login')}?next={address('da', IMPORT)}"


def test_what_stands_in_a_cell_is_only_text(upload):
    preview = upload(TABLE.replace("Sundbadet", "<script>alert(1)</script>"))
    assert "<script>alert" not in content(preview)
    assert "<script>alert(1)</script>" in words(preview)


def test_many_rows_come_in_pages_that_can_be_narrowed(upload, client):
    table = HEADINGS + "".join(f"Bad {number};privat;x;;{number};{SOURCE}\n" for number in range(950, 1150))
    preview = upload(table)
    assert len(preview.context["lines"]) == 100
    url = f"{address('da', IMPORT)}?upload={preview.context['upload'].key}"
    refused = client.get(f"{url}&show=refused").context
    assert (len(refused["lines"]), refused["number"], refused["to_import"]) == (50, 200, 150)
    assert {line.outcome for line in refused["lines"]} == {"refused"}
    assert client.get(f"{url}&show=zz&page=zz").context["lines"][0].number == 2


def test_fifty_rows_need_no_more_queries_than_one(upload, client):
    few = upload(TABLE)
    one = queries(client, f"{address('da', IMPORT)}?upload={few.context['upload'].key}")
    many = upload(HEADINGS + "".join(f"Bad {number};privat;x;;;{SOURCE}\n" for number in range(50)))
    assert queries(client, f"{address('da', IMPORT)}?upload={many.context['upload'].key}") == one


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_speak_the_readers_language(upload, browse, language):
    assert english(browse("secretary-cph").get(address(language, IMPORT))) == []
    assert english(upload(WRONG, reader=language)) == []
