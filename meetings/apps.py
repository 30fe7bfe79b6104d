"""The app that knows when and where the bodies meet, and who chairs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Meetings")

    def ready(self):
        # Inline: models exist only now, and history must see the columns that modeltranslation has just added.
        import pghistory

        from cooperation.models import watch
        from meetings import models

        for model in (
            models.Meeting,
            models.RotationException,
            models.AgendaItem,
            models.Attendance,
            models.CalendarNote,
            models.HandoverItem,
        ):
            pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(model)
        # Why somebody cannot come may concern their health; it has no place in rows that nobody can delete.
        pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["reason"])(
            models.Invitation
        )
        watch(self.label)
