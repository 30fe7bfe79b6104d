"""Which fields exist in Danish and in Swedish."""

from modeltranslation.translator import TranslationOptions, register

from cooperation.models import (
    Assessment,
    Body,
    Chapter,
    City,
    ExistingInitiative,
    FocusArea,
    Paragraph,
    Project,
    assessment,
)


@register(City)
class CityTranslation(TranslationOptions):
    fields = ("name", "official_name", "default_venue")


@register(Body)
class BodyTranslation(TranslationOptions):
    fields = ("name",)


@register(Chapter)
class ChapterTranslation(TranslationOptions):
    fields = ("title",)


@register(Paragraph)
class ParagraphTranslation(TranslationOptions):
    fields = ("text",)


@register(FocusArea)
class FocusAreaTranslation(TranslationOptions):
    fields = ("name", "why_joint")


@register(ExistingInitiative)
class ExistingInitiativeTranslation(TranslationOptions):
    fields = ("what",)


@register(Project)
class ProjectTranslation(TranslationOptions):
    fields = ("title", "summary", "citizens_will_notice", "inspiration_and_motor")


@register(Assessment)
class AssessmentTranslation(TranslationOptions):
    fields = assessment.TEXTS
