"""What stands in the way of a text of the declaration, case by case; without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.declaration import ChapterWords, Entry, parts, place, problems, sentences, unquoted

TODAY = date(2026, 11, 23)
ORIGINAL = [
    ChapterWords('"Titel', ["Indledning."]),
    ChapterWords("Vision", ["Et. To. Tre.", 'Slut."']),
]
CURRENT = [ChapterWords("Titel", ["Inledning."]), ChapterWords("Vision", ["Ett. Två. Tre.", "Slut."])]
ADOPTED = {"is_adopted": True, "council": "kf", "adopted_on": TODAY, "reference": "1"}


def found(words=None, *, current_is_adopted=False, **fields):
    entry = Entry(words or [CURRENT[0], ChapterWords("Visionen", CURRENT[1].paragraphs)], **fields)
    return problems(
        entry,
        original=ORIGINAL,
        committed={"text_1_1"},
        councils={"br", "kf"},
        current=CURRENT,
        current_is_adopted=current_is_adopted,
        today=TODAY,
    )


def with_vision(*paragraphs, title="Vision"):
    return [CURRENT[0], ChapterWords(title, list(paragraphs))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (with_vision("Ett. Två. Fyra.", "Slut."), {}),
        (with_vision("Ett. Två.", "Slut."), {"text_1_1": "sentences"}),
        (with_vision("Ett. Två. Tre. Fyra.", "Slut."), {"text_1_1": "sentences"}),
        (with_vision("Ett. Två. Tre.", "Slut. Och mer. Och mer."), {}),  # no commitment points there
        (with_vision("", "Slut."), {"text_1_1": "empty"}),
        (with_vision("Ett. Två. Tre.", " \n"), {"text_1_2": "empty"}),
        (with_vision("Ett. Två. Tre.", "Slut.", title=""), {"title_1": "empty"}),
        (CURRENT, {"standing": "unchanged"}),
    ],
)
def test_the_words(words, expected):
    assert found(words) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, {}),
        ({"council": "br"}, {}),
        ({"council": ""}, {"council": "council_missing"}),
        ({"council": "working_group"}, {"council": "council_missing"}),
        ({"adopted_on": None}, {"adopted_on": "date_missing"}),
        ({"adopted_on": TODAY + timedelta(days=1)}, {"adopted_on": "date_ahead"}),
        ({"reference": " "}, {"reference": "reference_missing"}),
        (
            {"council": "", "adopted_on": None, "reference": ""},
            {"council": "council_missing", "adopted_on": "date_missing", "reference": "reference_missing"},
        ),
    ],
)
def test_an_adopted_text_says_by_whom_when_and_where(change, expected):
    assert found(**{**ADOPTED, **change}) == expected


def test_the_very_words_of_a_working_translation_may_be_adopted():
    assert found(CURRENT, **ADOPTED) == {}


@pytest.mark.parametrize("name", ["adopted_on", "reference"])
def test_a_working_translation_has_not_been_adopted(name):
    assert found(**{name: ADOPTED[name]}) == {name: "not_adopted"}


@pytest.mark.parametrize(("comment", "expected"), [("", {"comment": "unexplained"}), ("Ett misstag.", {})])
def test_an_adopted_text_gives_way_only_for_a_reason(comment, expected):
    assert found(current_is_adopted=True, comment=comment) == expected
    assert found(CURRENT, current_is_adopted=True, comment=comment) == expected


@pytest.mark.parametrize(
    "words",
    [
        CURRENT[:1],
        [*CURRENT, CURRENT[1]],
        with_vision("Ett. Två. Tre."),
        [ChapterWords("Titel", ["Inledning.", "Mer."]), ChapterWords("Vision", ["Ett. Två. Tre."])],
    ],
)
def test_a_text_of_another_shape_is_none(words):
    with pytest.raises(ValueError, match=r".+"):
        found(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"København', "København"),
        ('følger værtskabet."', "følger værtskabet."),
        ('Den hedder "Én by"', 'Den hedder "Én by"'),
        ('"Én by" hedder den', '"Én by" hedder den'),
        (" intet ", "intet"),
    ],
)
def test_only_the_mark_of_a_pair_around_the_whole_is_left_out(text, expected):
    assert unquoted(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("En. To.", 2),
        ("En vision: At bygge.", 2),
        ("ca. 3 byer.", 1),
        ("Ett.\u00a0Åtta. Östersjön.", 3),
        ("", 1),
    ],
)
def test_sentences_end_where_the_next_begins(text, number):
    assert len(sentences(text)) == number


def test_each_part_has_its_place():
    assert [one.place for one in parts(ORIGINAL)] == [
        "title_0",
        "text_0_1",
        "title_1",
        "text_1_1",
        "text_1_2",
    ]
    assert place(2, 3) == "text_2_3"


@given(st.text(), st.sampled_from(["title", "text"]))
def test_whatever_is_written_no_part_without_words_passes(words, where):
    entry = (
        with_vision("Ett. Två. Tre.", words) if where == "text" else with_vision("A. B. C.", "D", title=words)
    )
    at = "text_1_2" if where == "text" else "title_1"
    assert (found(entry).get(at) == "empty") is (not words.strip())
