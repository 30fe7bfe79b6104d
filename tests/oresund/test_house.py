"""The rules of the house that no other tool watches: sizes, markup without inline code, nothing from elsewhere."""

import re
from statistics import median

import pytest
from django.conf import settings
from django.template.loader import get_template

from tests.factories import NOW, PASSWORD, a_meeting, a_project
from tests.oresund.views.reading import LANGUAGES, address

ROOT = settings.BASE_DIR
ROOMS = ("oresund", "cooperation", "meetings", "tests")
PYTHON = [*ROOT.glob("*.py"), *(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))]
CODE = [file for file in PYTHON if "migrations" not in file.parts and "tests" not in file.parts]
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))
PARTS = ("_components", "emails", "admin")
PAGES = [file for file in TEMPLATES if file.suffix == ".html" and file.parts[-2] not in PARTS]
CSS = sorted((ROOT / "oresund/static").rglob("*.css"))
OWN_ASSETS = [*CSS, *(ROOT / "oresund/static").rglob("*.svg"), *(ROOT / "oresund/static").rglob("*.js")]
REQUIREMENTS = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
STAND_ALONE = {"base.html", "500.html"}
MAILS = [file for file in TEMPLATES if file.parts[-2] == "emails" and file.suffix in (".html", ".txt")]
MAIL_FRAME = ROOT / "templates/emails/_frame.html"
# The two cities' own sites are linked to, never loaded from.
LINKED = {"www.kk.dk", "malmo.se"}

INLINE = {
    "style attribute": r"\sstyle\s*=",
    "style element": r"<style\b",
    "script without a file": r"<script(?![^>]*\bsrc=)",
    "event attribute": r"\son[a-z]+\s*=\s*[\"']",
    "javascript address": r"javascript:",
    "text that is trusted": r"\|\s*safe\b|\bmark_safe\b",
}


def name(file):
    return str(file.relative_to(ROOT))


def inline_code(text):
    return [kind for kind, pattern in INLINE.items() if re.search(pattern, text, re.IGNORECASE)]


def lines(file):
    return file.read_text(encoding="utf-8").splitlines()


def of_house(files):
    return pytest.mark.parametrize("file", files, ids=name)


def test_there_is_something_to_look_at():
    assert len(CODE) > 40
    assert len(PAGES) > 20
    assert len(CSS) >= 5
    assert len(TEMPLATES) > 40


@of_house([file for file in PYTHON if "migrations" not in file.parts])
def test_a_module_has_three_hundred_lines_at_most(file):
    assert len(lines(file)) <= 300


@of_house(TEMPLATES)
def test_a_template_has_a_hundred_and_fifty_lines_at_most(file):
    assert len(lines(file)) <= (100 if file.name == "base.html" else 150)


def test_most_files_are_small():
    assert median(len(lines(file)) for file in CODE if lines(file)) <= 80
    assert median(len(lines(file)) for file in TEMPLATES) <= 40


@of_house([file for file in CODE if lines(file)])
def test_a_module_says_what_it_is_in_its_first_line(file):
    first = lines(file)[1 if lines(file)[0].startswith("#!") else 0]
    assert re.match(r'"""\S.{10,}', first)


@of_house([file for file in TEMPLATES if file.suffix == ".html"])
def test_a_template_has_no_inline_code(file):
    # A mail is under no policy of ours, and can be styled for the dark and for narrow screens from within only.
    allowed = ["style element"] if file == MAIL_FRAME else []
    assert inline_code(file.read_text(encoding="utf-8")) == allowed


@of_house(TEMPLATES)
def test_a_landmark_has_a_name(file):
    # Who goes from landmark to landmark cannot tell two of them apart without one.
    asides = re.findall(r"<aside[^>]*>", file.read_text(encoding="utf-8"))
    assert [one for one in asides if "aria-label" not in one] == []


@of_house(TEMPLATES)
def test_a_template_can_be_read_by_django(file):
    assert get_template(str(file.relative_to(ROOT / "templates")))


@of_house(PAGES)
def test_a_page_extends_the_base_and_closes_its_blocks_by_name(file):
    text = file.read_text(encoding="utf-8")
    if file.name not in STAND_ALONE:
        assert text.startswith('{% extends "base.html" %}\n')
        opened = re.findall(r"{% block (\w+) %}", text)
        assert sorted(opened) == sorted(re.findall(r"{% endblock (\w+) %}", text))
        assert {"content"} <= set(opened)


