"""Agenda items and what came of them."""

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Max, OuterRef, Q, Subquery, When
from django.utils.translation import gettext_lazy as _

from cooperation.models import asked, public_in_both, renews_a_stamp
from cooperation.models.texts import in_both_languages
from meetings.models.kept import stays_once_held
from meetings.models.meeting import Meeting

# The lock makes whoever publishes the meeting at the same time wait, and then see this item. Materialized, or PostgreSQL
# would look only at meetings that were public before it waited.
_IS_PUBLIC = """NOT NEW.confidential AND EXISTS (
    WITH its AS MATERIALIZED (SELECT visibility FROM meetings_meeting WHERE id = NEW.meeting_id FOR SHARE)
    SELECT 1 FROM its WHERE visibility = 'public'
)"""


class AgendaItemQuerySet(models.QuerySet):
    def public(self):
        """What anybody may read: open items of public meetings."""
        return self.filter(confidential=False, meeting__visibility=Meeting.Visibility.PUBLIC)

    def for_translators(self, user):
        """With `meets_at`: when the meeting begins, unless it is cancelled."""
        visible = self.filter(meeting__in=Meeting.objects.visible_to(user)).select_related("meeting")
        live = When(~Q(meeting__status=Meeting.Status.CANCELLED), then="meeting__starts_at")
        return visible.annotate(meets_at=Case(live))


class AgendaItem(models.Model):
    """A point on the agenda, with its outcome once the meeting has been held."""

    class Type(models.TextChoices):
        FORMAL = "formal", _("formal item")
        DECISION = "decision", _("item for decision")
        DISCUSSION = "discussion", _("item for discussion")
        INFORMATION = "information", _("item for information")

    meeting = models.ForeignKey(
        "meetings.Meeting", models.PROTECT, related_name="agenda", verbose_name=_("meeting")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    # Translators: for information, for discussion or for decision
    type = models.CharField(_("type"), max_length=20, choices=Type.choices)
    title = models.CharField(_("title"), max_length=300)
    outcome = models.TextField(_("outcome"), blank=True)
    confidential = models.BooleanField(_("confidential"), default=False)
    projects = models.ManyToManyField(
        "cooperation.Project", blank=True, related_name="agenda_items", verbose_name=_("projects")
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        triggers = [
            stays_once_held("agenda_stays_once_held"),
            public_in_both(_IS_PUBLIC, asked("meetings.agendaitem", "NEW.id")),
            renews_a_stamp(),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(type__in=["formal", "decision", "discussion", "information"]),
                name="item_of_a_known_type",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="one_item_per_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=in_both_languages("title"), name="item_titled_in_both_languages"
            ),
        ]

    def __str__(self):
        return f"{self.meeting} {self.position}"

    def get_absolute_url(self):
        return self.meeting.get_absolute_url()


def open_titles(language):
    """The titles of a meeting's agenda that anybody may read who sees the meeting: a list that comes along with its row."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), confidential=False).order_by("position")
    return ArraySubquery(items.values(f"title_{language}"))


def open_agenda_revised():
    """When the open part of a meeting's agenda last changed: a time that comes along with its row, out of the history.

    An item that was open at some time counts until it is gone; of one that never was nobody shall notice anything.
    """
    history = apps.get_model("meetings", "AgendaItemEvent").objects
    ever_open = history.filter(confidential=False).values("pgh_obj")
    of_it = history.filter(meeting=OuterRef("pk"), pgh_obj__in=ever_open).order_by()
    return Subquery(of_it.values("meeting").annotate(latest=Max("pgh_created_at")).values("latest"))
