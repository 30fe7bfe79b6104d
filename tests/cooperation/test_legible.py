"""Words as they can be read, whatever was pasted into a field."""

import unicodedata

import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cooperation.forms.legible import legible
from cooperation.models import Translation
from tests.factories import a_project


@pytest.mark.parametrize(
    ("words", "one_line", "kept"),
    [
        ("Et møde", False, "Et møde"),
        ("Et\x00 m\x07øde\x7f", False, "Et møde"),
        ("\u200b\u2060 \u00a0", False, ""),
        ("", True, ""),
        ("Et\r\n  møde\t", True, "Et møde"),
        ("Et\n\nmøde", False, "Et\n\nmøde"),
    ],
)
def test_what_cannot_be_seen_goes(words, one_line, kept):
    assert legible(words, one_line=one_line) == kept


@given(st.text(), st.booleans())
def test_no_control_character_is_left(words, one_line):
    kept = legible(words, one_line=one_line)
    assert all(one in "\t\r\n" or unicodedata.category(one) != "Cc" for one in kept)
    assert legible(kept, one_line=one_line) == kept


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["\u200b", "\u2060\u00a0"])
def test_a_translation_that_nobody_can_see_is_not_approved(browse, words):
    project = a_project(title_da="Badebro", title_sv="")
    row = Translation.objects.of(project).get(field="title")
    fields = {f"words-{row.pk}": words, f"version-{row.pk}": 0, f"hash-{row.pk}": row.source_hash}
    with override("sv"):
        page = reverse("cooperation:translation_edit", args=["project", project.pk])
    answer = browse("secretary-malmo").post(page, {**fields, "approve": str(row.pk)})
    assert answer.status_code == 200  # the form again, with what is wrong
    project.refresh_from_db()
    assert not project.title_sv