@of_house([file for file in TEMPLATES if file.name != "base.html" and file.suffix == ".html"])
def test_only_whole_pages_and_mails_extend(file):
    extends = "{% extends" in file.read_text(encoding="utf-8")
    assert extends is ((file in PAGES and file.name not in STAND_ALONE) or is_whole_mail(file))


@of_house([file for file in MAILS if file.suffixes != [".subject", ".txt"]])
def test_a_mail_extends_the_frame_of_its_kind_and_nothing_else_does(file):
    begins = f'{{% extends "emails/_frame{file.suffix}" %}}'
    assert file.read_text(encoding="utf-8").startswith(begins) is is_whole_mail(file)


@of_house([file for file in TEMPLATES if file not in MAILS])
def test_no_page_extends_the_frame_of_the_mails(file):
    assert "emails/_frame" not in file.read_text(encoding="utf-8")


def is_whole_mail(file):
    return file in MAILS and not file.name.startswith("_")


@of_house(TEMPLATES)
def test_no_template_loads_anything_from_elsewhere(file):
    text = file.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:https?:)?//([\w.-]+\.\w+)", text)) <= LINKED
    for attribute in ("src", "srcset", "action", "data", "poster"):
        assert not re.search(rf'\s{attribute}="(?:https?:)?//', text)
    assert not re.search(r'<link[^>]+href="(?:https?:)?//', text)


@of_house(OWN_ASSETS)
def test_no_asset_loads_anything_from_elsewhere(file):
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"(?:https?:)?//[\w.-]+\.\w", re.sub(r"/\*.*?\*/", "", text, flags=re.S))
    assert "@import" not in text


@of_house([file for file in CSS if file.name != "tokens.css"])
def test_colours_live_only_in_the_tokens(file):
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.S)
    assert not re.findall(r"#[0-9a-f]{3,8}\b(?![^{}]*{)|\b(?:rgb|hsl|oklch)a?\(", text, re.IGNORECASE)


@of_house(CSS)
def test_every_style_lives_in_a_layer(file):
    assert "@layer" in file.read_text(encoding="utf-8")


@of_house(REQUIREMENTS)
def test_each_requirement_is_pinned_and_says_what_it_is_for(file):
    wanted = [line for line in lines(file) if line.strip() and not line.startswith(("#", "-r "))]
    assert wanted
    assert not [line for line in wanted if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+ +# \S.*", line)]


def test_no_requirement_is_named_twice():
    names = [
        re.split(r"[=\[]", line)[0].lower() for file in REQUIREMENTS for line in lines(file) if "==" in line
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_loads_anything_from_elsewhere_or_holds_inline_code(browse, people, language, time_machine):
    time_machine.move_to(NOW)
    project, meeting = a_project(), a_meeting(starts_at=NOW)
    people["secretary-cph"].set_password(PASSWORD)
    people["secretary-cph"].save()
    client = browse("secretary-cph")
    found = [("home",), ("cooperation:vision",), ("cooperation:body_list",), ("cooperation:project_list",)]
    found += [
        ("cooperation:project_detail", project.ref),
        ("cooperation:proposal_list",),
        ("cooperation:proposal_new",),
    ]
    found += [("meetings:meeting_list",), ("meetings:meeting_detail", meeting.ref), ("meetings:obligations",)]
    found += [("meetings:rotation",), ("meetings:record_held", meeting.ref)]
    found += [
        ("cooperation:declaration_compare",),
        ("cooperation:declaration_versions",),
        ("cooperation:declaration_version", "sv", 1),
        ("cooperation:declaration_enter",),
    ]
    found += [("meetings:my_meetings",), ("account_change_password",)]
    for page in found:
        html = client.get(address(language, *page)).content.decode()
        assert not inline_code(html), page
        loaded = re.findall(
            r'(?:src|srcset|action)="([^"]+)"|<link rel="(?:stylesheet|preload|icon)" href="([^"]+)"', html
        )
        assert loaded
        assert all(
            (one or other).startswith("/") and not (one or other).startswith("//") for one, other in loaded
        ), page
