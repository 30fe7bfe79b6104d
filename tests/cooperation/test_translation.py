"""Which fields exist in Danish and in Swedish, in every model and its history."""

import pytest
from django.utils.translation import override
from modeltranslation.translator import translator

from cooperation.assessing import QUESTIONS
from cooperation.models import (
    Assessment,
    Body,
    BudgetLine,
    Chapter,
    City,
    Evaluation,
    ExistingInitiative,
    FocusArea,
    Indicator,
    Milestone,
    Paragraph,
    Project,
    Update,
)

FIELDS = {
    City: {"name", "official_name", "default_venue"},
    Body: {"name"},
    Chapter: {"title"},
    Paragraph: {"text"},
    FocusArea: {"name", "why_joint"},
    ExistingInitiative: {"what"},
    Project: {
        "title",
        "summary",
        "citizens_will_notice",
        "inspiration_and_motor",
        "extra_effort",
        "what_is_added",
        "obstacle_measure",
    },
    Assessment: {"reason", "nothing_found", *(f"{one}_evidence" for one in QUESTIONS)},
    BudgetLine: {"what"},
    Milestone: {"title"},
    Update: {"text"},
    Indicator: {"name", "unit", "population", "obstacle"},
    Evaluation: {"noticed", "learnt", "inspired"},
}


@pytest.mark.parametrize(("model", "fields"), FIELDS.items())
def test_each_translated_field_has_two_columns(model, fields):
    assert set(translator.get_options_for_model(model).all_fields) == fields
    columns = {field.column for field in model._meta.concrete_fields}
    assert {f"{field}_{code}" for field in fields for code in ("da", "sv")} <= columns


@pytest.mark.parametrize(("language", "name"), [("da", "København"), ("sv", "Köpenhamn")])
def test_a_name_is_read_in_the_readers_language(cph, language, name):
    with override(language):
        assert str(cph) == cph.name == name


def test_a_missing_translation_never_falls_back_silently(frame):
    area = FocusArea(code="x", name_da="Klima", name_sv="")
    with override("sv"):
        assert not area.name
