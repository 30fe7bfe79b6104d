"""The bodies that meet, their terms, and the dated seats of those who sit in them."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from cooperation.models.stamp import MARKS, renews_a_stamp
from oresund.alphabet import Alphabetical

WORKING_GROUP = "working_group"
JOINT_COUNCIL = "joint_council"


class Period(Func):
    """The days from start to end, both included; an open end reaches for ever."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, start="starts_on", end="ends_on"):
        super().__init__(F(start), F(end), RangeBoundary(inclusive_lower=True, inclusive_upper=True))


class PeriodQuerySet(models.QuerySet):
    def on(self, day):
        """Those that hold on a date."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class SeatQuerySet(PeriodQuerySet):
    def by_name(self):
        """As a list shows them: where their positions do not decide, by the reader's alphabet."""
        return self.order_by("body", "city", "position", Alphabetical("person__name"), "pk")


class BodyQuerySet(models.QuerySet):
    def that_meet(self):
        """Those whose meetings the portal keeps; of a council it knows the seats only."""
        return self.exclude(kind=Body.Kind.COUNCIL)

    def with_marks(self, code):
        """The body and the `marks` of all stamps, or None; in plain SQL, since each program that follows it asks."""
        rows = self.raw(f"SELECT *, {MARKS} AS marks FROM cooperation_body WHERE code = %s", [code])  # noqa: S608
        return next(iter(rows), None)


class Body(models.Model):
    """A council, the political working group, or the two councils together."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("council")
        WORKING_GROUP = "working_group", _("working group")
        JOINT_COUNCIL = "joint_council", _("joint council meeting")
        # Translators: a kind of meeting besides those of the cooperation
        OTHER = "other", _("other")

    # Meetings to which the members of all bodies are called.
    GATHERINGS = (Kind.JOINT_COUNCIL, Kind.OTHER)

    # Translators: the short name of a body or a city in addresses, such as br
    code = models.CharField(_("code"), max_length=20, primary_key=True)
    # Translators: of a body (council, working group), or of a meeting (ordinary, extraordinary)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    city = models.OneToOneField(
        "cooperation.City",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="council",
        verbose_name=_("city"),
    )
    name = models.CharField(_("name"), max_length=200)
    abbreviation = models.CharField(_("abbreviation"), max_length=10, blank=True)
    # Translators: a setting of a body; formal mail is an invitation, a cancellation, an agenda
    formal_mail_waits = models.BooleanField(
        _("formal mail waits for a look by the secretariat"), default=False
    )
    # Translators: place in an order: 1, 2, 3
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = BodyQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]
        # Translators: a council or the working group
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="council", city__isnull=False) | (~Q(kind="council") & Q(city__isnull=True)),
                name="a_council_belongs_to_one_city",
            ),
        ]
        triggers = [renews_a_stamp()]

    def __str__(self):
        return self.name or self.code

    @property
    def slug(self):
        """Its code as it stands in addresses."""
        return self.code.replace("_", "-")


class Delegation(models.Model):
    """How many seats a city has in a body."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="delegations", verbose_name=_("body"))
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="+", verbose_name=_("city"))
    size = models.PositiveSmallIntegerField(_("seats"))

    class Meta:
        ordering = ["body", "city"]
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        constraints = [
            models.UniqueConstraint(fields=["body", "city"], name="one_delegation_per_city_and_body"),
            models.CheckConstraint(condition=Q(size__gt=0), name="a_delegation_has_seats"),
        ]

    def __str__(self):
        return f"{self.body_id} {self.city_id}: {self.size}"


class Term(models.Model):
    """A council's term of office; both days are included."""

    council = models.ForeignKey(
        Body,
        models.PROTECT,
        related_name="terms",
        limit_choices_to={"kind": Body.Kind.COUNCIL},
        verbose_name=_("council"),
    )
    # Translators: the first day of a period
    starts_on = models.DateField(_("from"))
    # Translators: the last day of a period
    ends_on = models.DateField(_("to"))

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["council", "starts_on"]
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="term_ends_after_it_starts"
            ),
            ExclusionConstraint(
                name="one_term_at_a_time",
                expressions=[("council", RangeOperators.EQUAL), (Period(), RangeOperators.OVERLAPS)],
                violation_error_message=_("The council already has a term of office in this period."),
            ),
        ]

    def __str__(self):
        return f"{self.council} {self.starts_on:%Y}–{self.ends_on:%Y}"

    def clean(self):
        _require_order(self)


class Seat(models.Model):
    """A person's place in a body for a period: from its first to its last day."""

    class Role(models.TextChoices):
        COUNCIL_CHAIR = "council_chair", _("council chair")
        DELEGATION_LEADER = "delegation_leader", _("delegation leader")
        MEMBER = "member", _("member")
        SUBSTITUTE = "substitute", _("substitute")

    person = models.ForeignKey(
        "cooperation.Person", models.PROTECT, related_name="seats", verbose_name=_("person")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="seats", verbose_name=_("body"))
    city = models.ForeignKey("cooperation.City", models.PROTECT, related_name="seats", verbose_name=_("city"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["body", "city", "position", "pk"]
        # Translators: a person's place in a body
        verbose_name = _("seat")
        # Translators: the places that persons have in bodies
        verbose_name_plural = _("seats")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="seat_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["council_chair", "delegation_leader", "member", "substitute"]),
                name="seat_role_is_known",
            ),
            ExclusionConstraint(
                name="one_seat_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("body", RangeOperators.EQUAL),
                    (Period(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The person already has a seat in this body in this period."),
            ),
            ExclusionConstraint(
                name="one_leader_of_a_delegation_at_a_time",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("city", RangeOperators.EQUAL),
                    (Period(), RangeOperators.OVERLAPS),
                ],
                condition=Q(role__in=["delegation_leader", "council_chair"]),
                violation_error_message=_("Somebody else already leads this delegation in this period."),
            ),
        ]

        triggers = [
            pgtrigger.Trigger(
                name="a_council_seats_its_own_city",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM cooperation_body
                        WHERE code = NEW.body_id AND city_id <> NEW.city_id
                    ) THEN
                        RAISE EXCEPTION 'a seat in a council belongs to the city of the council'
                        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_council_seats_its_own_city';
                    END IF;
                    RETURN NULL;
                """,
            ),
            renews_a_stamp(),
        ]

    def __str__(self):
        return f"{self.person} ({self.body}, {self.get_role_display()})"

    def clean(self):
        _require_order(self)
        # A form asks here also when a field of it has been refused.
        if self.body_id and self.city_id and self.body.city_id not in (None, self.city_id):
            raise ValidationError({"city": _("The seat belongs to the city of the council.")})

    def validate_constraints(self, exclude=None):
        """Django asks the constraint on leaders about the role even when the form has just refused it."""
        if "role" not in (exclude or ()):
            super().validate_constraints(exclude)


def _require_order(period):
    """Before the database is asked to compare periods: it cannot make one that ends before it starts."""
    if period.starts_on and period.ends_on and period.ends_on < period.starts_on:
        raise ValidationError({"ends_on": _("The last day lies before the first.")})
