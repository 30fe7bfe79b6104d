"""Which fields exist in Danish and in Swedish."""

from modeltranslation.translator import TranslationOptions, register

from meetings.models import AgendaItem, CalendarNote, HandoverItem, Meeting, RotationException


@register(Meeting)
class MeetingTranslation(TranslationOptions):
    fields = ("title", "venue", "convened_reason", "rotation_note", "move_reason", "cancel_reason")


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    fields = ("title", "outcome")


@register(RotationException)
class RotationExceptionTranslation(TranslationOptions):
    fields = ("reason",)


@register(CalendarNote)
class CalendarNoteTranslation(TranslationOptions):
    fields = ("title",)


@register(HandoverItem)
class HandoverItemTranslation(TranslationOptions):
    fields = ("note",)
