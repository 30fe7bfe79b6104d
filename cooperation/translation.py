"""Which fields exist in Danish and in Swedish."""

from modeltranslation.translator import TranslationOptions, register

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
    Obstacle,
    Paragraph,
    Project,
    Update,
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


@register(Obstacle)
class ObstacleTranslation(TranslationOptions):
    fields = ("name",)


@register(Project)
class ProjectTranslation(TranslationOptions):
    fields = (
        "title",
        "summary",
        "citizens_will_notice",
        "inspiration_and_motor",
        "extra_effort",
        "what_is_added",
        "obstacle_measure",
    )


@register(Assessment)
class AssessmentTranslation(TranslationOptions):
    fields = assessment.TEXTS


@register(BudgetLine)
class BudgetLineTranslation(TranslationOptions):
    fields = ("what",)


@register(Milestone)
class MilestoneTranslation(TranslationOptions):
    fields = ("title",)


@register(Update)
class UpdateTranslation(TranslationOptions):
    fields = ("text",)


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("name", "unit", "population", "obstacle")


@register(Evaluation)
class EvaluationTranslation(TranslationOptions):
    fields = ("noticed", "learnt", "inspired")
