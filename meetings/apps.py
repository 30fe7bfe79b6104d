"""The app that knows when and where the bodies meet, and who chairs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Meetings")

    def ready(self):
        # Inline: models exist only now, and history must see the columns that modeltranslation has just added.
        import pghistory
        from django.db.models import Index

        from cooperation.models import watch
        from meetings import models

        for model in (models.Attendance, models.CalendarNote, models.HandoverItem, models.ReminderRule):
            pghistory.track(*_all_events(pghistory))(model)
        # Of these the pages tell what is new since a moment.
        for model in (models.Meeting, models.RotationException, models.AgendaItem):
            when = Index(fields=["pgh_created_at"], name=f"{model._meta.model_name}_news")
            pghistory.track(*_all_events(pghistory), meta={"indexes": [when]})(model)
        # Why somebody cannot come may concern their health; it has no place in rows that nobody can delete.
        pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["reason"])(
            models.Invitation
        )
        watch(self.label)


def _all_events(pghistory):
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
