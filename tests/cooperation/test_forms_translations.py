"""The translators' form: what it takes, what it keeps as it was typed, and what it refuses."""

import pytest
from django.utils.translation import override

from cooperation.forms import EMPTY, MOVED, TranslationForm
from cooperation.forms.translations import MAX_LENGTH
from cooperation.models import Translation, work_on
from tests.factories import TODAY, a_meeting, a_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(frame):
    """A project with a title in Danish alone, and a summary in both."""
    project = a_project(title_da="Badebro", title_sv="", summary_da="Et\nto", summary_sv="Ett\ntvå")
    rows = Translation.objects.of(project).filter(field__in=["title", "summary"])
    return work_on(project, list(rows), TODAY)


def bound(work, words, index=0, **more):
    row = work.rows[index]
    data = {f"words-{row.pk}": words, f"version-{row.pk}": "0", f"hash-{row.pk}": row.source_hash, **more}
    form = TranslationForm(data, work=work)
    return form, row, form.is_valid()


def test_each_text_has_a_field_in_the_language_it_is_translated_into(work):
    form = TranslationForm(work=work)
    title, summary = (words for _row, words, _version, _hash in form.texts)
    with override("da"):
        assert [title.label, summary.label] == ["svensk", "svensk"]
    assert 'lang="sv"' in str(title)
    assert 'maxlength="200"' in str(title)
    assert 'maxlength="5000"' in str(summary)
    assert title.value() == ""
    assert summary.value() == "Ett\ntvå"


def test_a_draft_comes_before_what_is_published(work):
    work.rows[1].draft = "Ett\ntre"
    assert TranslationForm(work=work)[f"words-{work.rows[1].pk}"].value() == "Ett\ntre"


@pytest.mark.parametrize("typed", ["", " Badbrygga ", "  \n Bad\n\n", "Bad\u00adbrygga"])
def test_a_draft_stays_as_it_was_typed(work, typed):
    form, row, valid = bound(work, typed)
    assert valid
    assert form.draft(row) == (typed, 0)


@pytest.mark.parametrize("typed", ["Ett\r\ntvå", "Ett\rtvå", "Ett\ntvå"])
def test_a_browsers_ends_of_lines_are_no_difference(work, typed):
    form, row, _valid = bound(work, typed, index=1)
    assert form.draft(row)[0] == "Ett\ntvå"


@pytest.mark.parametrize(
    ("index", "typed", "translation"),
    [
        (0, " Bad\n brygga ", "Bad brygga"),
        (0, "Bad\x07brygga", "Badbrygga"),
        (0, "\u200b\u2060", ""),
        (1, " Ett\r\ntvå\x1b[0m ", "Ett\ntvå[0m"),
        (1, "\t\n ", ""),
    ],
)
def test_a_translation_can_be_read(work, index, typed, translation):
    form, row, _valid = bound(work, typed, index=index)
    assert form.translation(row) == (translation, row.source_hash)


@pytest.mark.parametrize("typed", ["x" * 201, "Bad\x00brygga"])
def test_what_the_model_would_not_take_is_refused(work, typed):
    form, row, valid = bound(work, typed)
    assert not valid
    assert list(form.errors) == [f"words-{row.pk}"]
    assert form.draft(row)[0] is None


def test_a_text_without_a_limit_has_one_here(frame):
    meeting = a_meeting(rotation_note_da="Fordi")
    row = Translation.objects.of(meeting).get(field="rotation_note")
    work = work_on(meeting, [row], TODAY)
    assert bound(work, "x" * MAX_LENGTH)[2]
    assert not bound(work, "x" * (MAX_LENGTH + 1))[2]


@pytest.mark.parametrize("version", ["", "abc", "-1", "1.5", "\x00", "９９x"])
def test_a_version_that_is_none_is_never_the_current_one(work, version):
    form, row, _valid = bound(work, "Badbrygga", **{f"version-{work.rows[0].pk}": version})
    assert form.draft(row) == ("Badbrygga", -1)


@pytest.mark.parametrize("sent", ["", "x" * 65, "\x00"])
def test_a_hash_that_is_none_fits_no_source(work, sent):
    form, row, _valid = bound(work, "Badbrygga", **{f"hash-{work.rows[0].pk}": sent})
    assert form.translation(row)[1] != row.source_hash


def test_what_was_refused_keeps_its_words_and_counts_from_now(work):
    form, row, _valid = bound(work, "Badbrygga")
    row.draft_version, row.source_hash = 7, "ny"
    form.refuse(row, MOVED, theirs="Brygga")
    form.renew(row)
    _row, words, version, source_hash = form.texts[0]
    assert (words.value(), version.value(), source_hash.value()) == ("Badbrygga", 7, "ny")
    assert form.theirs == {row.pk: "Brygga"}
    assert words.errors == [MOVED]
    assert EMPTY != MOVED


def test_the_field_grows_with_its_source(work):
    work.rows[1].source = "ord " * 500
    form = TranslationForm(work=work)
    heights = [int(form.fields[f"words-{row.pk}"].widget.attrs["rows"]) for row in work.rows]
    assert heights == [2, 18]
