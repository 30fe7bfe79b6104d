"""What others already do, to compare proposals with: the register behind "not what others already do"."""

from django.db import models
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Concat, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from cooperation import folding, freshness, initiatives, sources
from cooperation.models.area import FocusArea
from cooperation.models.folded import having_words, words_of
from cooperation.models.likeness import waits_to_be_compared
from cooperation.models.stamp import renews_a_stamp
from cooperation.models.texts import LANGUAGE_CHOICES
from oresund.alphabet import Alphabetical

# Where somebody looks for words; a line each, so that none reaches from one into the next.
_SOUGHT = ("code", "identifier", "name", "run_by", "what_da", "what_sv")
_WORDS = Concat(*[part for name in _SOUGHT for part in (F(name), Value("\n"))], output_field=TextField())


class ExistingInitiativeQuerySet(models.QuerySet):
    def by_name(self):
        """By their own names, which have one language, in the order of the reader's alphabet."""
        return self.annotate(place=Alphabetical("name")).order_by("place", "pk")

    def after(self, initiative):
        """Those that follow one in the order `by_name`, from which it must come."""
        return self.filter(Q(place__gt=initiative.place) | Q(place=initiative.place, pk__gt=initiative.pk))

    def stale(self, today):
        """Those that somebody must look at again (R-17)."""
        oldest = freshness.oldest_fresh(today)
        return self.filter(Q(last_checked_on__isnull=True) | Q(last_checked_on__lt=oldest))

    def stale_by(self, day, today):
        """Those whose check still counts today, and will not on a day to come."""
        first, last = freshness.oldest_fresh(today), freshness.oldest_fresh(day)
        return self.filter(last_checked_on__gte=first, last_checked_on__lt=last)

    def longest_unchecked_first(self):
        return self.order_by(F("last_checked_on").asc(nulls_first=True), "pk")

    def mentioning(self, words):
        """Those that have all of these words, in either language and spelling, in name, texts or auspices."""
        return having_words(self, _WORDS, words, _under_auspices_called)

    def for_translators(self, user):
        return self.all()


def _in_sight(year):
    """A slip of the keyboard lies outside."""
    return Q(**{f"{year}__isnull": True}) | Q(
        **{f"{year}__gte": initiatives.EARLIEST, f"{year}__lte": initiatives.LATEST}
    )


class ExistingInitiative(models.Model):
    """Something that others already do, to compare proposals with. None is deleted: what has ended says so."""

    class Auspices(models.TextChoices):
        PUBLIC = initiatives.PUBLIC, _("public auspices")
        PRIVATE = initiatives.PRIVATE, _("private auspices")
        MIXED = initiatives.MIXED, _("mixed or civil society")

    class Status(models.TextChoices):
        DECIDED = initiatives.DECIDED, pgettext_lazy("somebody's initiative", "decided or funded")
        RUNNING = initiatives.RUNNING, pgettext_lazy("somebody's initiative", "running")
        ENDED = initiatives.ENDED, pgettext_lazy("somebody's initiative", "ended")

    code = models.SlugField(_("code"), unique=True)
    # What it is called in the register that it was taken from, such as an iati-identifier.
    identifier = models.CharField(_("identifier elsewhere"), max_length=100, blank=True)
    name = models.CharField(_("name"), max_length=200)
    what = models.TextField(_("what it does"), blank=True)
    # Translators: private or public
    auspices = models.CharField(_("auspices"), max_length=10, choices=Auspices.choices)
    # Translators: the body that runs an initiative
    run_by = models.CharField(_("run by"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RUNNING)
    # Translators: the year or the day it began
    since = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    # Translators: the year in which an initiative ends
    until = models.PositiveSmallIntegerField(pgettext_lazy("year", "until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=sources.LONGEST, blank=True)
    last_checked_on = models.DateField(_("last checked"), null=True, blank=True)
    last_checked_by = models.ForeignKey(
        "cooperation.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    focus_areas = models.ManyToManyField(
        FocusArea, blank=True, related_name="+", verbose_name=_("focus areas")
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True, db_default=Now())
    changed_by = models.ForeignKey(
        "cooperation.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("changed by"),
    )

    objects = ExistingInitiativeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("existing initiative")
        verbose_name_plural = _("existing initiatives")
        triggers = [renews_a_stamp(), waits_to_be_compared("initiative_id", "name", "what_da", "what_sv")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="initiative_has_a_name"),
            models.CheckConstraint(
                condition=Q(auspices__in=list(initiatives.AUSPICES)), name="initiative_auspices_are_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=list(initiatives.STATUSES)), name="initiative_status_is_known"
            ),
            models.CheckConstraint(
                condition=_in_sight("since") & _in_sight("until"), name="initiative_years_are_in_sight"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="initiative_ends_after_it_began",
            ),
            # Entries from before there were sources have none until somebody checks them.
            models.CheckConstraint(
                condition=Q(last_checked_on__isnull=True) | ~Q(source=""),
                name="what_was_checked_has_a_source",
            ),
            models.CheckConstraint(
                condition=Q(last_checked_by__isnull=True) | Q(last_checked_on__isnull=False),
                name="who_checked_says_when",
            ),
            models.CheckConstraint(
                condition=Q(source__iregex=r"^https?://\S+$") | ~Q(source__iregex=sources.OTHER_ADDRESS),
                name="initiative_source_is_no_other_address",
            ),
            models.UniqueConstraint(
                fields=["identifier"], condition=~Q(identifier=""), name="initiative_identifier_once"
            ),
        ]
        indexes = [
            models.Index(fields=["last_checked_on"], name="initiative_by_last_check"),
            *words_of(_WORDS, "initiative_words"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("cooperation:initiative_detail", args=[self.code])

    @property
    def is_stale(self):
        return freshness.is_stale(self.last_checked_on, timezone.localdate())

    @property
    def status_today(self):
        return self.Status(initiatives.status_on(self.status, self.until, timezone.localdate()))

    @property
    def link(self):
        """The address of the source, when it is one."""
        return self.source if sources.is_address(self.source) else ""

    def note_translation(self, *, by, now):
        """Who has the entry open in the form is told that it has changed."""
        self.version += 1
        self.changed_by = by


def _under_auspices_called(word):
    """Those under auspices whose words in either language have this one, which is folded."""
    called = []
    for code, _language in LANGUAGE_CHOICES:
        with override(code):
            called += [
                one.value for one in ExistingInitiative.Auspices if word in folding.fold(str(one.label))
            ]
    return Q(auspices__in=called)
