"""Days that meetings should avoid, as each secretariat knows them: school breaks, council days, budget weeks."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.models.texts import in_both_languages
from meetings.dates import Avoid

_OF_THE_RULE = (
    "kind",
    "title_da",
    "title_sv",
    "repeats",
    "starts_on",
    "ends_on",
    "first",
    "last",
    "weekday",
)


class CalendarNoteQuerySet(models.QuerySet):
    def public(self):
        """They are for those who plan."""
        return self.none()

    def for_translators(self, user):
        return self if user.is_secretariat else self.none()

    def avoid(self):
        """The days as the rule of dates looks at them."""
        return [note.avoid for note in self]


class CalendarNote(models.Model):
    """Days in one city that a meeting should avoid: once, or again every year."""

    class Kind(models.TextChoices):
        SCHOOL = "school", _("school break")
        COUNCIL = "council", _("council day")
        BUDGET = "budget", _("budget week")
        ELECTION = "election", _("election")
        OTHER = "other", pgettext_lazy("days to avoid", "other")

    class Repeats(models.TextChoices):
        NEVER = "never", _("once, on these dates")
        WEEKS = "weeks", _("every year, in these weeks")
        EASTER = "easter", _("every year, counted in days from Easter Sunday")

    city = models.ForeignKey(
        "cooperation.City", models.PROTECT, related_name="calendar_notes", verbose_name=_("city")
    )
    # Translators: school break, council day, budget week …
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    # Translators: whether days come once or every year
    repeats = models.CharField(_("repeats"), max_length=10, choices=Repeats.choices, default=Repeats.NEVER)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    # ISO weeks 1 to 53, or days from Easter Sunday.
    first = models.SmallIntegerField(_("first"), null=True, blank=True)
    last = models.SmallIntegerField(_("last"), null=True, blank=True)
    # ISO: Monday is 1. Empty: all days of the period.
    weekday = models.PositiveSmallIntegerField(_("only on"), null=True, blank=True)
    # Rises with every change, so that two who edit at once notice each other.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CalendarNoteQuerySet.as_manager()

    class Meta:
        ordering = ["city", "kind", "starts_on", "first", "pk"]
        # Translators: days in a city that meetings should avoid
        verbose_name = _("days to avoid")
        verbose_name_plural = _("days to avoid")
        constraints = [
            models.CheckConstraint(
                condition=in_both_languages("title"), name="days_to_avoid_titled_in_both_languages"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["school", "council", "budget", "election", "other"]),
                name="days_to_avoid_of_a_known_kind",
            ),
            models.CheckConstraint(
                condition=Q(
                    repeats="never",
                    starts_on__isnull=False,
                    ends_on__isnull=False,
                    ends_on__gte=F("starts_on"),
                    first__isnull=True,
                    last__isnull=True,
                )
                | Q(
                    repeats="weeks",
                    starts_on__isnull=True,
                    ends_on__isnull=True,
                    first__isnull=False,
                    last__isnull=False,
                    first__gte=1,
                    last__gte=F("first"),
                    last__lte=53,
                )
                | Q(
                    repeats="easter",
                    starts_on__isnull=True,
                    ends_on__isnull=True,
                    first__isnull=False,
                    last__isnull=False,
                    first__gte=-60,
                    last__gte=F("first"),
                    last__lte=60,
                ),
                name="days_to_avoid_say_when",
            ),
            models.CheckConstraint(
                condition=Q(weekday__isnull=True) | Q(weekday__gte=1, weekday__lte=7), name="weekday_is_iso"
            ),
        ]

    def __str__(self):
        return self.title or self.kind

    @property
    def avoid(self):
        return Avoid(city=self.city_id, **{name: getattr(self, name) for name in _OF_THE_RULE})
