"""Assessments of whether a proposal is something the cities may start: one city's, or both cities' together."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import assessing, lifecycle
from cooperation.models.initiative import ExistingInitiative
from cooperation.models.project import Project
from cooperation.models.rounds import AssessmentRound
from cooperation.models.texts import in_both_languages, in_either_language

TEXTS = ("reason", "nothing_found", *(f"{question}_evidence" for question in assessing.QUESTIONS))
# While a round is going on in these states, the other city's texts are read only by who has judged.
_GOING_ON = (lifecycle.SUBMITTED, lifecycle.UNDER_REVIEW, *sorted(lifecycle.STARTED))


class Answer(models.TextChoices):
    YES = assessing.YES, pgettext_lazy("answer to a question", "yes")
    NO = assessing.NO, pgettext_lazy("answer to a question", "no")
    UNKNOWN = assessing.UNKNOWN, pgettext_lazy("answer to a question", "cannot say yet")


def _answer(label):
    return models.CharField(label, max_length=10, choices=Answer.choices, blank=True)


def _evidence(label):
    return models.TextField(label, max_length=2000, blank=True)


def _named(model, label):
    return models.ForeignKey(
        model, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


def _only_translated():
    """SQL: nothing is new but texts that were there in one language; modeltranslation keeps copies without a language."""
    names = ", ".join(f"'{text}{end}'" for text in TEXTS for end in ("", "_da", "_sv"))
    conditions = [
        f"to_jsonb(NEW) - ARRAY[{names}] = to_jsonb(OLD) - ARRAY[{names}]",
        "to_jsonb(NEW) <> to_jsonb(OLD)",
    ]
    for text in TEXTS:
        for own, other in (("da", "sv"), ("sv", "da")):
            stands = f"coalesce(NEW.{text}_{own}, '') = coalesce(OLD.{text}_{own}, '')"
            added = f"coalesce(OLD.{text}_{own}, '') = '' AND coalesce(OLD.{text}_{other}, '') > ''"
            conditions.append(f"({stands} OR {added})")
    return " AND ".join(conditions)


class AssessmentQuerySet(models.QuerySet):
    def public(self):
        """What is read with a decided project: what was taken over or settled, and what the two cities agree about."""
        partners = Assessment.objects.latest().filter(
            project=OuterRef("project"), round=OuterRef("round"), outcome=OuterRef("outcome")
        )
        agreed = self.latest().filter(Exists(partners.exclude(city=OuterRef("city"))), city__isnull=False)
        valid = Q(city__isnull=True) | Q(pk__in=agreed.values("pk"))
        return self.filter(valid, project__in=Project.objects.public())

    def latest(self):
        """Of each city and round the last version, which is the one that counts."""
        same = Assessment.objects.filter(
            project=OuterRef("project"), city=OuterRef("city"), round=OuterRef("round")
        )
        return self.exclude(Exists(same.filter(version__gt=OuterRef("version"))))

    def readable_by(self, user):
        """Each city judges alone: its secretariat reads what the other one wrote in a round once it has judged itself."""
        if not user.is_secretariat:
            return self.all()
        own = Assessment.objects.filter(
            project=OuterRef("project"), round=OuterRef("round"), city=user.city_id
        )
        later = AssessmentRound.objects.filter(project=OuterRef("project"), number__gt=OuterRef("round"))
        has_judged = Q(own_outcome__isnull=False) & ~Q(own_outcome=assessing.UNDETERMINED)
        is_over = Exists(later) | ~Q(project__state__in=_GOING_ON)
        return self.annotate(own_outcome=Subquery(own.order_by("-version").values("outcome")[:1])).filter(
            Q(city__isnull=True) | Q(city=user.city_id) | has_judged | is_over
        )

    def for_translators(self, user):
        visible = self.filter(project__in=Project.objects.visible_to(user))
        return visible.readable_by(user).select_related("project", "city")

    def with_all(self, user):
        """With what they name; of what was compared, what somebody may see: `projects_compared`, `initiatives_compared`."""
        projects = Project.objects.visible_to(user).order_by("pk")
        named = ("project", "city", "assessed_by", "taken_by", "repeats", "relation")
        return self.select_related(*named).prefetch_related(
            Prefetch("compared_projects", projects, to_attr="projects_compared"),
            Prefetch(
                "compared_initiatives", ExistingInitiative.objects.by_name(), to_attr="initiatives_compared"
            ),
        )


class Assessment(models.Model):
    """One assessment of a proposal; a new one is added, none is ever changed.

    With a city it is that city's own. Without one it is the result of both: the working group's decision, whose day is
    `settled_on`, or what was taken over from an earlier record.
    """

    # Its texts may be translated once, and then stand in both languages.
    translations_stand = True

    class Outcome(models.TextChoices):
        ADDITIONAL = assessing.ADDITIONAL, _("additional: nobody else does it")
        DEEPENING = assessing.DEEPENS, _("deepens existing cooperation")
        ALREADY_TAKEN = assessing.ALREADY_TAKEN, _("already taken elsewhere")
        ALREADY_SOLVED = assessing.ALREADY_SOLVED, _("already solved satisfactorily")
        DUPLICATE = assessing.DUPLICATE, _("same as an earlier proposal")
        UNDETERMINED = assessing.UNDETERMINED, _("not yet settled")

    project = models.ForeignKey(
        "cooperation.Project", models.PROTECT, related_name="assessments", verbose_name=_("project")
    )
    city = models.ForeignKey(
        "cooperation.City", models.PROTECT, null=True, related_name="+", verbose_name=_("city")
    )
    # Translators: of an assessment: the first time, or anew
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    # Translators: what an assessment, or a meeting about an item of its agenda, came to
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome.choices)
    reason = models.TextField(_("reason"), blank=True)
    assessed_on = models.DateField(_("date"))
    assessed_by = models.ForeignKey(
        "cooperation.User", models.PROTECT, null=True, related_name="+", verbose_name=_("assessed by")
    )
    settled_on = models.DateField(_("decided by the working group"), null=True, blank=True)
    review_on = models.DateField(_("to be looked at again"), null=True, blank=True)

    extra = _answer(_("extra effort"))
    extra_evidence = _evidence(_("what is extra"))
    taken = _answer(_("already begun under other auspices"))
    taken_evidence = _evidence(_("what others have decided"))
    taken_by = _named("cooperation.ExistingInitiative", _("the initiative that exists"))
    taken_since = models.DateField(_("publicly decided or funded on"), null=True, blank=True)
    solved = _answer(_("already solved satisfactorily"))
    solved_evidence = _evidence(_("evidence that it is solved"))
    known = _answer(_("known elsewhere"))
    known_evidence = _evidence(_("where it is known"))
    repeated = _answer(_("same as an own proposal"))
    repeated_evidence = _evidence(_("what is the same"))
    repeats = _named("cooperation.Project", _("the earlier proposal"))
    deepened = _answer(_("deepens existing cooperation"))
    deepened_evidence = _evidence(_("what is added"))
    relation = _named("cooperation.ExistingInitiative", _("the cooperation that is deepened"))
    reach = _answer(_("within the cities' own reach"))
    reach_evidence = _evidence(_("what lies outside their reach"))

    compared_projects = models.ManyToManyField("cooperation.Project", blank=True, related_name="+")
    compared_initiatives = models.ManyToManyField(
        "cooperation.ExistingInitiative", blank=True, related_name="+"
    )
    nothing_found = models.TextField(_("where nothing was found to compare"), max_length=2000, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=assessing.UNDETERMINED) | in_both_languages("reason"),
                name="outcome_has_a_reason_in_both_languages",
            ),
            # Nobody overwrites: of two who hand in the same version for a city, the second is refused.
            models.UniqueConstraint(
                fields=["project", "city", "round", "version"], name="one_assessment_per_city_and_version"
            ),
            models.UniqueConstraint(
                fields=["project", "round"],
                condition=Q(settled_on__isnull=False),
                name="one_settlement_per_round",
            ),
            ExclusionConstraint(
                name="one_assessor_judges_for_one_city",
                expressions=[("project", "="), ("round", "="), ("assessed_by", "="), ("city", "<>")],
            ),
            models.CheckConstraint(
                condition=Q(round__gte=1, version__gte=1), name="assessment_is_counted_from_one"
            ),
            models.CheckConstraint(
                condition=Q(city__isnull=True)
                | Q(
                    assessed_by__isnull=False,
                    **{f"{question}__in": assessing.ANSWERS for question in assessing.QUESTIONS},
                ),
                name="a_city_answers_every_question",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True)
                | (
                    Q(city__isnull=True, assessed_by__isnull=False, assessed_on__gte=F("settled_on"))
                    & ~Q(outcome=assessing.UNDETERMINED)
                ),
                name="what_is_settled_is_settled_jointly",
            ),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True) | Q(review_on__gt=F("assessed_on")),
                name="reviewed_after_it_was_assessed",
            ),
            models.CheckConstraint(
                condition=~Q(taken=assessing.YES) | Q(taken_by__isnull=False, taken_since__isnull=False),
                name="taken_names_what_was_decided",
            ),
            models.CheckConstraint(
                condition=~Q(solved=assessing.YES) | in_either_language("solved_evidence"),
                name="solved_cites_its_evidence",
            ),
            models.CheckConstraint(
                condition=Q(city__isnull=True)
                | ~Q(outcome=assessing.DUPLICATE)
                | Q(repeats__isnull=False, repeated=assessing.YES),
                name="duplicate_names_the_proposal",
            ),
            models.CheckConstraint(
                condition=Q(city__isnull=True)
                | ~Q(outcome=assessing.DEEPENS)
                | Q(relation__isnull=False, deepened=assessing.YES),
                name="deepening_found_names_the_relation",
            ),
            models.CheckConstraint(
                condition=Q(repeats__isnull=True) | ~Q(repeats=F("project")), name="repeats_another_proposal"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="assessments_stand", operation=pgtrigger.Delete),
            # But a text that exists in one language may be translated into the other.
            pgtrigger.Protect(
                name="what_was_assessed_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(f"NOT ({_only_translated()})"),
            ),
        ]

    def __str__(self):
        return f"{self.project} {self.outcome}"

    def get_absolute_url(self):
        return reverse("cooperation:assessment_list", args=[self.project.ref])
