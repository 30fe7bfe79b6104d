"""The report of how well like ideas are found: what it reads, prints and writes, and that it leaves nothing behind."""

import json
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command

from cooperation.models import Likeness, Project, Rarity
from tests.factories import a_project

LIBRARY = {
    "id": "a",
    "lang": "da",
    "title": "Fælles lånerkort til bibliotekerne",
    "summary": "Borgere i begge byer låner bøger med ét kort.",
}
CARD = {
    "id": "b",
    "lang": "sv",
    "title": "Gemensamt lånekort för biblioteken",
    "summary": "Invånarna lånar böcker i båda städerna.",
    "duplicate_of": "a",
    "hard": True,
}
TREES = {"id": 3, "lang": "sv", "title": "Träd längs gatorna", "summary": "Fler träd ger skugga."}
NOTHING = {"id": "4", "lang": "da", "title": "Xyzzy", "summary": "Qwrtp"}


@pytest.fixture
def told(tmp_path, frame):
    def tell(*proposals, **options):
        path = tmp_path / "ideas.yaml"
        path.write_text(yaml.safe_dump({"proposals": list(proposals)}, allow_unicode=True), encoding="utf-8")
        printed = StringIO()
        call_command("similarity_report", path, stdout=printed, **{"without_translation": True, **options})
        return printed.getvalue().splitlines()

    return tell


def test_it_says_how_often_a_partner_is_found(told):
    assert told(LIBRARY, CARD, TREES, NOTHING) == [
        "4 proposals, without translation",
        "da → sv    recall at 1: 100.0 %, recall at 5: 100.0 % (of 1)",
        "sv → da    recall at 1: 100.0 %, recall at 5: 100.0 % (of 1)",
        "both ways  recall at 1: 100.0 %, recall at 5: 100.0 % (of 2)",
        "hard ones  recall at 1: 100.0 %, recall at 5: 100.0 % (of 2)",
    ]


def test_it_counts_a_partner_that_is_not_found(told):
    assert told(LIBRARY, CARD, {**TREES, "duplicate_of": "4"}, NOTHING)[3:] == [
        "both ways  recall at 1:  50.0 %, recall at 5:  50.0 % (of 4)",
        "hard ones  recall at 1: 100.0 %, recall at 5: 100.0 % (of 2)",
    ]


def test_the_list_of_each_holds_all_the_others(told, tmp_path):
    told(LIBRARY, CARD, TREES, NOTHING, ranked=tmp_path / "ranked.json")
    similar = json.loads((tmp_path / "ranked.json").read_text())["similar"]
    assert {one: sorted(others) for one, others in similar.items()} == {
        "a": ["3", "4", "b"],
        "b": ["3", "4", "a"],
        "3": ["4", "a", "b"],
        "4": ["3", "a", "b"],
    }
    assert (similar["a"][0], similar["b"][0]) == ("b", "a")


def test_it_leaves_nothing_behind_and_looks_at_nothing_else(told):
    project = a_project(ref="P-2024-01")
    before = list(Project.objects.values_list("ref", flat=True))
    told(LIBRARY, CARD)
    assert list(Project.objects.values_list("ref", flat=True)) == before
    assert Likeness.objects.filter(project=project).exists()
    assert not Rarity.objects.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"lang": "en"}, "lang is da or sv"),
        ({"id": "a"}, "each proposal needs an id of its own, a title and a summary"),
        ({"title": None}, "each proposal needs an id of its own, a title and a summary"),
        ({"duplicate_of": "zz"}, "duplicate_of names nothing in the file: zz"),
    ],
)
def test_what_cannot_be_used_is_said(told, changed, said):
    with pytest.raises(CommandError, match=said):
        told(LIBRARY, CARD | changed)


@pytest.mark.parametrize(
    "content", [b"", b"proposals: 1", b"proposals: [1]", b"- a\n", b"a: [", b"\xff", None]
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "ideas.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=r"ideas\.yaml cannot be read"):
        call_command("similarity_report", path)
