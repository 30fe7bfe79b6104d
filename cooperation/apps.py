"""The app that knows who cooperates, and on what."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    name = "cooperation"
    verbose_name = _("Cooperation")

    def ready(self):
        # Inline: models exist only now, and history must see the columns that modeltranslation has just added.
        import pghistory

        from cooperation import models

        for model in (
            models.Person,
            models.Seat,
            models.Term,
            models.Delegation,
            models.Paragraph,
            models.ExistingInitiative,
            models.Project,
            models.Partner,
            models.BudgetLine,
            models.ExchangeRate,
            models.Milestone,
            models.Update,
            models.Indicator,
            models.Measurement,
            models.Evaluation,
            models.CouncilDecision,
            models.Obstacle,
            models.Concept,
        ):
            pghistory.track(*_all_events(pghistory))(model)
        # Secrets, and what must be forgotten after the term, have no place in rows that nobody can delete.
        forgotten = ["password", "last_login", "calendar_token_digest", "email"]
        pghistory.track(*_all_events(pghistory), exclude=forgotten)(models.User)
        models.watch(self.label)
        models.keep_the_registry()


def _all_events(pghistory):
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
