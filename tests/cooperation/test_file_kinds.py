"""What may be attached: told by the content, refused with a code, and called by a clean name."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.file_kinds import LONGEST_NAME, MOST_BYTES, clean_name, judge
from tests.cooperation.papers import JPG, PDF, PNG, archive, office, open_document

GOOD = {
    "a.pdf": PDF,
    "a.PDF": PDF,
    "a.png": PNG,
    "a.jpg": JPG,
    "a.jpeg": JPG,
    "a.odt": open_document("odt"),
    "a.ods": open_document("ods"),
    "a.docx": office("docx"),
    "a.xlsx": office("xlsx"),
}
BAD = [
    ("a.pdf", b"", "empty"),
    ("a.svg", b"<svg onload='alert(1)'/>", "not_allowed"),
    ("a.html", b"<html>", "not_allowed"),
    ("a.pdf", b"<html>%PDF-", "not_allowed"),
    ("a.docx", archive({"a.txt": "x"}), "not_allowed"),
    ("a.docx", b"PK\x03\x04 broken", "not_allowed"),
    ("a.docx", office("docx")[:60], "not_allowed"),
    ("a.docm", office("docx", **{"word/vbaProject.bin": "x"}), "macros"),
    ("a.docx", office("docx", **{"word/vbaProject.bin": "x"}), "macros"),
    (
        "a.docx",
        archive({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}),
        "macros",
    ),
    ("a.odt", open_document("odt", **{"Basic/Standard/Module1.xml": "x"}), "macros"),
    ("a.odt", open_document("odt", **{"Scripts/python/a.py": "x"}), "macros"),
    ("a.odt", archive({"mimetype": "text/html"}), "not_allowed"),
    ("a.png", PDF, "name_differs"),
    ("a.pdf.exe", PDF, "name_differs"),
    ("pdf", PDF, "name_differs"),
    ("a.xlsx", office("docx"), "name_differs"),
]


@pytest.mark.parametrize("name", GOOD)
def test_each_kind_is_known_by_its_content(name):
    kind = {"jpeg": "jpg"}.get(name[2:].lower(), name[2:].lower())
    assert judge(name, len(GOOD[name]), BytesIO(GOOD[name])) == (kind, "")


@pytest.mark.parametrize(("name", "content", "problem"), BAD, ids=range(len(BAD)))
def test_what_is_refused_has_a_code(name, content, problem):
    assert judge(name, len(content), BytesIO(content)) == ("", problem)


@pytest.mark.parametrize(("size", "problem"), [(MOST_BYTES, ""), (MOST_BYTES + 1, "too_big")])
def test_ten_megabytes_and_no_more(size, problem):
    assert judge("a.pdf", size, BytesIO(PDF)).problem == problem


@given(st.binary(max_size=300))
def test_whatever_comes_is_judged(content):
    for beginning in (b"", b"PK\x03\x04"):
        judged = judge("a.docx", 9, BytesIO(beginning + content))
        assert bool(judged.kind) != bool(judged.problem)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Bilag 1.pdf", "Bilag 1.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\b.pdf", "b.pdf"),
        ("regning\u202efdp.exe", "regning fdp.exe"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "a b Set-Cookie_ x.pdf"),
        ('"><script>.pdf', "___script_.pdf"),
        (".htaccess", "htaccess"),
        ("...pdf", "pdf"),
        ("", "file"),
        ("\u200b.pdf", "pdf"),
        ("A\u030a.pdf", "Å.pdf"),
        ("å" * 400 + ".pdf", "å" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_a_name_shows_what_it_is(name, clean):
    assert clean_name(name) == clean


@given(st.text(max_size=300))
def test_any_name_becomes_one(name):
    clean = clean_name(name)
    assert 0 < len(clean) <= LONGEST_NAME
    assert not set(clean) & set('/\\"\r\n\x00\u202e')
    assert clean_name(clean) == clean
