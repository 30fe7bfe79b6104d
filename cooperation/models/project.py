"""The projects of the two cities, from proposal to effect."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Min, Q
from django.db.models.functions import Coalesce, Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import additionality, lifecycle
from cooperation.models.area import FocusArea
from cooperation.models.initiative import ExistingInitiative
from cooperation.models.likeness import waits_to_be_compared
from cooperation.models.move import no_merging_in_circles, only_moves_of_the_table
from cooperation.models.obstacle import Obstacle
from cooperation.models.stamp import renews_a_stamp
from cooperation.models.texts import LANGUAGE_CHOICES, in_either_language
from cooperation.models.waiver import asked, public_in_both

# The same as `lifecycle.is_public`, of rows: of projects, and of their history.
IS_PUBLIC = (
    Q(state__in=sorted(lifecycle.PUBLIC))
    | Q(state=lifecycle.WITHDRAWN, decided_on__isnull=False)
    | Q(state__in=sorted(lifecycle.EARLY), published_early=True)
)
_DATED = Coalesce("decided_on", "submitted_on")


class ProjectQuerySet(models.QuerySet):
    def public(self):
        return self.filter(IS_PUBLIC)

    def may_be_merged_into(self):
        """What secretariats of both cities see, and that may still come to something."""
        return self.filter(submitted_on__isnull=False).exclude(
            state__in=[*lifecycle.NO_TARGET, lifecycle.MERGED]
        )

    def started(self):
        """What the cities have adopted, whether begun, completed or archived by now."""
        return self.filter(state__in=lifecycle.STARTED)

    def visible_to(self, user):
        """What somebody may see: the public the decided ones, a secretariat also its own and all submitted ones."""
        if user.is_authenticated and user.is_administrator:
            return self.all()
        if user.is_authenticated and user.is_secretariat:
            return self.filter(Q(submitted_on__isnull=False) | Q(city=user.city_id))
        return self.public()

    def for_translators(self, user):
        """With `meets_at`: when the next meeting that deals with it begins."""
        coming = Q(agenda_items__meeting__status__in=["planned", "confirmed"])
        still = coming & Q(agenda_items__meeting__ends_at__gt=Now())
        return self.visible_to(user).annotate(meets_at=Min("agenda_items__meeting__starts_at", filter=still))

    def of_city(self, city):
        return self.filter(city=city)

    def newest_first(self):
        """By the day of their decision; what is shown before it is decided, by the day it was submitted."""
        return self.order_by(_DATED.desc(), "-pk")


def _states(codes):
    return ", ".join(repr(state) for state in sorted(codes))


_IS_PUBLIC = f"""(NEW.state IN ({_states(lifecycle.PUBLIC)})
    OR NEW.state = '{lifecycle.WITHDRAWN}' AND NEW.decided_on IS NOT NULL
    OR NEW.published_early AND NEW.state IN ({_states(lifecycle.EARLY)}))"""


class Project(models.Model):
    """A proposal, and what becomes of it."""

    class State(models.TextChoices):
        DRAFT = lifecycle.DRAFT, pgettext_lazy("project", "draft")
        SUBMITTED = lifecycle.SUBMITTED, pgettext_lazy("project", "submitted")
        UNDER_REVIEW = lifecycle.UNDER_REVIEW, pgettext_lazy("project", "under assessment")
        RETURNED = lifecycle.RETURNED, pgettext_lazy("project", "returned for completion")
        RECOMMENDED = lifecycle.RECOMMENDED, pgettext_lazy("project", "recommended")
        ADOPTED = lifecycle.ADOPTED, pgettext_lazy("project", "adopted")
        IN_PROGRESS = lifecycle.IN_PROGRESS, pgettext_lazy("project", "in progress")
        COMPLETED = lifecycle.COMPLETED, pgettext_lazy("project", "completed")
        ARCHIVED = lifecycle.ARCHIVED, pgettext_lazy("project", "archived")
        REJECTED = lifecycle.REJECTED, pgettext_lazy("project", "rejected")
        MERGED = lifecycle.MERGED, pgettext_lazy("project", "merged")
        WITHDRAWN = lifecycle.WITHDRAWN, pgettext_lazy("project", "withdrawn")

    class Ground(models.TextChoices):
        NEW = additionality.NEW, _("new initiative")
        DEEPENING = additionality.DEEPENING, _("deepening of existing cooperation")

    Origin = ExistingInitiative.Auspices

    class Potential(models.TextChoices):
        HUMAN = "human", pgettext_lazy("potential", "human")
        CULTURAL = "cultural", pgettext_lazy("potential", "cultural")
        ECONOMIC = "economic", pgettext_lazy("potential", "economic")

    class Bridge(models.TextChoices):
        MENTAL = "mental", pgettext_lazy("bridge", "mental")
        PHYSICAL = "physical", pgettext_lazy("bridge", "physical")
        DIGITAL = "digital", pgettext_lazy("bridge", "digital")
        REGULATORY = "regulatory", pgettext_lazy("bridge", "in rules")

    ref = models.CharField(_("reference"), max_length=20, unique=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.DRAFT)
    city = models.ForeignKey(
        "cooperation.City", models.PROTECT, related_name="projects", verbose_name=_("submitted by")
    )
    original_language = models.CharField(_("original language"), max_length=2, choices=LANGUAGE_CHOICES)
    title = models.CharField(_("title"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), max_length=5000, blank=True)
    citizens_will_notice = models.TextField(_("what will citizens notice?"), max_length=2000, blank=True)
    inspiration_and_motor = models.TextField(_("inspiration and motor"), max_length=2000, blank=True)
    extra_effort = models.TextField(
        _("what is extra beyond ordinary operation?"), max_length=2000, blank=True
    )
    potentials = ArrayField(
        models.CharField(max_length=10, choices=Potential.choices),
        default=list,
        blank=True,
        verbose_name=_("potentials"),
    )
    bridges = ArrayField(
        models.CharField(max_length=10, choices=Bridge.choices),
        default=list,
        blank=True,
        verbose_name=_("bridges"),
    )
    ground = models.CharField(_("new or deepening"), max_length=10, choices=Ground.choices, blank=True)
    deepens = models.ForeignKey(
        ExistingInitiative,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deepened_by",
        verbose_name=_("the cooperation that is deepened"),
    )
    what_is_added = models.TextField(_("what is added"), max_length=2000, blank=True)
    # Translators: where an idea came from: private or public auspices
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, blank=True)
    focus_area = models.ForeignKey(
        FocusArea,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("focus area"),
    )
    obstacle = models.ForeignKey(
        Obstacle,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("border obstacle"),
    )
    obstacle_measure = models.TextField(
        _("how will we see that it became easier?"), max_length=2000, blank=True
    )
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )
    # Shown to everybody before it is decided, because a secretariat says so.
    published_early = models.BooleanField(_("published before the decision"), default=False, db_default=False)
    version = models.PositiveIntegerField(_("version"), default=1)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)
    changed_by = models.ForeignKey(
        "cooperation.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("changed by"),
    )

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(condition=in_either_language("title"), name="project_has_a_title"),
            models.CheckConstraint(
                condition=Q(state__in=[lifecycle.DRAFT, lifecycle.WITHDRAWN])
                | (
                    Q(ground__in=[additionality.NEW, additionality.DEEPENING], submitted_on__isnull=False)
                    & in_either_language("summary")
                    & in_either_language("citizens_will_notice")
                    & ~Q(origin="")
                ),
                name="submitted_says_ground_and_what_is_noticed",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[lifecycle.DRAFT, lifecycle.WITHDRAWN])
                | ~Q(ground=additionality.DEEPENING)
                | Q(deepens__isnull=False),
                name="deepening_names_the_relation",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(lifecycle.PUBLIC)) | Q(decided_on__isnull=False),
                name="decided_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(state=lifecycle.MERGED, merged_into__isnull=False)
                | (~Q(state=lifecycle.MERGED) & Q(merged_into__isnull=True)),
                name="merged_says_into_what",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(lifecycle.STATES)), name="project_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(potentials__contained_by=["human", "cultural", "economic"])
                & Q(bridges__contained_by=["mental", "physical", "digital", "regulatory"]),
                name="potentials_and_bridges_are_known",
            ),
        ]
        triggers = [
            public_in_both(_IS_PUBLIC, asked("cooperation.project", "NEW.id")),
            renews_a_stamp(),
            waits_to_be_compared(
                "project_id", "original_language", "title_da", "title_sv", "summary_da", "summary_sv"
            ),
            only_moves_of_the_table(),
            no_merging_in_circles(),
        ]
        indexes = [
            models.Index(
                _DATED.desc(),
                F("id").desc(),
                name="project_started_newest",
                condition=Q(state__in=sorted(lifecycle.STARTED)),
            ),
        ]

    def __str__(self):
        return self.ref

    def get_absolute_url(self):
        return reverse("cooperation:project_detail", args=[self.ref])

    @property
    def is_public(self):
        """Whether everybody may read it (R-22)."""
        return lifecycle.is_public(
            self.state, decided=self.decided_on is not None, published_early=self.published_early
        )

    def is_editable(self):
        return self.state in lifecycle.EDITABLE

    def note_translation(self, *, by, now):
        """Who has the proposal open in the form is told that it has changed."""
        self.version += 1
        self.changed_by = by
