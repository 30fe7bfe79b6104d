"""The projects of the two cities, from proposal to effect."""

from django.db import models
from django.db.models import F, Min, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import additionality, lifecycle
from cooperation.models.area import FocusArea
from cooperation.models.initiative import ExistingInitiative
from cooperation.models.stamp import renews_a_stamp
from cooperation.models.texts import LANGUAGE_CHOICES, in_either_language
from cooperation.models.waiver import asked, public_in_both


class ProjectQuerySet(models.QuerySet):
    def public(self):
        return self.filter(state__in=lifecycle.PUBLIC)

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

    def newly_started(self):
        """Started, and new in the sense of the second commitment: a deepening of what exists is not (R-24)."""
        return self.started().filter(ground=Project.Ground.NEW)

    def of_city(self, city):
        return self.filter(city=city)

    def newest_first(self):
        return self.order_by("-decided_on", "-pk")

    def older_than(self, project):
        """Those that follow a project in the order `newest_first`."""
        same_day = Q(decided_on=project.decided_on, pk__lt=project.pk)
        return self.filter(Q(decided_on__lt=project.decided_on) | same_day)


_IS_PUBLIC = f"NEW.state IN ({', '.join(repr(state) for state in sorted(lifecycle.PUBLIC))})"


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
    ground = models.CharField(_("new or deepening"), max_length=10, choices=Ground.choices, blank=True)
    deepens = models.ForeignKey(
        ExistingInitiative,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deepened_by",
        verbose_name=_("the cooperation that is deepened"),
    )
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
    budget_dkk = models.PositiveIntegerField(_("budget in DKK"), null=True, blank=True)
    budget_sek = models.PositiveIntegerField(_("budget in SEK"), null=True, blank=True)
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
        ]
        indexes = [
            models.Index(
                F("decided_on").desc(),
                F("id").desc(),
                name="project_decided_newest",
                condition=Q(state__in=sorted(lifecycle.PUBLIC)),
            ),
        ]
        triggers = [public_in_both(_IS_PUBLIC, asked("cooperation.project", "NEW.id")), renews_a_stamp()]

    def __str__(self):
        return self.ref

    def get_absolute_url(self):
        return reverse("cooperation:project_detail", args=[self.ref])

    def note_translation(self, *, by, now):
        """Who has the proposal open in the form is told that it has changed."""
        self.version += 1
        self.changed_by = by
