"""Loading the declaration: once or twice the same, and never over altered words."""

import json

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from cooperation import actions
from cooperation.models import Adoption, Body, Chapter, City, Commitment, Delegation, Edition, Paragraph
from meetings.models import ReminderRule
from oresund import declaration_text
from oresund.declaration_text import CONTENT, read_declaration
from oresund.management.commands import load_declaration
from tests.factories import ADOPTION, NOW, an_entry

ORDINARY = Edition.Standing.WORKING_TRANSLATION
MODELS = [Adoption, Body, Chapter, City, Commitment, Delegation, Edition, Paragraph, ReminderRule]


def load():
    call_command("load_declaration", verbosity=0)


def versions():
    return sorted(Edition.objects.values_list("language", "number", "standing"))


def rows():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def events():
    return sum(model.objects.count() for model in apps.get_models() if model.__name__.endswith("Event"))


def test_loading_twice_leaves_the_same_rows(frame):
    before, history = rows(), events()
    load()
    assert rows() == before
    assert events() == history


@pytest.mark.parametrize(
    ("model", "count"),
    [
        (City, 2),
        (Body, 6),
        (Chapter, 4),
        (Paragraph, 7),
        (Commitment, 7),
        (Edition, 2),
        (Adoption, 2),
        (ReminderRule, 24),
    ],
)
def test_everything_that_frames_the_cooperation_is_there(frame, model, count):
    assert model.objects.count() == count


@pytest.mark.parametrize("language", ["da", "sv"])
def test_the_text_is_word_for_word_that_of_the_file(frame, language):
    for number, chapter in enumerate(read_declaration(language)):
        loaded = Chapter.objects.get(number=number)
        assert getattr(loaded, f"title_{language}") == chapter.title
        texts = [getattr(paragraph, f"text_{language}") for paragraph in loaded.paragraphs.all()]
        assert texts == chapter.paragraphs


@pytest.mark.parametrize("language", ["da", "sv"])
def test_no_word_of_the_file_is_left_out_by_reading_it(language):
    chapters = read_declaration(language)
    read = " ".join(text for chapter in chapters for text in [chapter.title, *chapter.paragraphs]).split()
    file = (CONTENT / f"declaration.{language}.md").read_text(encoding="utf-8")
    kept = "\n".join(line for line in file.splitlines() if not line.startswith(("<!--", ">")))
    assert read == kept.replace("#", "").split()


@pytest.fixture
def content(tmp_path, monkeypatch):
    """A copy of the files, to be altered."""
    for file in ("declaration.da.md", "declaration.sv.md", "frame.json"):
        (tmp_path / file).write_bytes((CONTENT / file).read_bytes())
    for module in (declaration_text, load_declaration):
        monkeypatch.setattr(module, "CONTENT", tmp_path)
    return tmp_path


def alter(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [("store linier", "store linjer"), ("### Strategi", "### Strategien"), ("Én by", "Een by")],
)
def test_an_altered_original_is_refused_whole(frame, content, old, new):
    before = rows()
    alter(content / "declaration.da.md", old, new)
    alter(content / "declaration.sv.md", "växelvis", "på tur")
    with pytest.raises(CommandError, match="never altered"):
        load()
    assert rows() == before


def test_a_better_translation_is_taken_over(frame, content):
    alter(content / "declaration.sv.md", "växelvis", "turvis")
    alter(content / "declaration.sv.md", "### Strategi", "### Strategin")
    load()
    assert "turvis" in Paragraph.objects.get(chapter__number=3, number=2).text_sv
    assert Chapter.objects.get(number=2).title_sv == "Strategin"
    assert Edition.objects.by_language()["sv"].words == read_declaration("sv")
    assert versions() == [("da", 1, "original"), ("sv", 1, ORDINARY), ("sv", 2, ORDINARY)]
    load()
    assert len(versions()) == 3


@pytest.mark.parametrize("adopted", [True, False])
def test_what_a_secretariat_has_entered_is_not_replaced(frame, people, content, capsys, adopted):
    actions.enter_edition(
        by=people["secretary-malmo"],
        entry=an_entry("Strategi", "Strategin", **(ADOPTION if adopted else {})),
        version=1,
        language="sv",
        now=NOW,
    )
    before = rows()
    alter(content / "declaration.sv.md", "växelvis", "turvis")
    call_command("load_declaration")
    assert rows() == before
    assert "A secretariat has entered a Swedish text" in capsys.readouterr().out


@pytest.mark.parametrize("end", ["\n\nEt afsnit mere.", "\n\n### Et kapitel mere"])
def test_texts_that_do_not_match_are_refused(frame, content, end):
    alter(content / "declaration.da.md", "værtskabet.", f"værtskabet.{end}")
    before = rows()
    with pytest.raises((CommandError, ValueError)):
        load()
    assert rows() == before


def test_what_a_secretariat_has_changed_stays(frame):
    Delegation.objects.filter(body="working_group", city="malmo").update(size=8)
    ReminderRule.objects.filter(body="working_group").delete()
    ReminderRule.objects.filter(body="joint_council", days_before=7).delete()
    Adoption.objects.filter(pk="kf").update(reference="KF 7/2000")
    load()
    assert Delegation.objects.get(body="working_group", city="malmo").size == 8
    assert not ReminderRule.objects.filter(body="working_group").exists()
    assert leads_of("joint_council") == [42, 14, 1]
    assert Adoption.objects.get(pk="kf").reference == "KF 7/2000"


def leads_of(body):
    return list(ReminderRule.objects.filter(body=body).values_list("days_before", flat=True))


def test_a_new_body_begins_with_the_usual_reminders_and_the_others_keep_theirs(frame, content):
    ReminderRule.objects.filter(days_before=1).delete()
    one_more = '"new": {"kind": "other", "name_da": "Nyt", "name_sv": "Nytt", "seats": {}}'
    alter(content / "frame.json", '"bodies": {', f'"bodies": {{{one_more},')
    load()
    assert leads_of("new") == [42, 14, 7, 1]
    assert leads_of("working_group") == leads_of("other") == [42, 14, 7]


def test_nothing_is_invented_about_malmos_adoption():
    frame = json.loads((CONTENT / "frame.json").read_text(encoding="utf-8"))
    assert frame["adoptions"]["kf"] == {}
    assert frame["editions"] == {"da": "original", "sv": "working_translation"}


def test_the_command_says_what_there_is_now(db, capsys):
    call_command("load_declaration")
    assert capsys.readouterr().out == "4 chapters, 7 paragraphs\n"
